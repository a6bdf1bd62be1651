"""One table of words and patterns per language."""

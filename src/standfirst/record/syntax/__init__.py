"""Syntax behind a small adapter: whatever parsed the sentence, the rules see the same tree."""

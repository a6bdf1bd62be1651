"""Find as you type; search the archive."""

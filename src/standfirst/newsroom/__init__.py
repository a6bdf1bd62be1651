"""The stories, and what editors do with them."""

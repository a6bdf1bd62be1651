"""Actors: states from a table, a newsroom's own lists from a file, people and organisations from their names."""

"""Keeping a newspaper safe: one file that holds all of it, and the way back."""

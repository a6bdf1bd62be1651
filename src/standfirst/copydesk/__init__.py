"""How raw copy becomes a clean, structured story. Knows no Django."""

"""How each format is recognised and read: one file per format. Knows no Django."""

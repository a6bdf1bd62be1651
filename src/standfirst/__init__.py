"""Standfirst: wire copy goes in, a fast and truthful news site comes out."""

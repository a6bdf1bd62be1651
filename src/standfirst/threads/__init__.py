"""Which stories belong together: storylines and the next story."""

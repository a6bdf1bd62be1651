"""Settings, addresses, and the servers of the desk and the reader."""

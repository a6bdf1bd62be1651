"""What an editor sees."""

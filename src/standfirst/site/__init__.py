"""What a reader sees: templates, CSS, JS, fonts."""

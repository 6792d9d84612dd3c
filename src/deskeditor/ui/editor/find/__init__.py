"""Find and replace: the bar above the text, what it finds, and where that is shown."""

"""Settings: what stays the same from story to story."""

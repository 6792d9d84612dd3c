"""The library: one SQLite database and its assets."""

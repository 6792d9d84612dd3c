"""Find and replace in the library: the dialog, its list of hits, and what it asks of the library."""

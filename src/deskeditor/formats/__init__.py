"""Files of other programs to stories, and stories to files."""

"""The export of stories: what is asked, what is shown beforehand, and what is said afterwards."""

"""The backups area: copies of the library that are made by themselves, and their way back."""

"""deskeditor: a desktop workstation for editors."""

__version__ = "0.1.0"

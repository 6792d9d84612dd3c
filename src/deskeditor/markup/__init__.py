"""Markdown text to blocks to clean HTML."""

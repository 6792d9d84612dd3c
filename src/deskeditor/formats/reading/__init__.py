"""Bytes to stories."""

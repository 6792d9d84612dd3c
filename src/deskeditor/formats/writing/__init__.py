"""Stories to bytes."""

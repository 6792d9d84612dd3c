"""What one can do: one small typed function per thing a person does."""

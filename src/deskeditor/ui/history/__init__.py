"""The history area: earlier versions of the open story, compared by word and brought back."""

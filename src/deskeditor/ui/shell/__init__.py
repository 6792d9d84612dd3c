"""The frame of the window: where the areas stand, and what is joined to what."""

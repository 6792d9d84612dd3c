"""The palette: every command and every story, a few letters away."""

"""The libraries area: which library is open, and where it stands."""

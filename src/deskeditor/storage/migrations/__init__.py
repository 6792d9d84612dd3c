"""How does an older library become one of today? One step a file in `versions/`, run by `upgrading`."""

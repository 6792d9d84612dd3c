"""The care area: what is wrong in the library, and what lies about in it unused."""

"""The first meeting: one sheet in the window, for somebody whose library does not exist yet."""

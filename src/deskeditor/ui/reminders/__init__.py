"""What is due, said while the window is open."""

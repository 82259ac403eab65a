"""A portfolio on a screen, and how far reading it has come."""

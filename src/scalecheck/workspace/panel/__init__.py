"""The panel of a folder: reading it, and changing the file that says who is asked."""

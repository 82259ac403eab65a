"""What must be right in a file beyond the shape of each value."""

"""What is legal in a file and still wrong: one module per rule."""

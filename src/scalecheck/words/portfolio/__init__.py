"""What is said of many places together."""

"""`scalecheck pack`: questions for people without a terminal, and their answers back into files."""

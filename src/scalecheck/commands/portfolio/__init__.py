"""`scalecheck portfolio`: many assessments over innovations and places."""

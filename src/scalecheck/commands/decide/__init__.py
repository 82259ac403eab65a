"""`scalecheck decide`: record the proposal and the decision."""

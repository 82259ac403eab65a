"""`scalecheck agree`: hold the consensus round over a panel."""

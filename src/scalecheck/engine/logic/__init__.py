"""Truth in four values, what a condition found, and exact numbers: what all judging rests on."""

"""`scalecheck asks`: what only the system can change, listed and recorded."""

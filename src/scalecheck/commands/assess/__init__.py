"""`scalecheck assess`: start or resume an assessment."""

"""The sites and partners of a programme in its report."""

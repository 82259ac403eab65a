"""The `scalecheck checklist` commands."""

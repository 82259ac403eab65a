"""Page one of a report."""

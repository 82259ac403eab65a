"""Two versions of one file brought together entry by entry, as a merge driver of git does."""

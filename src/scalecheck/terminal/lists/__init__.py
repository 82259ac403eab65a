"""Lists that are drawn from many files, on a screen."""

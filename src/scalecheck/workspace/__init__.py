"""What commands share: finding, reading and judging files, occasions, and git history."""

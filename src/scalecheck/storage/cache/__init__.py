"""What may be kept between runs: of use to the next run, and safe to delete at any time."""

"""From bytes to values with their places, or to the reasons why there are none."""

"""From values to YAML text, and changes of a text that leave the rest of it alone."""

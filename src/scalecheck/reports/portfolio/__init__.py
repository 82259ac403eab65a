"""A portfolio as papers for people and as rows for programs."""

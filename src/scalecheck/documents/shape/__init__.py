"""From the errors of the models to problems in plain words, each at its place."""

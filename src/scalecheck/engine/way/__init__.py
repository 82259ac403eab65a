"""A short way to a better verdict."""

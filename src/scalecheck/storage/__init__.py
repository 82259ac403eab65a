"""Bytes on disk: reading files, finding them, and the files that travel with scalecheck."""

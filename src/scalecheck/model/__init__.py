"""The file formats as frozen models: what is in a file, checked one value at a time."""

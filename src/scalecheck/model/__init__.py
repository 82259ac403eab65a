"""The file formats as frozen models: what stands in a file, checked one value at a time."""

"""The weak spots of an assessment, one module for each; the docstring of a module is its page in the documentation."""

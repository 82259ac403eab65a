"""One plain function per command: explicit arguments in, an exit code out."""

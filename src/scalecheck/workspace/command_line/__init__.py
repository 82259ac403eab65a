"""The command line: what a shell can complete, what is supposed for one look, how a proposed command is typed."""

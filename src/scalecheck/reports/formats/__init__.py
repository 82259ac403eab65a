"""The formats in which a report leaves the program."""

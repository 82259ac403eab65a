"""The parts of a report behind page one, one module for each."""

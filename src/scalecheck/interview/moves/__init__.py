"""From one line of input to the next state of an interview."""

"""The interview as a pure machine: a state and one line of input in, the next state and something to say out."""

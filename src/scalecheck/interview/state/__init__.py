"""Where an interview is: its answers, its agenda, what they lack."""

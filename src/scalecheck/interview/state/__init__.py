"""Where an interview is: its answers, its agenda, and what follows from them."""

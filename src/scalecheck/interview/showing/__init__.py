"""What an interview shows, as values that any prompter can print."""

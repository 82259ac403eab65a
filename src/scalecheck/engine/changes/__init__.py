"""What changed between two judgements, and what became of what was promised."""

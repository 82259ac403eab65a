"""What is judged: the checklist laid out, the responses that count, and the case that they make."""

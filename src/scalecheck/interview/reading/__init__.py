"""What is typed, and what it can mean: replies, forms of a few fields, days and names."""

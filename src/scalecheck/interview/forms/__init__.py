"""Small dialogues of a few fields, and the second pass, which is made of them."""

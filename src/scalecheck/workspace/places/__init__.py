"""What commands share about places: a programme's partners, and the places and organisations that files name."""

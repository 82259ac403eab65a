"""`scalecheck adapt`: what a site changed in an innovation, and the parts of it that must stay."""

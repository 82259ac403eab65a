"""What a checklist becomes: the local variant of it, and the version after it; pure, from models to models."""

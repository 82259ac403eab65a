"""Text and models: reading YAML with places, checking it in plain words, and writing it without touching the rest."""

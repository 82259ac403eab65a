"""When two wordings are the same."""

from __future__ import annotations


def same_words(text: str) -> str:
    """Return a text in the form in which it equals every other that differs in white space or capitals alone."""
    return " ".join(text.split()).casefold()

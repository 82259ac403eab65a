"""Words that say little of what a sentence is about."""

from __future__ import annotations

from typing import Final

SMALL_WORDS: Final = frozenset(
    [
        "a",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "by",
        "do",
        "does",
        "each",
        "every",
        "for",
        "from",
        "has",
        "have",
        "here",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "one",
        "or",
        "our",
        "that",
        "the",
        "their",
        "there",
        "this",
        "to",
        "what",
        "who",
        "with",
    ]
)
"""Without them two questions can be compared, and an id made of a sentence."""

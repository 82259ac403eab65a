"""Words made fit for a sentence: headlines, full stops, capitals, lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scalecheck.plain import plainly

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADLINE: Final = 120
"""How many characters of a note's first line are printed where room is short."""

_SENTENCE_END: Final = re.compile(r"[.!?][”\"')]?(?=\s)")
"""Where a sentence within a line ends."""
_MISSING: Final = re.compile(r"\b(?:no|not|nobody|nothing|none|never|nor|cannot|missing|lacks?)\b|n't\b", re.IGNORECASE)
"""What a part of a sentence says that tells of something missing."""
_ENDS: Final = (".", "!", "?", "…", ":", ".”", "?”", "!”", ".)", '."', '?"')


def headline(text: str, limit: int = HEADLINE, words: int = HEADLINE) -> str:
    """Return the first line that says something, cut off between words where it has more characters or words."""
    line = next((one for line in text.splitlines() if (one := line.split())), [])
    shown = plainly(" ".join(line[:words]))
    if len(shown) <= limit and len(line) <= words:
        return shown
    between_words, _, _ = shown[:limit].rpartition(" ")
    cut = between_words if len(shown) > limit and len(between_words) > limit // 2 else shown[: limit - 1]
    return f"{cut.rstrip(' ,;:.')}…"


def first_words(text: str, limit: int = HEADLINE) -> str:
    """Return the first line that says something, or as many of its sentences as keep to the limit; nothing is cut."""
    line = next((plainly(" ".join(one.split())) for one in text.splitlines() if one.strip()), "")
    if len(line) <= limit:
        return line
    ends = [found.end() for found in _SENTENCE_END.finditer(line, 0, limit)]
    return line[: ends[-1]] if ends else ""


def sentence(text: str) -> str:
    """Return the words with a full stop last, where they do not end a sentence already."""
    words = text.strip()
    return words if not words or words.endswith(_ENDS) else f"{words}."


def quoted(text: str) -> str:
    """Return somebody's own words as a sentence in quotation marks; nothing where there are none."""
    return f"“{words}”" if (words := sentence(text)) else ""


def capital(text: str) -> str:
    """Return the words with a capital letter first."""
    return f"{text[:1].upper()}{text[1:]}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """Return a list as `a, b and c`; parts with commas of their own, and no quotation marks, by semicolons."""
    if len(words) < 2:  # noqa: PLR2004 (nothing to join)
        return "".join(words)
    comma = "; " if any("," in word and not word.startswith("“") for word in words) else ", "
    before_last = comma if comma == "; " else " "
    return f"{comma.join(words[:-1])}{before_last}{last} {words[-1]}"


def versions_in_words(versions: Sequence[str]) -> str:
    """Return which versions there are, each once: `There is version 1.0.0`, `There are versions 1.0.0 and 2.0.0`."""
    each = tuple(dict.fromkeys(versions))
    return f"There {'is version' if len(each) == 1 else 'are versions'} {joined(each)}"


def without_lack(text: str) -> str:
    """Return what a level says is there, without the parts behind a semicolon that say what is still missing."""
    first, *further = text.split(";")
    return sentence(";".join((first, *(one for one in further if _MISSING.search(one) is None)))) if further else text


def without_stop(text: str) -> str:
    """Return the words without a full stop at the end, to be quoted within a sentence."""
    words = text.strip()
    return words[:-1] if words.endswith(".") and not words.endswith("..") else words

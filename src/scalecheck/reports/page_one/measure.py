"""How much room page one takes: on one page of A4 in Word, with letters of 11 points."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from scalecheck.plain import plainly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.reports.contents import Condition, PageOne, SystemChange

HEIGHT: Final = 755
"""How high a page may be by these measures, in points; it holds on A4 with a wide font as well (DejaVu Sans)."""

_CHARACTERS: Final = 92
"""How many characters a line of 11 points has at least."""
_WORD: Final = 9
"""How many characters a word has at most, on average, with the space after it."""
_TITLE_CHARACTERS: Final = 60
"""How many characters a line of the title has."""
_LINE: Final = 12.8
"""How high a line is, in points."""
_TITLE_LINE: Final = 19
"""How high a line of the title is, in points."""
_HEADING: Final = 23
"""How high a heading is with the room around it, in points."""
_AFTER: Final = 3
"""How much room there is after a paragraph, in points."""
_ENTRY_AFTER: Final = 1
"""How much room there is after an entry of a list, in points."""
_MORE: Final = "Twelve more, in the full report under “Who saw it differently”"
"""How long it is to say what was left out."""


def words_in(*texts: str) -> int:
    """Return how many words texts have; what is written without spaces counts by its length."""
    return sum(max(len(text.split()), len(text) // _WORD) for text in texts)


def height(page: PageOne) -> float:
    """Return how much room a page takes, in points."""
    return sum(_blocks(page))


def _blocks(page: PageOne) -> Iterator[float]:
    """Return the height of each heading, paragraph and entry, in the order of the page."""
    yield ceil(len(page.title) / _TITLE_CHARACTERS) * _TITLE_LINE + 2 * _AFTER
    yield from map(_paragraph, filter(None, (page.answered, page.verdict, page.asks, page.decided)))
    yield _HEADING
    yield from (_entry(f"A. {one}") for one in page.options)
    yield from (_entry(_MORE) for left in (page.more_options, page.more_verdict, page.more_moved) if left)
    if page.facts or page.of_programme:
        yield from (_paragraph("What is proposed"), *map(_entry, page.facts), _entry("What the programme asks"))
    yield _HEADING
    yield from (_entry(f"Going well: {one.words} {one.headline}") for one in page.reasons)
    yield from (_entry(_MORE) for left in (page.more_reasons,) if left)
    yield from map(_paragraph, filter(None, (page.partly_there,)))
    if page.also or page.more_also:
        yield _paragraph(" ".join((*page.also, *((_MORE,) if page.more_also else ()))))
    if page.conditions:
        yield _HEADING
    for group in page.conditions:
        yield from (_paragraph(group.before), *(_entry(_condition(one)) for one in group.shown))
        yield from (_entry(_MORE) for left in (group.more,) if left)
    if page.system or page.more_system:
        yield from (_HEADING, *(_entry(_change(one)) for one in page.system))
    yield from (_entry(_MORE) for left in (page.more_system,) if left)
    if page.since:
        yield from (_HEADING, *map(_paragraph, filter(None, (page.decided_then,))))
        yield from map(_entry, (*filter(None, (page.worse,)), *page.moved))
    if page.views or page.more_views:
        yield _HEADING
    yield from (_entry(f"{view.role}, on “{view.about}”: {view.says}") for view in page.views)
    yield from (_entry(_MORE) for left in (page.more_views,) if left)
    if page.collide or page.more_collide:
        yield _paragraph(" ".join(("Dates that collide.", *page.collide, *((_MORE,) if page.more_collide else ()))))
    yield _paragraph(" ".join(("How firm is this?", *page.firm, *((_MORE,) if page.more_firm else ()))))
    yield from (_paragraph(f"Next review: {page.next_review}"), _paragraph(page.standing))


def _paragraph(text: str) -> float:
    return ceil(len(plainly(text)) / _CHARACTERS) * _LINE + _AFTER


def _entry(text: str) -> float:
    return max(ceil(len(plainly(text)) / (_CHARACTERS - 4)), 1) * _LINE + _ENTRY_AFTER


def _condition(condition: Condition) -> str:
    if condition.general:
        return condition.what
    return f"{condition.what} {condition.who or 'Nobody yet'}. {condition.due or 'No day set'}, overdue"


def _change(change: SystemChange) -> str:
    return f"{change.what} {change.who}. Not put to them yet. Due {change.due or 'not asked of anyone'}: missed"

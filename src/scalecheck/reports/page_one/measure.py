"""How much room page one takes: on one page of A4 in Word, with letters of 11 points."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Final

from scalecheck.plain import plainly
from scalecheck.reports.page_one.elsewhere import left_out, part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.reports.contents import Condition, PageOne, SystemChange

HEIGHT: Final = 765
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
_KEPT: Final = 1000
"""Of how many paragraphs and entries the height is kept: while a page is filled, most stay as they are."""
_PLACE: Final = "Background"
"""Under which heading of the full report most of what is left out is."""


def words_in(*texts: str) -> int:
    """Return how many words texts have; what is written without spaces counts by its length."""
    return sum(max(len(text.split()), len(text) // _WORD) for text in texts)


def height(page: PageOne) -> float:
    """Return how much room a page takes, in points."""
    return sum(_blocks(page))


def _blocks(page: PageOne) -> Iterator[float]:
    """Return the height of each heading, paragraph and entry, in the order of the page."""
    yield ceil(len(page.title) / _TITLE_CHARACTERS) * _TITLE_LINE + 2 * _AFTER
    yield from map(_paragraph, filter(None, (page.answered, _told((page.verdict,), page.more_verdict), page.asks)))
    yield from map(_paragraph, filter(None, (page.decided,)))
    yield _HEADING
    yield from map(_entry, (f"A ({one.mark}). {one.words}" for one in page.options))
    yield from map(_entry, _left_out(page.more_options))
    if page.facts:
        yield from (_paragraph("What is proposed"), *map(_entry, page.facts))
    yield _HEADING
    yield from (_entry(f"{'Going well: ' if one.good else ''}{one.words} {one.headline}") for one in page.reasons)
    yield from map(_paragraph, _left_out(page.more_reasons))
    if beside := _told(filter(None, (page.partly_there, *page.also)), page.more_also):
        yield _paragraph(beside)
    yield from _of_sections(page)
    for title, said, more in (
        ("Dates that collide.", page.collide, page.more_collide),
        ("What would turn it.", page.turns, page.more_turns),
        ("How firm is this?", page.firm, page.more_firm),
    ):
        if said:
            yield _paragraph(f"{title} {_told(said, more)}")
    yield from map(_paragraph, filter(None, (page.elsewhere,)))
    yield from (_paragraph(f"Next review: {page.next_review}"), _paragraph(page.standing))


def _of_sections(page: PageOne) -> Iterator[float]:
    """Return the height of the parts that have a heading of their own between the reasons and the last lines."""
    if page.conditions:
        yield _HEADING
    for group in (one for one in page.conditions if one.shown):
        yield _paragraph(f"{group.before}: {part_of(group.shown, group.more)}")
        yield from (_entry(_condition(one)) for one in group.shown)
    if page.system:
        yield from (_HEADING, *(_entry(_change(one)) for one in page.system))
    if page.since:
        yield _paragraph(_since(page))
    if page.views:
        yield _HEADING
    yield from (_entry(f"{view.role}, on “{view.about}”: {view.says}") for view in page.views)


def _since(page: PageOne) -> str:
    said = " ".join(filter(None, (page.decided_then, page.worse, *page.moved)))
    more = [left_out(page.more_moved, page.since, shown=said)] if page.more_moved else []
    return " ".join((f"{page.since}.", said, *more))


def _left_out(count: int) -> Iterator[str]:
    if count:
        yield left_out(count, _PLACE)


def _told(said: Iterable[str], more: int) -> str:
    return " ".join((*said, *_left_out(more)))


@lru_cache(maxsize=_KEPT)
def _paragraph(text: str) -> float:
    return ceil(len(plainly(text)) / _CHARACTERS) * _LINE + _AFTER


@lru_cache(maxsize=_KEPT)
def _entry(text: str) -> float:
    return max(ceil(len(plainly(text)) / (_CHARACTERS - 4)), 1) * _LINE + _ENTRY_AFTER


def _condition(condition: Condition) -> str:
    if condition.general:
        return condition.what
    if condition.met:
        return f"{condition.what} Met. {condition.who}"
    due = f". {condition.due}" if condition.due else ", no day set" if condition.who else ""
    return f"{condition.what} {condition.who or 'Nobody yet'}{due}{', overdue' if condition.overdue else ''}"


def _change(change: SystemChange) -> str:
    if not change.who:
        return f"{change.what} Not asked of anyone"
    put = "" if change.put else " Not put to them yet."
    due = f"Due {change.due}" if change.due else "No day set"
    return f"{change.what} {change.who}.{put} {due}{': missed' if change.missed else ''}"

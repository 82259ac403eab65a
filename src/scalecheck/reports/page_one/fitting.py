"""Page one within its 400 words: texts are cut at their headline, and what is left out is counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from scalecheck.reports.contents import Conditions, PageOne, PageView, Reason
from scalecheck.words.numbers import number_words
from scalecheck.words.sentences import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.reports.contents import Condition, Proposal, Since

MOST_WORDS: Final = 400
"""How many words page one may have."""
MOST_VIEWS: Final = 3
"""How many views page one has room for."""
NOT_SAID: Final = "The file does not say what the group is asked to decide."
"""What stands in place of the decision asked."""

_HEADINGS: Final = 22
"""How many words the headings have, with `Next review`."""
_ASKS: Final = 16
"""How many words the decision asked may have, wherever it is told."""
_VERDICT: Final = 44
"""How many words the verdict may have, so that the decision asked comes within the first hundred."""
_ANSWERED: Final = 14
"""How many words say who answered, so that the verdict comes within the first fifty."""
_HEADING: Final = 6
"""How many words the heading over the decision asked has."""
_ASKED_WITHIN: Final = 100
"""Within how many words from the top the decision asked stands."""
_IN_FULL: Final = 30
"""How many words the longest text has that is told in full."""
_SIGNS: Final = 8
"""How many characters a word may have on average, so that texts without spaces are cut as well."""
_FEWEST_SIGNS: Final = 72
"""How many characters a text of very few words may have."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that page one could say, before it is cut."""

    title: str
    """What it is about."""
    answered: str
    """In which round, and who answered."""
    verdict: str
    """The verdict."""
    proposal: Proposal | None
    """What the group is asked."""
    reasons: tuple[Reason, ...]
    """The reasons."""
    also: tuple[str, ...]
    """What else has to be said about them."""
    conditions: tuple[Conditions, ...]
    """What must be true first."""
    views: tuple[PageView, ...]
    """Who sees it differently, in the order of weight."""
    since: Since | None
    """What moved since the round before."""
    firm: tuple[str, ...]
    """How firm it is."""
    next_review: str
    """On which day the group looks again."""
    decided: str
    """What was decided."""
    standing: str
    """What a judgement like this is."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How much page one gives to each kind of thing; words for texts, else how many."""

    asks: int
    """1 where the decision asked is told beside the options to choose from, else 0."""
    lead: int
    """Words of a reason's own words."""
    text: int
    """Words of a headline, an option, a condition, a view."""
    who: int
    """Words of a role with its organisation."""
    sentences: int
    """Words of other sentences."""
    also: int
    """How many sentences beside the reasons."""
    firm: int
    """How many sentences about how firm it is."""
    since: int
    """Words of a line about what moved since the round before."""
    conditions: int
    """How many conditions."""
    options: int
    """How many options."""
    views: int
    """How many views."""
    facts: int
    """1 where place, day and cost are told, else 0."""
    in_full: frozenset[str] = frozenset()
    """Texts that are told to their end, whatever their kind is given."""

    def cut(self, text: str, words: int) -> str:
        """Return a text of so many words at most, or of more where it is told in full."""
        plain = " ".join(text.split())
        words = max(words, _IN_FULL) if plain in self.in_full else words
        return headline(plain, max(words * _SIGNS, _FEWEST_SIGNS), words)


_NARROWEST: Final = _Room(
    asks=0, lead=14, text=7, who=6, sentences=16, also=2, firm=4, since=14, conditions=2, options=2, views=1, facts=0
)
"""Everything fits into this."""

_WIDENED: Final = (
    *(("options", 3), ("lead", 18), ("conditions", 4), ("since", 20), ("asks", 1), ("views", 2), ("conditions", 6)),
    *(("who", 9), ("since", 28), ("conditions", 8), ("views", MOST_VIEWS), ("also", 4), ("firm", 6), ("options", 6)),
    *(("since", 40), ("facts", 1), ("who", 12), ("lead", 32), ("sentences", 40), ("text", 16), ("text", 32)),
)
"""What is given more room, in this order, as long as all keeps to its words."""


def fitted(whole: Whole) -> PageOne:
    """Cut page one to its room.

    From the narrowest way on, first as many texts as possible are told in full, the shortest before the longer ones;
    then each kind in its turn is given more room, and what that has brought in is told in full as well.
    """
    room = _told_in_full(whole, _NARROWEST)
    for kind, size in _WIDENED:
        more: dict[str, Any] = {kind: size}
        room = _if_it_fits(whole, room, replace(room, **more))
    return _cut(whole, _told_in_full(whole, room))


def _told_in_full(whole: Whole, room: _Room) -> _Room:
    """Tell as many texts in full as there is room for: whole sentences before many of them."""
    shown = frozenset(_texts(_cut(whole, room)))
    for texts in (_weighty(whole), _others(whole)):
        plain = dict.fromkeys(" ".join(text.split()) for text in texts)
        for text in sorted(plain, key=lambda one: one.count(" ")):
            if text.count(" ") < _IN_FULL and text not in room.in_full and text not in shown:
                room = _if_it_fits(whole, room, replace(room, in_full=room.in_full | {text}))
    return room


def _if_it_fits(whole: Whole, room: _Room, wider: _Room) -> _Room:
    return wider if words_on(_cut(whole, wider)) <= MOST_WORDS else room


def _weighty(whole: Whole) -> Iterator[str]:
    """Return what the group decides on: what it is asked, the gates' own words, and what moved."""
    yield from whole.proposal.options if whole.proposal is not None else ()
    yield from (one.words for one in whole.reasons)
    yield from whole.since.lines if whole.since is not None else ()


def _others(whole: Whole) -> Iterator[str]:
    yield from (*whole.also, *whole.firm)
    yield from (one.headline for one in whole.reasons)
    yield from (one.what for group in whole.conditions for one in group.shown)
    yield from (view.says for view in whole.views)


def words_on(page: PageOne) -> int:
    """Count the words of page one; headings, letters of options and `Nobody yet` among them."""
    return _HEADINGS + sum(len(text.split()) for text in _texts(page))


def _texts(page: PageOne) -> Iterator[str]:
    yield from (page.title, page.answered, page.verdict, page.decided, page.asks, page.next_review, page.standing)
    yield from (page.since, page.decided_then, *page.moved)
    yield from (*page.facts, *page.also, *page.firm)
    yield from (f"A. {option}" for option in page.options)
    yield from ("And some more" for left in (page.more_options, page.more_views) if left)
    if page.options and (page.facts or page.of_programme):
        yield "What is proposed"
    if page.of_programme:
        yield "The programme asks this for all its sites."
    for reason in page.reasons:
        yield f"{'Going well: ' if reason.good else ''}{reason.words} {reason.headline}"
    for group in page.conditions:
        yield group.before
        yield "And some more" if group.more else ""
        yield from (_condition_words(one) for one in group.shown)
    yield from (f"{view.role}, {'on ' if view.about else ''}{view.about}: {view.says}" for view in page.views)


def _condition_words(condition: Condition) -> str:
    if condition.general:
        return condition.what
    late = " overdue" if condition.overdue else ""
    return f"{condition.what} {condition.who or 'Nobody yet'} {condition.due or 'no day set'}{late}"


def _cut(whole: Whole, room: _Room) -> PageOne:
    asked = whole.proposal
    options = asked.options if asked is not None else ()
    shown, views = _kept(options, room.options), whole.views[: room.views]
    verdict, answered = room.cut(whole.verdict, _VERDICT), room.cut(whole.answered, _ANSWERED)
    before = sum(len(text.split()) for text in (whole.title, answered, verdict)) + _HEADING
    asks = room.cut(asked.asks if asked is not None else "", min(max(room.text, _ASKS), _ASKED_WITHIN - before))
    if len(options) > 1 and not room.asks:
        asks = ""
    return PageOne(
        title=whole.title,
        answered=answered,
        verdict=verdict,
        decided=room.cut(whole.decided, room.sentences),
        of_programme=asked is not None and asked.of_programme,
        asks=asks or ("" if options else NOT_SAID),
        options=tuple(room.cut(one, room.text) for one in shown),
        more_options=len(options) - len(shown),
        facts=tuple(_facts(asked, room)) if asked is not None and room.facts else (),
        reasons=tuple(
            replace(one, words=room.cut(one.words, room.lead), headline=room.cut(one.headline, room.text))
            for one in whole.reasons
        ),
        also=_sentences(whole.also, room.also, room),
        conditions=_conditions(whole.conditions, room),
        since=whole.since.title if whole.since is not None else "",
        decided_then=room.cut(whole.since.decided, room.sentences) if whole.since is not None else "",
        moved=tuple(room.cut(line, room.since) for line in whole.since.lines) if whole.since is not None else (),
        views=tuple(
            PageView(room.cut(one.role, room.who), room.cut(one.about, room.who), room.cut(one.says, room.text))
            for one in views
        ),
        more_views=len(whole.views) - len(views),
        firm=_sentences(whole.firm, room.firm, room),
        next_review=whole.next_review,
        standing=whole.standing,
    )


def _kept(texts: Sequence[str], count: int) -> Sequence[str]:
    """Keep some texts; one too many is kept as well, for to say so takes its place."""
    return texts[:count] if len(texts) > count + 1 else texts[: count + 1]


def _sentences(said: Sequence[str], count: int, room: _Room) -> tuple[str, ...]:
    shown = tuple(room.cut(one, room.sentences) for one in said[:count])
    more = len(said) - len(shown)
    return (*shown, f"And {number_words(more)} more.") if more else shown


def _facts(asked: Proposal, room: _Room) -> Iterator[str]:
    if asked.sites:
        yield f"Where: {room.cut('; '.join(asked.sites), room.text)}"
    if asked.start:
        yield f"Start: {asked.start}"
    if asked.cost:
        yield f"Cost: {room.cut(asked.cost, room.text)}"


def _first(conditions: Sequence[Condition], count: int) -> list[Condition]:
    """Keep so many in their order; what nobody sees to yet is never left out for what somebody does."""
    kept = sorted(range(len(conditions)), key=lambda place: bool(conditions[place].who))[:count]
    return [conditions[place] for place in sorted(kept)]


def _conditions(groups: Sequence[Conditions], room: _Room) -> tuple[Conditions, ...]:
    """Cut the groups in their order; each keeps at least one while there is room."""
    left, found = room.conditions, []
    for place, group in enumerate(groups):
        others = len(groups) - place - 1
        later = sum(len(one.shown) for one in groups[place + 1 :])
        count = min(len(group.shown), max(left // (others + 1), left - later))
        shown = tuple(
            replace(one, what=room.cut(one.what, room.text), who=room.cut(one.who, room.who))
            for one in _first(group.shown, count)
        )
        left -= count
        found.append(Conditions(group.before, shown, group.more + len(group.shown) - count))
    return tuple(found)

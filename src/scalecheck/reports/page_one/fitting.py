"""Page one on one page: whole lines by their weight; what does not fit is left out whole, and counted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import cycle, takewhile
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from scalecheck.engine.logic.choices import ASKED_FOR
from scalecheck.reports.contents import Conditions, PageOne
from scalecheck.reports.page_one.elsewhere import all_of_it
from scalecheck.reports.page_one.measure import HEIGHT, height, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scalecheck.reports.contents import Condition, Option, PageView, Proposal, Reason, Since, SystemChange

Line = TypeVar("Line")
Place: TypeAlias = int | tuple[int, int]
"""Where a line is among those of its kind; for a condition, in which group and where in it."""

NOT_SAID: Final = "The file does not say what the group is asked to decide; “scalecheck decide” records it."
"""What is printed in place of the decision asked, where there is none."""
TOO_LONG: Final = "What is asked takes more room than there is here: it is in the full report under “Background”."
"""What is printed in place of the decision asked, where that is too long."""
DECIDED: Final = "What was decided takes more room than there is here: it is in the full report under “Decision”."
"""What is printed in place of the decision asked, where there is none, and what was decided is too long."""

VERDICT_WITHIN: Final = 50
"""Within how many words from the top the verdict is told."""
ASKED_WITHIN: Final = 100
"""Within how many words from the top the decision asked is told."""
_VERDICT_WORDS: Final = 14
"""How many words are kept free for the first sentence of the verdict."""
_ASKED_WORDS: Final = 40
"""How many words the decision asked may have, wherever it is told."""
_HEADING_WORDS: Final = 6
"""How many words the heading over the decision asked has."""
_MORE_WORDS: Final = 9
"""How many words it takes to say that there is more about the verdict, and where."""
_WEIGHED: Final = 40
"""How many lines of a kind are tried at most; there is never room for more."""

PRIORITIES: Final = (
    *(("decided", 1), ("worse", 1), ("options", 3), ("asks", 1), ("reasons", 5), ("partly_there", 1)),
    *(("conditions", 4), ("system", 1)),
    *(("conditions", 6), ("turns", 1), ("collide", 1), ("conditions", 12), ("views", 1)),
    *(("also", 1), ("system", 2), ("turns", 2), ("firm", 1), ("system", 3), ("views", 2)),
    *(("collide", 3), ("moved", 1), ("firm", 3), ("also", _WEIGHED), ("moved", _WEIGHED), ("options", 26)),
    *(("turns", _WEIGHED), ("firm", _WEIGHED), ("decided_then", 1), ("facts", 3), ("collide", _WEIGHED)),
    *(("conditions", _WEIGHED), ("system", _WEIGHED), ("views", _WEIGHED)),
)
"""What comes onto the page first: lines of a kind, up to so many of it, as long as they fit."""

PARTS: Final = {
    "system": "what only the system can change",
    "views": "who sees it differently",
    "collide": "dates that collide",
    "turns": "what would turn it",
    "firm": "how firm this is",
}
"""What the parts are called that are left out, heading and all, where nothing of theirs is on the page."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that page one could say."""

    title: str
    """What it is about."""
    answered: tuple[str, ...]
    """In which round, and who answered, in sentences."""
    verdict: tuple[str, ...]
    """The verdict, in sentences."""
    proposal: Proposal | None
    """What the group is asked."""
    reasons: tuple[Reason, ...]
    """The reasons."""
    partly_there: str
    """How many questions of each side are at least partly there."""
    also: tuple[str, ...]
    """What else has to be said about them."""
    conditions: tuple[Conditions, ...]
    """What must be true first, all of it."""
    before: tuple[str, ...]
    """For each group of these, before what; the same for groups that are about the same step."""
    system: tuple[SystemChange, ...]
    """What only the system can change, in the order of weight."""
    views: tuple[PageView, ...]
    """Who sees what bears on a gate differently, in the order of weight."""
    views_elsewhere: int
    """How many views more there are, on what bears on no gate."""
    since: Since | None
    """What moved since the round before."""
    collide: tuple[str, ...]
    """Which dates do not go together."""
    turns: tuple[str, ...]
    """What would turn the verdict."""
    firm: tuple[str, ...]
    """How firm it is."""
    next_review: str
    """On which day the group looks again."""
    decided: str
    """What was decided."""
    standing: str
    """What a judgement like this is."""

    def lines(self) -> Mapping[str, Sequence[Place]]:
        """Return the lines that may be left out, by kind, in the order of their weight."""
        asked, since = self.proposal, self.since
        return {
            "asks": (0,)
            if asked is not None and asked.asks and len(asked.options) > 1 and not _is_option(asked)
            else (),
            "options": range(len(_short_enough(asked.options))) if asked is not None else (),
            "facts": range(len(_facts(asked))),
            "decided": (0,) if self.decided else (),
            "reasons": range(len(self.reasons)),
            "partly_there": (0,) if self.partly_there else (),
            "also": range(len(self.also)),
            "conditions": tuple(_weighed(self.conditions, self.before)),
            "system": range(len(self.system)),
            "worse": (0,) if since is not None and since.worse else (),
            "decided_then": (0,) if since is not None and since.decided else (),
            "moved": range(len(since.lines)) if since is not None else (),
            "views": range(len(self.views)),
            "collide": range(len(self.collide)),
            "turns": range(len(self.turns)),
            "firm": range(len(self.firm)),
        }


@dataclass(frozen=True, slots=True)
class Chosen:
    """The lines that are on the page."""

    lines: Mapping[str, frozenset[Place]] = field(default_factory=dict)
    """The places of the lines, by kind."""

    def has(self, kind: str, place: Place) -> bool:
        """Return whether a line is on the page."""
        return place in self.lines.get(kind, ())

    def with_line(self, kind: str, place: Place) -> Chosen:
        """Return the same with one line more."""
        return Chosen({**self.lines, kind: self.lines.get(kind, frozenset()) | {place}})

    def kept(self, kind: str, lines: Sequence[Line]) -> tuple[Line, ...]:
        """Return the lines of a kind that are on the page."""
        return tuple(line for place, line in enumerate(lines) if self.has(kind, place))


def fitted(whole: Whole) -> PageOne:
    """Return page one: lines come onto it in the order of their priority, each whole or not at all.

    A view that was not shared on the decision itself comes before all else, as the decision does.
    """
    lines, chosen = whole.lines(), Chosen()
    dissent = (("views", 1),) if any(not view.about for view in whole.views[:1]) else ()
    for kind, most in (*dissent, *PRIORITIES):
        for place in lines[kind][:most]:
            if kind == "options" and place not in (0, len(chosen.lines.get(kind, ()))):
                break  # what follows would get another letter than in the full report
            wider = chosen.with_line(kind, place)
            if not chosen.has(kind, place) and height(_page(whole, wider)) <= HEIGHT:
                chosen = wider
    return _page(whole, chosen)


def proposal_behind(asked: Proposal | None, page: PageOne) -> Iterator[str]:
    """Return what page one leaves out of what the group is asked, in lines."""
    if asked is None:
        return
    if asked.step and (asked.of_programme or not page.title.endswith(f": {' '.join(asked.step.split())}")):
        yield f"Step: {asked.step}"
    if asked.asks and asked.asks != page.asks and not (_is_option(asked) and page.options):
        yield f"Asked: {asked.asks}"
    if page.more_options:
        yield from (f"{letter}: {option.words}" for letter, option in zip(cycle(ascii_uppercase), asked.options))
    yield from (fact for fact in _facts(asked) if fact not in page.facts)
    if asked.next_review and asked.next_review != page.next_review:
        yield f"Next review: {asked.next_review}"


def _page(whole: Whole, chosen: Chosen) -> PageOne:
    asked, since = whole.proposal, whole.since
    options = asked.options if asked is not None else ()
    shown = chosen.kept("options", options)
    answered, verdict = _top(whole)
    moved = since.lines if since is not None else ()
    kept = {
        kind: chosen.kept(kind, getattr(whole, kind))
        for kind in ("reasons", "also", "system", "views", "collide", "turns", "firm")
    }
    more_views = len(whole.views) + whole.views_elsewhere - len(kept["views"])
    more = {kind: len(getattr(whole, kind)) - len(kept[kind]) for kind in kept} | {"views": more_views}
    return PageOne(
        title=whole.title,
        answered=" ".join(answered),
        verdict=" ".join(verdict),
        more_verdict=len(whole.verdict) - len(verdict),
        decided=whole.decided if chosen.has("decided", 0) else "",
        of_programme=asked is not None and asked.of_programme,
        asks=_asks(whole, shown, chosen),
        options=shown,
        more_options=len(options) - len(shown),
        facts=chosen.kept("facts", _facts(asked)),
        reasons=kept["reasons"],
        more_reasons=more["reasons"],
        partly_there=whole.partly_there if chosen.has("partly_there", 0) else "",
        also=kept["also"],
        more_also=more["also"],
        conditions=tuple(_conditions(whole.conditions, chosen)),
        system=kept["system"],
        more_system=more["system"],
        since=since.title if since is not None else "",
        decided_then=since.decided if since is not None and chosen.has("decided_then", 0) else "",
        worse=since.worse if since is not None and chosen.has("worse", 0) else "",
        moved=chosen.kept("moved", moved),
        more_moved=len(moved) - len(chosen.kept("moved", moved)),
        views=kept["views"],
        more_views=more["views"],
        collide=kept["collide"],
        more_collide=more["collide"],
        turns=kept["turns"],
        more_turns=more["turns"],
        firm=kept["firm"],
        more_firm=more["firm"],
        elsewhere=all_of_it({name: more[kind] for kind, name in PARTS.items() if not kept[kind]}),
        next_review=whole.next_review,
        standing=whole.standing,
    )


def _top(whole: Whole) -> tuple[Sequence[str], Sequence[str]]:
    """Return as many sentences on who answered and on the verdict as leave the verdict and what is asked near the top.

    The first of either is always told.
    """
    answered = _within(whole.answered, VERDICT_WITHIN - words_in(whole.title) - _VERDICT_WORDS)
    before = words_in(whole.title, *answered) + _HEADING_WORDS + _MORE_WORDS
    asked = _asked_first(whole.proposal) if whole.proposal is not None else whole.decided or NOT_SAID
    return answered, _within(whole.verdict, ASKED_WITHIN - before - min(words_in(asked), _ASKED_WORDS))


def _within(sentences: Sequence[str], words: int) -> Sequence[str]:
    """Return the first sentence, and those after it that keep within so many words."""
    kept = list(sentences[:1])
    for one in sentences[1:]:
        if words_in(*kept, one) <= words:
            kept.append(one)
    return kept


def _asks(whole: Whole, options: Sequence[Option], chosen: Chosen) -> str:
    """Return the decision asked; nothing where it is decided, or options say it better and leave no room."""
    asked, beside = whole.proposal, chosen.has("asks", 0)
    if asked is None or not (asked.asks or asked.options):
        if whole.decided:
            return "" if chosen.has("decided", 0) else DECIDED
        return NOT_SAID
    if options and (not asked.asks or _is_option(asked) or (not beside and len(asked.options) > 1)):
        return ""
    return asked.asks if asked.asks and words_in(asked.asks) <= _ASKED_WORDS else TOO_LONG


def _asked_first(asked: Proposal) -> str:
    return asked.asks or "".join(one.words for one in asked.options[:1])


def _is_option(asked: Proposal) -> bool:
    """Return whether what is asked for is one of the options, which then say it."""
    return any(one.mark == ASKED_FOR for one in asked.options)


def _short_enough(options: Sequence[Option]) -> Sequence[Option]:
    """Return the options before the first one that is too long for page one."""
    return tuple(takewhile(lambda one: words_in(one.words) <= _ASKED_WORDS, options))


def _facts(asked: Proposal | None) -> tuple[str, ...]:
    if asked is None:
        return ()
    named = (("Where", "; ".join(asked.sites)), ("Start", asked.start), ("Cost", asked.cost))
    return tuple(f"{name}: {said}" for name, said in named if said)


def _weighed(groups: Sequence[Conditions], before: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return the places of the conditions by weight: what comes before the earlier step first.

    Of what is before one step, one of each place comes first, then the others: those without an owner, then those that
    are overdue.
    """
    for step in dict.fromkeys(before):
        ordered = [
            [(number, place) for place in sorted(range(len(group.shown)), key=lambda at: _urgency(group.shown[at]))]
            for number, group in enumerate(groups)
            if before[number] == step
        ]
        yield from (places[0] for places in ordered if places)
        rest = [place for places in ordered for place in places[1:]]
        yield from sorted(rest, key=lambda at: _urgency(groups[at[0]].shown[at[1]]))


def _urgency(condition: Condition) -> int:
    """Return 0 for what nobody has taken on, 1 for what is overdue, 2 for the rest, and 3 for what is met."""
    return 3 if condition.met else 0 if not condition.who else 1 if condition.overdue else 2


def _conditions(groups: Iterable[Conditions], chosen: Chosen) -> Iterator[Conditions]:
    for number, group in enumerate(groups):
        shown = tuple(one for place, one in enumerate(group.shown) if chosen.has("conditions", (number, place)))
        yield replace(group, shown=shown, more=len(group.shown) - len(shown))

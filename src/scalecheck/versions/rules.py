"""What another version of a checklist's rules is: scoring, gates, verdicts, warnings and contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from scalecheck.versions.changes import Change, Key, compared, in_text
from scalecheck.versions.conditions import RuleCheck
from scalecheck.versions.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model import checklist as model
    from scalecheck.model.checklist import Scoring
    from scalecheck.versions.changes import ChangedPart

    Told = model.Warning | model.Contradiction
    Ruled = model.Gate | model.Verdict | Told

R = TypeVar("R", bound="Ruled")

_WORDS: Final = (
    Key("title", "the title has changed", Step.PATCH, "reworded"),
    Key("because", "its reason is worded differently", Step.PATCH, "reworded"),
    Key("sources", "its sources have changed", Step.PATCH),
)
_GATE: Final = (
    *_WORDS,
    Key("says", "its own words have changed", Step.PATCH, "reworded"),
    Key("guards_core", "whether it guards the core has changed", Step.MAJOR),
)
_SIDES: Final = (
    Key("worst_decides", "whether the worst side decides has changed", Step.MAJOR),
    Key("because", "why a strong side may make up for a weak one is worded differently", Step.PATCH, "reworded"),
)
_CHECKLIST: Final = (
    Key("inherited_for", "how long a site's own answers count for each innovation there has changed", Step.MINOR),
)
_CONTRADICTION: Final = (*_WORDS[1:], Key("items", "the questions that it is about have changed", Step.MINOR))
_VERDICT: Final = (
    Key("title", "the title has changed", Step.MINOR, "reworded"),
    Key("colour", "its colour has changed", Step.MINOR),
    Key("meaning", "what it says is worded differently", Step.MINOR, "reworded"),
    Key("decision", "what it asks for is worded differently", Step.MINOR, "reworded"),
    Key("review_after", "when to look again has changed", Step.MINOR),
    *_WORDS[1:],
    Key("default", "whether it holds where no better one is true has changed", Step.MAJOR),
)
_SCORING: Final = (
    ("values", "how its values enter the score has changed."),
    ("aggregate", "how its score is put together has changed."),
    ("times", "what its score is multiplied by has changed."),
    ("unanswered", "what an unanswered question counts has changed."),
    ("dont_know", "what a don't-know counts has changed."),
    ("not_applicable", "what a not-applicable question counts has changed."),
    ("round", "how its score is rounded has changed."),
)
_ADDED_RULE: Final = "it is new, so the same answers can lead to another verdict."
_LOST_RULE: Final = "it is gone, so the same answers can lead to another verdict."


def rule_changes(old: Outline, new: Outline) -> Iterator[Change]:
    """Return what is otherwise in the rules that turn answers into a verdict, and in what is told beside it."""
    was, now = old.checklist, new.checklist
    yield from scoring_changes(was.scoring, now.scoring, "scoring", "", "")
    check = RuleCheck(old, new, "checklist", "", "")
    yield from check.changes(was.settles_when, now.settles_when, "when there is a verdict at all has changed.")
    yield from compared("checklist", was, now, "", _CHECKLIST)
    yield from compared("checklist", was.sides, now.sides, "", _SIDES)
    yield from _gates(old, new)
    yield from _verdicts(old, new)
    yield from _told(old, new, "warning", was.warnings, now.warnings)
    yield from _told(old, new, "contradiction", was.contradictions, now.contradictions)


def scoring_changes(old: Scoring, new: Scoring, part: ChangedPart, name: str, title: str) -> Iterator[Change]:
    """Return what is otherwise in a scoring; names of its bands need no more than a patch."""
    for key, what in _SCORING:
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            yield Change(Step.MAJOR, part, "changed", name, title, what, in_text(was), in_text(now))
    ranges = [tuple((band.id, band.from_) for band in one.bands or ()) for one in (old, new)]
    bands = ("; ".join(f"{band.label} from {in_text(band.from_)}" for band in one.bands or ()) for one in (old, new))
    if ranges[0] != ranges[1]:
        yield Change(Step.MAJOR, part, "changed", name, title, "the bands of its score have changed.", *bands)
    elif (old.bands, old.no_band) != (new.bands, new.no_band):
        yield Change(Step.PATCH, part, "reworded", name, title, "the bands of its score are named differently.", *bands)


def _gates(old: Outline, new: Outline) -> Iterator[Change]:
    yield from _come_and_gone("gate", old.checklist.gates, new.checklist.gates, Step.MAJOR)
    for was, now in _both(old.checklist.gates, new.checklist.gates):
        yield from compared("gate", was, now, now.title, _GATE)
        check = RuleCheck(old, new, "gate", now.id, now.title)
        yield from check.changes(was.applies_when, now.applies_when, "when it applies has changed.")
        for verdict in dict.fromkeys((*now.needs, *was.needs)):
            ranks = new.verdict_ranks if verdict in new.verdict_ranks else old.verdict_ranks
            checklist = new.checklist if verdict in new.verdict_ranks else old.checklist
            title = checklist.verdicts[ranks[verdict]].title
            what = f"what it needs for “{title}” has changed."
            yield from check.changes(was.needs.get(verdict), now.needs.get(verdict), what)


def _verdicts(old: Outline, new: Outline) -> Iterator[Change]:
    was_all, now_all = old.checklist.verdicts, new.checklist.verdicts
    yield from _come_and_gone("verdict", was_all, now_all, Step.MAJOR)
    pairs = list(_both(was_all, now_all))
    kept = {was.id for was, _ in pairs}
    if [one.id for one in was_all if one.id in kept] != [one.id for one in now_all if one.id in kept]:
        titles = ("; ".join(one.title for one in verdicts) for verdicts in (was_all, now_all))
        what = "the order of the verdicts, from best to worst, has changed."
        yield Change(Step.MAJOR, "checklist", "moved", "", "", what, *titles)
    for was, now in pairs:
        yield from compared("verdict", was, now, now.title, _VERDICT)
        check = RuleCheck(old, new, "verdict", now.id, now.title)
        yield from check.changes(was.when, now.when, "what must be true for it has changed.")


def _told(
    old: Outline,
    new: Outline,
    part: ChangedPart,
    were: Sequence[Told],
    are: Sequence[Told],
) -> Iterator[Change]:
    """Compare what is told beside the verdict, which it never changes."""
    yield from _come_and_gone(part, were, are, Step.MINOR)
    for was, now in _both(were, are):
        yield from compared(part, was, now, title_of(now), _WORDS if part == "warning" else _CONTRADICTION)
        check = RuleCheck(old, new, part, now.id, title_of(now))
        yield from check.changes(was.when, now.when, "when it is shown has changed.", Step.MINOR)


def _come_and_gone(part: ChangedPart, were: Sequence[Ruled], are: Sequence[Ruled], step: Step) -> Iterator[Change]:
    known, left = {one.id for one in were}, {one.id for one in are}
    rules = step is Step.MAJOR
    for now in are:
        if now.id not in known:
            yield Change(step, part, "added", now.id, title_of(now), _ADDED_RULE if rules else "it is new.")
    for was in were:
        if was.id not in left:
            yield Change(step, part, "removed", was.id, title_of(was), _LOST_RULE if rules else "it is gone.")


def _both(were: Sequence[R], are: Sequence[R]) -> Iterator[tuple[R, R]]:
    earlier = {one.id: one for one in were}
    yield from ((earlier[one.id], one) for one in are if one.id in earlier)


def title_of(part: object) -> str:
    """Return what people call a part; its id where it has no title."""
    return str(getattr(part, "title", None) or getattr(part, "id", ""))

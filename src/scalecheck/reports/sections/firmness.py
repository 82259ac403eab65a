"""How firm a verdict is: what is answered, what would change it, and who sees it differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.model.assessment import Standing
from scalecheck.reports.contents import PageView
from scalecheck.reports.sections.respondents import each_alone, views_of_respondents
from scalecheck.words.numbers import counted, number_words
from scalecheck.words.sentences import capital, first_words, joined, quoted, sentence, without_stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.model.assessment import OtherView
    from scalecheck.reports.material import Material

_BESIDE: Final = 1
"""The place of views on answers that no gate asks about."""
NAMED: Final = 6
"""How many answers that would change the verdict page one names; there, more are counted."""
_FURTHEST: Final = 2.0
"""How far a view is from the answer where one of the two is no option: further than any two options."""


def firmness(material: Material) -> tuple[str, ...]:
    """Return in words how firm the verdict is, in sentences."""
    said = (*each_alone(material), *material.weak_spots)
    if material.flips == () and material.judgement.verdict.settled:
        said = (*said, "No single answer, one step up or down, changes the verdict.")
    return (*said, _coverage(material))


def what_would_turn_it(material: Material, most: int | None = None) -> tuple[str, ...]:
    """Return in words which result would make the verdict worse, and which single answers would change it.

    Args:
        material: What the report is made of.
        most: How many answers are named that change it the same way; more are counted. None: all are named.
    """
    return (*_findings(material), *_single_answers(material, most))


def _findings(material: Material) -> Iterator[str]:
    """Return a sentence for each verdict that a bad finding would bring, the worst first, with those findings."""
    ranks = material.outline.verdict_ranks
    by_verdict: dict[str, list[str]] = {}
    for one in sorted(material.findings, key=lambda one: -ranks[one.verdict]):
        title = material.title(one.item)
        looks_like = first_words(material.outline.meaning(one.item, one.to_option) or "")
        found = f"“{title}: {without_stop(looks_like)}”" if looks_like else f"a bad result for “{title}”"
        by_verdict.setdefault(one.verdict, []).append(found)
    for verdict, found_then in by_verdict.items():
        if_found = "this" if len(found_then) == 1 else "any of these"
        then = material.verdict_title(verdict)
        yield f"If {if_found} is found, the verdict is {then}: {sentence('; '.join(found_then))}"


def _coverage(material: Material) -> str:
    """Return how much of what applies is answered, in few words; `All` only where nothing is open anywhere."""
    counts = material.judgement.counts
    if not counts.relevant:
        return "No question applies here."
    opening = [one.id for one in material.outline.checklist.profile]
    unsaid = sum(material.case.standing(one) in {Standing.UNANSWERED, Standing.NOT_MINE} for one in opening)
    every = "All" if counts.answered == counts.relevant and not (counts.not_mine or unsaid) else f"{counts.answered} of"
    said = [f"{every} {counts.relevant} questions answered"]
    said += [f"{number_words(counts.unknown)} “don't know”"] if counts.unknown else []
    said += [f"{number_words(counts.unanswered)} without an answer"] if counts.unanswered else []
    said += [f"{number_words(counts.not_mine)} for others to answer"] if counts.not_mine else []
    said += [f"{counted(unsaid, 'opening question')} without an answer"] if unsaid else []
    return f"{joined(said)}."


def _single_answers(material: Material, most: int | None) -> Iterator[str]:
    """Return which single answers would change the verdict, one step up or down; nothing where nobody looked."""
    flips = material.flips
    if not flips or not material.judgement.verdict.settled:
        return
    ranks = material.outline.verdict_ranks
    now = ranks[material.judgement.verdict.verdict.id]
    for way, word, found in (
        ("down", "worse", [one.item for one in flips if not one.settled or ranks[one.verdict] > now]),
        ("up", "better", [one.item for one in flips if one.settled and ranks[one.verdict] < now]),
    ):
        named = list(dict.fromkeys(found))
        if most is not None and len(named) > most:
            where = "they are named in the full report under “Background”"
            yield f"One step {way} on any of {counted(len(named), 'question')} makes the verdict {word}; {where}."
        elif named:
            yield f"One step {way} on {_titles(material, named)} makes the verdict {word}."


def _titles(material: Material, items: Sequence[str]) -> str:
    return joined([f"“{material.title(item)}”" for item in items], "or")


def views_in_short(material: Material) -> tuple[PageView, ...]:
    """Return who sees what bears on a gate differently: the decision, then answers behind the gates, widest first."""
    decision = material.assessment.decision
    on_decision = decision.dissent if decision is not None else ()
    said = [PageView(capital(one.role), "", quoted(one.view)) for one in on_decision]
    bearing = (found for found in _on_answers(material) if found[0][0] != _BESIDE)
    return (*said, *(view for _, view in sorted(bearing, key=lambda found: found[0])))


def views_elsewhere(material: Material) -> int:
    """Return how many views are about answers that no gate asks about."""
    return sum(place == _BESIDE for (place, _), _ in _on_answers(material))


def _on_answers(material: Material) -> Iterator[tuple[tuple[int, float], PageView]]:
    """Return the views on answers, each with its place.

    Those that the agreed file records come before answers that somebody's own file gives otherwise; those behind the
    gates come before the others, and those far from the answer before those near to it.
    """
    behind_gates = {item for gate in material.judgement.gates for item in gate.items}
    for item in material.case.items():
        answer = material.case.answer(item.id)
        if answer is None or answer.consensus is None:
            continue
        for one in answer.consensus.dissent:
            yield _placed(material, item.id, one, 0 if item.id in behind_gates else _BESIDE)
    for name, view in views_of_respondents(material):
        yield _placed(material, name, view, 2)


def _placed(material: Material, item: str, view: OtherView, place: int) -> tuple[tuple[int, float], PageView]:
    says = quoted(view.note or "") or sentence(_otherwise(material, item, view))
    return (place, -_distance(material, item, view)), PageView(capital(view.role), material.title(item), says)


def _distance(material: Material, item: str, view: OtherView) -> float:
    shares, answer = material.outline.ranks[item].share, material.case.option(item)
    if answer is None or view.option is None or view.option not in shares:
        return _FURTHEST
    return abs(float(shares[answer] - shares[view.option]))


def _otherwise(material: Material, item: str, view: OtherView) -> str:
    """Return in words which way a view goes that gives no reason."""
    shares, answer = material.outline.ranks[item].share, material.case.option(item)
    if view.option is None:
        return "says that this does not apply" if view.not_applicable else "says that this is not known"
    if answer is None or view.option not in shares or shares[view.option] == shares[answer]:
        return "chose another answer"
    further = shares[view.option] > shares[answer]
    return f"chose a {'higher' if further else 'lower'} level"

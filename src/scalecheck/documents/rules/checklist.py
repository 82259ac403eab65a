"""What must be right in a checklist beyond the shape of each value: ids, scales, items, sections, references."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from scalecheck.documents.rules.conditions import check_conditions, check_relevance
from scalecheck.documents.rules.figures import check_figures
from scalecheck.documents.rules.names import RESERVED_SECTIONS, Names
from scalecheck.documents.rules.references import check_references
from scalecheck.documents.rules.verdicts import check_gates, check_verdicts
from scalecheck.model.checklist import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.checklist import Checklist, Question, Scale, Scoring


def check_checklist(found: Findings, checklist: Checklist) -> None:
    """Check everything in a checklist that one value alone can't show."""
    names = Names(checklist)
    _check_ids(found, names)
    for name, scale in checklist.scales.items():
        _check_scale(found, scale, ("scales", name))
        _check_findings(found, scale, ("scales", name))
    if not checklist.sides.worst_decides and checklist.sides.because is None:
        message = "A strong side may make up for a weak one here, and nothing says why."
        found.error("reason-missing", message, ("sides", "worst_decides"), hint="Add the reason under `because`.")
    _check_bands(found, checklist.scoring, ("scoring",))
    _check_sections(found, names)
    _check_questions(found, names)
    check_gates(found, names)
    check_verdicts(found, names)
    check_conditions(found, names, checklist)
    check_references(found, names, checklist)
    check_figures(found, checklist)


def _check_ids(found: Findings, names: Names) -> None:
    questions = ((question.id, (*path, "id")) for question, path in names.placed_questions)
    sections = ((section.id, (*path, "id")) for section, path in names.placed_sections)
    found.unique("id", chain(questions, sections))
    checklist = names.checklist
    for kind, ids in (
        ("gate", [one.id for one in checklist.gates]),
        ("warning", [one.id for one in checklist.warnings]),
        ("contradiction", [one.id for one in checklist.contradictions]),
        ("verdict", [one.id for one in checklist.verdicts]),
    ):
        found.unique(kind, ((name, (f"{kind}s", place, "id")) for place, name in enumerate(ids)))
    steps = [place for place, question in enumerate(checklist.profile) if question.step]
    for place in steps[1:]:
        hint = "Keep `step: true` on the question whose options are the steps of this proposal."
        message = "Only one opening question can hold the steps."
        found.error("two-steps", message, ("profile", place, "step"), hint=hint)


def _check_scale(found: Findings, scale: Scale, path: Path) -> None:
    options = [option.id for option in scale.options]
    found.unique("option", ((name, (*path, "options", place, "id")) for place, name in enumerate(options)))
    scores = [option.score for option in scale.options]
    given = [score for score in scores if score is not None]
    if not found.intact(*path, "options"):
        return
    if given and len(given) < len(scores):
        place = scores.index(None)
        hint = "Give every option of a scale a score, or none."
        message = f"The option `{options[place]}` has no score, and others of its scale have one."
        found.error("score-missing", message, (*path, "options", place), hint=hint)
    elif given and len(set(given)) == 1:
        found.error(
            "scores-alike",
            "All options of this scale score the same, so it tells nothing apart.",
            (*path, "options"),
            hint="Give at least two different scores, or none at all.",
        )


def _check_findings(found: Findings, scale: Scale, path: Path) -> None:
    """Check that no option counts as met and is a bad finding at once."""
    place = {one.id: one.score if one.score is not None else rank for rank, one in enumerate(scale.options)}
    met_from = place.get(scale.met_from or "", max(place.values()))
    for rank, option in enumerate(scale.options):
        if option.finding == "bad" and place[option.id] >= met_from:
            found.error(
                "bad-finding-met",
                f"The option `{option.id}` is a bad finding, and counts as met.",
                (*path, "options", rank, "finding"),
                hint="Put it below `met_from`, or leave `finding` out.",
            )


def _check_bands(found: Findings, scoring: Scoring, path: Path) -> None:
    bands = scoring.bands or ()
    found.unique("band", ((band.id, (*path, "bands", place, "id")) for place, band in enumerate(bands)))
    for place, (better, worse) in enumerate(pairwise(bands)):
        if worse.from_ >= better.from_:
            found.error(
                "bands-out-of-order",
                f"The band `{worse.id}` begins no lower than the one before it.",
                (*path, "bands", place + 1, "from"),
                hint="List the bands from the best to the worst.",
            )


def _check_sections(found: Findings, names: Names) -> None:
    earlier = {question.id for question in names.checklist.profile}
    for section, path in names.placed_sections:
        if section.id in RESERVED_SECTIONS:
            message = f"`{section.id}` has a meaning of its own in conditions, so no section can be called that."
            hint = f"Choose another word, such as `{section.id}-part`."
            found.error("reserved-id", message, (*path, "id"), hint=hint)
        if not section.items and not section.sections and found.intact(*path):
            hint = "Put `items:` or `sections:` below it, or take it out."
            found.error("empty-section", f"`{section.id}` asks nothing.", path, hint=hint, at_key=True)
        if section.relevant_when is not None:
            check_relevance(found, names, section.relevant_when, (*path, "relevant_when"), earlier)
        _check_bands(found, section.scoring, (*path, "scoring"))
        for place, item in enumerate(section.items):
            if item.relevant_when is not None:
                here = (*path, "items", place, "relevant_when")
                check_relevance(found, names, item.relevant_when, here, earlier)
            earlier.add(item.id)


def _check_questions(found: Findings, names: Names) -> None:
    for question, path in names.placed_questions:
        if question.scale in names.checklist.scales:
            check_question(found, names, question, path)


def check_question(found: Findings, names: Names, question: Question, path: Path) -> None:
    """Check what an opening question or an item says of its options."""
    options = names.options(question)
    for old, new in question.options_from.items():
        if new in options and old in options:
            here: Path = (*path, "options_from", old)
            hint = "Take the line out: only answers with options that are gone are taken along like this."
            found.error("option-not-gone", f"The option `{old}` is still there.", here, hint=hint, at_key=True)
    if isinstance(question, Item):
        _check_own_scores(found, question, options, path)
        _check_retirement(found, question, path)


def _check_own_scores(found: Findings, item: Item, options: Sequence[str], path: Path) -> None:
    if not item.scores:
        return
    here = (*path, "scores")
    missing = [option for option in options if option not in item.scores]
    if not (item.scores.keys() <= set(options) and found.intact(*here)):
        return
    if missing:
        hint = "An item's own scores replace the scale's: give one for each option."
        message = f"The option `{missing[0]}` has no score, and others have one."
        found.error("score-missing", message, here, hint=hint, at_key=True)
    elif len(set(item.scores.values())) == 1:
        message = "All options score the same, so the item tells nothing apart."
        hint = "Give at least two different scores, or none at all."
        found.error("scores-alike", message, here, hint=hint, at_key=True)


def _check_retirement(found: Findings, item: Item, path: Path) -> None:
    if item.retired is not None and item.retired.replaced_by == item.id:
        here = (*path, "retired", "replaced_by")
        hint = "Name the item that is asked in its place, or take the line out."
        found.error("replaced-by-itself", "An item can't take its own place.", here, hint=hint)

"""How it was judged: the rules, the day, the checklist, what is not asked, and what deserves a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.responses import to_confirm
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.reports.contents import Method, Remark
from scalecheck.reports.page_one.verdict_rules import falls_short
from scalecheck.reports.places.adaptations import own_adaptations, own_kept
from scalecheck.reports.sections.variants import variant_words
from scalecheck.words.days import day_words
from scalecheck.words.reasons import side_decides
from scalecheck.words.sentences import capital, joined, sentence
from scalecheck.words.sides import SIDE_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.reports.material import Material

STANDING: Final = "A structured judgement by those who answered, not a prediction; not field-tested."
"""What a judgement like this is, and what it is not."""

RULES: Final = (
    "The verdict comes from gates: each must be met, whatever else is answered, and no average can stand in for one.",
    "What nobody answered or nobody knows counts at its worst, so nothing that is left open makes the verdict better.",
)
"""The rules, in two sentences."""


def method(material: Material) -> Method:
    """Return how it was judged."""
    checklist, judgement = material.outline.checklist, material.judgement
    digest = checklist_digest(checklist)
    titles = material.outline.questions
    return Method(
        rules=RULES,
        as_of=day_words(material.case.as_of),
        verdict=_verdict_words(judgement.verdict),
        still_asked=tuple(_still_asked(material)),
        steps=tuple(_steps(material)),
        sides=tuple(_sides(material)),
        checklist=checklist.title,
        version=checklist.version,
        digest=digest,
        differs=_differs(material, digest),
        variant=variant_words(material.variant),
        not_asked=tuple(_not_asked(material)),
        kept=own_kept(material),
        adaptations=own_adaptations(material),
        warnings=tuple(Remark(one.title, sentence(one.because)) for one in judgement.warnings),
        contradictions=tuple(
            Remark(capital(joined([f"“{titles[item].title}”" for item in one.items])), sentence(one.because))
            for one in judgement.contradictions
        ),
    )


def _verdict_words(result: VerdictResult) -> str:
    if not result.settled:
        return "There is no verdict before every question behind the gates has an answer, and most others do."
    verdict = result.verdict
    return f"“{verdict.title}” means: {verdict.meaning} It asks: {verdict.decision}"


def _still_asked(material: Material) -> Iterator[str]:
    result = material.judgement.verdict
    if result.settled and material.next_better(result) is not None:
        yield from dict.fromkeys(falls_short(material, found) for found in result.facts)


def _steps(material: Material) -> Iterator[str]:
    step = material.judgement.step
    if step is None:
        return
    for option, result in step.verdicts.items():
        proposed = " (the step proposed)" if option == step.proposed else ""
        yield f"{capital(material.step_words(option))}{proposed}: {_title(result)}."


def _sides(material: Material) -> Iterator[str]:
    sides = material.judgement.alone
    for about, side in sides.items() if len(sides) > 1 else ():
        yield f"{SIDE_TITLES[about]}, taken alone: {_title(side.result)}."
    decides = material.judgement.verdict.side
    if decides is not None:
        yield side_decides(decides, material.judgement.verdict)
    if not (rule := material.outline.checklist.sides).worst_decides:
        yield sentence(f"A strong side may make up for a weak one here. {rule.because or ''}")


def _title(result: VerdictResult) -> str:
    return f"“{result.verdict.title}”" if result.settled else "no verdict yet"


def _differs(material: Material, digest: str) -> str:
    given = material.assessment.checklist.digest
    if given is None or digest.startswith(given):
        return ""
    return f"The file was made with another text of this version ({given}); the questions may have changed since."


def _not_asked(material: Material) -> Iterator[str]:
    case = material.case
    items = [item for item in material.outline.items.values() if item.retired is None]
    outside = [item.title for item in items if item.id in case.left_out]
    if outside:
        about_site = all(item.about == "site" for item in items if item.id in case.left_out)
        why = (
            "Each site answers these in its own file"
            if about_site
            else "These are not about the site, and no innovation is assessed here"
        )
        yield f"{why}: {_listed(outside)}."
    hidden = [item.title for item in items if item.id in case.void and item.id not in case.left_out]
    if hidden:
        yield f"These do not apply after the opening answers: {_listed(hidden)}."
    missing = [item.title for item in items if item.id in case.not_asked and item.id not in case.void]
    if missing:
        yield f"This file does not ask these: {_listed(missing)}."
    again = [material.outline.questions[name].title for name in to_confirm(material.outline, material.assessment)]
    if again:
        yield f"The questions have changed since these were answered, so the answers count as open: {_listed(again)}."
    asked = set(material.assessment.answers) | set(material.assessment.profile)
    unknown = sorted(asked - set(material.outline.questions))
    if unknown:
        yield f"The file holds answers to questions that this checklist does not have: {joined(unknown)}."


def _listed(titles: list[str]) -> str:
    return joined([f"“{title}”" for title in titles])

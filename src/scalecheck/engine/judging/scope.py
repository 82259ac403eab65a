"""What one file is judged on: its own answers, what it inherits, and what lies outside its scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.responses import own_answers, site_answers
from scalecheck.engine.judging.judgement import evaluate
from scalecheck.model.placement import listed_items

if TYPE_CHECKING:
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.model.assessment import Assessment


def judge_assessment(
    outline: Outline, assessment: Assessment, as_of: date, programme: Assessment | None = None
) -> Judgement:
    """Judge one file, a site's together with the programme's file of the same innovation and round.

    A file without an innovation is judged on what holds at the site; a programme's file that lists none of the items
    about a site, on the innovation and the system. A file that lists only a part of the items that remain gets no
    verdict; one that lists none at all counts as asking everything.

    Args:
        outline: The checklist; it must be valid.
        assessment: The file.
        as_of: The day on which evidence has to be in date.
        programme: The programme's file that a site's answers are judged together with.
    """
    responses = own_answers(outline, assessment) if programme is None else site_answers(outline, assessment, programme)
    left_out = outside(outline, assessment)
    missing = not_asked(outline, assessment, programme)
    return evaluate(outline, responses, as_of, left_out=left_out, not_asked=missing)


def not_asked(outline: Outline, assessment: Assessment, programme: Assessment | None = None) -> frozenset[str]:
    """Return the items that neither a file nor the programme's file beside it lists, of those that it is about."""
    listed = listed_items(assessment, outline.questions)
    if not listed:
        return frozenset()
    inherited = listed_items(programme, outline.questions) if programme is not None else frozenset()
    return frozenset(outline.items) - listed - inherited - outside(outline, assessment)


def outside(outline: Outline, assessment: Assessment) -> frozenset[str]:
    """Return the items that lie outside what a file is about."""
    about_site = {item.id for item in outline.items.values() if item.about == "site"}
    if assessment.innovation is None:
        return frozenset(outline.items) - about_site
    listed = listed_items(assessment, outline.questions)
    if assessment.site is None and listed and not about_site & listed:
        return frozenset(about_site)
    return frozenset()


def items_to_ask(outline: Outline, *, innovation: bool, site: bool) -> tuple[str, ...]:
    """Return the items that a new file asks: all for an innovation at a site, else those about its subject.

    Args:
        outline: The checklist.
        innovation: Whether the file is about an innovation.
        site: Whether it is about a site.
    """
    wanted = {"site"} if not innovation else {"innovation", "system"} | ({"site"} if site else set())
    return tuple(item.id for item in outline.items.values() if item.about in wanted and item.retired is None)

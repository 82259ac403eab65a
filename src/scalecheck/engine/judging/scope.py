"""What one file is judged on: its own answers, what it inherits, and what lies outside its scope."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.inheritance import counted_answers
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.logic.wording import same_words
from scalecheck.model.placement import listed_items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from scalecheck.engine.inputs.inheritance import OwnFile
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.responses import Response
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.model.assessment import Assessment


def judge_assessment(
    outline: Outline,
    assessment: Assessment,
    as_of: date,
    programme: Assessment | None = None,
    own_files: Sequence[OwnFile] = (),
) -> Judgement:
    """Judge one file, a site's together with what it inherits.

    A file without an innovation is judged on what holds at the site; a programme's file that lists none of the items
    about a site, on the innovation and the system. A file that lists only a part of the items that remain gets no
    verdict; one that lists none at all counts as asking everything.

    Args:
        outline: The checklist; it must be valid.
        assessment: The file.
        as_of: The day on which evidence has to be in date.
        programme: The programme's file of the same innovation and round, which a site's inherits from.
        own_files: The files in which the site answers for itself, of every round, which it inherits from as well.
    """
    return judge_case(case_of(outline, assessment, as_of, programme, own_files))


def case_of(
    outline: Outline,
    assessment: Assessment,
    as_of: date,
    programme: Assessment | None = None,
    own_files: Sequence[OwnFile] = (),
) -> Case:
    """Return what one file is judged on; the arguments are those of `judge_assessment`."""
    responses = counted_answers(outline, assessment, as_of, programme, own_files)
    return Case(
        outline,
        responses,
        as_of,
        left_out=outside(outline, assessment),
        not_asked=not_asked(outline, assessment, programme, responses),
        core_changes=core_changes(assessment, programme),
    )


def core_changes(assessment: Assessment, programme: Assessment | None = None) -> tuple[str, ...]:
    """Return the declared changes that break the core and that no decision accepts: the file's own or the programme's.

    An adaptation breaks the core where it says `keeps_core: false`; a decision accepts it by its words.
    """
    decisions = (one.decision for one in (assessment, programme) if one is not None)
    accepted = {same_words(what) for one in decisions if one is not None for what in one.accepts}
    broken = (one.what for one in assessment.adaptations if one.keeps_core is False)
    return tuple(what for what in broken if same_words(what) not in accepted)


def not_asked(
    outline: Outline,
    assessment: Assessment,
    programme: Assessment | None = None,
    counted: Mapping[str, Response] = MappingProxyType({}),
) -> frozenset[str]:
    """Return the items that neither a file nor what it inherits from lists, of those that it is about.

    Args:
        outline: The checklist.
        assessment: The file.
        programme: The programme's file beside it.
        counted: The answers that count for it, inherited ones among them.
    """
    listed = listed_items(assessment, outline.questions)
    if not listed:
        return frozenset()
    listed = listed | (listed_items(programme, outline.questions) if programme is not None else frozenset())
    return frozenset(outline.items) - listed - frozenset(counted) - outside(outline, assessment)


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

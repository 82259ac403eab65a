"""The weak spots of an assessment: every rule, and what they find in one file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from scalecheck.lint import assessment as folder
from scalecheck.lint.private_details import covered
from scalecheck.lint.registry import rules_in
from scalecheck.lint.remark import Remark
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.lint.subject import AssessmentSubject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scalecheck.engine.inputs.inheritance import OwnFile
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.lint.private_details import Detail
    from scalecheck.model.assessment import Assessment

ASSESSMENT_RULES: Final[Mapping[str, AssessmentRule]] = rules_in(folder, AssessmentRule)
"""Every rule by code; first those that weaken the verdict, the widest first."""

_DETAILS: Final[Mapping[str, Detail]] = {
    code: rule.detail for code, rule in ASSESSMENT_RULES.items() if rule.detail is not None
}
"""What must not be in a comment either, by the code of its rule."""


def review(  # noqa: PLR0913 (a file is looked at beside this many others)
    judgement: Judgement,
    assessment: Assessment,
    *,
    programme: Assessment | None = None,
    beside: Sequence[Assessment] = (),
    sites: Sequence[Assessment] = (),
    around: Sequence[Assessment] = (),
    own_files: Sequence[OwnFile] = (),
) -> tuple[Remark, ...]:
    """Return the weak spots of an assessment, in the order of the rules.

    Args:
        judgement: The judgement on the assessment; its day is the day as of which evidence and actions are looked at.
        assessment: The assessment that was judged.
        programme: The programme's file that a site's answers were judged together with.
        beside: The other files of the same innovation, site and round. Where one of them speaks in place of this one,
            or several answered and none is agreed, what only the speaking file has to say is not asked of this one.
        sites: For a programme's file: the files that speak for its sites.
        around: The other files of its folder and of those beside it, in which places and organisations are named.
        own_files: The files in which the site answers for itself, which its answers were judged together with.
    """
    around_it = tuple(sites), tuple(around), tuple(own_files)
    subject = AssessmentSubject(assessment, judgement, programme, tuple(beside), *around_it)
    return tuple(
        remark
        for rule in ASSESSMENT_RULES.values()
        if subject.speaks or rule.reach is not Reach.WHAT_SPEAKS
        for remark in rule.remarks(subject)
    )


def weakening(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return what weakens the verdict."""
    return tuple(one for one in remarks if ASSESSMENT_RULES[one.code].weakens)


def in_short(remarks: Iterable[Remark]) -> tuple[str, ...]:
    """Return what each rule found, in a sentence without ids, labels and places; in the order of the rules."""
    found = Counter(one.code for one in remarks)
    return tuple(rule.in_short(found[code]) for code, rule in ASSESSMENT_RULES.items() if found[code])


def without_private_details(assessment: Assessment) -> Assessment:
    """Return an assessment in which every text that holds a private detail is replaced by words that say so."""
    return covered(assessment, tuple(_DETAILS.values()))


def private_details_in(comment: str) -> Iterator[tuple[int, Remark]]:
    """Return what should not travel with a file and is in a comment of it, each with its place in the comment.

    A comment belongs to no value, so the path of the remark is empty.
    """
    for code, detail in _DETAILS.items():
        for place in detail.search(comment):
            yield place, Remark(code, (), detail.said("A comment"), detail.hint, ASSESSMENT_RULES[code].severity)

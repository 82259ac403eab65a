"""The weak spots of one assessment file, each at its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scalecheck.documents.reading.source import LINE_BREAK
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.lint.assessments import ASSESSMENT_RULES, private_details_in, review
from scalecheck.lint.rule import Reach
from scalecheck.model.assessment import Assessment
from scalecheck.problems import Problem, Severity
from scalecheck.workspace.beside import sites_of
from scalecheck.workspace.judging import judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.documents.reading.document import Document
    from scalecheck.lint.remark import Remark
    from scalecheck.workspace.reading import Reader

MOST: Final = 200
"""How many weak spots of one file are told; more would take long, and nobody reads them."""

_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#.*")


def weak_spots(
    reader: Reader, path: Path, as_of: date, beside: Sequence[Assessment] | None = None, *, counts: bool = True
) -> tuple[Problem, ...]:
    """Return the weak spots of an assessment, in the order of the rules; with many, the first of them and their number.

    Args:
        reader: What reads files.
        path: The assessment.
        as_of: The day on which it is judged.
        beside: The other files of its innovation, site and round; left out: those in its own folder.
        counts: Whether its answers count, or still may. Else it is looked at only for what should not travel with it.

    Raises:
        CannotLookError: the file, or its checklist, is missing.
        InvalidDocumentError: the file is not a valid assessment.
    """
    looked = judged(reader, path, as_of)
    assessment, judgement, programme = looked.assessment, looked.judgement, looked.programme
    if beside is None:
        own = occasion_of(assessment)
        found = (model for _, model in reader.models_in(path.resolve().parent, path))
        beside = tuple(one for one in found if isinstance(one, Assessment) and occasion_of(one) == own)
    sites = [one.looked.assessment for one in sites_of(reader, assessment, path, as_of) if one.looked is not None]
    around = [model for _, model in reader.beside(path)]
    remarks = review(
        judgement,
        assessment,
        programme=programme,
        beside=beside,
        sites=sites,
        around=around,
        own_files=looked.own_files,
    )
    kept = [one for one in remarks if counts or ASSESSMENT_RULES[one.code].reach is Reach.EVERY_FILE]
    document = reader.load(path).document
    if document is None:
        return ()
    titles = {name: question.title for name, question in judgement.case.outline.questions.items()}
    return _placed(document, kept, list(_in_comments(document)), titles)


def _placed(
    document: Document, remarks: Sequence[Remark], in_comments: Sequence[Problem], titles: Mapping[str, str]
) -> tuple[Problem, ...]:
    everything = len(remarks) + len(in_comments)
    found = [*(_problem(document, remark, titles) for remark in remarks[:MOST]), *in_comments][:MOST]
    if everything <= MOST:
        return tuple(found)
    message = f"This file has {everything} weak spots; {MOST} of them follow."
    hint = "The others are told once these are put right."
    more = document.problem("more-weak-spots", message, path=(), hint=hint, severity=Severity.WARNING)
    return (more, *found)


def _problem(document: Document, remark: Remark, titles: Mapping[str, str]) -> Problem:
    """Return a remark its place; a line with something private in it is not repeated, because logs travel."""
    problem = document.problem(
        remark.code, remark.message, path=remark.path, hint=remark.hint, severity=remark.severity, at_key=True
    )
    problem = replace(problem, about=_about(remark, titles))
    return replace(problem, excerpt="") if ASSESSMENT_RULES[remark.code].reach is Reach.EVERY_FILE else problem


def _about(remark: Remark, titles: Mapping[str, str]) -> str:
    """Return what in the file a remark is about: the question by its title, else the part of the file."""
    part, *below = remark.path or ("",)
    if part in {"answers", "profile"} and below:
        return titles.get(str(below[0]), str(below[0]))
    return {"decision": "Decision", "proposal": "Proposal", "respondent": "Respondent"}.get(str(part), "")


def _in_comments(document: Document) -> Iterator[Problem]:
    """Return what should not travel with a file and is in its comments, which are no part of any value."""
    values = _values(document)
    starts = [start for start, _ in values]
    begin = 0
    for number, line in enumerate(LINE_BREAK.split(document.text), start=1):
        for place, remark in _private_details(line):
            before = bisect_right(starts, begin + place) - 1
            # What looks like a comment can be a part of a note, and was looked at there.
            if before < 0 or values[before][1] <= begin + place:
                problem = Problem(
                    document.name, number, place + 1, remark.code, remark.message, remark.hint, remark.severity
                )
                yield replace(problem, about=f"Line {number}")
        begin += len(line)
        begin += 2 if document.text.startswith("\r\n", begin) else 1


def _private_details(line: str) -> Iterator[tuple[int, Remark]]:
    """Return what is private in that part of a line which looks like a comment, each with its place in the line."""
    comment = _COMMENT.search(line) if "#" in line else None
    if comment is not None:
        for place, remark in private_details_in(comment[0]):
            yield comment.start() + place, remark


def _values(document: Document) -> list[tuple[int, int]]:
    """Return the offsets at which each key and each single value begins and ends, in order."""
    marks = document.marks
    return [
        (start, end)
        for number, (start, end) in enumerate(zip(marks.starts, marks.ends, strict=True))
        if number not in marks.after
    ]

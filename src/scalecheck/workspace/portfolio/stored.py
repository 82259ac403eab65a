"""What is known of a file, and how it came out, as text that can be kept: JSON, and nothing that could run."""

from __future__ import annotations

import json
from dataclasses import astuple
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import scalecheck
from scalecheck.engine.portfolio.facts import BareAnswer, Due, Facts, Period
from scalecheck.engine.portfolio.outcome import Outcome
from scalecheck.model.assessment import Assessment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def version() -> str:
    """Return what tells texts of this scalecheck from those of another: its version, and the source that judges."""
    folder = Path(scalecheck.__file__).parent
    made = sha256(scalecheck.__version__.encode())
    for room in ("documents", "engine", "model", "versions", "workspace"):
        for path in sorted((folder / room).rglob("*.py")):
            told = path.stat()
            made.update(f"{path.relative_to(folder).as_posix()} {told.st_size} {told.st_mtime_ns}\n".encode())
    return made.hexdigest()


class Kept(NamedTuple):
    """What is known of a file."""

    content: str
    """The fingerprint of its bytes."""
    digest: str
    """The fingerprint of the checklist that it was checked against."""
    header: str
    """Its header, and what is promised in it."""
    answers: str = ""
    """Its answers; empty where they are not at hand."""


def kept_of(content: str, digest: str, facts: Facts) -> Kept:
    """Return what is known of a file as text."""
    model = facts.header.model_dump_json(exclude_defaults=True, exclude={"profile", "answers"})
    header = _written([digest, model, facts.dues])
    return Kept(content, digest, header, _written([facts.profile, facts.answers]))


def header_in(text: str) -> tuple[str, Assessment, tuple[Due, ...]]:
    """Return the fingerprint of the checklist that a file was checked against, its header, and what is promised."""
    digest, model, dues = json.loads(text)
    return digest, Assessment.model_validate_json(model, strict=False), tuple([_due(*one) for one in dues])


@lru_cache(maxsize=10_000)
def _due(organisation: str, day: str) -> Due:
    """Return what is promised, each once: the same few are in very many files."""
    return Due(organisation, day)


def facts_in(kept: Kept) -> Facts:
    """Return what a file says."""
    _, header, dues = header_in(kept.header)
    profile, answers = json.loads(kept.answers)
    return Facts(header, tuple(_said(profile)), tuple(_said(answers)), dues)


def _said(entries: Sequence[Sequence[Any]]) -> Iterator[BareAnswer]:
    for question, said, basis, carries, asked, day, evidence in entries:
        yield BareAnswer(question, said, basis, carries, asked, day, tuple([(begin, end) for begin, end in evidence]))


class Judged(NamedTuple):
    """How a place came out, and on which days it comes out like that."""

    period: Period
    """The days."""
    outcome: Outcome | None
    """How it came out; None where its file is not valid beside what it inherits."""


def outcome_text(judged: Judged) -> str:
    """Return how a place came out as text."""
    return _written([*astuple(judged.period), None if judged.outcome is None else astuple(judged.outcome)])


def outcome_in(text: str) -> Judged:
    """Return how a place came out."""
    since, until, outcome = json.loads(text)
    return Judged(Period(since, until), Outcome(*outcome) if outcome is not None else None)


def _written(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

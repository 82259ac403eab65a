"""What is behind page one about barriers, sides, patients and carers, and evidence."""

from __future__ import annotations

from dataclasses import dataclass

from scalecheck.reports.contents.answered import View


@dataclass(frozen=True, slots=True)
class BarrierArea:
    """Where a barrier bites in one area."""

    title: str
    """The area's title."""
    questions: tuple[str, ...]
    """The questions that are not met, each with its state, in a sentence."""


@dataclass(frozen=True, slots=True)
class Barrier:
    """One of the three barriers, and what the answers say about it."""

    title: str
    """Its name."""
    means: str
    """What it is, in a sentence."""
    words: str
    """How many questions about it are met, in a sentence."""
    bites: tuple[BarrierArea, ...]
    """Where it bites, by area."""
    well: tuple[str, ...]
    """The titles of the questions about it that are met."""


@dataclass(frozen=True, slots=True)
class Side:
    """What is said of one side alone: the innovation with the system around it, or the site."""

    title: str
    """Which side."""
    verdict: str
    """The verdict on it alone, with its colour."""
    met: tuple[str, ...]
    """The titles of its gates that are met."""
    not_met: tuple[str, ...]
    """The titles of its gates that are not met."""
    weakest: tuple[str, ...]
    """Its weakest areas, at most two, each with how many of its questions are met."""


@dataclass(frozen=True, slots=True)
class SiteVerdict:
    """How one site of a programme came out, judged together with the programme's answers."""

    site: str
    """The site."""
    verdict: str
    """The verdict with its colour; or why there is none."""


@dataclass(frozen=True, slots=True)
class PatientQuestion:
    """A question about patients and carers."""

    title: str
    """Its title."""
    ask: str
    """The question."""
    says: str
    """The answer in a few words, or how it is left open."""
    fact: str
    """The headline of its note, or what the answer looks like, in a sentence."""


@dataclass(frozen=True, slots=True)
class PatientPart:
    """What is said about one thing that concerns patients and carers."""

    questions: tuple[PatientQuestion, ...]
    """The questions that are about it."""
    nothing: str
    """Why there is none, in a sentence; empty where there is one."""


@dataclass(frozen=True, slots=True)
class Patients:
    """What the answers say about patients and carers."""

    notice: PatientPart
    """What they would notice."""
    asked: PatientPart
    """Whether they were asked."""
    left_out: PatientPart
    """Who may be left out."""
    took_part: str
    """Whether patients or carers are recorded among those who answered, in a sentence."""
    views: tuple[View, ...]
    """Where patients or carers saw it differently."""


@dataclass(frozen=True, slots=True)
class EvidenceGap:
    """Evidence that is missing or out of date for one answer."""

    title: str
    """The question's title."""
    says: str
    """The answer in a few words."""
    why: str
    """Why evidence is asked for, in a sentence."""
    state: str
    """What is there, in a sentence: nothing, something that does not count, or what is past its day."""
    would_show: str
    """What the checklist would take for evidence; empty where it names nothing, or where something is there."""

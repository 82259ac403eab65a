"""How the gates, the areas and the method came out."""

from __future__ import annotations

from dataclasses import dataclass

from scalecheck.reports.contents.adapted import Adaptation


@dataclass(frozen=True, slots=True)
class Need:
    """What one question still lacks before its gate is met."""

    title: str
    """The question's title; empty where it is about more than one question."""
    words: str
    """Its state and what is asked for."""
    next_step: str
    """What comes next, where the checklist says so."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The state of one gate."""

    title: str
    """Its title."""
    state: str
    """`met`, `not met` (with the verdict that it is enough for), or `does not apply`."""
    met: bool
    """Whether it is met."""
    applies: bool
    """Whether it applies."""
    words: str
    """Its own words for its state."""
    because: str
    """Why the gate exists."""
    rules: tuple[str, ...]
    """What it asks for, in a sentence for each verdict; and when it applies, where it does not always."""
    needs: tuple[Need, ...]
    """What it still lacks."""


@dataclass(frozen=True, slots=True)
class Area:
    """How one area, or a section of one, came out."""

    title: str
    """Its title; a section's comes after its area's."""
    depth: int
    """How deep it is: 0 for an area."""
    score: str
    """Its score with the range, such as `33 of 100`; `none` where nothing counts."""
    band: str
    """The name of the range that the score falls in."""
    answered: str
    """How many of the questions that apply have an answer, such as `5 of 6`."""
    met: int
    """How many are met."""
    partly: int
    """How many are partly there and not met."""
    not_there: int
    """How many have an answer that is less than partly there."""
    dont_know: int
    """How many are answered by a don't-know."""
    unanswered: int
    """How many have no answer."""
    weakest: str
    """Its weakest question, and how that is answered."""
    bar: int
    """How far its bar in the profile reaches, from 0 to 100."""
    place: int | None
    """Where its score is between the lowest (0) and the highest possible (100); none where nothing counts."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a drawing of the areas side by side shows."""

    title: str
    """What the bars show."""
    line: int | None
    """Where the line to pass is, from 0 to 100; none where the best verdict asks for none."""
    line_words: str
    """What the line means, in a sentence; empty where there is none."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that is open or set aside."""

    title: str
    """Its title."""
    ask: str
    """The question."""
    says: str
    """What is known about it: the headline of its note, the reason, or for whom it waits."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Everything that is not known, told apart by kind."""

    dont_know: tuple[OpenQuestion, ...]
    """Answered by a don't-know."""
    waiting: tuple[OpenQuestion, ...]
    """Parked until somebody answers; `says` names the role."""
    for_others: tuple[OpenQuestion, ...]
    """Not for those who answered; `says` names the role that has to."""
    unanswered: tuple[OpenQuestion, ...]
    """Without any answer."""
    set_aside: tuple[OpenQuestion, ...]
    """Not applicable, and confirmed."""
    unconfirmed: tuple[OpenQuestion, ...]
    """Not applicable, and not confirmed by a second person: no gate takes it as met."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing that a local checklist does differently from the one that it extends."""

    kind: str
    """`changed`, `hidden`, `replaced`, `added` or `tightened`."""
    id: str
    """The id of the question or the gate."""
    what: str
    """What was done to which question or gate, in a sentence."""
    because: str
    """The reason."""
    changes: tuple[str, ...]
    """What reads otherwise, with the words here and the words there, in sentences."""


@dataclass(frozen=True, slots=True)
class Variant:
    """How a local checklist differs from the one that it extends."""

    parent: str
    """The title of the checklist that it extends."""
    parent_id: str
    """Its id."""
    version: str
    """Its version."""
    because: str
    """Why there is a local one."""
    deviations: tuple[Deviation, ...]
    """Everything that is different."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning, or answers that rarely go together."""

    title: str
    """What it is about."""
    because: str
    """Why it matters."""


@dataclass(frozen=True, slots=True)
class Method:
    """How it was judged."""

    rules: tuple[str, ...]
    """The rules, in two sentences."""
    as_of: str
    """The day on which it was judged."""
    verdict: str
    """What the verdict means and asks for, in the checklist's words."""
    still_asked: tuple[str, ...]
    """What the next better verdict asks for beside the gates."""
    steps: tuple[str, ...]
    """The verdict for each step of scaling."""
    sides: tuple[str, ...]
    """The verdict on the innovation alone and on the site alone."""
    checklist: str
    """The checklist's title."""
    version: str
    """Its version."""
    digest: str
    """Its fingerprint."""
    differs: str
    """Set where the file was made with another text of this version."""
    variant: Variant | None
    """How it differs from the checklist that it extends; none where it is no local variant."""
    not_asked: tuple[str, ...]
    """What is not asked here, and why."""
    kept: str
    """Which parts that must stay the site says that it has kept, in a sentence; empty where it says none."""
    adaptations: tuple[Adaptation, ...]
    """What the site changed in the innovation."""
    warnings: tuple[Remark, ...]
    """The warnings that hold: the checklist's own, on bad results, on the same verdict in round after round."""
    contradictions: tuple[Remark, ...]
    """Answers that rarely go together."""

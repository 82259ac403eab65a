"""The format `scalecheck/result@1.0`: what `report --format json` prints, as models and as a JSON Schema."""

from __future__ import annotations

import ast
import inspect
import sys
from itertools import pairwise
from typing import Any, Literal

from scalecheck.model.base import Part
from scalecheck.model.schema import DIALECT
from scalecheck.reports import contents


class Named(Part):
    """Something with an id and, where the file says so, more about it."""

    id: str
    """Its id."""
    name: str | None = None
    """What people call it."""
    organisation: str | None = None
    """Whose it is."""
    summary: str | None = None
    """What it is, in a sentence."""


class RespondentResult(Part):
    """Who answered alone; never with a personal name."""

    id: str
    """The id."""
    role: str
    """In which role."""
    organisation: str | None = None
    """In which organisation."""


class ChecklistResult(Part):
    """The checklist that it was judged by."""

    id: str
    """Its id."""
    version: str
    """Its version."""
    title: str
    """What people read."""
    digest: str
    """Its fingerprint."""


class ReasonResult(Part):
    """Why the verdict is no better one."""

    text: str
    """The reason in words."""
    kind: str
    """What it is about."""
    gate: str | None
    """The gate's id, where it is about one."""
    items: tuple[str, ...]
    """The ids of the items that it rests on."""


class VerdictResultData(Part):
    """The verdict."""

    id: str
    """Its id; while it is not settled, the default's."""
    title: str
    """What people read."""
    settled: bool
    """Whether enough is answered for a verdict."""
    colour: str | None
    """Its colour."""
    meaning: str | None
    """What it means."""
    decision: str | None
    """What it asks for."""
    reasons: tuple[ReasonResult, ...]
    """Why it is no better one."""


class GateResultData(Part):
    """How a gate stands."""

    id: str
    """Its id."""
    title: str
    """What people read."""
    applies: bool
    """Whether it applies."""
    allows: str
    """The id of the best verdict that it lets pass."""
    met: bool
    """Whether it is met."""
    says: str | None
    """Its own words for where it stands."""
    reasons: tuple[str, ...]
    """The facts that keep it from letting the next better verdict pass."""


class Counts(Part):
    """A score, and how many questions stand how."""

    score: int | float | None
    """The score as people read it; none where nothing counts."""
    band: str | None
    """The id of the range that it falls in."""
    band_label: str | None
    """What people read."""
    answered: int
    """How many have an answer."""
    relevant: int
    """How many apply."""
    unknown: int
    """How many are answered by a don't-know."""
    unanswered: int
    """How many have no answer."""
    not_applicable: int
    """How many are set aside."""
    not_mine: int
    """How many are for others to answer."""
    met: int
    """How many are met."""
    partly: int
    """How many are partly there and not met."""
    coverage: int | float | None
    """The share of what applies that has an answer, from 0 to 1."""


class SectionData(Counts):
    """How a section came out."""

    id: str
    """Its id."""
    title: str
    """What people read."""
    weakest: str | None
    """The id of its weakest item."""
    sections: tuple[SectionData, ...]
    """The same for its sub-sections."""


class SideData(Part):
    """The verdict on one side, or for one step."""

    verdict: str | None
    """The verdict's id; none where nothing is asked."""
    title: str | None
    """What people read."""
    settled: bool
    """Whether enough is answered for one."""


class StepData(Part):
    """How the answers bear on the steps of scaling."""

    question: str | None
    """The id of the opening question that holds the steps."""
    proposed: str | None
    """The step proposed, by option id."""
    supported: str | None
    """The largest step that the answers support, by option id."""
    verdicts: dict[str, SideData]
    """The verdict for each step."""


class WarningData(Part):
    """A warning that holds."""

    id: str
    """Its id."""
    title: str
    """What people read."""
    because: str
    """Why it matters."""


class ContradictionData(Part):
    """Answers that rarely go together."""

    id: str
    """Its id."""
    items: tuple[str, ...]
    """The ids of the items."""
    because: str
    """Why they rarely do."""


class MoveData(Part):
    """One answer that has to rise."""

    item: str
    """The item's id."""
    from_option: str | None
    """The option that it has now; none where it is open."""
    to_option: str
    """The option that it has to have."""
    levels: int
    """How many levels that is."""


class NeededData(Part):
    """What an answer lacks after the moves."""

    item: str
    """The item's id."""
    backings: tuple[Literal["evidence", "owner", "dated-action"], ...]
    """What has to stand behind its answer, and does not yet."""


class ShortestWayData(Part):
    """The shortest way to a better verdict."""

    goal: str | None
    """The id of the verdict that it leads to; none where no way is given."""
    moves: tuple[MoveData, ...]
    """The answers that have to rise, in the order of the checklist."""
    also_needed: tuple[NeededData, ...]
    """What has to stand behind the answers then and does not yet."""
    not_computed: Literal["best", "no-way", "not-monotone", "too-large"] | None
    """Why no way is given: nothing is better, better answers are not enough or can do harm, or there is too much."""


class ResultFile(Part):
    """The whole result of judging one assessment."""

    format: Literal["scalecheck/result@1.0"]
    """The name of the format, with its version."""
    innovation: Named | None
    """The innovation."""
    site: Named | None
    """The site."""
    round: str
    """The dated pass that it belongs to."""
    respondent: RespondentResult | None
    """Who answered alone."""
    agreed: str | None
    """On which day a group agreed the answers."""
    checklist: ChecklistResult
    """The checklist."""
    as_of: str
    """The day on which it was judged."""
    verdict: VerdictResultData
    """The verdict."""
    gates: tuple[GateResultData, ...]
    """The gates."""
    sections: tuple[SectionData, ...]
    """The areas."""
    overall: Counts
    """The score and the counts of everything; never what decides."""
    sides: dict[str, SideData]
    """The verdict on the innovation alone and on the site alone."""
    step: StepData
    """How the answers bear on the steps of scaling."""
    warnings: tuple[WarningData, ...]
    """The checklist's warnings that hold."""
    contradictions: tuple[ContradictionData, ...]
    """The checklist's contradictions that hold."""
    shortest_way: ShortestWayData
    """The shortest way to a better verdict, by ids."""
    report: contents.Report
    """Everything that the report says in words."""


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema of the format, with the description of every key."""
    schema = ResultFile.model_json_schema()
    parts: dict[str, Any] = schema.pop("$defs")
    described = {one.__name__: one for one in (*_models(ResultFile), *vars(contents).values()) if isinstance(one, type)}
    for name, part in (("ResultFile", schema), *parts.items()):
        for field, words in _docs(described[name]).items():
            part["properties"][field]["description"] = words
    return {"$schema": DIALECT, **schema, "title": "scalecheck result", "$defs": parts}


def _models(model: type[Part]) -> tuple[type, ...]:
    own = vars(sys.modules[model.__module__]).values()
    return tuple(one for one in own if isinstance(one, type) and issubclass(one, Part))


def _docs(part: type) -> dict[str, str]:
    """Return the docstring under each field that a class or those that it is built on define."""
    found: dict[str, str] = {}
    for one in reversed(part.__mro__):
        if one.__module__ != __name__ and not one.__module__.startswith(contents.__name__):
            continue
        body = ast.parse(inspect.getsource(one)).body[0]
        for field, below in pairwise(body.body if isinstance(body, ast.ClassDef) else []):
            match field, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[name] = inspect.cleandoc(text)
    return found

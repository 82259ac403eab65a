"""Small checklists and answers for tests, built from plain data through the models of the file formats."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.inputs.responses import Origin, Response
from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.logic.findings import examine
from scalecheck.model.assessment import Answer, Assessment
from scalecheck.model.checklist import Checklist
from scalecheck.model.conditions import Condition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.logic.truth import Truth

DAY: Final = date(2026, 11, 23)
"""The day on which tests judge."""

PROGRAMME: Final = Origin("programme", DAY)
"""Where what the programme hands down comes from."""
DONT_KNOW: Final = {"dont_know": True}
NOT_APPLICABLE: Final = {"not_applicable": "There is none here."}
NOT_MINE: Final = {"not_mine": "ward lead"}
WAITING: Final = {"waiting_for": "finance lead"}
BACKED: Final = {
    "basis": "evidenced",
    "evidence": [{"what": "Minutes of the board"}],
    "owner": {"role": "ward lead"},
    "actions": [{"what": "Ask the ward", "due": "2027-01-31"}],
}
"""Everything that an answer can carry."""

LADDER: Final = {
    "met_from": "full",
    "partly_from": "much",
    "options": [
        {"id": "none", "label": "Nothing", "score": 0},
        {"id": "little", "label": "A little", "score": 1},
        {"id": "much", "label": "Much", "score": 2},
        {"id": "full", "label": "All of it", "score": 3},
    ],
}
"""The scale of every item that names no other."""

CHOICE: Final = {"options": [{"id": "answer-no", "label": "Not so"}, {"id": "answer-yes", "label": "It is so"}]}
"""A scale without scores, for opening questions."""

STEPS: Final = {
    "options": [
        {"id": "one", "label": "One site"},
        {"id": "some", "label": "Some sites"},
        {"id": "every", "label": "Every site"},
    ]
}


def plain(value: object) -> Any:  # noqa: ANN401 (data of any shape)
    """Return data as the reader gives it: tuples for lists, exact numbers for binary ones."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(plain(inner) for inner in value)
    return Decimal(repr(value)) if isinstance(value, float) else value


def scale(**scores: float) -> dict[str, Any]:
    """Return a scale with these options and scores, worst first."""
    return {"options": [{"id": name, "label": name.title(), "score": score} for name, score in scores.items()]}


def item(name: str, **keys: object) -> dict[str, Any]:
    """Return an item; it is about the innovation and a must where nothing else is said."""
    return {
        "id": name,
        "title": f"Title of {name.upper()}",
        "ask": f"Is {name} so?",
        "about": "innovation",
        "importance": "must",
        "scale": "ladder",
        **keys,
    }


def question(name: str, **keys: object) -> dict[str, Any]:
    """Return an opening question."""
    return {"id": name, "title": f"Title of {name.upper()}", "ask": f"Is {name} so?", "scale": "choice", **keys}


def section(name: str, *items: dict[str, Any], **keys: object) -> dict[str, Any]:
    """Return a section, or a domain, with these items."""
    return {"id": name, "title": f"Area {name.upper()}", "items": items, **keys}


def gate(name: str, needs: dict[str, Any], **keys: object) -> dict[str, Any]:
    """Return a gate."""
    return {"id": name, "title": f"Gate {name.upper()}", "because": "It must hold.", "needs": needs, **keys}


def verdict(name: str, when: dict[str, Any] | None = None, **keys: object) -> dict[str, Any]:
    """Return a verdict."""
    return {
        "id": name,
        "title": f"Verdict {name.upper()}",
        "colour": "amber",
        "meaning": "It says so.",
        "decision": "Do it.",
        "review_after": "3 months",
        **({} if when is None else {"when": when}),
        **keys,
    }


READY: Final = (verdict("ready"), verdict("not-yet", default=True))
"""Two verdicts; the better one asks for nothing beyond the gates."""


def outline(*domains: dict[str, Any], **keys: Any) -> Outline:  # noqa: ANN401 (every key of a checklist)
    """Return a checklist laid out for judging; it has the scales `ladder`, `choice` and `steps` in any case."""
    data = {
        "format": "scalecheck/checklist@1.0",
        "id": "small",
        "version": "1.0.0",
        "title": "Small",
        "scales": {"ladder": LADDER, "choice": CHOICE, "steps": STEPS, **keys.pop("scales", {})},
        "domains": domains,
        "verdicts": READY,
        **keys,
    }
    return Outline(Checklist.model_validate(plain(data)))


def answer(said: str | Mapping[str, Any]) -> Answer:
    """Return an answer: an option, or everything that stands under the question."""
    return Answer.model_validate(plain({"option": said} if isinstance(said, str) else dict(said)))


def given(said: Mapping[str, Any], *, confirmed: bool = False) -> dict[str, Response]:
    """Return answers by question id; None is an empty key."""
    return {name: Response(answer(one), confirmed=confirmed) for name, one in said.items() if one is not None}


def assessment(said: Mapping[str, Any], **keys: object) -> Assessment:
    """Return a file with these answers by item id; by default of one respondent, about an innovation."""
    data = {
        "format": "scalecheck/assessment@1.0",
        "checklist": {"id": "small", "version": "1.0.0"},
        "innovation": {"id": "hub"},
        "round": "2026-11",
        **({} if "agreed" in keys else {"respondent": {"id": "lead", "role": "programme lead"}}),
        "answers": {name: {"option": one} if isinstance(one, str) else one for name, one in said.items()},
        **keys,
    }
    return Assessment.model_validate(plain(data))


def judge(
    layout: Outline,
    said: Mapping[str, Any],
    *,
    confirmed: bool = False,
    as_of: date = DAY,
    left_out: frozenset[str] = frozenset(),
) -> Judgement:
    """Judge answers; `confirmed` says that a second person confirmed what is not applicable."""
    return judge_case(Case(layout, given(said, confirmed=confirmed), as_of, left_out=left_out))


def truth(
    layout: Outline,
    said: Mapping[str, Any],
    condition: dict[str, Any],
    *,
    confirmed: bool = False,
    left_out: frozenset[str] = frozenset(),
) -> Truth:
    """Return the truth of a condition, with the gates judged."""
    return truth_of(Case(layout, given(said, confirmed=confirmed), DAY, left_out), condition)


def truth_of(case: Case, condition: dict[str, Any]) -> Truth:
    """Return the truth of a condition about a case, with the gates judged."""
    return examine(parsed(condition), judge_of(case).truth).truth


def parsed(condition: dict[str, Any]) -> Condition:
    """Return a condition as a model."""
    return _conditions().validate_python(plain(condition))


@cache
def _conditions() -> TypeAdapter[Condition]:
    return TypeAdapter(Condition)

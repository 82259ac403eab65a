"""All answers by area, each with its note, basis, evidence, owner and actions."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.backing import EvidenceState, evidence_state
from scalecheck.engine.panel.differences import apart
from scalecheck.reports.contents import Answer, AnswerGroup, Evidence
from scalecheck.reports.formats.markdown import is_relative, levels_up
from scalecheck.reports.sections.open_points import action_words, views_on
from scalecheck.reports.sections.respondents import spreads_before
from scalecheck.words.days import day_words
from scalecheck.words.evidence import NOT_COUNTED
from scalecheck.words.numbers import counted
from scalecheck.words.origins import FILES, taken_over_words
from scalecheck.words.panel import counts_words
from scalecheck.words.roles import the
from scalecheck.words.sentences import capital, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scalecheck.engine.inputs.responses import Origin
    from scalecheck.engine.panel.spread import Spread
    from scalecheck.model import assessment as model
    from scalecheck.model.checklist import Section
    from scalecheck.model.conditions import Basis
    from scalecheck.reports.material import Material

_BASES: Final[dict[Basis, str]] = {
    "evidenced": "evidence that others can look at",
    "observed": "what somebody saw",
    "asserted": "what somebody says",
    "guess": "a guess",
}


def opening(material: Material) -> tuple[Answer, ...]:
    """Return the answers to the opening questions."""
    before = spreads_before(material)
    return tuple(_answer(material, question.id, before) for question in material.outline.checklist.profile)


def answers(material: Material) -> tuple[AnswerGroup, ...]:
    """Return all other answers by area and section; a section in which nothing counts is left out."""
    return tuple(_groups(material, material.outline.checklist.domains, 0, spreads_before(material)))


def _groups(
    material: Material, sections: Iterable[Section], depth: int, before: Mapping[str, Spread]
) -> Iterator[AnswerGroup]:
    for section in sections:
        if not material.case.items(section.id):
            continue
        own = tuple(_answer(material, item.id, before) for item in material.case.in_play(section.items))
        yield AnswerGroup(section.title, section.summary or "", depth, own)
        yield from _groups(material, section.sections, depth + 1, before)


def _answer(material: Material, question: str, before: Mapping[str, Spread]) -> Answer:
    response = material.case.responses.get(question)
    answer = response.answer if response is not None else None
    origin = response.origin if response is not None else None
    gates = tuple(gate.gate.title for gate in material.judgement.gates if question in _asked_by(material, gate.gate.id))
    return Answer(
        id=question,
        title=material.title(question),
        ask=material.ask(question),
        says=capital(material.says(question)),
        meaning=material.meaning(question),
        note=(answer.note or "") if answer is not None else "",
        basis=_BASES[answer.basis] if answer is not None and answer.basis is not None else "",
        evidence=tuple(_evidence(material, one, origin) for one in answer.evidence) if answer else (),
        owner=capital(material.owner(answer.owner)) if answer is not None else "",
        actions=tuple(action_words(material, one, material.title(question)) for one in answer.actions)
        if answer
        else (),
        next_step="" if material.is_met(question) else sentence(material.next_step(question)),
        answered_before=_before(material, question, before.get(question)),
        agreed_because=sentence(answer.consensus.reason) if answer is not None and answer.consensus else "",
        views=tuple(views_on(material, question)),
        set_aside=_set_aside(material, question),
        instead_of=sentence(answer.override or "") if answer is not None and origin is None else "",
        answered=_answered(material, answer),
        inherited=origin is not None,
        taken_over=taken_over_words(origin),
        gates=gates,
    )


def _before(material: Material, question: str, spread: Spread | None) -> str:
    """Return what respondents had answered in different ways to a question that is agreed now, and how far apart."""
    if spread is None or spread.unanimous or material.case.answer(question) is None:
        return ""
    levels = apart(material.outline, question, spread)
    how_far = f" ({counted(levels, 'level')} apart)" if levels else ""
    return f"{capital(counts_words(material.outline, question, spread))}{how_far}."


def _asked_by(material: Material, gate: str) -> tuple[str, ...]:
    return material.outline.gate_items[gate]


def _evidence(material: Material, evidence: model.Evidence, origin: Origin | None) -> Evidence:
    link, details = evidence.link or "", [_dates(material, evidence)]
    if link and origin is not None and is_relative(link):
        link, details = "", [*details, f"{link}, from {FILES[origin.source]}"]
    as_written = not link or not is_relative(link) or leads_out(material, link)
    return Evidence(
        what=evidence.what,
        link=link if as_written else posixpath.join(material.folder, link),
        details="; ".join(filter(None, details)),
    )


def leads_out(material: Material, link: str) -> bool:
    """Return whether a link to evidence leads out of the repository, or the folder that holds the assessments."""
    return material.levels is not None and is_relative(link) and levels_up(link) > material.levels


def _dates(material: Material, evidence: model.Evidence) -> str:
    said, state = [], evidence_state(evidence, material.case.as_of)
    if evidence.recorded is not None:
        early = ", after the day judged, so it does not count yet" if state is EvidenceState.RECORDED_LATER else ""
        said.append(f"recorded {day_words(evidence.recorded)}{early}")
    if evidence.valid_until is not None:
        late = f", {NOT_COUNTED[state]}" if state is EvidenceState.OUT_OF_DATE else ""
        said.append(f"valid until {day_words(evidence.valid_until)}{late}")
    return ", ".join(said)


def _set_aside(material: Material, question: str) -> str:
    answer = material.case.answer(question)
    if answer is None or answer.not_applicable is None:
        return ""
    who = material.confirmed_by(question)
    on = f" on {day_words(answer.confirmed.date)}" if answer.confirmed is not None and who else ""
    confirmed = f"Confirmed by {who}{on}." if who else "Not confirmed by a second person, so no gate takes it as met."
    return f"{sentence(answer.not_applicable)} {confirmed}"


def _answered(material: Material, answer: model.Answer | None) -> str:
    """Return who answered on which day; nothing where that is who recorded the agreement, on its day."""
    agreed = material.assessment.agreed
    if answer is None or answer.answered is None:
        return ""
    if agreed is not None and (answer.answered.who, answer.answered.date) == (agreed.who, agreed.date):
        return ""
    return f"{capital(the(answer.answered.who))}, {day_words(answer.answered.date)}"

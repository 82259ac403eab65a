"""A judgement as data for other programs, made from what the engine found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scalecheck.engine.logic.exact import as_number
from scalecheck.engine.panel.ownership import NOBODY, ownership
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.ids import organisation_id
from scalecheck.reports.formats import result_model as data
from scalecheck.words.reasons import gate_lacking, reasons_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.counts import Counts
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.judgement import Judgement, SectionResult
    from scalecheck.engine.judging.scoring import Score
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.panel.ownership import Ownership, TakingPart
    from scalecheck.model.assessment import Assessment


def summary(assessment: Assessment, judgement: Judgement, asked_of: TakingPart = NOBODY) -> data.JudgementData:
    """Return everything that a judgement says, as data.

    Args:
        assessment: What was judged.
        judgement: The judgement on it.
        asked_of: Those who were invited or answered, as far as is known.
    """
    checklist = judgement.case.outline.checklist
    return data.JudgementData(
        innovation=_innovation(assessment),
        site=_site(assessment),
        round=assessment.round,
        respondent=_respondent(assessment),
        agreed=assessment.agreed.date.isoformat() if assessment.agreed else None,
        checklist=data.ChecklistResult(
            id=checklist.id, version=checklist.version, title=checklist.title, digest=checklist_digest(checklist)
        ),
        as_of=judgement.case.as_of.isoformat(),
        verdict=_verdict(judgement),
        gates=tuple(_gate(judgement, gate) for gate in judgement.gates),
        sections=tuple(_section(section) for section in judgement.sections),
        overall=data.Counts(**_figures(judgement.overall, judgement.counts)),
        sides={about: _side(result) for about, result in judgement.sides.items()},
        step=_step(judgement),
        warnings=tuple(data.WarningData(id=one.id, title=one.title, because=one.because) for one in judgement.warnings),
        contradictions=tuple(
            data.ContradictionData(id=one.id, items=tuple(one.items), because=one.because)
            for one in judgement.contradictions
        ),
        inherited=tuple(_inherited(judgement.case)),
        ownership=ownership_data(ownership(judgement, asked_of)),
    )


def ownership_data(found: Ownership) -> data.OwnershipData:
    """Return who carries what, as data."""
    loaded = found.most_loaded
    return data.OwnershipData(
        most_loaded=data.CarrierData(role=loaded.role, organisation=loaded.organisation) if loaded else None,
        items=found.items,
        owned=found.owned,
        gates=found.gates,
        applying=found.applying,
        left_without=found.left_without,
        own_nothing=found.own_nothing,
        not_answered=found.not_answered,
        never_asked=found.never_asked,
    )


def _inherited(case: Case) -> Iterator[data.InheritedData]:
    for name in case.outline.questions:
        origin = case.responses[name].origin if name in case.responses else None
        if origin is not None and name not in case.void:
            until = origin.until.isoformat() if origin.until is not None else None
            yield data.InheritedData(question=name, source=origin.source, day=origin.day.isoformat(), until=until)


def _innovation(assessment: Assessment) -> data.Named | None:
    one = assessment.innovation
    if one is None:
        return None
    whose = organisation_id(one.organisation, one.organisation_id)
    return data.Named(
        id=one.id, name=one.name, organisation=one.organisation, organisation_id=whose, summary=one.summary
    )


def _site(assessment: Assessment) -> data.Named | None:
    one = assessment.site
    if one is None:
        return None
    return data.Named(
        id=one.id,
        name=one.name,
        organisation=one.organisation,
        organisation_id=organisation_id(one.organisation, one.organisation_id),
        kind=one.kind if one.kind == "partner" else None,
    )


def _respondent(assessment: Assessment) -> data.RespondentResult | None:
    one = assessment.respondent
    return data.RespondentResult(id=one.id, role=one.role, organisation=one.organisation) if one is not None else None


def _verdict(judgement: Judgement) -> data.VerdictResultData:
    result = judgement.verdict
    reasons = (
        data.ReasonResult(text=one.text, kind=one.kind, gate=one.gate, items=one.items) for one in reasons_of(judgement)
    )
    return data.VerdictResultData(
        id=result.verdict.id,
        title=result.verdict.title,
        settled=result.settled,
        colour=result.verdict.colour,
        meaning=result.verdict.meaning,
        decision=result.verdict.decision,
        reasons=tuple(reasons),
    )


def _gate(judgement: Judgement, gate: GateResult) -> data.GateResultData:
    return data.GateResultData(
        id=gate.gate.id,
        title=gate.gate.title,
        applies=gate.applies,
        allows=gate.allows,
        met=gate.applies and gate.met,
        says=gate.words,
        reasons=tuple(gate_lacking(judgement.judge, gate)),
    )


def _section(result: SectionResult) -> data.SectionData:
    return data.SectionData(
        id=result.section.id,
        title=result.section.title,
        weakest=result.weakest.id if result.weakest is not None else None,
        sections=tuple(_section(inner) for inner in result.sections),
        **_figures(result.score, result.counts),
    )


def _side(result: VerdictResult | None) -> data.SideData:
    if result is None:
        return data.SideData(verdict=None, title=None, settled=False)
    return data.SideData(verdict=result.verdict.id, title=result.verdict.title, settled=result.settled)


def _step(judgement: Judgement) -> data.StepData:
    step = judgement.step
    if step is None:
        return data.StepData(question=None, proposed=None, supported=None, verdicts={})
    return data.StepData(
        question=step.question.id,
        proposed=step.proposed,
        supported=step.supported,
        verdicts={option: _side(result) for option, result in step.verdicts.items()},
    )


def _figures(score: Score, counts: Counts) -> dict[str, Any]:
    label = score.band or score.no_band
    return {
        "score": as_number(score.shown) if score.shown is not None else None,
        "band": score.band.id if score.band is not None else None,
        "band_label": label.label if label is not None else None,
        "answered": counts.answered,
        "relevant": counts.relevant,
        "unknown": counts.unknown,
        "unanswered": counts.unanswered,
        "not_applicable": counts.not_applicable,
        "not_mine": counts.not_mine,
        "met": counts.met,
        "partly": counts.partly,
        "coverage": as_number(counts.coverage) if counts.coverage is not None else None,
    }

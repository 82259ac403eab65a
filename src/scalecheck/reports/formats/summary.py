"""A judgement as plain data: what `status --format json` prints and other programs rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scalecheck.engine.logic.exact import as_number
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.words.reasons import gate_lacking, reasons_of

if TYPE_CHECKING:
    from scalecheck.engine.judging.counts import Counts
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.judgement import Judgement, SectionResult
    from scalecheck.engine.judging.scoring import Score
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.assessment import Assessment
    from scalecheck.words.reasons import Reason


def summary(assessment: Assessment, judgement: Judgement) -> dict[str, Any]:
    """Return everything that a judgement says, as data that JSON can hold."""
    checklist = judgement.case.outline.checklist
    return {
        **header(assessment),
        "checklist": {
            "id": checklist.id,
            "version": checklist.version,
            "title": checklist.title,
            "digest": checklist_digest(checklist),
        },
        "as_of": judgement.case.as_of.isoformat(),
        "verdict": {
            **_verdict(judgement.verdict),
            "colour": judgement.verdict.verdict.colour,
            "meaning": judgement.verdict.verdict.meaning,
            "decision": judgement.verdict.verdict.decision,
            "reasons": [_reason(one) for one in reasons_of(judgement)],
        },
        "gates": [_gate(judgement, gate) for gate in judgement.gates],
        "sections": [_section(section) for section in judgement.sections],
        "overall": {**_score(judgement.overall), **_counts(judgement.counts)},
        "sides": {about: _side(result) for about, result in judgement.sides.items()},
        "step": _step(judgement),
        "warnings": [{"id": one.id, "title": one.title, "because": one.because} for one in judgement.warnings],
        "contradictions": [
            {"id": one.id, "items": list(one.items), "because": one.because} for one in judgement.contradictions
        ],
    }


def header(assessment: Assessment) -> dict[str, Any]:
    """Return what an assessment is about and whose it is."""
    return {
        "innovation": assessment.innovation.model_dump(exclude_none=True) if assessment.innovation else None,
        "site": assessment.site.model_dump(exclude_none=True) if assessment.site else None,
        "round": assessment.round,
        "respondent": assessment.respondent.model_dump(exclude_none=True, exclude={"name"})
        if assessment.respondent
        else None,
        "agreed": assessment.agreed.date.isoformat() if assessment.agreed else None,
    }


def _verdict(result: VerdictResult) -> dict[str, Any]:
    return {"id": result.verdict.id, "title": result.verdict.title, "settled": result.settled}


def _reason(reason: Reason) -> dict[str, Any]:
    return {"text": reason.text, "kind": reason.kind, "gate": reason.gate, "items": list(reason.items)}


def _gate(judgement: Judgement, gate: GateResult) -> dict[str, Any]:
    return {
        "id": gate.gate.id,
        "title": gate.gate.title,
        "applies": gate.applies,
        "allows": gate.allows,
        "met": gate.met,
        "says": gate.words,
        "reasons": list(gate_lacking(judgement.judge, gate)),
    }


def _section(result: SectionResult) -> dict[str, Any]:
    return {
        "id": result.section.id,
        "title": result.section.title,
        **_score(result.score),
        **_counts(result.counts),
        "weakest": result.weakest.id if result.weakest is not None else None,
        "sections": [_section(inner) for inner in result.sections],
    }


def _score(score: Score) -> dict[str, Any]:
    label = score.band or score.no_band
    return {
        "score": as_number(score.shown) if score.shown is not None else None,
        "band": score.band.id if score.band is not None else None,
        "band_label": label.label if label is not None else None,
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
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


def _side(result: VerdictResult | None) -> dict[str, Any]:
    if result is None:
        return {"verdict": None, "title": None, "settled": False}
    return {"verdict": result.verdict.id, "title": result.verdict.title, "settled": result.settled}


def _step(judgement: Judgement) -> dict[str, Any]:
    step = judgement.step
    if step is None:
        return {"question": None, "proposed": None, "supported": None, "verdicts": {}}
    return {
        "question": step.question.id,
        "proposed": step.proposed,
        "supported": step.supported,
        "verdicts": {option: _side(result) for option, result in step.verdicts.items()},
    }

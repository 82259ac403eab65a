"""Going from one checklist of a family to another: who and what it is about, and what was answered already."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.commands.assess.set_up import Begun, begin_with, path_beside
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.engine.inputs.outline import Outline
from scalecheck.model.fingerprints import asked_fingerprint
from scalecheck.model.placement import answers_in_place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scalecheck.commands.assess.set_up import NewAssessment
    from scalecheck.model.assessment import Answer, Assessment
    from scalecheck.model.checklist import Checklist


def take_over(
    source: Path, before: Assessment, checklist: Checklist, wanted: NewAssessment, output: Path | None, today: date
) -> Begun:
    """Return the header of an assessment that goes on from one of another checklist, and where it should be.

    Innovation, site, round, whose answers they are, proposal, the core, adaptations and asks are those of the source,
    unless a flag says otherwise; a decision is not taken along. About the same occasion it should be beside its source.

    Args:
        source: Where the assessment is from which answers are taken over.
        before: That assessment.
        checklist: The checklist that the new one answers.
        wanted: What was said by flags.
        output: Where it goes, if that was said.
        today: The day on which it begins.

    Raises:
        CannotLookError: a flag names a round that is none, or something of which no id can be made.
    """
    header, proposed = begin_with(_filled(wanted, before), checklist, today)
    header = header.model_copy(update=_kept(wanted, before, today))
    named = path_beside(proposed, checklist.id)
    same = occasion_of(header)[:3] == occasion_of(before)[:3]
    path = output or (source.with_name(named.name) if same else named)
    follows = Path(os.path.relpath(source, path.parent)).as_posix()
    return Begun(header.model_copy(update={"follows": follows}), path)


def answers_to_offer(before: Assessment, asked_before: Checklist, outline: Outline) -> Mapping[str, Answer]:
    """Return the answers of another checklist's assessment to questions that a checklist asks in the same words.

    Args:
        before: The assessment.
        asked_before: The checklist that it answers; it tells what was asked where an answer has no fingerprint.
        outline: The checklist that is answered now.
    """
    old = Outline(asked_before).questions
    offered: dict[str, Answer] = {}
    for name, answer in answers_in_place(before, old).items():
        if name not in outline.questions:
            continue
        now = asked_fingerprint(outline.questions[name], outline.checklist.scales[outline.questions[name].scale])
        then = answer.asked or asked_fingerprint(old[name], asked_before.scales[old[name].scale])
        if now == then:
            offered[name] = answer
    return offered


def _filled(wanted: NewAssessment, before: Assessment) -> NewAssessment:
    """Return what was said by flags, with the source's words where nothing was said."""
    innovation, site = before.innovation, before.site
    role = before.respondent.role if before.respondent is not None else None
    return replace(
        wanted,
        innovation=wanted.innovation or (innovation.name or innovation.id if innovation is not None else None),
        site=wanted.site or (site.name or site.id if site is not None else None),
        round=wanted.round or before.round,
        role=wanted.role or role or "agreed",
    )


def _kept(wanted: NewAssessment, before: Assessment, today: date) -> dict[str, object]:
    """Return what of the header stays as it was in the source."""
    names = ("core", "kept", "adaptations", "asks")
    kept: dict[str, object] = {name: getattr(before, name) for name in names}
    if wanted.innovation is None:
        kept["innovation"] = before.innovation
    if wanted.site is None:
        kept["site"] = before.site
    if not wanted.proposal and not wanted.proposed_sites:
        kept["proposal"] = before.proposal
    if not (wanted.role or wanted.respondent or wanted.organisation or wanted.name):
        kept["respondent"] = before.respondent
        kept["agreed"] = before.agreed.model_copy(update={"date": today}) if before.agreed is not None else None
    return kept

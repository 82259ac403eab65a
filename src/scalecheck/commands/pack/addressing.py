"""Whom of a panel which questions are sent to, and what the packs hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scalecheck.documents.kinds import FileKind, format_line
from scalecheck.documents.writing.dumping import to_data
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.inputs.responses import own_answers
from scalecheck.engine.panel.allocation import allocate
from scalecheck.exchange.pack import Cover, pack_of
from scalecheck.model.assessment import Assessment, ChecklistReference, Respondent
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.words.invitation import invitation_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.exchange.pack import Pack
    from scalecheck.model.assessment import Answer
    from scalecheck.model.panel import Invited, Panel
    from scalecheck.workspace.panel.rounds import PanelRound
    from scalecheck.workspace.reading import Reader


class Addressed(NamedTuple):
    """A pack, and whom it is for."""

    invited: Invited
    """Whom it is for."""
    pack: Pack
    """The pack."""


def packs_of(
    reader: Reader, found: PanelRound, chosen: Sequence[Invited], limit: int, named: Sequence[str] = ()
) -> list[Addressed]:
    """Return a pack for each of those chosen who is asked anything, with what their own file answers already.

    Args:
        reader: What reads files.
        found: The panel.
        chosen: For whom of those invited packs are made.
        limit: How many questions one role is asked at most.
        named: The questions that are asked; empty: those that each is best placed to answer.
    """
    if found.panel is None:
        return []
    outline, panel = Outline(found.checklist), _with_names(reader, found, found.panel)
    allocation = allocate(outline, panel, limit)
    given = {one.respondent.id: own_answers(outline, one) for one in found.answers if one.respondent is not None}
    packs: list[Addressed] = []
    for one in chosen:
        if questions := named or allocation.asked(one.id):
            own = {name: response.answer for name, response in given.get(one.id, {}).items()}
            packs.append(Addressed(one, pack_for(outline, panel, one, questions, own)))
    return packs


def pack_for(
    outline: Outline,
    panel: Panel,
    invited: Invited,
    questions: Sequence[str],
    answers: Mapping[str, Answer] | None = None,
) -> Pack:
    """Return the pack of somebody who is invited.

    Args:
        outline: The checklist.
        panel: What they are invited to.
        invited: Whom it is for.
        questions: What they are asked.
        answers: What they have answered already.
    """
    about = _about(outline, panel, invited)
    cover = Cover(about, to_yaml(to_data(about)), invitation_lines(panel, invited))
    return pack_of(outline, cover, questions, answers)


def _about(outline: Outline, panel: Panel, invited: Invited) -> Assessment:
    checklist = outline.checklist
    return Assessment(
        format=format_line(FileKind.ASSESSMENT),
        checklist=ChecklistReference(id=checklist.id, version=checklist.version, digest=checklist_digest(checklist)),
        innovation=panel.innovation,
        site=panel.site,
        round=panel.round,
        respondent=Respondent(id=invited.id, role=invited.role, organisation=invited.organisation),
    )


def _with_names(reader: Reader, found: PanelRound, panel: Panel) -> Panel:
    """Return a panel with the names of innovation and site, where a file of the round or the programme's has them."""
    innovation, site = found.innovation, found.site
    if innovation is not None and innovation.name is None and found.invitation is not None:
        about = _about(Outline(found.checklist), panel, panel.invited[0])
        wanted = occasion_of(about)._replace(site=None)
        beside = (model for _, model in reader.beside(found.invitation.path) if occasion_of(model) == wanted)
        named = (one.innovation for one in beside if one.innovation is not None and one.innovation.name)
        innovation = next(named, innovation)
    return panel.model_copy(update={"innovation": innovation, "site": site})

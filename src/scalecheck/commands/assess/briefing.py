"""What an interview is told before it begins: the questions, the answers inherited, the answers of the last round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.commands.assess.next_round import previous_answers, urgent_first
from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.engine.inputs.inheritance import handed_down
from scalecheck.engine.inputs.occasions import is_about, occasion_of
from scalecheck.engine.inputs.responses import to_confirm
from scalecheck.engine.judging.scope import core_changes, items_to_ask, not_asked, outside
from scalecheck.engine.panel.allocation import allocate, share_of
from scalecheck.engine.panel.attendance import is_open
from scalecheck.errors import CannotLookError
from scalecheck.interview.showing.said import Complaint
from scalecheck.interview.state.sheet import Brief
from scalecheck.model.panel import Panel
from scalecheck.model.placement import listed_items

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.assessment import Answer, Assessment
    from scalecheck.workspace.reading import Reader


def brief_for(
    path: Path,
    assessment: Assessment,
    outline: Outline,
    reader: Reader,
    domain: str | None,
    today: date,
    prompter: Prompter,
) -> Brief:
    """Bring together what stays the same during the interview.

    Raises CannotLookError where the checklist has no such domain.
    """
    programme = reader.programme_of(assessment, path)
    inherited = handed_down(outline, assessment, today, programme, reader.own_files_of(assessment, path))
    previous: Mapping[str, Answer] = {}
    try:
        previous = previous_answers(path, assessment, outline, reader)
    except CannotLookError as error:
        prompter.tell(Complaint(f"{error} Its answers are not shown."))
    offered = {**previous, **to_confirm(outline, assessment)}
    everything = _listed(assessment, outline)
    share = _share(path, assessment, outline, reader, everything) if domain is None else ()
    order = share or (everything if domain is None else _of_domain(everything, outline, domain))
    return Brief(
        outline=outline,
        order=urgent_first(outline, order, offered, today),
        role=_role(assessment),
        today=today,
        inherited=inherited,
        previous=offered,
        agreed=assessment.agreed is not None,
        left_out=outside(outline, assessment),
        not_asked=not_asked(outline, assessment, programme, inherited),
        core_changes=core_changes(assessment, programme),
        elsewhere=tuple(name for name in everything if name not in order),
        invited=bool(share),
    )


def _role(assessment: Assessment) -> str:
    if assessment.respondent is not None:
        return assessment.respondent.role
    return assessment.agreed.who if assessment.agreed is not None else "respondent"


def _listed(assessment: Assessment, outline: Outline) -> tuple[str, ...]:
    """Return the opening questions, and the items that the file lists; where it lists none, those that it is about."""
    listed = listed_items(assessment, outline.questions) or set(
        items_to_ask(outline, innovation=assessment.innovation is not None, site=assessment.site is not None)
    )
    opening = (question.id for question in outline.checklist.profile)
    return (*opening, *(item for item in outline.items if item in listed))


def _share(
    path: Path, assessment: Assessment, outline: Outline, reader: Reader, everything: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the questions that the respondent is invited to answer in an open round; none where that is all or none.

    They are those that a pack for them would hold.
    """
    for panel in (one.model for one in reader.panels_around(path.resolve().parent)):
        if not isinstance(panel, Panel) or not is_open(panel) or not is_about(panel, occasion_of(assessment)):
            continue
        asked = tuple(name for name in share_of(outline, allocate(outline, panel), assessment) if name in everything)
        return asked if len(asked) < len(everything) else ()
    return ()


def _of_domain(everything: tuple[str, ...], outline: Outline, domain: str) -> tuple[str, ...]:
    """Keep the opening questions, which decide what else is asked, and one domain's items."""
    domains = {one.id: one for one in outline.checklist.domains}
    if domain not in domains:
        hint = did_you_mean(domain, domains, "areas")
        raise CannotLookError(f"`{outline.checklist.id}` has no area `{domain}`. {hint}".rstrip())
    wanted = outline.opening | {item.id for item in outline.items_below[domain]}
    return tuple(name for name in everything if name in wanted)

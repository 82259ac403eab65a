"""A new assessment of somebody who is invited: under their id, in the round that asks them, beside its panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.commands.assess.set_up import proposed_path
from scalecheck.documents.kinds import PANEL_FILE
from scalecheck.engine.inputs.occasions import is_about, occasion_of
from scalecheck.engine.panel.attendance import is_open
from scalecheck.model.panel import Panel
from scalecheck.storage.git import boundary_of
from scalecheck.storage.search import yaml_files
from scalecheck.words.roles import role_words, the
from scalecheck.workspace.panel.inviting import invited_as
from scalecheck.workspace.panel.rounds import FiledPanel
from scalecheck.workspace.places.known import ASSESSMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scalecheck.commands.assess.set_up import Begun
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.panel import Invited
    from scalecheck.workspace.reading import Reader


def as_invited(begun: Begun, reader: Reader, *, any_round: bool = False) -> Begun:
    """Return what is begun as its respondent is invited, where a file here says who is asked.

    Args:
        begun: The new assessment.
        reader: What reads files.
        any_round: Whether an open round that is not that of the new assessment may be meant; the latest is then.
    """
    own = begun.header.respondent
    if own is None:
        return begun
    for filed in _asking(begun.header, _panels(begun.path, reader), any_round=any_round):
        if invited := invited_as(filed.panel, own.role, own.organisation):
            return _placed(begun, filed, invited)
    return begun


def invitation_remarks(header: Assessment, usual_round: str, reader: Reader) -> Iterator[str]:
    """Return what somebody who begins to answer is told of the open round that the new assessment belongs to.

    That is: that it is another round than it would have been otherwise, or that they are not among those invited.

    Args:
        header: The header of the new assessment.
        usual_round: The round that it would have belonged to.
        reader: What reads files.
    """
    own, path = header.respondent, proposed_path(header)
    about = (
        one.panel for one in _panels(path, reader) if is_open(one.panel) and is_about(one.panel, occasion_of(header))
    )
    panel = next(about, None)
    if panel is None or own is None:
        return
    whom = role_words(own.role, own.organisation)
    if invited_as(panel, own.role, own.organisation) is None:
        yield not_invited(panel, whom)
    elif header.round != usual_round:
        yield f"The round {header.round} is open and asks {the(whom)}: these answers belong to that round."


def _panels(path: Path, reader: Reader) -> Iterator[FiledPanel]:
    """Return the panels beside a file, and of all assessments here those in files with the usual name."""
    if not ASSESSMENTS.is_dir():
        return
    root, found = boundary_of(ASSESSMENTS), yaml_files(ASSESSMENTS)
    beside = [one for one in found if one.parent == path.parent and one != path]
    for one in dict.fromkeys((*beside, *(one for one in found if one.name == PANEL_FILE))):
        if isinstance(panel := reader.model_at(one, root), Panel):
            yield FiledPanel(one, panel)


def _asking(header: Assessment, found: Iterable[FiledPanel], *, any_round: bool) -> Iterator[FiledPanel]:
    """Return the panels about the occasion of a header, then open ones about it in other rounds, the latest first."""
    there, occasion = list(found), occasion_of(header)
    yield from (one for one in there if is_about(one.panel, occasion))
    others = (one for one in there if any_round and one.panel.round != header.round and is_open(one.panel))
    for one in sorted(others, key=lambda one: one.panel.round, reverse=True):
        if is_about(one.panel, occasion._replace(round=one.panel.round)):
            yield one


def _placed(begun: Begun, filed: FiledPanel, invited: Invited) -> Begun:
    """Return what is begun under the id of somebody invited, in the panel's round and folder and by its names."""
    header, (place, panel) = begun.header, filed
    proposed = proposed_path(header.model_copy(update={"round": panel.round}))
    path = begun.path if panel.round == header.round else proposed
    if path.is_file() and place.parent != path.parent:  # begun before there was a panel, or it was moved
        return begun
    about = {"innovation": panel.innovation, "site": panel.site}
    named = {key: part for key, part in about.items() if part is not None and part.name is not None}
    respondent = header.respondent.model_copy(update={"id": invited.id}) if header.respondent is not None else None
    header = header.model_copy(update={"respondent": respondent, "round": panel.round, **named})
    return begun._replace(header=header, path=place.with_name(f"{invited.id}.yaml"))


def not_invited(panel: Panel, whom: str) -> str:
    """Return that somebody is not invited to an open round, and who is."""
    invited = "; ".join(role_words(one.role, one.organisation) for one in panel.invited)
    return f"Nobody is invited to the open round {panel.round} as “{whom}”. Invited are: {invited}."

"""What `assess` offers without a target: files that are there, the open rounds that may ask, or a new assessment."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.commands.assess.as_invited import not_invited
from scalecheck.commands.assess.set_up import NewAssessment
from scalecheck.documents.kinds import PANEL_FILE
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.engine.logic.wording import same_words
from scalecheck.engine.panel.attendance import is_open
from scalecheck.interview.filling import Dialogue, Step, fill_in
from scalecheck.interview.reading.checks import is_role
from scalecheck.interview.reading.fields import organisation_field, role_field
from scalecheck.interview.reading.form import Field
from scalecheck.interview.showing.said import Remark
from scalecheck.model.assessment import Assessment
from scalecheck.model.panel import Panel
from scalecheck.storage.files import changed_at
from scalecheck.storage.search import yaml_files
from scalecheck.terminal.status import subject
from scalecheck.words.days import round_words
from scalecheck.words.roles import role_words
from scalecheck.workspace.panel.inviting import invited_as
from scalecheck.workspace.places.known import ASSESSMENTS, FILES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.panel import Invited
    from scalecheck.workspace.reading import Reader

_NEW: Final = ("new", "A new assessment")
_MOST_OFFERED: Final = 9
"""How many assessments are offered to go on with, and how many open rounds; those that were changed last."""


_BY_NAME: Final = "Your own opens when you name it: assess FILE."


class Chosen(NamedTuple):
    """What somebody chose to work on: a file, else a new assessment."""

    path: Path | None = None
    """The file."""
    wanted: NewAssessment | None = None
    """What a new assessment is about, as an open round asks; None: everything is asked for."""
    checklist: str | None = None
    """The checklist that the round asks by; None: none was named."""


def choose(reader: Reader, prompter: Prompter) -> Chosen | None:
    """Let a person go on with what is there, answer in an open round, or begin anew; None where nothing was chosen.

    While a round is open, its respondents' files are not offered: who answers in it says the role first, and is led to
    their own file.
    """
    offered = _Offered(reader)
    if not offered.files and not offered.rounds:
        offered.tell(prompter)
        return Chosen()
    alike = Counter(map(_whose, offered.files.values()))
    choices = [
        (str(path), f"{_whose(one)}{f', {one.checklist.id}' if alike[_whose(one)] > 1 else ''} ({path})")
        for path, one in offered.files.items()
    ]
    choices += [(str(path), f"My own answers in the open round: {_about(one)}") for path, one in offered.rounds.items()]
    field = Field("choice", "Which one? (a number; q stops here)", choices=(*choices, _NEW), needed=True)
    offered.tell(prompter)
    values = fill_in((field,), prompter, "There are assessments here already, the latest first")
    if values is None:
        return None
    chosen = values["choice"]
    path = next((one for one in offered.files if str(one) == chosen), None)
    panel = next((one for place, one in offered.rounds.items() if str(place) == chosen), None)
    return _in_round(panel, prompter) if panel is not None else Chosen(path)


class _Offered:
    """What there is to choose from."""

    def __init__(self, reader: Reader) -> None:
        found = sorted(yaml_files(ASSESSMENTS), key=changed_at, reverse=True) if ASSESSMENTS.is_dir() else []
        panels = [reader.load(path) for path in found if path.name == PANEL_FILE]
        models = ((path, reader.load(path).model) for path in found[:FILES])
        filed = [(path, one) for path, one in models if isinstance(one, Assessment)]
        rounds = reader.open_rounds(filed, panels)
        own = [(path, one) for path, one in filed if one.respondent is None or occasion_of(one) not in rounds]
        self.files = dict(own[:_MOST_OFFERED])
        held_back = (rounds.get(occasion_of(one)) for _, one in filed if one.respondent is not None)
        self.held_back = next((one for one in held_back if one is not None), None)
        about = (one.innovation for _, one in filed if one.innovation is not None)
        named = {one.id: one.name for one in about if one.name is not None}
        still_open = [(Path(one.name), one.model) for one in panels if isinstance(one.model, Panel)]
        still_open = [(path, panel) for path, panel in still_open if is_open(panel)]
        self.rounds = {path: _named(panel, named) for path, panel in still_open[:_MOST_OFFERED]}

    def tell(self, prompter: Prompter) -> None:
        """Say that files are not offered, and why."""
        if self.held_back is not None:
            prompter.tell(Remark(f"{self.held_back.words}: respondents' files in it are not offered. {_BY_NAME}"))


def _named(panel: Panel, names: Mapping[str, str]) -> Panel:
    """Return a panel with the name that files have for its innovation, where it says none itself."""
    innovation = panel.innovation
    if innovation is None or innovation.name is not None:
        return panel
    name = names.get(innovation.id)
    return panel.model_copy(update={"innovation": innovation.model_copy(update={"name": name})})


def _in_round(panel: Panel, prompter: Prompter) -> Chosen | None:
    """Ask in which role somebody answers in a round, and return their own answers in it; None where they give up."""
    dialogue = Dialogue(prompter)
    while (given := dialogue.hold(partial(_whom_step, panel))) is not None:
        alike = _in_role(panel, given["role"])
        invited = alike[0] if len(alike) == 1 else invited_as(panel, given["role"], given.get("organisation"))
        if invited is not None:
            checklist = panel.checklist.id if panel.checklist is not None else None
            return Chosen(wanted=_wanted(panel, invited), checklist=checklist)
        dialogue.refuse(not_invited(panel, role_words(given["role"], given.get("organisation"))))
    return None


def _wanted(panel: Panel, invited: Invited) -> NewAssessment:
    innovation, site = panel.innovation, panel.site
    return NewAssessment(
        innovation=(innovation.name or innovation.id) if innovation is not None else None,
        innovation_id=innovation.id if innovation is not None else None,
        site=(site.name or site.id) if site is not None else None,
        site_id=site.id if site is not None else None,
        partner=site is not None and site.kind == "partner",
        round=panel.round,
        role=invited.role,
        organisation=invited.organisation,
    )


def _whom_step(panel: Panel, given: Mapping[str, str]) -> Step | None:
    """Return what to ask next to know who of those invited answers; None at the end."""
    heading = f"Your answers: {_about(panel)}"

    def is_invited(text: str, before: Mapping[str, str]) -> str | None:
        return is_role(text, before) or (None if _in_role(panel, text) else not_invited(panel, text))

    if "role" not in given:
        field = role_field("role", "In which role are you invited?", needed=True, organisation="organisation")
        return Step(replace(field, check=is_invited), heading)
    if len(_in_role(panel, given["role"])) > 1 and "organisation" not in given:
        return Step(organisation_field(), heading)
    return None


def _in_role(panel: Panel, role: str) -> tuple[Invited, ...]:
    return tuple(one for one in panel.invited if same_words(one.role) == same_words(role))


def _about(panel: Panel) -> str:
    """Return what a panel is about, and when."""
    named = [part.name or part.id for part in (panel.innovation, panel.site) if part is not None]
    return f"{' at '.join(named)}, {round_words(panel.round)}"


def _whose(assessment: Assessment) -> str:
    one = assessment.respondent
    return f"{subject(assessment)}, {role_words(one.role, one.organisation) if one is not None else 'agreed'}"

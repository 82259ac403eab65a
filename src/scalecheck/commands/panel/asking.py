"""Asking who is invited to a round, one line after the other, and back again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from scalecheck.engine.panel.allocation import MOST_QUESTIONS, known_roles, roles_of
from scalecheck.interview.filling import Dialogue, Step
from scalecheck.interview.reading.checks import day, day_remark, is_day, is_name
from scalecheck.interview.reading.fields import organisation_field, role_field
from scalecheck.interview.reading.form import Field
from scalecheck.words.roles import role_named
from scalecheck.workspace.panel.inviting import invited_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scalecheck.commands.pack.sending import Form
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.panel import Panel

    Values = Mapping[str, str]


_ASK_PACKS: Final = "In which form do they get the questions? (a number; Enter: make only the messages now)"
_FORMS: Final = (("xlsx", "a workbook"), ("html", "a page for any browser, also on a phone"))


@dataclass(frozen=True, slots=True)
class RoundFlags:
    """What was said of a round; None or empty is not said."""

    invited: tuple[str, ...] = ()
    """Who is invited, a line each: role; organisation; roles of the checklist; what it would change."""
    innovation: str | None = None
    """What the innovation is: name; organisation; what it is."""
    innovation_id: str | None = None
    """The innovation's id."""
    site: str | None = None
    """What the site is called."""
    site_id: str | None = None
    """The site's id."""
    round: str | None = None
    """The round."""
    closes: date | None = None
    """The closing day."""
    asked_by: str | None = None
    """Who asks: role; organisation."""
    seen_by: str | None = None
    """Who will see the words."""
    proposal: str | None = None
    """What is proposed."""
    limit: int = MOST_QUESTIONS
    """How many questions a role is asked at most."""
    remind: bool = False
    """Whether those who have not answered are reminded, and nobody is invited."""
    checklist: str | None = None
    """The checklist, by path or id."""
    packs: Form | None = None
    """The form of the packs that are made for those who are invited; None: messages alone."""
    to: Path = Path("packs")
    """The folder that packs and messages go into."""


def ask(wanted: RoundFlags, panel: Panel | None, outline: Outline, prompter: Prompter) -> RoundFlags | None:
    """Ask for what was not said, and for who is invited; None where the person gives up or invites nobody.

    Args:
        wanted: What was said by flags; it is not asked for again.
        panel: The panel that is there; what it says is not asked for either.
        outline: The checklist that is answered.
        prompter: Who puts the questions.
    """
    known = known_roles(outline)

    def steps(given: Values) -> Iterator[Step]:
        if panel is None:
            yield from _about(wanted, given)
        if wanted.closes is None and (panel is None or panel.closes is None):
            field = Field("closes", "By which day are answers wanted?", needed=True, check=is_day, remark=day_remark)
            yield Step(field, "The round")
        yield from _people(given, known)
        if wanted.packs is None and given["person-1"]:
            yield Step(Field("packs", _ASK_PACKS, optional=True, choices=_FORMS), "What they are sent")

    def next_step(given: Values) -> Step | None:
        return next((step for step in steps(given) if step.field.name not in given), None)

    given = Dialogue(prompter).hold(next_step)
    if given is None or "person-1" not in given:
        return None
    role, organisation = given.get("asker"), given.get("asker-organisation")
    return replace(
        wanted,
        innovation=wanted.innovation or given.get("innovation"),
        proposal=wanted.proposal or given.get("proposal"),
        asked_by=wanted.asked_by or ("; ".join(part for part in (role, organisation) if part) or None),
        seen_by=wanted.seen_by or given.get("seen_by"),
        closes=wanted.closes or day(given.get("closes", "")),
        invited=tuple(_lines(given)),
        packs=wanted.packs or cast("Form | None", given.get("packs")),
    )


def _about(wanted: RoundFlags, given: Values) -> Iterator[Step]:
    heading = "The round"
    if wanted.innovation is None and wanted.site is None:
        yield Step(Field("innovation", "What is the innovation called?", needed=True, check=is_name), heading)
    if wanted.proposal is None:
        yield Step(Field("proposal", "What is proposed, in a sentence? (Enter: leave it out)", optional=True), heading)
    if wanted.asked_by is None:
        yield Step(
            role_field(
                "asker", "Which role asks? (Enter: leave it out)", optional=True, organisation="asker-organisation"
            ),
            heading,
        )
        if given["asker"]:
            yield Step(organisation_field("asker-organisation"), heading)
    if wanted.seen_by is None:
        text = "Who will see what they write, such as: the programme team and the steering group? (Enter: leave it out)"
        yield Step(Field("seen_by", text, optional=True), heading)


def _people(given: Values, known: tuple[str, ...]) -> Iterator[Step]:
    """Ask for one person after the other until a line is left empty."""
    number = 0
    while number == 0 or given[f"person-{number}"]:
        number += 1
        name, heading = f"person-{number}", f"Invited, number {number}"
        more = "nobody else" if number > 1 else "nobody"
        organisation = f"{name}-organisation"
        ask = f"Which role is invited? (Enter: {more})"
        yield Step(role_field(name, ask, optional=True, organisation=organisation), heading)
        if not given[name]:
            return
        yield Step(organisation_field(organisation), heading)
        if not roles_of(invited_from(given[name]), known):
            roles = tuple((role, role_named(role)) for role in known)
            text = "The checklist has no such role. Whose questions do they answer? (a number)"
            yield Step(Field(f"{name}-answers", text, needed=True, choices=roles), heading)
        text = "What would it change for them, in a sentence? (Enter: leave it out)"
        yield Step(Field(f"{name}-changes", text, optional=True), heading)


def _lines(given: Values) -> Iterator[str]:
    """Return those invited, a line each as flags give them."""
    number = 1
    while role := given.get(f"person-{number}"):
        parts = (given.get(f"person-{number}-{part}", "") for part in ("organisation", "answers", "changes"))
        yield "; ".join((role, *(part.replace(";", ",") for part in parts)))
        number += 1

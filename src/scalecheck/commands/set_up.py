"""What a new assessment needs to begin: asked for, or given by flags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from scalecheck.documents.kinds import Kind, format_line
from scalecheck.errors import CannotLookError
from scalecheck.interview.forms import Field, Form
from scalecheck.interview.loop import fill_in
from scalecheck.model.assessment import Assessment, ChecklistReference, Innovation, Proposal, Respondent, Site
from scalecheck.model.base import ID_PATTERN, RESERVED_IDS
from scalecheck.model.fingerprints import checklist_digest

if TYPE_CHECKING:
    from datetime import date

    from scalecheck.interview.loop import Prompter
    from scalecheck.model.checklist import Checklist

_LONGEST_ID: Final = 64
_ROUND: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person said of a new assessment by flags; None is asked for."""

    innovation: str | None = None
    """The innovation's name."""
    site: str | None = None
    """The site's name."""
    round: str | None = None
    """The round."""
    role: str | None = None
    """The role that answers."""
    respondent: str | None = None
    """The respondent's id; left out: made from the role."""
    organisation: str | None = None
    """The organisation that the role belongs to."""
    proposal: str | None = None
    """What is proposed."""
    proposed_sites: tuple[str, ...] = ()
    """Where it is proposed."""
    name: str | None = None
    """A personal name; kept only where it was asked for."""
    names: bool = False
    """Whether a personal name is asked for."""

    @property
    def enough(self) -> bool:
        """Whether nothing has to be asked."""
        return self.role is not None and (self.innovation is not None or self.site is not None)


class Begun(NamedTuple):
    """A new assessment before its first answer."""

    header: Assessment
    """Its header."""
    path: Path
    """Where it should stand."""


def id_from(name: str) -> str:
    """Make an id of a name: small letters, digits and hyphens.

    Raises:
        CannotLookError: nothing of the name can stand in an id.
    """
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-")
    slug = slug if not slug or slug[0].isalpha() else f"the-{slug}"[:_LONGEST_ID]
    slug = f"the-{slug}" if slug in RESERVED_IDS else slug
    if not re.fullmatch(ID_PATTERN, slug):
        raise CannotLookError(f"No id can be made of “{name}”: please use some of the letters a to z.")
    return slug


def is_round(text: str) -> bool:
    """Tell whether a text names a round."""
    return _ROUND.fullmatch(text) is not None


def begin_with(wanted: Wanted, checklist: Checklist, today: date) -> Begun:
    """Make the header of a new assessment from what was said of it.

    Raises:
        CannotLookError: the round is no round, or no id can be made of a name.
    """
    new_round = wanted.round or f"{today:%Y-%m}"
    if not is_round(new_round):
        raise CannotLookError(f"`{new_round}` is no round. Write the year and the month, such as 2026-11.")
    role = wanted.role or "respondent"
    proposal = Proposal(step=wanted.proposal, sites=wanted.proposed_sites)
    header = Assessment(
        format=format_line(Kind.ASSESSMENT),
        checklist=ChecklistReference(id=checklist.id, version=checklist.version, digest=checklist_digest(checklist)),
        innovation=Innovation(id=id_from(wanted.innovation), name=wanted.innovation) if wanted.innovation else None,
        site=Site(id=id_from(wanted.site), name=wanted.site) if wanted.site else None,
        round=new_round,
        respondent=Respondent(
            id=wanted.respondent or id_from(role), role=role, organisation=wanted.organisation, name=wanted.name
        ),
        proposal=proposal if wanted.proposal or wanted.proposed_sites else None,
    )
    return Begun(header, proposed_path(header))


def proposed_path(header: Assessment) -> Path:
    """Give the path at which an assessment should stand, relative to the folder that we are in."""
    innovation = header.innovation.id if header.innovation is not None else "any-innovation"
    site = header.site.id if header.site is not None else "programme"
    whose = header.respondent.id if header.respondent is not None else "agreed"
    return Path("assessments", innovation, header.round, site, f"{whose}.yaml")


def ask_for(wanted: Wanted, prompter: Prompter) -> Wanted | None:
    """Ask for what was not said by flags; None where the input ends or the person gives up."""
    fields = tuple(field for field in _FIELDS if getattr(wanted, field.name, None) in {None, ()})
    fields = (*fields, _NAME) if wanted.names else fields
    values = fill_in(Form("setup", "", fields), prompter, "A new assessment")
    if values is None:
        return None
    sites = tuple(one.strip() for one in values.get("proposed_sites", "").split(",") if one.strip())
    return Wanted(
        innovation=wanted.innovation or values.get("innovation"),
        site=wanted.site or values.get("site"),
        round=wanted.round,
        role=wanted.role or values.get("role"),
        respondent=wanted.respondent,
        organisation=wanted.organisation or values.get("organisation"),
        proposal=wanted.proposal or values.get("proposal"),
        proposed_sites=wanted.proposed_sites or sites,
        name=values.get("name"),
        names=wanted.names,
    )


def ask_for_path(proposed: Path, prompter: Prompter) -> Path | None:
    """Ask whether the answers may go where we propose; None where the input ends."""
    field = Field("path", f"The answers go into {proposed} (Enter: yes; or type another path)", optional=True)
    values = fill_in(Form("setup", "", (field,)), prompter, "")
    return None if values is None else Path(values.get("path", str(proposed)))


def _has_letters(text: str) -> str | None:
    try:
        id_from(text)
    except CannotLookError as error:
        return str(error)
    return None


_FIELDS: Final = (
    Field("innovation", "What is the innovation called? (Enter: stop here)", check=_has_letters),
    Field("proposal", "What is proposed, in a sentence? (Enter: leave it for later)", optional=True),
    Field("proposed_sites", "At which sites, with commas between them? (Enter: leave it for later)", optional=True),
    Field(
        "site",
        "Do you answer for one site? Then its name (Enter: no, for the programme as a whole)",
        optional=True,
        check=_has_letters,
    ),
    Field("role", "In which role do you answer? No name is needed (Enter: stop here)", check=_has_letters),
    Field("organisation", "For which organisation? (Enter: leave it)", optional=True),
)
_NAME: Final = Field("name", "Your name, which will stand in the file (Enter: leave it)", optional=True)

"""What a new assessment needs to begin: asked for, or given by flags."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from scalecheck.documents.kinds import FileKind, format_line
from scalecheck.errors import CannotLookError
from scalecheck.interview.filling import fill_in
from scalecheck.interview.reading.checks import is_name
from scalecheck.interview.reading.form import Field, Form
from scalecheck.model.assessment import Assessment, ChecklistReference, Innovation, Proposal, Respondent, Site
from scalecheck.model.base import ID_PATTERN, RESERVED_IDS
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.storage.search import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.checklist import Checklist

_LONGEST_ID: Final = 64
_AGREES: Final = ("y", "yes")
_ROUND: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?", re.ASCII)


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
        return self.role is not None and (self.innovation is not None or self.site is not None) and not self.names

    @property
    def only_round(self) -> bool:
        """Whether nothing but the round was said."""
        return replace(self, round=None) == Wanted()

    @property
    def nothing(self) -> bool:
        """Whether nothing was said."""
        return self == Wanted()


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
    slug = slug if not slug or slug[0].isalpha() else f"the-{slug}"[:_LONGEST_ID].strip("-")
    slug = f"the-{slug}" if slug in RESERVED_IDS else slug
    if not re.fullmatch(ID_PATTERN, slug):
        raise CannotLookError(f"No id can be made of “{name}”: please use some of the letters a to z.")
    return slug


def is_round(text: str) -> bool:
    """Return whether a text names a round."""
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
        format=format_line(FileKind.ASSESSMENT),
        checklist=ChecklistReference(id=checklist.id, version=checklist.version, digest=checklist_digest(checklist)),
        innovation=Innovation(id=id_from(wanted.innovation), name=wanted.innovation) if wanted.innovation else None,
        site=Site(id=id_from(wanted.site), name=wanted.site) if wanted.site else None,
        round=new_round,
        respondent=Respondent(
            id=id_from(wanted.respondent or role), role=role, organisation=wanted.organisation, name=wanted.name
        ),
        proposal=proposal if wanted.proposal or wanted.proposed_sites else None,
    )
    return Begun(header, proposed_path(header))


def proposed_path(header: Assessment) -> Path:
    """Return the path at which an assessment should stand, relative to the folder that we are in."""
    innovation = header.innovation.id if header.innovation is not None else "any-innovation"
    site = header.site.id if header.site is not None else "programme"
    whose = header.respondent.id if header.respondent is not None else "agreed"
    return Path("assessments", innovation, header.round, site, f"{whose}.yaml")


def ask_for(wanted: Wanted, prompter: Prompter) -> Wanted | None:
    """Ask for what was not said by flags; None where the input ends or the person gives up."""
    fields = tuple(field for field in _FIELDS if getattr(wanted, field.name) in {None, ()})
    if wanted.site is not None:
        fields = tuple(_NO_INNOVATION if field.name == "innovation" else field for field in fields)
    fields = (*fields, _NAME) if wanted.names else fields
    values = fill_in(Form("setup", "", fields), prompter, "A new assessment")
    if values is None:
        return None
    sites = tuple(one.strip() for one in values.get("proposed_sites", "").split(",") if one.strip())
    return replace(
        wanted,
        innovation=values.get("innovation", wanted.innovation),
        proposal=values.get("proposal", wanted.proposal),
        proposed_sites=wanted.proposed_sites or sites,
        site=values.get("site", wanted.site),
        role=values.get("role", wanted.role),
        organisation=values.get("organisation", wanted.organisation),
        name=values.get("name"),
    )


def ask_for_path(proposed: Path, prompter: Prompter, what: str = "The answers go") -> Path | None:
    """Ask whether something may go where we propose; None where the input ends or the person gives up."""
    ask = f"{what} into {proposed} (Enter: yes; or type another file name)"
    field = Field("path", ask, optional=True, check=_is_file_name)
    values = fill_in(Form("setup", "", (field,)), prompter, "")
    if values is None:
        return None
    path = values.get("path", "yes")
    return proposed if path.lower() in _AGREES else Path(path)


def _is_file_name(text: str, _before: Mapping[str, str]) -> str | None:
    if text.lower().endswith(SUFFIXES) or text.lower() in _AGREES:
        return None
    return "Please give the name of a file that ends in .yaml, or just Enter."


def _is_named(text: str, before: Mapping[str, str]) -> str | None:
    try:
        id_from(text)
    except CannotLookError:
        return "Please use some of the letters a to z: the name of the file is made of it."
    return is_name(text, before)


_FIELDS: Final = (
    Field("innovation", "What is the innovation called? (Enter: stop here)", check=_is_named),
    Field("proposal", "What is proposed, in a sentence? (Enter: leave it for later)", optional=True),
    Field("proposed_sites", "At which sites, with commas between them? (Enter: leave it for later)", optional=True),
    Field(
        "site",
        "Is this about one site only? Then its name (Enter: no, about the whole programme)",
        optional=True,
        check=_is_named,
    ),
    Field("role", "In which role do you answer? No name is needed (Enter: stop here)", check=_is_named),
    Field("organisation", "For which organisation? (Enter: leave it out)", optional=True, check=is_name),
)
_NO_INNOVATION: Final = Field(
    "innovation",
    "What is the innovation called? (Enter: the site is assessed for any innovation)",
    optional=True,
    check=_is_named,
)
_NAME: Final = Field(
    "name", "Your name, which will stand in the file (Enter: leave it out)", optional=True, check=is_name
)

"""What a new assessment needs to begin: asked for, or given by flags."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from scalecheck.commands.assess.known_ids import id_step, ids_chosen
from scalecheck.documents.kinds import FileKind, format_line
from scalecheck.errors import CannotLookError
from scalecheck.interview.filling import Step
from scalecheck.interview.reading.checks import is_name, is_role
from scalecheck.interview.reading.fields import organisation_field, role_field
from scalecheck.interview.reading.form import NOTHING, Field
from scalecheck.interview.reading.parts import sites_of, sites_remark
from scalecheck.interview.reading.replies import unreadable
from scalecheck.interview.showing.said import Remark, Rows
from scalecheck.model.assessment import Assessment, ChecklistReference, Innovation, Proposal, Respondent, Site
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.storage.search import SUFFIXES
from scalecheck.workspace.ids import id_from, is_id, respondent_id
from scalecheck.workspace.places.known import ASSESSMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from scalecheck.commands.assess.known_ids import Known
    from scalecheck.model.checklist import Checklist

_AGREES: Final = ("y", "yes")
_ROUND: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What a person said of a new assessment by flags; None is asked for."""

    innovation: str | None = None
    """The innovation's name."""
    site: str | None = None
    """The site's name."""
    round: str | None = None
    """The round."""
    role: str | None = None
    """The role that answers."""
    innovation_id: str | None = None
    """The innovation's id; left out: made of its name."""
    site_id: str | None = None
    """The site's id; left out: made of its name."""
    partner: bool = False
    """Whether the site is a partner that carries work for others."""
    respondent: str | None = None
    """The respondent's id; left out: made of role and organisation."""
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
        about = self.site is not None or (self.innovation is not None and not self.partner)
        return self.role is not None and about and not self.names

    @property
    def only_round(self) -> bool:
        """Whether nothing but the round was said."""
        return replace(self, round=None) == NewAssessment()

    @property
    def nothing(self) -> bool:
        """Whether nothing was said."""
        return self == NewAssessment()


class Begun(NamedTuple):
    """A new assessment before its first answer."""

    header: Assessment
    """Its header."""
    path: Path
    """Where it should be."""


Begin: TypeAlias = "Callable[[NewAssessment], Begun]"
"""Makes the header of a new assessment of what was said of it."""


Look: TypeAlias = "Callable[[Assessment], Iterable[str]]"
"""Says what should be looked at in the header of a new assessment, in sentences."""


def is_round(text: str) -> bool:
    """Return whether a text names a round."""
    return _ROUND.fullmatch(text) is not None


def refuse_unfit(wanted: NewAssessment) -> None:
    """Refuse a flag that will not do.

    Raises:
        CannotLookError: the round is no round, an id that was given is none, or a text is empty or not readable.
    """
    if wanted.round is not None and not is_round(wanted.round):
        raise CannotLookError(f"`{wanted.round}` is no round. Write the year and the month, such as 2026-11.")
    for given in (wanted.innovation_id, wanted.site_id):
        if given is not None and not is_id(given):
            sentence = f"`{given}` can't be an id. Use small letters, digits and hyphens, such as `{id_from(given)}`."
            raise CannotLookError(sentence)
    for what, text in _texts(wanted):
        if text is not None and not text.strip():
            raise CannotLookError(f"{what} is empty. Leave it out, or write what it is.")
        if text is not None and (complaint := unreadable(text)):
            raise CannotLookError(f"{what} can't be taken. {complaint}")


def _texts(wanted: NewAssessment) -> Iterator[tuple[str, str | None]]:
    """Return what a person said in words, each with what it was said as."""
    yield "--innovation", wanted.innovation
    yield "--site", wanted.site
    yield "--role", wanted.role
    yield "--respondent", wanted.respondent
    yield "--organisation", wanted.organisation
    yield "--proposal", wanted.proposal
    yield from (("the name of a proposed site", name) for name in wanted.proposed_sites)


def begin_with(wanted: NewAssessment, checklist: Checklist, today: date) -> Begun:
    """Make the header of a new assessment from what was said of it.

    Raises:
        CannotLookError: as `refuse_unfit`, or no id can be made of a name.
    """
    refuse_unfit(wanted)
    new_round = wanted.round or f"{today:%Y-%m}"
    role = wanted.role or "respondent"
    proposal = Proposal(step=wanted.proposal, sites=wanted.proposed_sites)
    innovation, site = wanted.innovation, wanted.site
    whose = id_from(wanted.respondent) if wanted.respondent else respondent_id(role, wanted.organisation)
    header = Assessment(
        format=format_line(FileKind.ASSESSMENT),
        checklist=ChecklistReference(id=checklist.id, version=checklist.version, digest=checklist_digest(checklist)),
        innovation=Innovation(id=wanted.innovation_id or id_from(innovation), name=innovation) if innovation else None,
        site=_site(wanted, site) if site else None,
        round=new_round,
        respondent=Respondent(id=whose, role=role, organisation=wanted.organisation, name=wanted.name),
        proposal=proposal if wanted.proposal or wanted.proposed_sites else None,
    )
    return Begun(header, proposed_path(header))


def _site(wanted: NewAssessment, name: str) -> Site:
    """Return the place of a new assessment; a partner is run by the organisation that the respondent answers for."""
    own_id = wanted.site_id or id_from(name)
    if not wanted.partner:
        return Site(id=own_id, name=name)
    return Site(id=own_id, name=name, kind="partner", organisation=wanted.organisation)


def proposed_path(header: Assessment) -> Path:
    """Return the path at which an assessment should be, relative to the folder that we are in."""
    innovation = header.innovation.id if header.innovation is not None else "any-innovation"
    site = header.site.id if header.site is not None else "programme"
    whose = header.respondent.id if header.respondent is not None else "agreed"
    return ASSESSMENTS / innovation / header.round / site / f"{whose}.yaml"


def path_beside(proposed: Path, checklist: str) -> Path:
    """Return the path of a file that answers another checklist beside one that has the proposed path."""
    return proposed.with_name(f"{proposed.stem}-{checklist}.yaml")


def difference(there: Assessment, wanted: Assessment) -> str | None:
    """Return in what an assessment that is there differs from one that was to be made, in a word; None for nothing.

    A respondent is told apart by role and organisation, and by the name where both have one.
    """
    here, now = (_identity(one) for one in (there, wanted))
    unlike = next((word for word in here if here[word] != now[word]), None)
    names = [one.respondent.name for one in (there, wanted) if one.respondent is not None and one.respondent.name]
    return unlike or ("name" if len(set(names)) > 1 else None)


def _identity(one: Assessment) -> Mapping[str, str]:
    respondent = one.respondent
    return {
        "checklist": one.checklist.id,
        "innovation": one.innovation.id if one.innovation is not None else "",
        "site": one.site.id if one.site is not None else "",
        "round": one.round,
        "role": respondent.role.casefold() if respondent is not None else "",
        "organisation": (respondent.organisation or "").casefold() if respondent is not None else "",
    }


def next_step(
    wanted: NewAssessment,
    output: Path | None,
    begin: Begin,
    given: Mapping[str, str],
    look: Look = lambda _: (),
    known: Known = lambda _kind, _name: (),
) -> Step | None:
    """Return what to ask next for a new assessment; None at the end.

    Args:
        wanted: What was said by flags, which is not asked for.
        output: Where the file goes, if that was said.
        begin: Makes the header, which is shown before it is asked where the file goes.
        given: The replies so far.
        look: Says what should be looked at in the header, such as a name that looks like another.
        known: Returns the ids under which files here know a name.
    """
    fields = tuple(field for field in _FIELDS if getattr(wanted, field.name) in {None, ()})
    if wanted.partner:
        fields = tuple(_PARTNER if field.name == "site" else field for field in fields if field.name not in _OF_ALL)
    if wanted.site is not None:
        fields = tuple(_NO_INNOVATION if field.name == "innovation" else field for field in fields)
    fields = (*fields, _NAME) if wanted.names else fields
    if (same := id_step(wanted, given, known)) is not None:
        return same
    to_ask = next((field for field in fields if field.name not in given), None)
    if to_ask is not None:
        return Step(to_ask, "A new assessment")
    return None if "path" in given else _where(begin(with_replies(wanted, given)), output, look)


def with_replies(wanted: NewAssessment, given: Mapping[str, str]) -> NewAssessment:
    """Return what is wanted by flags and replies together."""
    said = {name: value for name, value in given.items() if value}
    sites = sites_of(said.get("proposed_sites", ""))
    replied = replace(
        wanted,
        innovation=said.get("innovation", wanted.innovation),
        proposal=said.get("proposal", wanted.proposal),
        proposed_sites=wanted.proposed_sites or sites,
        site=said.get("site", wanted.site),
        role=said.get("role", wanted.role),
        organisation=said.get("organisation", wanted.organisation),
        name=said.get("name"),
    )
    return ids_chosen(replied, said)


def path_field(proposed: Path, what: str = "The answers go") -> Field:
    """Return a field for the file that something goes into; left out for the one that we propose."""
    ask = f"{what} into {proposed} (Enter: yes; or type another file name)"
    return Field("path", ask, optional=True, agrees=True, check=_is_file_name)


def path_from(reply: str | None, proposed: Path) -> Path:
    """Return the path that a reply names; the proposed one where it agrees."""
    return proposed if reply is None or reply.lower() in _AGREES else Path(reply)


def header_rows(header: Assessment) -> tuple[tuple[str, str], ...]:
    """Return what a header says, each with a short word."""
    proposal, respondent = header.proposal, header.respondent
    rows = (
        ("Checklist", f"{header.checklist.id} {header.checklist.version}"),
        ("Innovation", _named(header.innovation) or "any: the site is assessed for itself"),
        (_kind(header.site), _named(header.site) or "none: about the whole programme"),
        ("Round", header.round),
        ("Proposal", (proposal.step if proposal is not None else None) or ""),
        ("Proposed at", ", ".join(proposal.sites) if proposal is not None else ""),
        ("Role", respondent.role if respondent is not None else ""),
        ("Organisation", (respondent.organisation if respondent is not None else None) or ""),
        ("Name", (respondent.name if respondent is not None else None) or ""),
    )
    return tuple((key, text) for key, text in rows if text)


def _where(begun: Begun, output: Path | None, look: Look) -> Step:
    rows = Rows("This is what the new file will say (b goes back)", header_rows(begun.header))
    return Step(path_field(output or begun.path), said=(rows, *map(Remark, look(begun.header))))


def _named(thing: Innovation | Site | None) -> str | None:
    return (thing.name or thing.id) if thing is not None else None


def _kind(site: Site | None) -> str:
    return "Partner" if site is not None and site.kind == "partner" else "Site"


def _is_file_name(text: str, _before: Mapping[str, str]) -> str | None:
    if text.lower().endswith(SUFFIXES) or text.lower() in _AGREES:
        return None
    return (
        "Please give the name of a file that ends in .yaml, or just Enter. b goes back, q stops; nothing is there yet."
    )


def _is_named(text: str, before: Mapping[str, str]) -> str | None:
    """Return why a text is no name of a thing; a word that answers another question is none."""
    if text.casefold() in NOTHING or text.casefold() in _AGREES:
        return f"“{text}” is no name. Please type the name."
    return is_name(text, before)


def _is_own_role(text: str, before: Mapping[str, str]) -> str | None:
    return _is_named(text, before) or is_role(text, before)


_FIELDS: Final = (
    Field("innovation", "What is the innovation called?", needed=True, check=_is_named),
    Field(
        "proposal", "What is proposed, in a sentence? (Enter: leave it for later)", optional=True, remark=sites_remark
    ),
    Field(
        "proposed_sites",
        "At which sites, with commas between them? (Enter: leave it for later)",
        optional=True,
        remark=sites_remark,
    ),
    Field(
        "site",
        "Is this about one site only? Then its name (Enter: no, about the whole programme)",
        optional=True,
        check=_is_named,
    ),
    replace(role_field("role", "In which role do you answer? No name is needed", needed=True), check=_is_own_role),
    organisation_field(ask="For which organisation?"),
)
_PARTNER: Final = Field("site", "What is the partner called? Such as: home care", needed=True, check=_is_named)
_OF_ALL: Final = frozenset({"proposal", "proposed_sites"})
"""What is asked of those who propose something, and of no partner."""
_NO_INNOVATION: Final = Field(
    "innovation",
    "What is the innovation called? (Enter: the site is assessed for any innovation)",
    optional=True,
    check=_is_named,
)
_NAME: Final = Field("name", "Your name, which will be in the file (Enter: leave it out)", optional=True, check=is_name)

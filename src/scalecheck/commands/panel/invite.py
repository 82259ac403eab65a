"""`scalecheck invite`: who is asked in a round, the messages to them, and reminders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scalecheck.commands.assess.known_ids import with_known_ids
from scalecheck.commands.assess.set_up import NewAssessment, is_round
from scalecheck.commands.assess.starting import DEFAULT_CHECKLIST, known_here
from scalecheck.commands.pack.addressing import packs_of
from scalecheck.commands.pack.sending import send
from scalecheck.commands.panel.asking import RoundFlags, ask
from scalecheck.documents.kinds import PANEL_FILE, FileKind, format_line
from scalecheck.engine.inputs.effort import minutes
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.panel.allocation import allocate
from scalecheck.engine.panel.attendance import attendance, is_open
from scalecheck.errors import CannotLookError
from scalecheck.interview.reading.replies import unreadable
from scalecheck.model.assessment import ChecklistReference, Innovation, Proposal, Site
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.panel import Asker, Panel
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.prompter import TerminalPrompter
from scalecheck.terminal.streams import print_document, tell
from scalecheck.words.days import day_words
from scalecheck.words.invitation import in_a_file_or_a_terminal, in_a_terminal, invitation_lines, reminder_lines
from scalecheck.words.numbers import counted, number_words
from scalecheck.words.panel import attendance_words
from scalecheck.words.roles import role_named, role_words, the
from scalecheck.words.sentences import capital, joined
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command, quoted
from scalecheck.workspace.ids import id_from, is_id
from scalecheck.workspace.occasions import Choice
from scalecheck.workspace.panel.inviting import (
    add,
    answering_command,
    create,
    innovation_from,
    invited_from,
    not_yet_invited,
    with_ids,
)
from scalecheck.workspace.panel.roles import unknown_roles
from scalecheck.workspace.panel.rounds import panel_round
from scalecheck.workspace.places.known import ASSESSMENTS
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.engine.panel.allocation import Allocation
    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.panel import Invited
    from scalecheck.workspace.panel.rounds import PanelRound


_TITLES: Final = 5
"""How many questions that reach nobody are named; of more, only their number is told."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a panel is or goes, and what is known of it."""

    path: Path
    """The file that says who is asked."""
    outline: Outline
    """The checklist that is answered."""
    reader: Reader
    """What has read the files."""
    found: PanelRound | None = None
    """The round; None where there is no file of it yet."""

    @property
    def panel(self) -> Panel | None:
        """What is in the file; None where it is to be made."""
        return self.found.panel if self.found is not None else None

    @property
    def answers(self) -> tuple[Assessment, ...]:
        """What respondents have answered already."""
        return self.found.answers if self.found is not None else ()


def invite(
    folder: Path, wanted: RoundFlags, today: date, *, accessible: bool = False, prompter: Prompter | None = None
) -> int:
    """Invite people to a round, or remind those who have not answered, and print the message to each.

    A panel that is there gets those who are not in it yet; nothing in it is overwritten. Where no flag says who is
    invited, it is asked for.

    Returns 0, also where the person gives up: nothing is written then.

    Args:
        folder: The folder that holds the panel's files, or will.
        wanted: What was said by flags.
        today: The day on which it is asked.
        accessible: Whether the screen has to read well aloud.
        prompter: Who puts the questions; left out: the terminal.

    Raises:
        CannotLookError: something is missing or wrong; the round is closed; or the checklist does not know a role.
        CannotSaveError: the file can't be written.
        InvalidDocumentError: the file that says who is asked is not valid.
        NoVerdictError: the files of the folder do not go together.
    """
    _refuse_unreadable(wanted)
    wanted = _by_known_ids(wanted)
    place = _place(folder, wanted)
    if place.panel is not None and not is_open(place.panel):
        raise CannotLookError(f"{place.path}: this round is closed, so nobody is invited or reminded any more.")
    if wanted.remind:
        return _remind(place, today)
    if not wanted.invited:
        screen = Screen(accessible=accessible, widest=WIDEST)
        asked = ask(wanted, place.panel, place.outline, prompter or TerminalPrompter(screen))
        if asked is None:
            tell("Nothing was written.")
            return 0
        wanted = _by_known_ids(asked) if place.found is None else asked
    people = tuple(invited_from(one) for one in wanted.invited)
    if unknown := tuple(unknown_roles(people, place.outline)):
        raise CannotLookError(*map(str, unknown), *_in_the_third_part([one.invited for one in unknown]))
    answered = [one.respondent for one in place.answers if one.respondent is not None]
    new = with_ids(place.panel, answered, not_yet_invited(place.panel, people))
    _save(place, _header(place, wanted, new or people, today), new)
    _send(_place(place.path.parent, wanted), new, wanted)
    return 0


def _in_the_third_part(people: Sequence[Invited]) -> Iterator[str]:
    """Return how those are invited whose role the checklist does not know, with the place of what is missing."""
    yield "Nothing was written. Say it as the third part:"
    for one in dict.fromkeys(people):
        parts = (one.role, one.organisation or "", "ROLE OF THE CHECKLIST", *([one.changes] if one.changes else []))
        yield f"  --invite {quoted('; '.join(parts))}"


def _refuse_unreadable(wanted: RoundFlags) -> None:
    texts = (wanted.innovation, wanted.site, wanted.asked_by, wanted.seen_by, wanted.proposal, *wanted.invited)
    for text in texts:
        if text is not None and (complaint := unreadable(text)):
            raise CannotLookError(f"What was said can't be taken. {complaint}")
    for given in (wanted.innovation_id, wanted.site_id):
        if given is not None and not is_id(given):
            raise CannotLookError(f"`{given}` can't be an id. Use small letters, digits and hyphens.")
    if wanted.round is not None and not is_round(wanted.round):
        raise CannotLookError(f"`{wanted.round}` is no round. Write the year and the month, such as 2026-11.")


def _by_known_ids(wanted: RoundFlags) -> RoundFlags:
    """Return what was said under the ids that assessments here have for the names, and say so."""
    name = wanted.innovation.partition(";")[0].strip() if wanted.innovation is not None else None
    about = NewAssessment(
        innovation=name or None, innovation_id=wanted.innovation_id, site=wanted.site, site_id=wanted.site_id
    )
    known, said = with_known_ids(about, known_here(Reader(Catalogue())))
    tell(*said)
    return replace(wanted, innovation_id=known.innovation_id, site_id=known.site_id)


def _place(folder: Path, wanted: RoundFlags) -> _Place:
    """Find the panel of a folder, else what its answers are about, else nothing but the checklist."""
    if folder.exists() and not folder.is_dir():
        raise CannotLookError(f"{folder} is a file. Name the folder that holds the round's files, or will.")
    reader = Reader(Catalogue(wanted.checklist))
    kinds = {FileKind.PANEL, FileKind.ASSESSMENT}
    if folder.is_dir() and any(one.kind in kinds for one in reader.in_folder(folder)):
        innovation, site = _innovation(wanted), _site(wanted)
        ids = [one.id if one is not None else None for one in (innovation, site)]
        found = panel_round(reader, folder, Choice(ids[0], ids[1], wanted.round))
        if found.invitation is not None:
            return _Place(found.invitation.path, Outline(found.checklist), reader, found)
        filed = found.agreed or found.respondents[0]
        return _Place(filed.path.parent / PANEL_FILE, Outline(found.checklist), reader, found)
    if wanted.remind:
        raise CannotLookError(f"{folder}: nobody is invited here yet, so there is nobody to remind.")
    checklist = reader.catalogue.by_name(wanted.checklist or DEFAULT_CHECKLIST, folder)
    return _Place(folder / PANEL_FILE, Outline(checklist), reader)


def _header(place: _Place, wanted: RoundFlags, people: Sequence[Invited], today: date) -> Panel:
    """Return a panel with everything that was said, and what the answers that are there say."""
    if place.panel is not None:
        _refuse_other(place.path, place.panel, wanted)
    checklist, there = place.outline.checklist, next(iter(place.answers), None)
    innovation, site = (place.found.innovation, place.found.site) if place.found is not None else (None, None)
    closes = wanted.closes or (place.panel.closes if place.panel is not None else None)
    if closes is None:
        raise CannotLookError("A round needs a closing day: say --closes YYYY-MM-DD, the last day for answers.")
    if closes < today:
        where = f", and {place.path} says it: change it there" if wanted.closes is None else ""
        raise CannotLookError(f"The closing day {day_words(closes)} is over{where}. Name one that is still to come.")
    innovation, site = innovation or _innovation(wanted), site or _site(wanted)
    if place.panel is None and innovation is None and site is None:
        raise CannotLookError("What is it about? Say --innovation NAME, --site NAME, or both.")
    role, _, organisation = (part.strip() for part in (wanted.asked_by or "").partition(";"))
    return Panel(
        format=format_line(FileKind.PANEL),
        checklist=ChecklistReference(id=checklist.id, version=checklist.version, digest=checklist_digest(checklist)),
        innovation=innovation,
        site=site,
        round=wanted.round or (there.round if there is not None else f"{today:%Y-%m}"),
        state="open",
        closes=closes,
        asked_by=Asker(role=role, organisation=organisation or None) if role else None,
        seen_by=wanted.seen_by,
        proposal=Proposal(step=wanted.proposal) if wanted.proposal else _proposal(place),
        invited=tuple(people),
    )


def _innovation(wanted: RoundFlags) -> Innovation | None:
    return innovation_from(wanted.innovation, wanted.innovation_id) if wanted.innovation is not None else None


def _site(wanted: RoundFlags) -> Site | None:
    return Site(id=wanted.site_id or id_from(wanted.site), name=wanted.site) if wanted.site is not None else None


def _proposal(place: _Place) -> Proposal | None:
    """Return what is proposed by the answers that are there."""
    return next((one.proposal for one in place.answers if one.proposal is not None), None)


def _refuse_other(path: Path, panel: Panel, wanted: RoundFlags) -> None:
    """Refuse to say something else than the file does: that is changed in the file, where everybody can see it."""
    asker = role_words(panel.asked_by.role, panel.asked_by.organisation) if panel.asked_by is not None else None
    said = "; ".join(part.strip() for part in wanted.asked_by.split(";")) if wanted.asked_by else None
    step = panel.proposal.step if panel.proposal is not None else None
    pairs = (
        ("closes", wanted.closes, panel.closes),
        ("seen_by", wanted.seen_by, panel.seen_by),
        ("asked_by", said, asker.replace(", ", "; ") if asker is not None else None),
        ("proposal", wanted.proposal, step),
    )
    for key, new, old in pairs:
        if new is not None and old is not None and new != old:
            raise CannotLookError(f"{path} says `{key}` already: {old}. Nothing is overwritten; change it in the file.")


def _save(place: _Place, header: Panel, new: Sequence[Invited]) -> None:
    if place.panel is None:
        create(place.path, header)
        tell(f"Saved in {place.path}.", *_named_otherwise(place.path, header))
        return
    add(place.path, new, header)
    added = f"{capital(counted(len(new), 'more person', 'more people'))} invited, in {place.path}."
    tell(added if new else "All of them are invited already.")


def _named_otherwise(path: Path, panel: Panel) -> Iterator[str]:
    """Return that a folder below `assessments` has another name than is proposed, and what follows from it.

    The folder of the innovation and the one of the round are looked at: files of sites and of the programme are found
    beside each other, whatever those two folders are called, as long as they are the same.
    """
    rounds = path.resolve().parent.parent
    if panel.innovation is None or rounds.parent.parent.name != ASSESSMENTS.name:
        return
    proposed = f"{panel.innovation.id}/{panel.round}"
    if (here := f"{rounds.parent.name}/{rounds.name}") != proposed:
        yield (
            f"This folder is in {here}. For other files of {panel.innovation.id}, {panel.round}, scalecheck proposes "
            f"assessments/{proposed}, and a site's file there does not find the programme's here. Put those beside "
            f"this folder (-o), or move this one to assessments/{proposed}."
        )


def _send(place: _Place, new: Sequence[Invited], wanted: RoundFlags) -> None:
    """Print what is to be sent to each who is new, in files or as messages alone, and what is amiss."""
    if place.found is None or place.panel is None:
        return
    allocation = allocate(place.outline, place.panel, wanted.limit)
    if wanted.packs is None:
        _print_messages(place, place.panel, new, allocation)
    elif new:
        send(packs_of(place.reader, place.found, new, wanted.limit), wanted.packs, wanted.to, Screen())
    tell(*_limits(place.outline, place.panel, allocation, wanted.limit))
    if wanted.packs is None or not new:
        again = command("pack", "export", place.path.parent)
        tell(f"What each is asked, with the message in a file, to be sent: {again}")


def _print_messages(place: _Place, panel: Panel, new: Sequence[Invited], allocation: Allocation) -> None:
    outline, folder = place.outline, place.path.parent
    lines: list[str] = []
    for one in new:
        asked = [outline.questions[name] for name in allocation.asked(one.id)]
        size = f"{counted(len(asked), 'question')}, about {counted(minutes(outline, asked), 'minute')}"
        how = in_a_terminal(answering_command(panel, one, folder))
        lines += [f"To: {_addressee(one)} ({size})", "", *invitation_lines(panel, one), how, "", ""]
    print_document("\n".join(lines[:-1]))


def _limits(outline: Outline, panel: Panel, found: Allocation, limit: int) -> Iterator[str]:
    for one in panel.invited:
        if (number := len(found.asked(one.id))) > limit:
            yield f"{_addressee(one)} is asked {number} questions, more than {limit}: nobody else could take them."
    if found.reaches_nobody:
        titles = [f"“{outline.questions[name].title}”" for name in found.reaches_nobody[:_TITLES]]
        more = len(found.reaches_nobody) - len(titles)
        named = joined([*titles, *([f"{number_words(more)} more"] if more else [])])
        roles = dict.fromkeys(
            role for name in found.reaches_nobody for role in outline.questions[name].best_answered_by
        )
        reach = "reaches" if len(found.reaches_nobody) == 1 else "reach"
        known = f" Best answered by {joined([the(role_named(role)) for role in roles], 'or')}." if roles else ""
        many = capital(counted(len(found.reaches_nobody), "question"))
        yield f"{many} {reach} nobody who is invited: {named}.{known}"


def _remind(place: _Place, today: date) -> int:
    """Print the reminder to each who has not answered."""
    found = attendance(place.panel, place.answers, place.outline, today)
    tell(attendance_words(found))
    lines: list[str] = []
    for one in place.panel.invited if place.panel is not None else ():
        if place.panel is not None and one in found.waiting:
            how = in_a_file_or_a_terminal(answering_command(place.panel, one, place.path.parent))
            lines += [f"To: {_addressee(one)}", "", *reminder_lines(place.panel, one, today), how, "", ""]
    print_document("\n".join(lines[:-1]))
    return 0


def _addressee(one: Invited) -> str:
    return capital(role_words(one.role, one.organisation))

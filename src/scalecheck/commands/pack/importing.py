"""`scalecheck pack import`: packs that came back, shown first and then written into ordinary files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scalecheck.commands.pack.placing import Places, plan_for, write
from scalecheck.commands.pack.receiving import OtherTextError, files_of, folders_below, received
from scalecheck.errors import CannotLookError, CannotSaveError, InvalidDocumentError
from scalecheck.interview.filling import fill_in
from scalecheck.interview.reading.form import Field
from scalecheck.interview.showing.words import headline, in_full
from scalecheck.terminal.console import Screen
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.prompter import TerminalPrompter
from scalecheck.terminal.streams import tell
from scalecheck.words.days import round_words
from scalecheck.words.numbers import counted
from scalecheck.words.roles import role_words
from scalecheck.words.sentences import joined
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.commands.pack.placing import Plan
    from scalecheck.commands.pack.receiving import Received, Sent, Whose

_ALL_BAD = 2
_SOME_BAD = 1


@dataclass(slots=True)
class _Batch:
    """What came of the files of one import."""

    packs: dict[Whose, list[Received]] = field(default_factory=dict)
    """The packs that could be read, by respondent."""
    held_back: set[Whose] = field(default_factory=set)
    """Respondents of whom something can't be taken, so that nothing is written."""
    unreadable: int = 0
    """How many files could not be read at all."""
    refused: int = 0
    """How many files were read, and hold something that can't be taken."""
    passed_over: list[Path] = field(default_factory=list)
    """Other texts in the folders that were named."""

    @property
    def code(self) -> int:
        """What the command ends with."""
        if not self.packs and not self.refused:
            return _ALL_BAD
        return _SOME_BAD if self.unreadable or self.refused or self.held_back else 0


def import_packs(paths: Sequence[Path], into: Path, checklist: str | None, today: date, *, yes: bool) -> int:
    """Show what packs would change, and write it where that is wanted; return 0 where all of it could be taken.

    Nothing is written of a respondent of whom something can't be taken; then 1 is returned, and 2 where no file holds
    answers.

    Args:
        paths: The packs, or folders of them.
        into: The folder of the assessments.
        checklist: The checklist, by path or id; None: as the packs say.
        today: The day on which answers count as given that say no day themselves.
        yes: Whether it is written without asking.

    Raises:
        CannotLookError: a folder holds no file.
        CannotSaveError: a file can't be written; the text says what was written before.
    """
    reader, screen = Reader(Catalogue(checklist)), Screen()
    files = files_of(paths)
    if below := folders_below(paths):
        tell(f"Not looked at, as they are folders in a folder: {joined([str(path) for path in below])}.")
    batch = _read(files, into, reader)
    places = Places(into, reader, [sent.path for sent in files])
    plans = [plan for whose, packs in batch.packs.items() if (plan := _planned(whose, packs, places, batch, today))]
    for plan in plans:
        _show(screen, plan)
    changing = [plan for plan in plans if plan.changes]
    if not changing:
        if plans:
            screen.say("Nothing changes, so nothing was written.")
        return batch.code
    if not yes and not _agreed(screen):
        screen.say("Nothing was written.")
        return batch.code
    _write(screen, changing)
    return batch.code


def _read(files: Sequence[Sent], into: Path, reader: Reader) -> _Batch:
    """Read every file, and say on stderr what can't be taken."""
    batch = _Batch()
    for sent in files:
        try:
            pack = received(sent, into, reader)
        except CannotLookError as error:
            if isinstance(error, OtherTextError) and not sent.named:
                batch.passed_over.append(sent.path)
                continue
            batch.unreadable += 1
            tell(*error.lines)
            continue
        except InvalidDocumentError as error:
            batch.refused += 1
            tell(*as_text(error.problems))
            continue
        batch.packs.setdefault(pack.whose, []).append(pack)
        if pack.rejected:
            batch.held_back.add(pack.whose)
            number = counted(len(pack.rejected), "cell")
            tell(f"{sent.path}: {number} can't be taken, so nothing of it was taken.")
            tell(*(f"  sheet “{one.sheet}”, cell {one.place}: {one.why}" for one in pack.rejected))
    if batch.passed_over:
        tell(f"Passed over, as these are no files of answers: {joined([str(path) for path in batch.passed_over])}.")
    return batch


def _planned(whose: Whose, packs: Sequence[Received], places: Places, batch: _Batch, today: date) -> Plan | None:
    """Return what would change for one respondent; None where something can't be taken, which is said."""
    if whose in batch.held_back:
        others = [str(one.path) for one in packs if not one.rejected]
        if others:
            tell(f"{whose.respondent}: nothing is taken of {joined(others)} either, before that is put right.")
        return None
    try:
        plan = plan_for(packs, places.place_of(packs[0].about, whose), today)
    except CannotLookError as error:
        batch.refused += 1
        tell(*error.lines)
        return None
    if plan.clashes:
        batch.held_back.add(whose)
        tell(f"{whose.respondent}: the packs answer in different ways, so nothing was taken. Settle it with them:")
        outline = plan.place.outline
        for one in plan.clashes:
            said, other = (in_full(outline, one.question, answer) for answer in (one.answer, one.other_answer))
            tell(f"  {outline.questions[one.question].title}: {said} ({one.one}); {other} ({one.other})")
        return None
    return plan


def _show(screen: Screen, plan: Plan) -> None:
    """Print what would change in one file."""
    place, respondent = plan.place, plan.about.respondent
    whose = role_words(respondent.role, respondent.organisation) if respondent is not None else ""
    file = f"{place.path}{'' if place.assessment is not None else ' (a new file)'}"
    screen.heading(f"{whose}, {round_words(plan.about.round)}: {file}")
    for remark in plan.remarks:
        screen.say(remark)
    replaced = sum(one.before is not None for one in plan.changes)
    counts = ((len(plan.changes) - replaced, "new"), (replaced, "changed"), (plan.same, "in the file already"))
    screen.say(", ".join(f"{count} {word}" for count, word in counts if count) or "Nothing is answered in it.")
    for one in plan.changes:
        title = place.outline.questions[one.question].title
        after = in_full(place.outline, one.question, one.after)
        before = f"{in_full(place.outline, one.question, one.before)} → " if one.before is not None else ""
        screen.entry(f"{title}: {before}{after}")
        note = (one.after.note or "").strip()
        if note != headline(note) and (one.before is None or note != (one.before.note or "").strip()):
            screen.entry(f"The whole note: {' / '.join(note.splitlines())}", indent=2)


def _agreed(screen: Screen) -> bool:
    question = Field("write", "Write this? (y writes it; Enter: nothing is written)", optional=True)
    given = fill_in((question,), TerminalPrompter(screen), "")
    return given is not None and given.get("write", "").strip().lower() in {"y", "yes"}


def _write(screen: Screen, plans: Sequence[Plan]) -> None:
    written: list[str] = []
    for plan in plans:
        try:
            write(plan)
        except CannotSaveError as error:
            before = f"Written before that: {', '.join(written)}." if written else "Nothing was written."
            raise CannotSaveError(*error.lines, before) from error
        written.append(str(plan.place.path))
        screen.say(f"Written: {plan.place.path}")

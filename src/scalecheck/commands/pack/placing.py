"""Where the answers of packs belong, and what they would change there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scalecheck.commands.assess.set_up import proposed_path
from scalecheck.documents.kinds import FileKind
from scalecheck.documents.loading import load_assessment
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.dumping import answer_data, new_assessment
from scalecheck.documents.writing.editing import CutText
from scalecheck.engine.inputs.occasions import is_about, occasion_of
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import CannotLookError, CannotSaveError
from scalecheck.exchange.replying import says_the_same, taken_over
from scalecheck.model.assessment import Answer, Assessment, ChecklistReference, PersonAndDay
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.panel import Panel
from scalecheck.model.placement import answers_in_place, group_of
from scalecheck.storage.git import boundary_of, check_inside
from scalecheck.storage.schemas import way_to_schema
from scalecheck.versions.migration import migrated, migration
from scalecheck.versions.steps import numbers_of
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.moved_on import in_short
from scalecheck.workspace.rewriting import create_new, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scalecheck.commands.pack.receiving import Received, Whose
    from scalecheck.workspace.reading import Reader


class Clash(NamedTuple):
    """A question that two packs of one respondent answer in different ways."""

    question: str
    """The question's id."""
    one: Path
    """The file of one."""
    answer: Answer
    """What that says."""
    other: Path
    """The file of the other."""
    other_answer: Answer
    """What that says."""


class Change(NamedTuple):
    """What becomes of one answer."""

    question: str
    """The question's id."""
    before: Answer | None
    """What is in the file."""
    after: Answer
    """What will be in it."""


@dataclass(frozen=True, slots=True)
class RespondentFile:
    """The file that a respondent's answers belong into."""

    path: Path
    """Where it is, or will be."""
    assessment: Assessment | None
    """What is in it; None: there is no such file yet."""
    outline: Outline
    """The checklist that it answers, or will answer."""
    panel: Panel | None = None
    """The panel that the respondent belongs to."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the packs of one respondent would change."""

    about: Assessment
    """The header of a new file."""
    place: RespondentFile
    """The file."""
    asked: tuple[str, ...]
    """The questions that the packs ask."""
    changes: tuple[Change, ...]
    """What would change."""
    same: int
    """How many answers are in the file already as they came back."""
    remarks: tuple[str, ...] = ()
    """What there is to know before it is written."""
    clashes: tuple[Clash, ...] = ()
    """What keeps it from being written: questions that two packs answer in different ways."""


class Places:
    """The files and panels of a folder of assessments, read once."""

    def __init__(self, into: Path, reader: Reader, packs: Sequence[Path]) -> None:
        """Read the folder, without the packs themselves."""
        self._into, self._reader = into, reader
        self._files: list[tuple[Path, Assessment]] = []
        self._panels: list[tuple[Path, Panel]] = []
        own = {path.resolve() for path in packs}
        for loaded in reader.in_folder(into) if into.is_dir() else ():
            path = Path(loaded.name)
            if isinstance(loaded.model, Panel):
                self._panels.append((path, loaded.model))
            elif isinstance(loaded.model, Assessment) and path.resolve() not in own:
                self._files.append((path, loaded.model))

    def place_of(self, about: Assessment, whose: Whose) -> RespondentFile:
        """Return where the answers of a respondent belong.

        Raises:
            CannotLookError: there are several such files, or the checklist of theirs is not there.
        """
        alike = [(path, one) for path, one in self._files if _is_of(one, whose)]
        if len(alike) > 1:
            several = f"{whose.respondent} has several files for this round. Keep one of them:"
            raise CannotLookError(several, *(f"  {path}" for path, _ in alike))
        panels = [(path, one) for path, one in self._panels if is_about(one, whose.occasion)]
        path, panel = panels[0] if len(panels) == 1 else (None, None)
        if alike:
            file, there = alike[0]
            return RespondentFile(file, there, self._outline(there.checklist, file), panel)
        named = panel.checklist if panel is not None and panel.checklist is not None else about.checklist
        new = path.with_name(f"{whose.respondent}.yaml") if path is not None else self._proposed(about)
        check_inside(new, boundary_of(self._into))
        if new.exists():
            raise CannotLookError(f"{new} is there already and holds something else, so nothing is written there.")
        return RespondentFile(
            new, None, self._outline(named if named.id == about.checklist.id else about.checklist, new), panel
        )

    def _proposed(self, about: Assessment) -> Path:
        return self._into.joinpath(*proposed_path(about).parts[1:])

    def _outline(self, named: ChecklistReference, near: Path) -> Outline:
        folder = near if near.exists() else self._into
        checklist = self._reader.checklist_named(named.id, named.version, folder)
        if checklist is None:
            missing = self._reader.catalogue.why_none(named.id, named.version, folder)
            raise CannotLookError(f"{near}: {missing.message}", missing.hint)
        self._reader.tell_of(checklist, folder)
        return Outline(checklist)


def plan_for(packs: Sequence[Received], place: RespondentFile, today: date) -> Plan:
    """Return what the packs of one respondent would change in their file.

    Args:
        packs: The packs.
        place: Where their answers belong.
        today: The day on which answers count as given that say no day themselves.

    Raises:
        CannotLookError: one of the packs is of a newer version of the checklist than the file.
    """
    remarks = list(_remarks(packs[0], place))
    fitted = [_fitted(pack, place, remarks) for pack in packs]
    clashes = tuple(_clashes(packs, fitted))
    there = answers_in_place(place.assessment, place.outline.questions) if place.assessment is not None else {}
    changes: list[Change] = []
    same = 0
    for question, (pack, new) in _chosen(packs, fitted).items():
        before = there.get(question)
        if question in pack.untouched and before is not None:
            same += 1
            continue
        after = _dated(taken_over(new, before, seen=question in pack.seen), pack, today)
        if _changes(before, after, place.outline.fingerprint(question)):
            changes.append(Change(question, before, after))
        else:
            same += 1
    about = _about(packs[0].about, place.outline)
    asked = tuple(dict.fromkeys(name for pack in packs for name in pack.asked if name in place.outline.questions))
    asked = (*asked, *(one.question for one in changes if one.question not in asked))
    return Plan(about, place, asked, tuple(changes), same, tuple(dict.fromkeys(remarks)), clashes)


def write(plan: Plan) -> None:
    """Put what was planned into the file; on return it is on the disk.

    Raises:
        CannotSaveError: it can't be written, or somebody has changed one of the answers since; nothing was written.
    """
    path, there = plan.place.path, plan.place.assessment
    if there is not None:
        rewrite(path, lambda content: _with_changes(content, plan))
        return
    items = [name for name in plan.asked if name in plan.place.outline.items]
    schema = way_to_schema(path, FileKind.ASSESSMENT)
    order = [name for name in plan.place.outline.items if name in items]
    text = new_assessment(plan.about, plan.place.outline.checklist, order, schema)
    data = _put(text.encode("utf-8"), plan)
    load_assessment(data, str(path))  # what could not be read again is never written
    if not create_new(path, data):
        raise CannotSaveError(f"{path}: not written, because a file of that name has appeared. Import once more.")


def _is_of(one: Assessment, whose: Whose) -> bool:
    return one.respondent is not None and (occasion_of(one), one.respondent.id) == whose


def _about(header: Assessment, outline: Outline) -> Assessment:
    checklist = outline.checklist
    reference = ChecklistReference(id=checklist.id, version=checklist.version, digest=checklist_digest(checklist))
    return header.model_copy(update={"checklist": reference})


def _remarks(pack: Received, place: RespondentFile) -> Iterator[str]:
    panel, whose = place.panel, pack.respondent
    if panel is None:
        return
    if all(one.id != whose.id for one in panel.invited):
        yield f"{whose.id} is not among those who are invited."
    if panel.state == "closed":
        yield "The round is closed already."


def _fitted(pack: Received, place: RespondentFile, remarks: list[str]) -> dict[str, Answer]:
    """Return the answers of a pack as the file's version of the checklist takes them."""
    old, new = pack.outline.checklist, place.outline.checklist
    if old.version == new.version:
        return dict(pack.answers)
    if numbers_of(old.version) > numbers_of(new.version):
        raise CannotLookError(
            f"{pack.path} is of {new.id} {old.version}, and {place.path} goes by {new.version}. Take that to the newer "
            f"version first: {command('migrate', place.path, '--to', old.version)}"
        )
    groups: dict[str, dict[str, Answer | None]] = {"profile": {}, "answers": {}}
    for name in dict.fromkeys((*pack.asked, *pack.answers)):
        groups[group_of(pack.outline.questions[name])][name] = pack.answers.get(name)
    found = migration(pack.about.model_copy(update=groups), old, new)
    remarks.append(
        f"{pack.path} is of {old.id} {old.version}; its answers go on with {new.version}: {in_short(found)}."
    )
    return {name: one for name, one in migrated(pack.answers, found).items() if name in place.outline.questions}


def _clashes(packs: Sequence[Received], fitted: Sequence[Mapping[str, Answer]]) -> Iterator[Clash]:
    first: dict[str, tuple[Received, Answer]] = {}
    for pack, answers in zip(packs, fitted, strict=True):
        for question, answer in answers.items():
            if question in pack.untouched:
                continue
            other, said = first.setdefault(question, (pack, answer))
            if not says_the_same(answer, said):
                yield Clash(question, other.path, said, pack.path, answer)


def _chosen(packs: Sequence[Received], fitted: Sequence[Mapping[str, Answer]]) -> dict[str, tuple[Received, Answer]]:
    """Return the answer to each question with its pack: one that a pack came back with before one left untouched."""
    found: dict[str, tuple[Received, Answer]] = {}
    for pack, answers in zip(packs, fitted, strict=True):
        for question, answer in answers.items():
            if question not in found or question in found[question][0].untouched:
                found[question] = (pack, answer)
    return found


def _dated(answer: Answer, pack: Received, today: date) -> Answer:
    return (
        answer
        if answer.answered is not None
        else answer.model_copy(update={"answered": PersonAndDay(who=pack.respondent.role, date=today)})
    )


def _changes(before: Answer | None, after: Answer, asked_now: str) -> bool:
    """Return whether an answer says something new, or confirms that it holds for the question as it is put now."""
    if before is None or not says_the_same(before, after):
        return True
    return before.asked not in {None, after.asked} and after.asked == asked_now


def _with_changes(content: bytes, plan: Plan) -> bytes:
    path = plan.place.path
    now = answers_in_place(load_assessment(content, str(path)), plan.place.outline.questions)
    if any(now.get(one.question) != one.before for one in plan.changes):
        raise CannotSaveError(f"{path}: not written, because somebody has changed it meanwhile. Import once more.")
    return _put(content, plan)


def _put(content: bytes, plan: Plan) -> bytes:
    outline = plan.place.outline
    text = CutText.of(parse(content, str(plan.place.path)), ("profile",), ("answers",))
    for one in plan.changes:
        group = group_of(outline.questions[one.question])
        text = text.with_entry((group, one.question), answer_data(one.after), outline.keys[group])
    return text.text.encode("utf-8")

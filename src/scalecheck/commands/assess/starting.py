"""Finding or making the file of answers that an interview works on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.commands.assess.as_invited import as_invited, invitation_remarks
from scalecheck.commands.assess.choosing import Chosen, choose
from scalecheck.commands.assess.heading import change_header
from scalecheck.commands.assess.known_ids import with_known_ids
from scalecheck.commands.assess.next_round import items_of_next_round, next_round
from scalecheck.commands.assess.set_up import (
    begin_with,
    difference,
    header_rows,
    next_step,
    path_beside,
    path_from,
    refuse_unfit,
    with_replies,
)
from scalecheck.commands.assess.take_over import take_over
from scalecheck.documents.kinds import FileKind
from scalecheck.documents.writing.dumping import new_assessment
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import items_to_ask
from scalecheck.errors import CannotLookError, CannotSaveError, InvalidDocumentError
from scalecheck.interview.filling import Dialogue
from scalecheck.interview.showing.said import Remark, Rows
from scalecheck.model.assessment import Assessment
from scalecheck.storage.durable import create_if_free
from scalecheck.storage.schemas import way_to_schema
from scalecheck.storage.search import yaml_files
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.places.known import ASSESSMENTS, look_alikes
from scalecheck.workspace.places.known_as import known_as
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.commands.assess.known_ids import Known
    from scalecheck.commands.assess.set_up import Begin, Begun, Look, NewAssessment
    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.checklist import Checklist

DEFAULT_CHECKLIST: Final = "pilot-to-scale"
"""The checklist that a new assessment answers unless another is named."""
FOR_PARTNERS: Final = "partner-readiness"
"""The checklist that a partner's new assessment answers unless another is named."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a person said about the file to work on."""

    target: str | None
    """A checklist (path or id), an assessment (path), or nothing."""
    wanted: NewAssessment
    """What a new assessment is about."""
    checklist: str | None
    """The checklist, by path or id."""
    output: Path | None
    """Where a new file goes."""
    source: Path | None = None
    """An assessment by another checklist, whose answers are to be confirmed in a new file."""


@dataclass(frozen=True, slots=True)
class Started:
    """The file to work on."""

    path: Path
    """Where it is."""
    checklist: str | None = None
    """The checklist that it answers, by path or id, where the person has named one that it would not find itself."""


def file_for(start: Start, today: date, prompter: Prompter) -> Started | None:
    """Return the file to work on, made if need be; None where the person gives up before there is one.

    Raises:
        CannotLookError: something that is needed is missing, or does not go together.
        CannotSaveError: the file can't be made where the flags want it.
        InvalidDocumentError: a file that was named is not valid.
    """
    if start.target is None:
        return _without_target(start, today, prompter)
    path = Path(start.target)
    if path.is_dir():
        raise CannotLookError(f"{path} is a folder. Name one file, or begin anew with: {command('assess')}")
    if not path.is_file():
        _refuse_missing_assessment(path)
        return _begin(start.target, start, today, prompter)
    catalogue = Catalogue(start.checklist)
    if Reader(catalogue).load(path).kind in {FileKind.CHECKLIST, FileKind.OVERLAY}:
        return _begin(start.target, start, today, prompter)
    return Started(_existing(path, start, catalogue, today, prompter), start.checklist)


def _without_target(start: Start, today: date, prompter: Prompter) -> Started | None:
    chosen: Chosen | None = Chosen()
    if start.output is None and start.source is None and start.wanted.nothing:
        chosen = choose(Reader(Catalogue(start.checklist)), prompter)
    if chosen is None:
        return None
    if chosen.path is not None:
        return Started(chosen.path, start.checklist)
    wanted = chosen.wanted or start.wanted
    name = start.checklist or chosen.checklist or _default(wanted)
    return _begin(name, replace(start, wanted=wanted), today, prompter)


def _default(wanted: NewAssessment) -> str:
    return FOR_PARTNERS if wanted.partner else DEFAULT_CHECKLIST


def _refuse_missing_assessment(path: Path) -> None:
    if path.suffix.lower() in {".yaml", ".yml"}:
        raise CannotLookError(f"{path}: there is no such file. A new assessment begins with: {command('assess')}")


def _existing(path: Path, start: Start, catalogue: Catalogue, today: date, prompter: Prompter) -> Path:
    """Return the file that was named, or that of its next round."""
    new_round = start.wanted.round
    if start.source is not None:
        raise CannotLookError(f"{path} is an assessment already, and --from begins a new one: name a checklist.")
    if start.wanted.partner:
        raise CannotLookError(
            f"{path} is an assessment already, and --partner begins a new one: its own `site` says its `kind`."
        )
    if start.output is not None and new_round is None:
        raise CannotLookError(f"{path} is an assessment already: it stays where it is. -o goes with --round.")
    if new_round is None:
        if not start.wanted.nothing:
            _change(path, start.wanted, prompter)
        return path
    if not start.wanted.only_round:
        raise CannotLookError(f"{path} is an assessment already, so --round goes alone: it opens the next round.")
    assessment, checklist = Reader(catalogue).assessment(path)
    if new_round == assessment.round:
        return path
    target, header = next_round(path, assessment, checklist, new_round, start.output, today)
    items = items_of_next_round(assessment, Outline(checklist))
    create_if_free(target, _text(target, header, checklist, items))
    return target


def _change(path: Path, wanted: NewAssessment, prompter: Prompter) -> None:
    """Change what a begun file says of itself, and say so."""
    refuse_unfit(wanted)
    change_header(path, wanted)
    said = Reader(Catalogue()).load(path).model
    if isinstance(said, Assessment):
        prompter.tell(Rows(f"Changed in {path}. It now says", header_rows(said)))


def _begin(name: str, start: Start, today: date, prompter: Prompter) -> Started | None:
    """Make a new file that answers a checklist, or go on with the one that is there under its name."""
    checklist = Catalogue(name).by_name(name, Path())
    reader = Reader(Catalogue())
    known = known_here(reader)

    def begin(wanted: NewAssessment) -> Begun:
        begun = begin_with(wanted, checklist, today)
        return _beside_others(begun if wanted.respondent else as_invited(begun, reader, any_round=wanted.round is None))

    def look(header: Assessment) -> Iterator[str]:
        yield from invitation_remarks(header, start.wanted.round or f"{today:%Y-%m}", reader)
        yield from look_alikes(reader, ASSESSMENTS, header)

    path: Path | None
    if start.source is not None:
        path = _taken_over(start.source, checklist, start, today, prompter)
    elif start.wanted.enough:
        wanted, said = with_known_ids(start.wanted, known)
        begun = begin(wanted)
        for line in (*said, *look(begun.header)):
            prompter.tell(Remark(line))
        path = _made(begun, start, checklist, prompter)
    else:
        refuse_unfit(start.wanted)
        path = _asked_for(begin, look, known, start, checklist, prompter)
    return _started(path, checklist, start, name)


def known_here(reader: Reader) -> Known:
    """Return what tells under which ids the assessments here know an innovation or a site of some name."""
    return cache(partial(known_as, reader, ASSESSMENTS))


def _beside_others(begun: Begun) -> Begun:
    """Return what is begun, with the checklist in the name of its file where one of another checklist has that name."""
    header, path = begun
    there = Reader(Catalogue()).load(path).model if path.is_file() else None
    if isinstance(there, Assessment) and there.checklist.id != header.checklist.id:
        path = path_beside(path, header.checklist.id)
    return begun._replace(path=path)


def _started(path: Path | None, checklist: Checklist, start: Start, name: str) -> Started | None:
    if path is None:
        return None
    by_itself = Catalogue().answering(checklist.id, checklist.version, path)
    return Started(path, start.checklist or (name if by_itself is None else None))


def _taken_over(source: Path, checklist: Checklist, start: Start, today: date, prompter: Prompter) -> Path:
    """Make the file that goes on from an assessment by another checklist, or go on with it where it is there."""
    before, asked_before = Reader(Catalogue()).assessment(source)
    if (asked_before.id, asked_before.version) == (checklist.id, checklist.version):
        raise CannotLookError(f"{source} answers that checklist already. Go on with it: {command('assess', source)}")
    header, path = take_over(source, before, checklist, start.wanted, start.output, today)
    _make(path, header, checklist, prompter)
    return path


def _asked_for(
    begin: Begin, look: Look, known: Known, start: Start, checklist: Checklist, prompter: Prompter
) -> Path | None:
    """Ask for what is missing until the file can be made; None where the person gives up."""
    dialogue = Dialogue(prompter)
    next_one = partial(next_step, start.wanted, start.output, begin, look=look, known=known)
    while (given := dialogue.hold(next_one)) is not None:
        begun = begin(with_replies(start.wanted, given))
        path = path_from(given.get("path"), start.output or begun.path)
        try:
            return _made(begun, replace(start, output=path), checklist, prompter)
        except (CannotLookError, CannotSaveError, InvalidDocumentError) as error:
            dialogue.refuse(str(error).splitlines()[0])
    return None


def _made(begun: Begun, start: Start, checklist: Checklist, prompter: Prompter) -> Path:
    """Make the file, or find the one in which the same respondent answers already."""
    header, proposed = begun
    path = start.output or proposed
    if path == proposed:
        path = next(_of_the_same_respondent(header, proposed), proposed)
    _make(path, header, checklist, prompter)
    return path


def _of_the_same_respondent(header: Assessment, proposed: Path) -> Iterator[Path]:
    """Return the files beside the proposed one in which the same respondent answers the same on the same occasion."""
    folder = proposed.parent
    reader = Reader(Catalogue())
    for path in sorted(yaml_files(folder)) if folder.is_dir() else ():
        there = reader.load(path).model
        if isinstance(there, Assessment) and not difference(there, header):
            yield path


def _make(path: Path, header: Assessment, checklist: Checklist, prompter: Prompter) -> None:
    """Make a file; where there is one already, it has to be about the same, by the same respondent."""
    items = items_to_ask(Outline(checklist), innovation=header.innovation is not None, site=header.site is not None)
    if create_if_free(path, _text(path, header, checklist, items)):
        return
    there = Reader(Catalogue()).load(path).model
    if not isinstance(there, Assessment):
        there, _ = Reader(Catalogue(checklist.id)).assessment(path)
    if unlike := difference(there, header):
        says = f"{path} is there already, and it has another {unlike}. Name another file with -o"
        if unlike == "checklist":
            raise CannotLookError(f"{says}, such as {path_beside(path, checklist.id)}.")
        raise CannotLookError(f"{says}, or another id with --respondent.")
    prompter.tell(Remark(f"There is a file {path} already: it goes on."))


def _text(path: Path, header: Assessment, checklist: Checklist, items: tuple[str, ...]) -> bytes:
    return new_assessment(header, checklist, items, way_to_schema(path, FileKind.ASSESSMENT)).encode("utf-8")

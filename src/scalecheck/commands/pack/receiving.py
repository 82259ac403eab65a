"""Packs that came back: each file as the answers of one respondent, or why it can't be taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scalecheck.documents.kinds import FileKind, looks_like_ours, with_article
from scalecheck.documents.loading import against_checklist, assessment_in, load, load_assessment
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.exchange.answering import answers_in
from scalecheck.exchange.prefilling import digests_told
from scalecheck.exchange.replying import reply_digest
from scalecheck.exchange.screening import is_workbook
from scalecheck.exchange.sheets import sheets_of
from scalecheck.model.assessment import Answer, Assessment
from scalecheck.model.placement import answers_in_place, entries_in_place
from scalecheck.problems import any_error
from scalecheck.storage.files import read_bytes
from scalecheck.storage.git import boundary_of, boundary_of_named, check_inside, check_named
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scalecheck.engine.inputs.occasions import Occasion
    from scalecheck.exchange.answering import Rejected
    from scalecheck.model.assessment import Respondent
    from scalecheck.workspace.reading import Reader


class Whose(NamedTuple):
    """Whose answers some are, and to what."""

    occasion: Occasion
    """What they are about, and when."""
    respondent: str
    """The respondent's id."""


@dataclass(frozen=True, slots=True)
class Received:
    """A pack that came back."""

    path: Path
    """The file."""
    about: Assessment
    """The header of the respondent's file that it was made with."""
    respondent: Respondent
    """Who answers."""
    outline: Outline
    """The checklist that it was made for."""
    asked: tuple[str, ...]
    """The questions that it asks."""
    answers: Mapping[str, Answer]
    """The answers by question id."""
    seen: frozenset[str] = frozenset()
    """The questions of which it showed the respondent an answer that was there already."""
    untouched: frozenset[str] = frozenset()
    """Those of them whose answers came back as they were."""
    rejected: tuple[Rejected, ...] = ()
    """The cells that can't be taken."""

    @property
    def whose(self) -> Whose:
        """Whose answers these are."""
        return Whose(occasion_of(self.about), self.respondent.id)


class Sent(NamedTuple):
    """A file that came back."""

    path: Path
    """The file."""
    within: Path | None
    """The folder that it must not lead out of by a link; None where it may be anywhere."""
    named: bool = True
    """Whether it was named itself; else it was in a folder that was."""


class OtherTextError(CannotLookError):
    """A text that is no file of answers, such as the message that a pack was sent with."""


def folders_below(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders in those that were named: what is in them is not looked at."""
    below = (one for path in paths if path.is_dir() for one in sorted(path.iterdir()))
    return tuple(one for one in below if one.is_dir() and not one.name.startswith("."))


def files_of(paths: Sequence[Path]) -> tuple[Sent, ...]:
    """Return the files that were named, and of each folder those in it, without hidden and temporary ones.

    Raises:
        CannotLookError: a folder holds no file, or is a link that leads out of the repository.
    """
    found: list[Sent] = []
    for path in paths:
        if not path.is_dir():
            found.append(Sent(path, boundary_of_named(path)))
            continue
        check_named(path)
        held = sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith((".", "~")))
        if not held:
            raise CannotLookError(f"{path}: there is no file in this folder.")
        found.extend(Sent(one, boundary_of(path), named=False) for one in held)
    return tuple(dict.fromkeys(found))


def received(sent: Sent, into: Path, reader: Reader) -> Received:
    """Read a pack that came back.

    Args:
        sent: The file.
        into: The folder of the assessments, from which checklists are looked for.
        reader: Knows the checklists.

    Raises:
        CannotLookError: it is no pack, can't be opened, leads elsewhere, or its checklist is not there.
        InvalidDocumentError: it is a file of answers, and something in it can't be taken.
        OtherTextError: it is some other text.
    """
    path = sent.path
    if sent.within is not None:
        check_inside(path, sent.within)
    data = read_bytes(path, LIMIT)
    if len(data) > LIMIT:
        raise CannotLookError(f"{path}: this file is larger than {LIMIT // 1024**2} MB, and a pack is small.")
    return _workbook(data, path, into, reader) if is_workbook(data, str(path)) else _text(data, path, into, reader)


def _workbook(data: bytes, path: Path, into: Path, reader: Reader) -> Received:
    sheets = sheets_of(data, str(path))
    try:
        about = load_assessment(sheets.header, str(path))
    except InvalidDocumentError as error:
        raise CannotLookError(
            f"{path}: what the hidden sheet says of whose answers these are was changed ({error.problems[0].message}) "
            "Ask for the workbook that was sent, with the answers in it."
        ) from error
    respondent = _respondent(about, path)
    outline = _outline(about, path, into, reader)
    found = answers_in(sheets, outline)
    asked = tuple(dict.fromkeys(row["id"].text for row in sheets.rows if "id" in row))
    return Received(
        path,
        _header(about),
        respondent,
        outline,
        tuple(one for one in (*asked, *found.answers) if one in outline.questions),
        found.answers,
        frozenset(sheets.prefilled),
        frozenset(found.untouched),
        tuple(found.rejected),
    )


def _text(data: bytes, path: Path, into: Path, reader: Reader) -> Received:
    if not data.strip() or not looks_like_ours(data):
        raise OtherTextError(
            f"{path}: this is no file of answers. Ask for the workbook (.xlsx) that was sent, with the answers in it, "
            "or for the file (.yaml) that “Save my answers” makes on the page."
        )
    loaded = load(data, str(path))
    if loaded.kind is not None and loaded.kind is not FileKind.ASSESSMENT:
        raise OtherTextError(f"{path}: this file is {with_article(loaded.kind)}, and no file of answers.")
    if b"\x00" in data:
        first = loaded.problems[0]
        raise CannotLookError(f"{path}: {first.message} {first.hint}")
    assessment = assessment_in(loaded)
    respondent = _respondent(assessment, path)
    outline = _outline(assessment, path, into, reader)
    checked = against_checklist(loaded, outline.checklist)
    entries = entries_in_place(assessment, outline.questions)
    nowhere = [name for group in entries.values() for name in group if name not in outline.questions and group[name]]
    if any_error(checked.problems) or nowhere:
        raise InvalidDocumentError(checked.problems)
    tell(*as_text(checked.problems))
    answers = answers_in_place(assessment, outline.questions)
    shown = digests_told(data.decode("utf-8", "replace"))
    return Received(
        path,
        _header(assessment),
        respondent,
        outline,
        tuple(name for group in entries.values() for name in group if name in outline.questions),
        {name: answer for name, answer in answers.items() if answer != Answer()},
        frozenset(shown),
        frozenset(name for name, digest in shown.items() if digest == reply_digest(answers.get(name))),
    )


def _header(about: Assessment) -> Assessment:
    """Return what of a file's header a pack has: what it is about and who answers, no proposal and no decision."""
    keys = ("format", "checklist", "innovation", "site", "round", "respondent")
    return Assessment(**{key: getattr(about, key) for key in keys})


def _respondent(about: Assessment, path: Path) -> Respondent:
    if about.respondent is None:
        raise CannotLookError(f"{path}: this holds what a group agreed, and a pack holds what one respondent answers.")
    return about.respondent


def _outline(about: Assessment, path: Path, into: Path, reader: Reader) -> Outline:
    checklist = reader.checklist_of(about, into)
    if checklist is None:
        named = about.checklist
        missing = reader.catalogue.why_none(named.id, named.version, into)
        raise CannotLookError(f"{path}: {missing.message}", missing.hint)
    return Outline(checklist)

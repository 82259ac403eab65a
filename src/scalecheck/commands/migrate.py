"""`scalecheck migrate`: take an assessment to another version of its checklist, with every answer that it holds."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from scalecheck.documents.loading import load_assessment
from scalecheck.documents.reading.reader import LIMIT, parse
from scalecheck.documents.writing.editing import CutText, with_dates
from scalecheck.documents.writing.in_place import with_values
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import CannotLookError, CannotSaveError
from scalecheck.model.assessment import Answer
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.placement import entries_in_place, group_of
from scalecheck.storage.durable import create_if_free
from scalecheck.storage.files import read_bytes
from scalecheck.storage.revisions import Repository
from scalecheck.terminal.console import Screen
from scalecheck.terminal.streams import tell
from scalecheck.versions.migration import migration
from scalecheck.words.sentences import headline
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command, quoted
from scalecheck.workspace.moved_on import in_short
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scalecheck.documents.reading.document import Document
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.checklist import Checklist
    from scalecheck.model.placement import AnswerGroup
    from scalecheck.versions.migration import Migration

_VERSION: Final = re.compile(r"\d+\.\d+\.\d+")
_MOST_COPIES: Final = 100


def migrate(path: Path, to: str, *, dry_run: bool = False) -> int:
    """Take an assessment to another version of its checklist, and say what became of the answers; return 0.

    Args:
        path: The assessment.
        to: A version of the checklist that it answers; or a checklist, by path, id or `id@version`.
        dry_run: Whether nothing is written.

    Raises:
        CannotLookError: the file or the checklist is missing, or asks nothing that the file answers.
        CannotSaveError: nothing could be written; the file is as it was.
        InvalidDocumentError: the file or the checklist is not valid.
    """
    if path.is_dir():
        raise CannotLookError(f"{path} is a folder. Name one file: {command('migrate', 'FILE', '--to', to)}")
    content = read_bytes(path, LIMIT)
    assessment = load_assessment(content, str(path))
    named = assessment.checklist
    reader = Reader(Catalogue())
    new = reader.checklist_by_name(f"{named.id}@{to}" if _VERSION.fullmatch(to) else to, path)
    old = reader.checklist_of(assessment, path)
    found = migration(assessment, old, new)
    _check_is_about_the_same(assessment, new, path)
    screen = Screen()
    if _is_there_already(assessment, new):
        screen.say(f"{path} answers {new.id} {new.version} already; nothing was changed.")
        return 0
    _show(screen, found, old, new, f"{named.id} {named.version}")
    if dry_run:
        screen.say("Nothing was written (--dry-run).")
        return 0
    before = _rewritten(path, old, new, (content, found))
    screen.say(before)
    if found.confirm or found.fresh:
        screen.say("What is to be confirmed again or new is asked by:")
        screen.command(command("assess", path))
    return 0


def _is_there_already(assessment: Assessment, new: Checklist) -> bool:
    named, digest = assessment.checklist, checklist_digest(new)
    return (named.id, named.version) == (new.id, new.version) and digest.startswith(named.digest or digest)


def _check_is_about_the_same(assessment: Assessment, new: Checklist, path: Path) -> None:
    questions = Outline(new).questions
    listed = chain.from_iterable(entries_in_place(assessment, questions).values())
    if new.id != assessment.checklist.id and questions.keys().isdisjoint(listed):
        raise CannotLookError(
            f"{path}: none of its questions is in `{new.id}`, so nothing can be taken there. "
            f"It answers `{assessment.checklist.id}`."
        )


def _rewritten(path: Path, old: Checklist | None, new: Checklist, planned: tuple[bytes, Migration]) -> str:
    """Change the file, keep what it was, and say where that is; what was planned holds while the file is the same."""
    kept: list[str] = []

    def change(content: bytes) -> bytes:
        assessment = load_assessment(content, str(path))
        found = planned[1] if content == planned[0] else migration(assessment, old, new)
        kept.append(_keep(path, content, assessment.checklist.version))
        return _changed(content, path, found, old, new)

    rewrite(path, change)
    return kept[-1]


def _changed(content: bytes, path: Path, found: Migration, old: Checklist | None, new: Checklist) -> bytes:
    """Return the file with what has to change: the header, keys of answers, answers handed on, empty keys, comments."""
    name, outline = str(path), Outline(new)
    document = parse(content, name)
    held: Any = document.value
    reference = {"id": new.id, "version": new.version, "digest": checklist_digest(new)}
    values: dict[tuple[str | int, ...], str] = {
        ("checklist", key): value for key, value in reference.items() if key in held["checklist"]
    }
    for one in found.rewritten:
        if one.name == one.source:
            values |= {(one.part, one.name, key): value for key, value in one.keys.items()}
    document = parse(with_values(content, name, values, tuple(Answer.model_fields)), name)
    text = CutText.of(document, ("profile",), ("answers",))
    for group, order in outline.keys.items():
        handed_on = {
            one.name: {**_held(document, one.part, one.source), **one.keys}
            for one in found.rewritten
            if one.part == group and one.name != one.source
        }
        empty = dict.fromkeys(question for part, question in found.added if part == group)
        text = text.with_entries((group,), {**empty, **handed_on}, order)
        text = text.with_comments((group,), dict(_marks(found, outline, group)))
    if found.out_of_asks:
        text = text.with_entry(("asks",), _asks_without(document, found))
        for comment in _marks_of_asks(document, found, old, new):
            text = text.with_comments((), {"asks": comment})
    return text.text.encode("utf-8")


def _asks_without(document: Document, found: Migration) -> list[dict[str, object]]:
    """Return the asks of a file without the questions that they can no longer name."""
    held: Any = document.value["asks"]
    asks: Any = with_dates(document, ("asks",), held)
    gone = set(found.out_of_asks)
    left = [
        {**ask, "items": [name for name in ask.get("items") or () if (number, name) not in gone]}
        for number, ask in enumerate(asks)
    ]
    return [{key: value for key, value in ask.items() if key != "items" or value} for ask in left]


def _marks_of_asks(document: Document, found: Migration, old: Checklist | None, new: Checklist) -> Iterator[str]:
    """Return the comments that keep in words what asks were for."""
    titles = _titles(old)
    held: Any = document.value["asks"]
    for number, name in found.out_of_asks:
        about = f"“{titles[name]}” (`{name}`)" if name in titles else f"`{name}`"
        yield f"“{headline(held[number]['what'])}” is also for {about}, which {new.id} {new.version} does not ask."


def _titles(checklist: Checklist | None) -> dict[str, str]:
    """Return what people call the questions of a checklist, by id; nothing without one."""
    return {name: one.title for name, one in Outline(checklist).questions.items()} if checklist is not None else {}


def _held(document: Document, group: AnswerGroup, question: str) -> dict[str, object]:
    """Return an answer as it is in the file."""
    held: Any = document.value[group]
    answer: Any = with_dates(document, (group, question), held[question])
    return dict(answer)


def _marks(found: Migration, outline: Outline, group: AnswerGroup) -> Iterator[tuple[str, str]]:
    """Return the comments by which a reader of the file knows that an answer no longer counts, by question."""
    version = outline.checklist.version
    retired = [name for part, name in found.retired if part == group]
    for name in (*retired, *(found.replacements if group == "answers" else ())):
        if name in outline.questions and group_of(outline.questions[name]) != group:
            continue
        item = outline.items.get(name)
        since = item.retired.since if item is not None and item.retired is not None else version
        replacement = f"; {found.replacements[name]} took its place" if name in found.replacements else ""
        yield name, f"Not asked since {since}{replacement}. The answer is kept and counts nowhere."


def _keep(path: Path, content: bytes, version: str) -> str:
    """Keep a file as it was, unless git holds it just so; say where."""
    try:
        in_git = Repository(path).holds(path, content)
    except CannotLookError:
        in_git = False
    if in_git:
        return f"The file as it was is in git: git -C {quoted(path.parent)} show {quoted(f'HEAD:./{path.name}')}"
    for number in range(_MOST_COPIES):
        copy = path.with_name(f"{path.name}.{version}{f'-{number}' if number else ''}.bak")
        if create_if_free(copy, content) or read_bytes(copy, LIMIT) == content:
            return f"The file as it was is kept in {copy}."
    raise CannotSaveError(f"{path}: not changed, because there are too many copies of it already ({path.name}.*.bak).")


def _once(found: Migration) -> list[str]:
    return list(dict.fromkeys(one.question for one in found.out_of_asks))


def _show(screen: Screen, found: Migration, old: Checklist | None, new: Checklist, before: str) -> None:
    screen.say(f"From {before} to {new.id} {new.version}: {in_short(found)}.", "bold")
    if old is None:
        tell(f"{before} was not found, so an answer without a fingerprint (`asked`) has to be confirmed again.")
    titles, known = _titles(new), _titles(old)
    groups = (
        ("To confirm again", found.confirm),
        ("No longer asked; kept", [name for _, name in found.retired]),
        ("New", found.fresh),
        ("Not asked there, so no ask can name it; kept in a comment above `asks`", _once(found)),
    )
    for heading, names in groups:
        if names:
            screen.heading(heading)
        for name in names:
            screen.entry(titles.get(name) or known.get(name) or name)
    if found.replacements:
        screen.heading("Taken over by the question that replaces it")
    for name, replacement in found.replacements.items():
        screen.entry(f"{titles.get(name, name)}: {titles[replacement]}")
    screen.say()

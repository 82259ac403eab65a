"""Writing what a site changed into its file, and the parts that must stay into the programme's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scalecheck.documents.loading import load_assessment
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.appending import with_appended
from scalecheck.documents.writing.dumping import to_data
from scalecheck.documents.writing.editing import CutText
from scalecheck.documents.writing.in_place import with_values
from scalecheck.errors import CannotLookError
from scalecheck.model.assessment import Adaptation, Assessment
from scalecheck.workspace.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scalecheck.commands.adapt.adapting import Adapted
    from scalecheck.documents.reading.marks import Path as Steps
    from scalecheck.documents.writing.in_place import Scalar

_ORDER: Final = tuple(Assessment.model_fields)
_ORDER_WITHIN: Final = tuple(Adaptation.model_fields)


class FileBefore(NamedTuple):
    """A file and what was in it when the dialogue began."""

    path: Path
    """The file."""
    seen: Assessment
    """What was in it."""


def entries_of(
    said: Adapted, *, site: FileBefore | None, programme: FileBefore | None
) -> Iterator[tuple[FileBefore, dict[str, Any]]]:
    """Return for each file what goes into it, as plain data."""
    if programme is not None and said.named:
        yield programme, {"core": [to_data(one) for one in said.named]}
    if site is not None and said.of_site:
        adaptations = [to_data(one) for one in (*said.amended.values(), *said.new)]
        kept = said.kept_in(site.seen)
        entries = {"kept": list(kept) if kept != site.seen.kept else [], "adaptations": adaptations}
        yield site, {key: value for key, value in entries.items() if value}


def write(said: Adapted, *, site: FileBefore | None, programme: FileBefore | None) -> tuple[Path, ...]:
    """Write into each file what goes into it, the parts that must stay first; return the files.

    Raises:
        CannotLookError: somebody has changed the same meanwhile; of that file nothing was written.
        CannotSaveError: a file can't be written.
    """
    written = []
    if programme is not None and said.named:
        rewrite(programme.path, lambda data: _with_parts(data, programme, said))
        written.append(programme.path)
    if site is not None and said.of_site:
        rewrite(site.path, lambda data: _with_changes(data, site, said))
        written.append(site.path)
    return tuple(written)


def _with_parts(data: bytes, programme: FileBefore, said: Adapted) -> bytes:
    name = str(programme.path)
    _refuse_changed(programme, load_assessment(data, name), "core")
    return with_appended(data, name, "core", [to_data(one) for one in said.named], _ORDER)


def _with_changes(data: bytes, site: FileBefore, said: Adapted) -> bytes:
    name, seen = str(site.path), site.seen
    now = load_assessment(data, name)
    _refuse_changed(site, now, "adaptations")
    _refuse_changed(site, now, "kept")
    amended: dict[Steps, Scalar] = {
        ("adaptations", at, key): value
        for at, change in said.amended.items()
        for key in ("part", "keeps_core", "outcome")
        if (value := getattr(change, key)) != getattr(seen.adaptations[at], key)
    }
    data = with_values(data, name, amended, _ORDER_WITHIN)
    if said.new:
        data = with_appended(data, name, "adaptations", [to_data(one) for one in said.new], _ORDER)
    kept = said.kept_in(seen)
    if kept == seen.kept:
        return data
    text = CutText.of(parse(data, name), ())
    text = text.with_entry(("kept",), list(kept), _ORDER) if kept else text.without_entry(("kept",))
    return text.text.encode("utf-8")


def _refuse_changed(place: FileBefore, now: Assessment, key: str) -> None:
    if getattr(now, key) != getattr(place.seen, key):
        why = f"somebody else has changed `{key}` meanwhile"
        raise CannotLookError(f"{place.path}: nothing was written, because {why}. Look at the file, and begin again.")

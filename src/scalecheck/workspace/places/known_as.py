"""Under which ids the files of a folder know an innovation or a site of some name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from scalecheck.documents.kinds import PANEL_FILE
from scalecheck.engine.panel.attendance import is_open
from scalecheck.model.assessment import Assessment
from scalecheck.model.ids import slug
from scalecheck.model.panel import Panel
from scalecheck.storage.files import changed_at
from scalecheck.storage.git import boundary_of
from scalecheck.storage.search import yaml_files
from scalecheck.workspace.places.known import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scalecheck.model.assessment import Innovation, Site
    from scalecheck.workspace.reading import Reader

Kind = Literal["innovation", "site"]
"""What has a name and an id."""


class KnownAs(NamedTuple):
    """What files call an innovation or a site."""

    id: str
    """Its id."""
    folder: Path
    """The folder of one of the files."""
    is_asked_about: bool
    """Whether an open round asks about it."""


def known_as(reader: Reader, folder: Path, kind: Kind, name: str) -> tuple[KnownAs, ...]:
    """Return the ids under which files of a folder know a name, each once, those of open rounds first.

    Names that differ in capitals, white space and signs alone are the same. Looked at are all panels of the usual name,
    and the files that were changed last.

    Args:
        reader: What reads files.
        folder: The folder; it may be missing.
        kind: What the name is of.
        name: The name.
    """
    wanted, found = slug(name), dict[str, KnownAs]()
    if wanted is None or not folder.is_dir():
        return ()
    for path, model in _about(reader, folder):
        one = _part(model, kind)
        if one is None or slug(one.name or one.id) != wanted:
            continue
        is_asked_about = isinstance(model, Panel) and is_open(model)
        if one.id not in found or is_asked_about:
            found[one.id] = KnownAs(one.id, path.parent, is_asked_about)
    return tuple(sorted(found.values(), key=lambda one: not one.is_asked_about))


def _about(reader: Reader, folder: Path) -> Iterator[tuple[Path, Assessment | Panel]]:
    root, found = boundary_of(folder), yaml_files(folder)
    latest = sorted(found, key=changed_at, reverse=True)[:FILES]
    for path in dict.fromkeys((*(one for one in found if one.name == PANEL_FILE), *latest)):
        if isinstance(model := reader.model_at(path, root), Assessment | Panel):
            yield path, model


def _part(model: Assessment | Panel, kind: Kind) -> Innovation | Site | None:
    return model.innovation if kind == "innovation" else model.site

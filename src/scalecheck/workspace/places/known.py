"""The names of places and organisations that the files of a folder hold already, for what is typed anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.lint.names import may_be_one, names_in
from scalecheck.model.assessment import Assessment
from scalecheck.storage.files import changed_at
from scalecheck.storage.git import boundary_of
from scalecheck.storage.search import yaml_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.names import Named
    from scalecheck.workspace.reading import Reader

ASSESSMENTS: Final = Path("assessments")
"""The folder that new files are proposed in, and in which those that are there are looked for."""
FILES: Final = 200
"""How many files are looked at, those that were changed last; a set-up must not wait for thousands."""


def look_alikes(reader: Reader, folder: Path, header: Assessment) -> Iterator[str]:
    """Say which names in a new file's header look like one that the files of a folder have, written in another way."""
    known = list(_known(reader, folder)) if folder.is_dir() else []
    for one in {(one.kind, one.name): one for one in names_in(header)}.values():
        if any(one.kind == other.kind and one.name == other.name for other in known):
            continue
        other = next((other for other in known if may_be_one(one, other)), None)
        if other is not None:
            yield f"“{one.name}” looks like “{other.name}”, which a file here names. If it is the same, write it alike."


def _known(reader: Reader, folder: Path) -> Iterator[Named]:
    root = boundary_of(folder)
    for path in sorted(yaml_files(folder), key=changed_at, reverse=True)[:FILES]:
        model = reader.model_at(path, root)
        if isinstance(model, Assessment):
            yield from names_in(model)

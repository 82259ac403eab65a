"""What is asked of the system in all files of a folder, and what nobody was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.commands.listing import read_all
from scalecheck.engine.changes.asks import AskRow, ask_rows, each_ask_once, unasked_gaps
from scalecheck.engine.inputs.occasions import Occasion, occasion_of, speaking
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import ScalecheckError
from scalecheck.model.assessment import Assessment
from scalecheck.reports.asks import Gap
from scalecheck.reports.material import Material
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.judging import judged
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scalecheck.model.assessment import Ask
    from scalecheck.model.checklist import Checklist
    from scalecheck.problems import Problem


@dataclass(frozen=True, slots=True)
class GatheredAsks:
    """What was found in the files."""

    rows: tuple[AskRow, ...]
    """Every ask, once."""
    gaps: tuple[Gap, ...]
    """The gaps about the system that nobody was asked to change, of each innovation's newest round."""
    problems: tuple[Problem, ...]
    """What is wrong in the files."""


def gathered(paths: Sequence[Path], as_of: date, checklist: str | None) -> GatheredAsks:
    """Read every file, and return what is asked in it and what is not.

    Raises:
        CannotLookError: a path is missing.
        InvalidDocumentError: a file that was named is not valid.
    """
    reader = Reader(Catalogue(checklist))
    rows: list[AskRow] = []
    problems: list[Problem] = []
    filed: dict[Occasion, list[tuple[Path, Assessment]]] = {}
    outlines: dict[int, Outline] = {}
    for one in read_all(reader, paths):
        problems.extend(one.problems)
        if isinstance(one.model, Assessment):
            path = Path(one.name)
            found = reader.checklist_of(one.model, path)
            rows.extend(ask_rows(one.model, _outline(outlines, found), one.name, as_of))
            filed.setdefault(occasion_of(one.model), []).append((path, one.model))
    told = each_ask_once(rows)
    return GatheredAsks(told, tuple(_gaps(reader, filed, told, as_of)), tuple(problems))


def _outline(known: dict[int, Outline], checklist: Checklist | None) -> Outline | None:
    return None if checklist is None else known.setdefault(id(checklist), Outline(checklist))


def _gaps(
    reader: Reader,
    filed: Mapping[Occasion, Sequence[tuple[Path, Assessment]]],
    rows: Sequence[AskRow],
    as_of: date,
) -> Iterator[Gap]:
    """Return the gaps of each innovation's newest round that no ask about it names.

    What a site inherits from the programme's file is told there alone. A file that cannot be judged has none, nor has
    one in which nothing is answered: a round that has just begun hides nothing of the one before.
    """
    begun: dict[Occasion, Assessment] = {}
    for occasion, files in filed.items():
        spoken = speaking([model for _, model in files])
        if spoken is not None and any(answer is not None for answer in spoken.answers.values()):
            begun[occasion] = spoken
    newest: dict[str, str] = {}
    for occasion in begun:
        if occasion.innovation is not None:
            newest[occasion.innovation] = max(occasion.round, newest.get(occasion.innovation, ""))
    for occasion in sorted(begun, key=lambda one: tuple(part or "" for part in one)):
        if occasion.innovation is None or newest[occasion.innovation] != occasion.round:
            continue
        path = next(path for path, model in filed[occasion] if model is begun[occasion])
        asked = [row.ask for row in rows if row.occasion.innovation == occasion.innovation]
        yield from _gaps_of(reader, path, occasion, asked, as_of)


def _gaps_of(reader: Reader, path: Path, occasion: Occasion, asked: Sequence[Ask], as_of: date) -> Iterator[Gap]:
    try:
        looked = judged(reader, path, as_of)
    except ScalecheckError:
        return
    material = Material(looked.assessment, looked.judgement, looked.programme)
    for gap in unasked_gaps(looked.judgement, asked):
        name = gap.item.id
        response = looked.judgement.case.responses.get(name)
        if looked.programme is not None and (response is None or response.inherited):
            continue
        if name not in looked.judgement.case.not_asked:
            yield Gap(occasion, str(path), name, gap.item.title, material.state(name), acted_on=gap.acted_on)

"""What is asked of the system in all files of a folder, and what nobody was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.commands.listing import read_all
from scalecheck.engine.changes.asks import AskRow, ask_rows, each_ask_once, unasked_gaps
from scalecheck.engine.inputs.occasions import Occasion, occasion_of, speaking
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import ScalecheckError
from scalecheck.model.assessment import Assessment, Standing
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


_ANSWERED: Final = frozenset({Standing.ANSWERED, Standing.DONT_KNOW, Standing.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class _FoundGaps:
    """The gaps of one file, and which questions it tells of."""

    occasion: Occasion
    gaps: tuple[Gap, ...]
    asked: frozenset[str]
    answered: frozenset[str]
    later: bool
    """Whether it goes on from another file."""


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

    A question of several checklists is told once at a place. What a site inherits from the programme's file is told
    there alone. A file that cannot be judged has none, nor has one in which nothing is answered: a round that has just
    begun hides nothing of the one before.
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
    found: list[_FoundGaps] = []
    for occasion in sorted(begun, key=lambda one: tuple(part or "" for part in one)):
        if occasion.innovation is None or newest[occasion.innovation] != occasion.round:
            continue
        path = next(path for path, model in filed[occasion] if model is begun[occasion])
        asked = [row.ask for row in rows if row.occasion.innovation == occasion.innovation]
        if (gaps := _gaps_of(reader, path, occasion, asked, as_of)) is not None:
            found.append(gaps)
    for one in found:
        beside = [other for other in found if other is not one and other.occasion[:2] == one.occasion[:2]]
        yield from (gap for gap in one.gaps if not any(_tells(other, one, gap.item) for other in beside))


def _tells(other: _FoundGaps, one: _FoundGaps, item: str) -> bool:
    """Return whether another checklist's file about the same tells of a question, and not this one.

    An answer tells more than none, and a file more than the one that it follows.
    """
    if item not in other.asked:
        return False
    weight, own = ((item in each.answered, each.later) for each in (other, one))
    return weight > own or (weight == own and other.occasion < one.occasion)


def _gaps_of(reader: Reader, path: Path, occasion: Occasion, asked: Sequence[Ask], as_of: date) -> _FoundGaps | None:
    """Return the gaps of one file; None where it can't be judged."""
    try:
        looked = judged(reader, path, as_of)
    except ScalecheckError:
        return None
    material = Material(looked.assessment, looked.judgement, looked.programme)
    case, gaps = looked.judgement.case, []
    for gap in unasked_gaps(looked.judgement, asked):
        name = gap.item.id
        response = case.responses.get(name)
        if looked.programme is not None and (response is None or response.inherited):
            continue
        if name not in case.not_asked:
            gaps.append(Gap(occasion, str(path), name, gap.item.title, material.state(name), acted_on=gap.acted_on))
    return _FoundGaps(
        occasion=occasion,
        gaps=tuple(gaps),
        asked=frozenset(item.id for item in case.items()) - case.not_asked,
        answered=frozenset(name for name in case.responses if case.standing(name) in _ANSWERED),
        later=looked.assessment.follows is not None,
    )

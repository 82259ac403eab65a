"""`scalecheck history`: verdict, sides and areas of one file over time, as git remembers them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, assert_never

from scalecheck.engine.changes.stages import AreaState, VerdictState, areas_of, sides_of, verdict_of
from scalecheck.engine.logic.exact import as_number, in_words
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.storage.revisions import Repository
from scalecheck.terminal.console import Screen
from scalecheck.terminal.streams import print_json, tell
from scalecheck.words.sides import SIDE_TITLES
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.judging import judged
from scalecheck.workspace.past.laid_out import exported
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.today import today

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.model.conditions import About
    from scalecheck.storage.revisions import Commit

HistoryFormat = Literal["text", "json"]


@dataclass(frozen=True, slots=True)
class Point:
    """How a file was judged at one time."""

    day: date
    """The day."""
    commit: str | None
    """The commit; None for the file as it is, where that is not committed."""
    name: str
    """What the file was called."""
    verdict: VerdictState | None
    """The verdict; None where the file could not be judged."""
    sides: Mapping[About, VerdictState]
    """The verdict on each side of which something is asked, taken alone."""
    areas: tuple[tuple[str, AreaState], ...]
    """Title and state of each area."""
    trouble: str = ""
    """Why it could not be judged."""

    def says_the_same(self, other: Point) -> bool:
        """Return whether two judgements are the same."""
        return replace(self, day=other.day, commit=other.commit, name=other.name) == other


def history(path: Path, form: HistoryFormat, *, checklist: str | None = None) -> int:
    """Show verdict, sides and areas at each commit that changed them, oldest first; each as of the day of its commit.

    Returns 0; 2 in a shallow clone, whose older history is missing: what there is, is shown.

    Raises:
        CannotLookError: git is missing, or knows nothing of the file.
    """
    if path.is_dir():
        raise CannotLookError(f"{path}: this is a folder, and the history of one file is shown.")
    repository = Repository(path)
    commits = repository.commits_of(path)
    points = [_at_commit(repository, commit, checklist) for commit in reversed(commits)]
    if path.is_file():
        points.append(_judged(nullcontext(path), today(), None, points[-1].name, checklist))
    changed = [point for before, point in zip([None, *points], points, strict=False) if _is_news(before, point)]
    match form:
        case "json":
            data = {
                "format": "scalecheck/history@1.0",
                "commits": len(commits),
                "points": [_data(one) for one in changed],
            }
            print_json(data)
        case "text":
            _show(Screen(), changed, len(commits))
        case _:
            assert_never(form)
    if not repository.shallow:
        return 0
    tell("This is a shallow clone, so anything older is missing here; `git fetch --unshallow` brings the rest.")
    return 2


def _is_news(before: Point | None, point: Point) -> bool:
    return before is None or not point.says_the_same(before) or (point.commit is not None and point.name != before.name)


def _at_commit(repository: Repository, commit: Commit, checklist: str | None) -> Point:
    file = exported(repository, commit.id, commit.path, f"{commit.id[:10]}:")
    return _judged(file, commit.day, commit.id, commit.path, checklist)


def _judged(
    file: AbstractContextManager[Path], day: date, commit: str | None, name: str, checklist: str | None
) -> Point:
    """Judge a file at one time; one that can't be judged is a point of the history as well."""
    try:
        with file as path:
            judgement = judged(Reader(Catalogue(checklist), of_the_past=commit is not None), path, day).judgement
    except InvalidDocumentError as error:
        return Point(day, commit, name, None, {}, (), f"not a valid assessment: {error.problems[0].message}")
    except CannotLookError as error:
        return Point(day, commit, name, None, {}, (), f"can't be judged: {error}".splitlines()[0])
    titles = {one.section.id: one.section.title for one in judgement.sections}
    areas = tuple((titles[area], state) for area, state in areas_of(judgement).items())
    return Point(day, commit, name, verdict_of(judgement), sides_of(judgement), areas)


def _show(screen: Screen, points: Sequence[Point], commits: int) -> None:
    """Show a line for each point: the day, the commit, the verdict and what the areas' scores were and are."""
    before: Point | None = None
    for point in points:
        screen.entry(", ".join((point.day.isoformat(), point.commit[:10] if point.commit else "not committed yet")))
        for line in _lines(before, point):
            screen.entry(line, indent=2)
        before = point
    number = sum(point.commit is not None for point in points)
    screen.say()
    if commits == 1:
        screen.say("One commit holds this file.")
    else:
        screen.say(f"{number} of {commits} commits of this file changed its judgement or its name.")


def _lines(before: Point | None, point: Point) -> Iterator[str]:
    if before is None or before.name != point.name:
        yield f"Called {point.name}"
    if point.verdict is None:
        yield point.trouble
        return
    yield _verdict(point.verdict)
    sides = {SIDE_TITLES[about]: _verdict(state) for about, state in point.sides.items()}
    if before is None or before.sides != point.sides:
        yield f"Taken alone: {'; '.join(f'{title}: {said}' for title, said in sides.items())}"
    scores = {title: _score(area) for title, area in point.areas}
    earlier = {title: _score(area) for title, area in before.areas} if before is not None else {}
    told = [
        f"{title} {score}" if earlier.get(title, score) == score else f"{title} {earlier[title]} to {score}"
        for title, score in scores.items()
        if earlier.get(title) != score
    ]
    if told:
        yield ", ".join(told)


def _verdict(state: VerdictState) -> str:
    return state.title if state.settled else "No verdict yet"


def _score(area: AreaState) -> str:
    return "none" if area.score is None else in_words(area.score)


def _verdict_data(state: VerdictState) -> dict[str, Any]:
    return {"id": state.id, "title": state.title, "settled": state.settled}


def _data(point: Point) -> dict[str, Any]:
    return {
        "day": point.day.isoformat(),
        "commit": point.commit,
        "file": point.name,
        "verdict": None if point.verdict is None else _verdict_data(point.verdict),
        "sides": {about: _verdict_data(state) for about, state in point.sides.items()},
        "areas": {title: None if area.score is None else as_number(area.score) for title, area in point.areas},
        "trouble": point.trouble or None,
    }

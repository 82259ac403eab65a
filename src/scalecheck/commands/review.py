"""`scalecheck review`: the weak spots of an assessment itself, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, assert_never

from scalecheck.engine.inputs.occasions import speaking
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.lint.assessments import ASSESSMENT_RULES
from scalecheck.problems import Problem, Severity, in_order
from scalecheck.terminal.console import Screen
from scalecheck.terminal.problems import as_data, as_github, as_text
from scalecheck.terminal.streams import print_commands, print_json, print_lines, tell
from scalecheck.terminal.weak_spots import show_weak_spots
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.occasions import gather, several
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.weak_spots import weak_spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.workspace.occasions import Choice, GatheredFolder

ReviewFormat = Literal["text", "json", "github"]
ABOUT_EVIDENCE: Final = frozenset(code for code in ASSESSMENT_RULES if "evidence" in code) | {"piece-out-of-date"}
"""The rules about evidence: a weak spot of another kind says nothing about how much of it is missing."""


def review(
    path: Path, form: ReviewFormat, as_of: date, choice: Choice, *, strict: bool = False, checklist: str | None = None
) -> int:
    """Show the weak spots of a file, or of the files of the one occasion that a folder holds.

    Of a folder, the file that speaks is looked at; where several answered and nothing is agreed, each of them, and none
    while the round is open. The others are looked at only for what should not travel with a file.

    Returns 0; 1 where a file in the folder is not valid, and where anything was found and `strict` is asked for.

    Raises:
        CannotLookError: something is missing, or the folder holds several occasions.
        InvalidDocumentError: the file is not a valid assessment.
    """
    reader = Reader(Catalogue(checklist))
    broken: dict[str, tuple[Problem, ...]] = {}
    if path.is_dir():
        gathered = _one_occasion(gather(reader, path, choice))
        broken = _broken(gathered)
        reviewed = dict(_of_folder(reader, gathered, as_of, broken))
    else:
        reviewed = {str(path): weak_spots(reader, path, as_of)}
    found = in_order([problem for part in (reviewed, broken) for problems in part.values() for problem in problems])
    match form:
        case "json":
            print_json(as_data(found, len(reviewed) + len(broken)))
        case "github":
            print_commands(as_github(found))
            tell(_summary(reviewed, broken))
        case "text":
            print_lines(as_text(in_order([problem for problems in broken.values() for problem in problems])))
            show_weak_spots(Screen(), _as_read(reviewed))
            tell(_summary(reviewed, broken))
        case _:
            assert_never(form)
    return 1 if broken or (strict and found) else 0


def _as_read(reviewed: Mapping[str, tuple[Problem, ...]]) -> Mapping[str, Sequence[Problem]]:
    """Return the weak spots of each file that has any, those that weaken the verdict first."""
    places = {code: place for place, code in enumerate(ASSESSMENT_RULES)}
    return {
        file: sorted(found, key=lambda one: (places.get(one.code, -1), one.line, one.column))
        for file, found in sorted(reviewed.items())
        if found
    }


def _one_occasion(gathered: GatheredFolder) -> GatheredFolder:
    if len(gathered.occasions) > 1:
        raise several(tuple(gathered.occasions))
    return gathered


def _broken(gathered: GatheredFolder) -> dict[str, tuple[Problem, ...]]:
    """Return the errors of each file of the folder that is not valid, by the file's name."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in gathered.problems:
        if problem.severity is Severity.ERROR:
            found[problem.file] = (*found.get(problem.file, ()), problem)
    return found


def _of_folder(
    reader: Reader, gathered: GatheredFolder, as_of: date, broken: dict[str, tuple[Problem, ...]]
) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """Return the weak spots of each file by its name; one that can't be judged joins the broken ones."""
    for occasion, filed in gathered.occasions.items():
        if occasion in gathered.open_rounds and gathered.speaker(occasion) is None:
            tell(f"{gathered.not_agreed(occasion)}.")
            continue
        views = [one.assessment for one in filed]
        spoken = speaking(views)
        for path, assessment in filed:
            if str(path) in broken:
                continue
            beside = [other for other in views if other is not assessment]
            try:
                found = weak_spots(reader, path, as_of, beside, counts=spoken is None or spoken is assessment)
            except InvalidDocumentError as error:
                broken[str(path)] = error.problems
            except CannotLookError as error:
                message = str(error).removeprefix(f"{path}: ").replace("\n", " ")
                broken[str(path)] = (Problem(str(path), 1, 1, "not-judged", message),)
            else:
                yield str(path), found


def _summary(reviewed: Mapping[str, tuple[Problem, ...]], broken: Mapping[str, object]) -> str:
    """Return in a line what was looked at, what was found, and what could not be looked at."""
    spots = [problem for found in reviewed.values() for problem in found if problem.code in ASSESSMENT_RULES]
    weak = sum(ASSESSMENT_RULES[problem.code].weakens for problem in spots)
    said = f"{_counted(len(reviewed), 'assessment')} looked at: "
    said += _counted(len(spots), "weak spot") if spots else "no weak spots"
    if weak:
        which = "which" if weak == len(spots) else f"{weak} of which"
        said += f", {which} {'weakens' if weak == 1 else 'weaken'} the verdict"
    evidence = sum(problem.code in ABOUT_EVIDENCE for problem in spots)
    if evidence and len(spots) > 1:
        said += f"; {'all' if evidence == len(spots) else evidence} {'is' if evidence == 1 else 'are'} about evidence"
    if broken:
        said += f"; {_counted(len(broken), 'file')} could not be looked at"
    return f"{said}."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

"""`scalecheck validate`: every problem of files and folders, each with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

from scalecheck.errors import CannotLookError
from scalecheck.lint.checklists import CHECKLIST_RULES
from scalecheck.lint.checklists import remarks as remarks_in
from scalecheck.model.checklist import Checklist
from scalecheck.problems import any_error, in_order
from scalecheck.terminal.problems import as_data, as_github, as_text, summary
from scalecheck.terminal.sarif import as_sarif
from scalecheck.terminal.streams import print_commands, print_json, print_lines, tell
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.variants import remarks_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scalecheck.documents.loading import Loaded
    from scalecheck.lint.remark import Remark
    from scalecheck.problems import Problem
    from scalecheck.versions.resolving import Variant

ValidationFormat = Literal["text", "json", "github", "sarif"]


def validate(paths: Sequence[Path], form: ValidationFormat, today: date, checklist: str | None = None) -> int:
    """Check files, and every file of ours in folders; without a path, the folder we are in.

    Returns 0 where no error was found, 1 where one was. The sources of a checklist age by `today`.

    Raises:
        CannotLookError: a path is not there (after the others were checked), or no file of ours was found at all.
    """
    reader = Reader(Catalogue(checklist))
    looked_at: dict[str, Loaded] = {}
    out_of_reach: list[str] = []
    for path in paths or (Path(),):
        try:
            looked_at.update((loaded.name, loaded) for loaded in _below(reader, path))
        except CannotLookError as error:
            out_of_reach.extend(error.lines)
    if not looked_at and not out_of_reach:
        named = ", ".join(str(path) for path in paths) or "this folder"
        raise CannotLookError(f"No file of scalecheck was found in {named}.")
    variants = reader.catalogue.variant_in
    problems = in_order([one for loaded in looked_at.values() for one in _problems(loaded, variants(loaded), today)])
    if looked_at:
        _print(problems, form, len(looked_at))
    if out_of_reach:
        raise CannotLookError(*dict.fromkeys(out_of_reach))
    return 1 if any_error(problems) else 0


def _below(reader: Reader, path: Path) -> Iterator[Loaded]:
    if path.is_dir():
        yield from reader.in_folder(path)
    else:
        yield reader.checked(path)


def _problems(loaded: Loaded, variant: Variant | None, today: date) -> tuple[Problem, ...]:
    document = loaded.document
    if document is None:
        return loaded.problems

    def rules(checklist: Checklist) -> Iterator[Remark]:
        return remarks_in(checklist, today)

    found: Iterator[Remark] = iter(())
    if isinstance(loaded.model, Checklist):
        found = rules(loaded.model)
    elif variant is not None:
        found = remarks_on(variant, rules)
    remarks = (
        document.problem(one.code, one.message, path=one.path, hint=one.hint, severity=one.severity, at_key=True)
        for one in found
    )
    return in_order([*loaded.problems, *remarks])


def _print(problems: Sequence[Problem], form: ValidationFormat, files: int) -> None:
    match form:
        case "json":
            print_json(as_data(problems, files))
        case "sarif":
            print_json(as_sarif(problems, Path.cwd(), {code: rule.summary for code, rule in CHECKLIST_RULES.items()}))
        case "github":
            print_commands(as_github(problems))
        case "text":
            print_lines(as_text(problems))
        case _:
            assert_never(form)
    if form in {"text", "github"}:
        tell(summary(problems, files))

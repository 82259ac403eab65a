"""`scalecheck status`: the judgement on one assessment, or on what speaks for a folder."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Literal, assert_never

from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.engine.panel.ownership import ownership
from scalecheck.errors import CannotLookError
from scalecheck.problems import any_error, in_order
from scalecheck.terminal.console import Screen, words
from scalecheck.terminal.decision import show_decision
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.status import show_begun, show_status, show_supposed, verdict_words
from scalecheck.terminal.streams import print_json, tell
from scalecheck.words.panel import ownership_words
from scalecheck.workspace.beside import asked_around
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.command_line.supposing import suppose
from scalecheck.workspace.judging import judged
from scalecheck.workspace.last_round import last_verdict, with_rounds_alike
from scalecheck.workspace.moved_on import tell_moved_on
from scalecheck.workspace.occasions import (
    PROGRAMME,
    SEVERAL,
    Filed,
    gather,
    occasion_words,
    several,
)
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.engine.changes.looked import Looked
    from scalecheck.engine.inputs.occasions import Occasion
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.panel.ownership import TakingPart
    from scalecheck.engine.trying.what_if import Supposed
    from scalecheck.model.assessment import Assessment
    from scalecheck.workspace.occasions import Choice, GatheredFolder

StatusFormat = Literal["text", "json"]


def status(
    path: Path,
    form: StatusFormat,
    as_of: date,
    choice: Choice,
    *,
    require: str | None = None,
    what_if: Sequence[str] = (),
    checklist: str | None = None,
) -> int:
    """Show the judgement on a file, or on the one occasion that a folder holds.

    With `what_if` it is judged as if those answers were others, each given as `QUESTION=OPTION`; nothing is saved.

    Returns 0; 1 where a verdict was required and is not reached, where several answered and nothing is agreed, or where
    a file in the folder is not valid. Where the folder holds several occasions, each is listed with its verdict.

    Raises:
        CannotLookError: something is missing, or no verdict has the name required, or what is supposed is not there, or
            a verdict is required or something supposed of several occasions.
        InvalidDocumentError: the file is not a valid assessment.
    """
    reader = Reader(Catalogue(checklist))
    if not path.is_dir():
        return _show_file(reader, path, as_of, form, require, what_if)
    gathered = gather(reader, path, choice)
    tell(*as_text(in_order(list(gathered.problems))))
    broken = 1 if any_error(gathered.problems) else 0
    if len(gathered.occasions) > 1:
        if require is not None or what_if:
            raise several(tuple(gathered.occasions))
        _list(reader, gathered, form, as_of)
        return broken
    for occasion in gathered.occasions:
        speaker = gathered.speaker(occasion)
        if speaker is None:
            return _show_disagreement(gathered, occasion, form)
        return max(broken, _show_file(reader, speaker.path, as_of, form, require, what_if))
    return broken


def _show_file(
    reader: Reader, path: Path, as_of: date, form: StatusFormat, require: str | None, wanted: Sequence[str]
) -> int:
    looked = judged(reader, path, as_of)
    assessment, really = looked.assessment, looked.judgement
    tell_moved_on(path, assessment, really.case.outline.checklist, reader.catalogue)
    judgement, supposed = suppose(really, wanted) if wanted else (really, ())
    judgement = with_rounds_alike(reader, path, assessment, judgement)
    code = _required(judgement, require)
    asked = asked_around(reader, path, assessment, judgement.case.outline)
    match form:
        case "json":
            marked = _hypothetical(really, supposed) if supposed else {}
            print_json({**marked, **_data(assessment, judgement, asked)})
        case "text":
            carried = ownership(judgement, asked)
            told = tuple(ownership_words(carried, judgement.case.outline))
            _show(Filed(path, assessment), replace(looked, judgement=judgement), really, supposed, told)
            if not supposed and (before := last_verdict(reader, path, looked)) is not None:
                show_begun(Screen(), looked, before)
        case _:
            assert_never(form)
    if code:
        would = "it would be" if supposed else "it is"
        tell(f"Required is `{require}` or better; {would}: {verdict_words(judgement.verdict)}.")
    return code


def _show(
    filed: Filed, looked: Looked, really: Judgement, supposed: Sequence[Supposed], carried: Sequence[str]
) -> None:
    screen, judgement, decision = Screen(), looked.judgement, filed.assessment.decision
    if supposed:
        show_supposed(screen, really, supposed)
    show_status(screen, filed.assessment, judgement, carried, looked.held_back)
    if decision is not None:
        show_decision(screen, decision, judgement.case.outline.checklist)
    elif judgement.verdict.settled:
        screen.say()
        screen.say("No decision is recorded. What the group is asked, and what it decided, is recorded by:")
        screen.command(command("decide", filed.path))
    if supposed:
        screen.say("All of this is hypothetical (--what-if). The file is as it was.", "bold")


def _data(assessment: Assessment, judgement: Judgement, people: TakingPart) -> dict[str, Any]:
    """Return the judgement as data; the models of the result are imported only for it, and cost a third of a start."""
    from scalecheck.reports.formats.result_model import as_data  # noqa: PLC0415
    from scalecheck.reports.formats.summary import summary  # noqa: PLC0415

    data: dict[str, Any] = as_data(summary(assessment, judgement, people))
    return data


def _hypothetical(really: Judgement, supposed: Sequence[Supposed]) -> dict[str, Any]:
    """Return what marks a result as hypothetical: what is supposed, and the verdict on the answers as they are."""
    return {"hypothetical": [asdict(one) for one in supposed], "verdict_as_answered": summary_verdict(really)}


def _required(judgement: Judgement, require: str | None) -> int:
    """Return 1 where a verdict is required and is not reached."""
    if require is None:
        return 0
    ranks = judgement.case.outline.verdict_ranks
    if require not in ranks:
        raise CannotLookError(f"There is no verdict `{require}`. {did_you_mean(require, ranks, 'verdicts')}".rstrip())
    reached = judgement.verdict.settled and ranks[judgement.verdict.verdict.id] <= ranks[require]
    return 0 if reached else 1


def _show_disagreement(gathered: GatheredFolder, occasion: Occasion, form: StatusFormat) -> int:
    text = f"{gathered.not_agreed(occasion)}."
    match form:
        case "json":
            verdict = {"id": None, "title": None, "settled": False, "reasons": [{"text": text, "kind": "missing"}]}
            print_json({**_named(occasion), "verdict": verdict})
        case "text":
            screen = Screen()
            screen.say(occasion_words(occasion), "bold")
            screen.say(f"No verdict. {text}")
            for what, line in gathered.ways_to_agree(occasion, "status"):
                screen.say(what)
                screen.command(line)
        case _:
            assert_never(form)
    return 1


def _list(reader: Reader, gathered: GatheredFolder, form: StatusFormat, as_of: date) -> None:
    rows = [(occasion, *_verdict_of(reader, gathered, occasion, as_of)) for occasion in gathered.occasions]
    match form:
        case "json":
            listed = [
                {
                    **_named(occasion),
                    "verdict": looked and summary_verdict(looked.judgement),
                    **({"last": _last(before)} if before is not None else {}),
                }
                for occasion, looked, before in rows
            ]
            print_json({"occasions": listed})
        case "text":
            _show_list(Screen(), rows)
        case _:
            assert_never(form)
    tell(f"{SEVERAL}, or name one file.")


def _last(before: Looked) -> dict[str, Any]:
    """Return the last round with a verdict, as data."""
    decided = before.decision.taken if before.decision is not None else None
    return {"round": before.assessment.round, "verdict": summary_verdict(before.judgement), "decision": decided}


def _show_list(screen: Screen, rows: Sequence[tuple[Occasion, Looked | None, Looked | None]]) -> None:
    said = [(one, _in_short(found, before)) for one, found, before in rows]
    several = len({one.checklist for one, *_ in rows}) > 1
    if screen.narrow:
        for one, verdict in said:
            screen.entry(f"{occasion_words(one)}{f', {one.checklist}' if several else ''}: {verdict}")
        return
    table = screen.table("Innovation", "Site", "Round", *(("Checklist",) if several else ()), "Verdict")
    for one, verdict in said:
        which = (one.checklist,) if several else ()
        cells = (one.innovation or "-", one.site or PROGRAMME, one.round, *which, verdict)
        table.add_row(*(words(cell) for cell in cells))
    screen.show(table)


def summary_verdict(judgement: Judgement) -> dict[str, Any]:
    """Return the verdict alone, as data."""
    result = judgement.verdict
    return {"id": result.verdict.id, "title": result.verdict.title, "settled": result.settled}


def _in_short(looked: Looked | None, before: Looked | None) -> str:
    if looked is None:
        return "not agreed"
    verdict = verdict_words(looked.judgement.verdict)
    if before is None:
        return verdict
    return f"{verdict}; in {before.assessment.round}: {verdict_words(before.judgement.verdict)}"


def _verdict_of(
    reader: Reader, gathered: GatheredFolder, occasion: Occasion, as_of: date
) -> tuple[Looked | None, Looked | None]:
    """Return what speaks for an occasion, and where that has no verdict yet, the last round that has one."""
    speaker = gathered.speaker(occasion)
    if speaker is None:
        return None, None
    looked = judged(reader, speaker.path, as_of)
    return looked, last_verdict(reader, speaker.path, looked)


def _named(occasion: Occasion) -> dict[str, Any]:
    return {
        "innovation": {"id": occasion.innovation} if occasion.innovation is not None else None,
        "site": {"id": occasion.site} if occasion.site is not None else None,
        "round": occasion.round,
        "checklist": {"id": occasion.checklist},
    }

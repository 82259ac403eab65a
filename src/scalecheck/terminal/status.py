"""How a judgement is shown on a screen: verdict, reasons, gates, areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.changes.waiting import waits_to_be_confirmed
from scalecheck.engine.logic.exact import in_words, percent
from scalecheck.engine.panel.agreed_so_far import agreed_so_far
from scalecheck.terminal.console import Screen, words
from scalecheck.terminal.decision import show_decision
from scalecheck.words.days import day_words
from scalecheck.words.origins import sentence_of_begun, taken_over_from_site
from scalecheck.words.panel import agreed_words
from scalecheck.words.reasons import reasons_of, why_not_applying
from scalecheck.words.sentences import capital
from scalecheck.words.sides import SIDE_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.engine.changes.looked import Looked
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.judgement import Judgement, SectionResult
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.trying.what_if import Supposed
    from scalecheck.model.assessment import Assessment

_STYLES: Final = {
    "green": "bold green",
    "amber-green": "bold green",
    "amber": "bold yellow",
    "amber-red": "bold yellow",
    "red": "bold red",
}


def show_status(
    screen: Screen,
    assessment: Assessment,
    judgement: Judgement,
    carried: Sequence[str] = (),
    held_back: Sequence[str] = (),
) -> None:
    """Show everything that a person wants to know first.

    Args:
        screen: Where it is shown.
        assessment: The file.
        judgement: The judgement on it.
        carried: Who carries what, in sentences; nothing where it was not looked at.
        held_back: What is not inherited because the round is open in which that was answered, in sentences.
    """
    screen.say(subject(assessment), "bold")
    screen.say(_whose(assessment, judgement))
    case = judgement.case
    for line in taken_over_from_site(case.outline, case.responses, (item.id for item in case.items())):
        screen.say(line)
    for line in held_back:
        screen.say(line)
    _show_verdict(screen, judgement)
    _show_gates(screen, judgement)
    _show_areas(screen, judgement)
    _show_sides_and_step(screen, judgement)
    if carried:
        screen.heading("Who carries it")
        for one in carried:
            screen.entry(one)
    _show_remarks(screen, judgement)


def show_begun(screen: Screen, now: Looked, before: Looked) -> None:
    """Show of a round without a verdict how much of it is answered, and the last verdict and decision before it."""
    screen.say()
    screen.say(sentence_of_begun(now, len(waits_to_be_confirmed(before, now))), "bold")
    was = before.judgement.verdict
    screen.say(f"The last verdict, of the round {before.assessment.round}: {verdict_words(was)}.")
    if before.decision is not None:
        show_decision(screen, before.decision, before.outline.checklist)


def show_supposed(screen: Screen, really: Judgement, supposed: Iterable[Supposed]) -> None:
    """Print that what follows is hypothetical: what is supposed, and what the verdict really is."""
    outline = really.case.outline
    screen.say("Hypothetical: judged as if these were the answers. Nothing is saved.", "bold")
    for one in supposed:
        now = one.instead_of
        label = f"“{outline.label(one.question, one.option)}”" if one.option is not None else "don't know"
        said = f"now “{outline.label(one.question, now)}”" if now is not None else "now without an option"
        idle = "" if one.counts else "; it does not count here"
        screen.entry(f"{outline.questions[one.question].title}: {label} ({said}{idle})")
    screen.say(f"As answered, it is: {verdict_words(really.verdict)}.")
    screen.say()


def subject(assessment: Assessment) -> str:
    """Return what an assessment is about, and when."""
    named = [part.name or part.id for part in (assessment.innovation, assessment.site) if part is not None]
    where = " at ".join(named)
    return f"{where}, round {assessment.round}"


def verdict_words(result: VerdictResult) -> str:
    """Return a verdict in a few words."""
    return f"{result.verdict.title} ({result.verdict.colour})" if result.settled else "No verdict yet"


def _whose(assessment: Assessment, judgement: Judgement) -> str:
    checklist = judgement.case.outline.checklist
    if assessment.agreed is not None:
        so_far = agreed_so_far(judgement.case.outline, assessment, judgement.case.responses)
        whose = capital(agreed_words(assessment.agreed.date, so_far))
    else:
        whose = f"Answered by the {assessment.respondent.role}" if assessment.respondent is not None else ""
    return f"{whose}. {checklist.title} {checklist.version}, judged as of {day_words(judgement.case.as_of)}."


def _show_verdict(screen: Screen, judgement: Judgement) -> None:
    result = judgement.verdict
    screen.say()
    screen.say(verdict_words(result), _STYLES[result.verdict.colour] if result.settled else "bold")
    if result.settled:
        screen.say(f"{result.verdict.meaning} {result.verdict.decision}")
    if reasons := reasons_of(judgement):
        screen.heading(_reasons_heading(judgement) if result.settled else "What is missing")
        for reason in reasons:
            screen.entry(reason.text)


def _reasons_heading(judgement: Judgement) -> str:
    """Return what the reasons are about: what keeps a verdict from being the next better one, or what brought it."""
    verdicts, ranks = judgement.case.outline.checklist.verdicts, judgement.case.outline.verdict_ranks
    rank = ranks[judgement.verdict.verdict.id]
    is_held_back = 0 < rank <= judgement.case.outline.default_rank
    return f"What keeps it from “{verdicts[rank - 1].title}”" if is_held_back else "Why"


def _show_gates(screen: Screen, judgement: Judgement) -> None:
    if not judgement.gates:
        return
    met = sum(gate.met and gate.applies for gate in judgement.gates)
    applying = sum(gate.applies for gate in judgement.gates)
    screen.heading(f"Gates: {met} of {applying} met")
    if screen.narrow:
        for gate in judgement.gates:
            screen.entry(f"{gate.gate.title}: {_stands(judgement, gate)}. {_in_words(judgement, gate)}".rstrip())
        return
    table = screen.table("Gate", "State", "In its own words")
    for gate in judgement.gates:
        style = "green" if gate.met and gate.applies else ""
        said = words(_in_words(judgement, gate))
        table.add_row(words(gate.gate.title), words(_stands(judgement, gate), style), said)
    screen.show(table)


def _in_words(judgement: Judgement, gate: GateResult) -> str:
    """Return a gate's own words for how it came out, or why it does not apply."""
    return gate.words or "" if gate.applies else why_not_applying(judgement.case, gate)


def _stands(judgement: Judgement, gate: GateResult) -> str:
    if not gate.applies:
        return "does not apply"
    if gate.met:
        return "met"
    checklist = judgement.case.outline.checklist
    if gate.allows == checklist.default_verdict.id:
        return "not met"
    title = next(verdict.title for verdict in checklist.verdicts if verdict.id == gate.allows)
    return f"not met; enough for “{title}”"


def _show_areas(screen: Screen, judgement: Judgement) -> None:
    counts = judgement.counts
    covered = "nothing is asked" if counts.coverage is None else f"{counts.answered} of {counts.relevant} answered"
    screen.heading(f"Areas: {covered}, {counts.unknown} don't know, {counts.unanswered} open")
    rows = list(_with_depth(judgement.sections))
    if screen.narrow:
        for depth, section in rows:
            screen.entry(f"{section.section.title}: {_figures(section)}", indent=2 * depth)
        return
    table = screen.table("Area", "Score", "", "Band", "Answered", "Weakest")
    for depth, section in rows:
        table.add_row(
            words("  " * depth + section.section.title),
            words(_score(section)),
            words(_bar(screen, section)),
            words(_band(section)),
            words(f"{section.counts.answered} of {section.counts.relevant}"),
            words(section.weakest.title if section.weakest is not None else ""),
        )
    screen.show(table)


def _with_depth(sections: Iterable[SectionResult], depth: int = 0) -> Iterator[tuple[int, SectionResult]]:
    for section in sections:
        yield depth, section
        yield from _with_depth(section.sections, depth + 1)


def _figures(section: SectionResult) -> str:
    band = _band(section)
    weakest = f"; weakest: {section.weakest.title}" if section.weakest is not None else ""
    counts = f"{section.counts.answered} of {section.counts.relevant} answered"
    return f"score {_score(section)}{f' ({band})' if band else ''}, {counts}{weakest}"


def _score(section: SectionResult) -> str:
    return "none" if section.score.shown is None else in_words(section.score.shown)


def _band(section: SectionResult) -> str:
    named = section.score.band or section.score.no_band
    return named.label if named is not None else ""


def _bar(screen: Screen, section: SectionResult) -> str:
    value = section.score.value
    share = value.normalised if value is not None else None
    return "" if share is None else screen.bar(float(share))


def _show_sides_and_step(screen: Screen, judgement: Judgement) -> None:
    sides, step = judgement.alone, judgement.step
    if len(sides) < 2 and step is None:  # noqa: PLR2004 (one side alone is the whole)
        return
    screen.heading("Sides and step")
    for about, side in sides.items() if len(sides) > 1 else ():
        screen.entry(f"{SIDE_TITLES[about]}: {verdict_words(side.result)}")
    if step is not None:
        label = judgement.case.outline.label
        proposed = label(step.question.id, step.proposed) if step.proposed is not None else "not said yet"
        supported = "none yet" if step.supported is None else label(step.question.id, step.supported)
        screen.entry(f"Step proposed: {proposed}. Largest step that the answers support: {supported}.")


def _show_remarks(screen: Screen, judgement: Judgement) -> None:
    titles = judgement.case.outline.questions
    if judgement.warnings or judgement.contradictions:
        screen.heading("To look at")
    for warning in judgement.warnings:
        screen.entry(f"{warning.title}: {warning.because}")
    for one in judgement.contradictions:
        screen.entry(f"{' and '.join(titles[item].title for item in one.items)}: {one.because}")
    screen.say()
    coverage = judgement.counts.coverage
    said = "" if coverage is None else f"{percent(coverage)} of what applies is answered. "
    screen.say(f"{said}A structured judgement by those who answered, not a prediction.", "dim")

"""How checklists are shown on a screen: the list, the contents of one, a question in full, the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scalecheck.engine.inputs.effort import FORMULA, minutes_for_all
from scalecheck.model.checklist import Item, ProfileQuestion
from scalecheck.terminal.console import words
from scalecheck.words.numbers import questions_words
from scalecheck.words.roles import role_named
from scalecheck.words.rules import rule_lines, verdict_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.checklist import Patients, Question, Section, Verdict
    from scalecheck.model.conditions import Condition
    from scalecheck.terminal.console import Screen

_PATIENTS: Final[dict[Patients, str]] = {
    "notice": "what they would notice",
    "asked": "whether they were asked",
    "left-out": "who may be left out",
}
"""What a question says of patients and carers, in words."""


SHIPPED: Final = "shipped"
"""Where a checklist is that comes with scalecheck."""


def show_list(screen: Screen, rows: Sequence[Mapping[str, Any]], formula: str) -> None:
    """Show the checklists that there are."""
    longest = max((len(row["id"]) for row in rows), default=0)
    if screen.narrow or longest > screen.width // 2:  # a table would have to break ids, or have no room for the rest
        for row in rows:
            counts = f"{questions_words(row['opening_questions'], row['items'])}, {row['minutes']} minutes"
            version = f"{row['version']} (earlier)" if row["earlier"] else row["version"]
            what = f"{row['id']} {version}: {row['title']}. {counts}; {row['where']}"
            purpose = () if row["earlier"] else _purpose(row)
            screen.entry(f"{what}. {' '.join(purpose)}".removesuffix(". "))
    else:
        table = screen.table("Id", "Version", "Opening", "Others", "Minutes", "Title", unbroken=("Id", "Version"))
        for row in rows:
            version = f"({row['version']})" if row["earlier"] else row["version"]
            numbers = (str(row[name]) for name in ("opening_questions", "items", "minutes"))
            told = row["id"], version, *numbers, row["title"]
            table.add_row(*(words(cell, "dim" if row["earlier"] else "") for cell in told))
        screen.show(table)
        screen.say(
            "Opening: the questions that describe what is assessed. Others: all that is asked about it; what does not "
            "apply by the opening answers, and what is about sites in a programme's file, is left out.",
            "dim",
        )
        if any(row["earlier"] for row in rows):
            screen.say("A version in brackets is an earlier one.", "dim")
        _show_places(screen, rows)
        _show_purposes(screen, rows)
    screen.say()
    screen.say(f"Minutes for a first pass: {formula}.", "dim")


def _show_purposes(screen: Screen, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print below the table for whom the newest version of each checklist is, and when."""
    told = [row for row in rows if any(_purpose(row)) and not row["earlier"]]
    if told:
        screen.heading("For whom, and when")
    for row in told:
        screen.entry(f"{row['id']} {row['version']}: {' '.join(_purpose(row))}")


def _show_places(screen: Screen, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print below the table where the files are of those that are not shipped."""
    own = [row for row in rows if row["where"] != SHIPPED]
    if own:
        screen.heading("Your own")
    for row in own:
        screen.entry(f"{row['id']} {row['version']}: {row['where']}")
    if len(own) < len(rows):
        screen.say("The others are shipped with scalecheck." if own else "All are shipped with scalecheck.", "dim")


def _purpose(row: Mapping[str, Any]) -> tuple[str, ...]:
    parent = row["extends"]
    extends = (f"A local variant of {parent['id']} {parent['version']}.",) if parent else ()
    return (*extends, *(row[key] for key in ("for_whom", "when_to_use") if row[key]))


def show_contents(screen: Screen, outline: Outline) -> None:
    """Show what a checklist asks, in order."""
    checklist = outline.checklist
    asked = [item for item in outline.items.values() if item.retired is None]
    screen.say(f"{checklist.title} ({checklist.id} {checklist.version})", "bold")
    if checklist.summary:
        screen.say(checklist.summary)
    if checklist.for_whom:
        screen.say(f"For whom: {checklist.for_whom}")
    if checklist.when_to_use:
        screen.say(f"When: {checklist.when_to_use}")
    counts = questions_words(len(checklist.profile), len(asked))
    screen.say(f"{counts}, about {minutes_for_all(outline)} minutes ({FORMULA}).")
    if checklist.profile:
        screen.heading("Opening questions")
        for question in checklist.profile:
            screen.entry(f"{question.title} ({question.id}): {question.ask}")
    for depth, section in _with_depth(checklist.domains):
        screen.heading(f"{'  ' * depth}{section.title} ({section.id})")
        if isinstance(getattr(section, "shift", None), str):
            screen.say(getattr(section, "shift", ""))
        for item in section.items:
            if item.retired is None:
                screen.entry(f"{item.title} ({item.id}; {item.importance}, about the {item.about}): {item.ask}")
    screen.heading("Gates and verdicts")
    screen.entry(f"Gates: {', '.join(gate.title for gate in checklist.gates) or 'none'}")
    screen.entry(f"Verdicts: {', '.join(verdict.title for verdict in checklist.verdicts)}")
    screen.say()
    screen.say(f"One question in full: scalecheck checklist show {checklist.id} --item ID")
    screen.say(f"The rules and why: scalecheck checklist show {checklist.id} --rules")


def show_question(screen: Screen, outline: Outline, question: Question) -> None:
    """Show everything that the checklist says of one question."""
    screen.say(f"{question.title} ({question.id})", "bold")
    screen.say(question.ask)
    if question.why:
        screen.say(f"Why it matters: {question.why}")
    if question.guidance:
        screen.say(question.guidance)
    screen.heading(_options_heading(question))
    for option in outline.checklist.scales[question.scale].options:
        meaning = outline.meaning(question.id, option.id)
        screen.entry(f"{option.label}{f': {meaning}' if meaning else ''}")
    if isinstance(question, Item):
        _show_item(screen, outline, question)
    if question.sources:
        screen.heading("Where it comes from")
    _show_sources(screen, outline, question.sources)


def show_rules(screen: Screen, outline: Outline) -> None:
    """Show the rule behind every gate and verdict, and why it is as it is."""
    checklist = outline.checklist
    screen.say(f"Rules of {checklist.title} ({checklist.id} {checklist.version})", "bold")
    screen.say("Every threshold is a judgement of those who wrote the checklist; argue about them first.")
    if checklist.settles_when is not None:
        screen.heading("Before any verdict")
        _show_rule(screen, outline, checklist.settles_when)
    for gate in checklist.gates:
        screen.heading(f"Gate: {gate.title}")
        screen.say(gate.because)
        if gate.applies_when is not None:
            screen.say("Applies unless this is false:")
            _show_rule(screen, outline, gate.applies_when)
        for verdict, need in gate.needs.items():
            screen.say(f"“{verdict_title(outline, verdict)}” needs:")
            _show_rule(screen, outline, need)
        _show_sources(screen, outline, gate.sources)
    for rule in checklist.verdicts:
        _show_verdict_rule(screen, outline, rule)
    for warning in checklist.warnings:
        screen.heading(f"Warning: {warning.title}")
        screen.say(warning.because)
        _show_rule(screen, outline, warning.when)
        _show_sources(screen, outline, warning.sources)
    for one in checklist.contradictions:
        screen.heading(f"Contradiction: {' and '.join(outline.questions[item].title for item in one.items)}")
        screen.say(one.because)
        _show_rule(screen, outline, one.when)
        _show_sources(screen, outline, one.sources)


def _options_heading(question: Question) -> str:
    if isinstance(question, Item):
        return "Options, from best to worst" if question.reverse else "Options, from worst to best"
    is_step = isinstance(question, ProfileQuestion) and question.step
    return "Options, from the smallest step to the largest" if is_step else "Options"


def _show_verdict_rule(screen: Screen, outline: Outline, rule: Verdict) -> None:
    screen.heading(f"Verdict: {rule.title} ({rule.colour})")
    screen.say(f"{rule.meaning} {rule.decision} Look again after {rule.review_after}.")
    if rule.because:
        screen.say(f"Why this rule: {rule.because}")
    if rule.default:
        screen.say("Holds where no better one is true.")
    if rule.when is not None:
        _show_rule(screen, outline, rule.when)
    _show_sources(screen, outline, rule.sources)


def _show_rule(screen: Screen, outline: Outline, condition: Condition) -> None:
    for line in rule_lines(outline, condition):
        because = f" (because: {line.because})" if line.because else ""
        screen.entry(f"{line.text}{because}", indent=2 * line.depth)


def _show_item(screen: Screen, outline: Outline, item: Item) -> None:
    screen.heading("How it counts")
    screen.entry(f"About the {item.about}; a {item.importance} question")
    gates = [gate.title for gate in outline.checklist.gates if item.id in outline.gate_items[gate.id]]
    if gates:
        screen.entry(f"Gates that hang on it: {', '.join(gates)}")
    if item.barriers:
        screen.entry(f"Barriers that it is about: {', '.join(one.replace('-', ' ') for one in item.barriers)}")
    if item.patients is not None:
        screen.entry(f"Patients and carers: {_PATIENTS[item.patients]}")
    if not item.not_applicable.allowed:
        screen.entry("It can't be set aside as not applicable")
    if item.best_answered_by:
        screen.entry(f"Best answered by: {', then '.join(map(role_named, item.best_answered_by))}")
    if item.evidence.examples:
        screen.entry(f"What would show it: {'; '.join(item.evidence.examples)}")
    if item.improve:
        screen.heading("The next step")
        for option, step in item.improve.items():
            screen.entry(f"From “{outline.label(item.id, option)}”: {step}")


def _show_sources(screen: Screen, outline: Outline, sources: Sequence[str]) -> None:
    for name in sources:
        source = outline.checklist.sources[name]
        checked = f", checked {source.checked.isoformat()}" if source.checked else ""
        parts = [part for part in (source.authors, source.title, str(source.year or ""), source.url) if part]
        screen.entry(f"Source: {', '.join(parts)}{checked}")


def _with_depth(sections: Sequence[Section], depth: int = 0) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield depth, section
        yield from _with_depth(section.sections, depth + 1)

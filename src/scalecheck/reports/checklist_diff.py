"""How two versions of a checklist differ, in words, and as Markdown and plain data; the screen shows the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scalecheck.reports.formats.markdown import markdown_text
from scalecheck.versions.changes import NAMES
from scalecheck.versions.steps import Step
from scalecheck.words.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.versions.changes import Change
    from scalecheck.versions.diff import Diff

HEADINGS: Final = {
    Step.MAJOR: "Major: an answer given means something else, counts differently, or counts no longer",
    Step.MINOR: "Minor: there is more to answer or to be told, and every answer given stays what it was",
    Step.PATCH: "Patch: other words, and every answer given stays what it was",
    Step.NONE: "Needs no new version: where it comes from",
}
"""What each step means, the largest first."""


class Detail(NamedTuple):
    """Something more about a change."""

    label: str
    """What it is; empty for a sentence of its own."""
    lines: tuple[tuple[int, str], ...]
    """What it says: how deep each line is, and its words."""


class DiffEntry(NamedTuple):
    """One change in words; words from files are in it as they are."""

    name: str
    """What changed."""
    id: str
    """Its id; empty for the checklist as a whole."""
    what: str
    """What has changed."""
    details: tuple[Detail, ...]
    """How it read and reads, and what the author can do about it."""


class Group(NamedTuple):
    """The changes that need the same step."""

    title: str
    """Its heading."""
    entries: tuple[DiffEntry, ...]
    """The changes."""


def heading_of(diff: Diff) -> str:
    """Return in words what is compared."""
    if diff.old.id != diff.new.id:
        return f"{diff.old.title} ({diff.old.id} {diff.old.version}) and {diff.new.title} ({diff.new.id})"
    return f"{diff.new.title} ({diff.new.id}): from {diff.old.version} to {diff.new.version}"


def conclusion_of(diff: Diff) -> str:
    """Return in words which version the changes need, and whether the newer one has it."""
    if not diff.changes:
        if diff.raised_enough:
            return "Nothing has changed."
        return f"Nothing has changed, but the version went back from {diff.old.version} to {diff.new.version}."
    if diff.step is Step.NONE:
        asks = "These changes need no new version"
    else:
        asks = f"These changes need a {diff.step.word} step, so at least version {diff.least}"
    if diff.raised_enough:
        return f"{asks}; {diff.new.version} is enough."
    return f"{asks}; {diff.new.version} is not enough."


def answers_of(diff: Diff) -> str:
    """Return in words what becomes of the answers to the older one; empty where all stay and nothing is new."""
    parts = [f"{_answers(len(diff.kept))} as before"] if diff.kept else []
    parts += [f"{len(diff.confirm_again)} to be confirmed again"] if diff.confirm_again else []
    parts += [f"{len(diff.gone)} no longer asked"] if diff.gone else []
    parts += [f"{len(diff.fresh)} new"] if diff.fresh else []
    moved = diff.confirm_again or diff.gone or diff.fresh
    return f"For somebody who has answered {diff.old.version}: {joined(parts)}." if moved else ""


def groups_of(diff: Diff) -> tuple[Group, ...]:
    """Return all changes, those that need the largest step first."""
    found = {step: tuple(_entry(one) for one in diff.changes if one.step is step) for step in HEADINGS}
    return tuple(Group(HEADINGS[step], entries) for step, entries in found.items() if entries)


def diffs_as_markdown(diffs: Sequence[Diff]) -> str:
    """Return differences as Markdown, such as for a comment on a proposed change; words from files stay words."""
    lines: list[str] = []
    for diff in diffs:
        lines += [f"# {markdown_text(heading_of(diff))}", "", f"**{markdown_text(conclusion_of(diff))}**", ""]
        if answers := answers_of(diff):
            lines += [markdown_text(answers), ""]
        for group in groups_of(diff):
            lines += [f"## {markdown_text(group.title)}", ""]
            lines += [line for entry in group.entries for line in _as_markdown(entry)]
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def diff_as_data(diff: Diff) -> dict[str, Any]:
    """Return a difference as plain data."""
    return {
        "old": {"id": diff.old.id, "version": diff.old.version},
        "new": {"id": diff.new.id, "version": diff.new.version},
        "step": diff.step.word,
        "least_version": diff.least,
        "raised_enough": diff.raised_enough,
        "questions": {
            "kept": list(diff.kept),
            "confirm_again": [{"id": name, "asked": asked} for name, asked in diff.confirm_again.items()],
            "no_longer_asked": list(diff.gone),
            "new": list(diff.fresh),
        },
        "changes": [_change_as_data(one) for one in diff.changes],
    }


def _change_as_data(change: Change) -> dict[str, Any]:
    return {
        "step": change.step.word,
        "part": change.part,
        "kind": change.kind,
        "id": change.id or None,
        "title": change.title or None,
        "what": change.what,
        "was": change.was or None,
        "now": change.now or None,
        "hint": change.hint or None,
    }


def _entry(change: Change) -> DiffEntry:
    name = f"{NAMES[change.part]} “{change.title}”" if change.title else NAMES[change.part]
    details = [Detail(label, _lines(text)) for label, text in (("Was", change.was), ("Now", change.now)) if text]
    if change.hint:
        details.append(Detail("", ((0, change.hint),)))
    return DiffEntry(name, change.id, change.what, tuple(details))


def _lines(text: str) -> tuple[tuple[int, str], ...]:
    """Return the lines of a rule, each with its depth; other words run on."""
    return tuple(((len(line) - len(line.lstrip())) // 2, line.strip()) for line in text.split("\n") if line.strip())


def _as_markdown(entry: DiffEntry) -> Iterator[str]:
    named = f" (`{entry.id}`)" if entry.id else ""
    yield f"- **{markdown_text(entry.name)}**{named}: {markdown_text(entry.what)}"
    for label, lines in entry.details:
        if len(lines) == 1:
            yield f"  - {label}{': ' if label else ''}{markdown_text(lines[0][1])}"
            continue
        yield f"  - {label}:"
        yield from (f"    {'  ' * depth}- {markdown_text(line)}" for depth, line in lines)


def _answers(number: int) -> str:
    return "1 answer" if number == 1 else f"{number} answers"

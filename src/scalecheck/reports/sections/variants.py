"""A local variant in words: how its checklist deviates from the one that it extends, each time with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.outline import Outline
from scalecheck.reports import contents
from scalecheck.reports.formats.markdown import markdown_text
from scalecheck.words.numbers import counted
from scalecheck.words.rules import rule_lines
from scalecheck.words.sentences import capital, sentence, without_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.versions.deviations import Deviation, Difference
    from scalecheck.versions.resolving import Variant

KINDS: Final = {
    "changed": "Changed",
    "hidden": "Not asked",
    "replaced": "Replaced",
    "added": "Added",
    "tightened": "Gate tightened",
}
"""What was done, as it is before the title."""


def variant_words(variant: Variant | None) -> contents.Variant | None:
    """Return a local variant in words; None for a checklist that is none."""
    if variant is None:
        return None
    outline = Outline(variant.checklist)
    return contents.Variant(
        parent=variant.parent.title,
        parent_id=variant.parent.id,
        version=variant.parent.version,
        because=sentence(variant.overlay.because),
        deviations=tuple(_deviation(outline, one) for one in variant.deviations),
    )


def variant_in_short(variant: Variant) -> str:
    """Return in a sentence that a checklist is a local variant, and how much is different in it."""
    parent, number = variant.parent, len(variant.deviations)
    how_much = f"with {counted(number, 'deviation')}" if number else "without a deviation"
    return f"The checklist is a local variant of {parent.title} {parent.version}, {how_much}."


def variant_markdown(variant: contents.Variant, title: str) -> str:
    """Return how a checklist deviates from its parent as Markdown."""
    parent = f"{markdown_text(variant.parent)} ({markdown_text(variant.parent_id)} {variant.version})"
    lines = [f"# {markdown_text(title)}", "", f"A local variant of {parent}.", "", markdown_text(variant.because), ""]
    for one in variant.deviations:
        lines += [f"- **{markdown_text(one.what)}** {markdown_text(one.because)}"]
        lines += [f"  - {markdown_text(change)}" for change in one.changes]
    if not variant.deviations:
        lines.append("Nothing is different.")
    return "\n".join(lines).rstrip() + "\n"


def _deviation(outline: Outline, deviation: Deviation) -> contents.Deviation:
    return contents.Deviation(
        kind=deviation.kind,
        id=deviation.id,
        what=f"{KINDS[deviation.kind]}: “{deviation.title}”.",
        because=sentence(capital(deviation.because)),
        changes=tuple(_changes(outline, deviation)),
    )


def _changes(outline: Outline, deviation: Deviation) -> Iterator[str]:
    yield from (_difference(deviation, one) for one in deviation.differences)
    if deviation.also is not None:
        lines = (f"{line.text}{'' if line.text.endswith(':') else ';'}" for line in rule_lines(outline, deviation.also))
        yield f"Also needed for each verdict: {' '.join(lines).rstrip(';')}."
    reworded = any(one.what == "question" or one.what.startswith("what “") for one in deviation.differences)
    if deviation.kind == "changed" and reworded:
        yield (
            "It means the same, so answers given to the other wording stay valid."
            if deviation.keeps_answers
            else "Answers given to the other wording have to be confirmed."
        )


def _difference(deviation: Deviation, one: Difference) -> str:
    if deviation.kind == "hidden":
        return f"Left out: “{one.was}”"
    if deviation.kind == "added":
        return f"Asked as well: “{one.now}”"
    return difference_words(one)


def difference_words(one: Difference) -> str:
    """Return in words what reads otherwise, with both wordings."""
    was, now = (f"“{without_stop(words)}”" if words else "nothing" for words in (one.was, one.now))
    return f"{capital(one.what)}: {now}, in place of {was}."

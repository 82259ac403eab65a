"""Small dialogues of a few fields, such as a piece of evidence or an action: which field comes next, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from scalecheck.model.assessment import Answer

FormKind = Literal[
    "note",
    "evidence",
    "owner",
    "action",
    "basis",
    "not-applicable",
    "waiting-for",
    "override",
    "confirmed",
    "consensus",
    "dissent",
    "area",
    "jump",
    "clash",
    "setup",
]

ProofKind = Literal["confirmed", "basis", "evidence", "owner", "action"]
"""What an answer can lack that counts."""
Check: TypeAlias = Callable[[str, Mapping[str, str]], str | None]
"""Is given a value and those that were given before it; returns what is wrong in a sentence, or None."""
NOTHING: Final = frozenset(("no", "none", "nobody", "nothing", "n/a", "-"))
"""What people write where nothing is to be said."""
DONT_KNOW: Final = "?"
"""What a form holds in place of an option's id for a don't-know."""
NOT_APPLICABLE: Final = "/"
"""What a form holds in place of an option's id where a question does not apply."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form asks for."""

    name: str
    """Its name among the form's values."""
    ask: str
    """What is asked."""
    optional: bool = False
    """Whether an empty line goes on without it."""
    agrees: bool = False
    """Whether an empty line agrees to what is proposed, so that “no” does not mean the same."""
    needed: bool = False
    """Whether an empty line asks again; where neither holds, an empty line gives the form up."""
    lines: bool = False
    """Whether several lines are taken, until an empty one."""
    check: Check | None = None
    """What a value must satisfy."""
    remark: Callable[[str], str | None] | None = None
    """What there is to say about a value that is taken; None where there is nothing."""
    parts: Callable[[str], Mapping[str, str] | str] | None = None
    """Finds values of further fields in a line for this one, by the fields' names; a sentence where they are wrong."""
    choices: tuple[tuple[str, str], ...] = ()
    """Values to choose from by number, each with its words; with `parts`, other texts are taken as well."""


@dataclass(frozen=True, slots=True)
class Form:
    """A dialogue that is under way."""

    kind: FormKind
    """What it is about."""
    question: str
    """The question that it belongs to; empty for none."""
    fields: tuple[Field, ...]
    """What it still asks for, in order."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What was given so far."""
    lines: tuple[str, ...] = ()
    """The lines of a long text so far."""
    before: Answer | None = None
    """The answer as it was when the form was begun."""
    begun: bool = False
    """Whether the answer holds something of it already."""
    onward: bool = False
    """Whether the next question follows once it is done."""
    earlier: Form | None = None
    """The form as it was one field before."""
    kept: Mapping[str, str] = field(default_factory=dict)
    """Replies to fields that were gone back from; an empty line gives them again."""

    @property
    def now(self) -> Field:
        """The field that is asked for now."""
        return self.fields[0]

    @property
    def done(self) -> bool:
        """Whether everything was asked."""
        return not self.fields

    @property
    def so_far(self) -> Mapping[str, str]:
        """What was given so far, the lines of a long text that is not ended yet among it."""
        return {**self.values, self.now.name: "\n".join(self.lines).strip()} if self.lines else self.values

    @property
    def shown_again(self) -> str | None:
        """The reply that an empty line gives again, as it was seen; None where there is none."""
        value = self.kept.get(self.now.name)
        return dict(self.now.choices).get(value, value) if value else None

    @property
    def back(self) -> Form | None:
        """The form one field before, with the replies so far to be given again; None at the first field."""
        if self.earlier is None:
            return None
        return replace(self.earlier, begun=self.begun, kept={**self.kept, **self.values})

    def given(self, value: str) -> Form:
        """Return the form with a value for the present field, at the next one; an empty value leaves it out."""
        values = {**self.values, self.now.name: value} if value else self.values
        return replace(self, fields=self.fields[1:], values=values, lines=(), earlier=self)

    def filled(self, values: Mapping[str, str]) -> Form:
        """Return the form with further values, and without the fields that these are for; an empty one is left out."""
        fields = tuple(one for one in self.fields if one.name not in values)
        given = {name: value for name, value in values.items() if value}
        return replace(self, fields=fields, values={**self.values, **given})


@dataclass(frozen=True, slots=True)
class Fed:
    """What came of one line of input to a form."""

    form: Form | None
    """The form as it goes on; None where it was given up."""
    complaint: str | None = None
    """What was wrong with the line."""
    remark: str | None = None
    """What there is to say about the value that was taken."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """The values that were found in the line, by the names of their fields; empty for one that is left out."""


def feed(form: Form, line: str) -> Fed:
    """Return what one line of input makes of a form."""
    now, text = form.now, line.strip()
    if now.lines:
        return _feed_lines(form, line.rstrip())
    if not text:
        return _feed_nothing(form)
    if now.choices and now.parts is None:
        return _feed_choice(form, text)
    if now.optional and not now.agrees and text.casefold() in NOTHING:
        return Fed(form.given(""))
    return _feed_value(form, text)


def _feed_value(form: Form, text: str) -> Fed:
    now = form.now
    values = now.parts(text) if now.parts is not None else {now.name: text}
    if isinstance(values, str):
        return Fed(form, values)
    value = values[now.name]
    complaint = now.check(value, form.values) if now.check is not None else None
    if complaint:
        return Fed(form, complaint)
    remark = now.remark(value) if now.remark is not None else None
    return Fed(form.given(value).filled(values), remark=remark, parts=values)


def _feed_nothing(form: Form) -> Fed:
    now = form.now
    if now.name in form.kept:
        return Fed(form.given(form.kept[now.name]))
    if now.optional:
        return Fed(form.given(""))
    if now.needed and now.choices:
        return Fed(form, _which_number(now))
    return Fed(form, "This is needed. Please type it; b goes back, q stops.") if now.needed else Fed(None)


def _feed_lines(form: Form, line: str) -> Fed:
    if line.strip():
        return Fed(replace(form, lines=(*form.lines, line)))
    return Fed(form.given("\n".join(form.lines).strip())) if form.lines else Fed(None)


def chosen(choices: tuple[tuple[str, str], ...], text: str) -> str | None:
    """Return the choice that is meant by its number, by its words, or by their beginning where no other begins so."""
    if text.isdecimal() and len(text) <= len(str(len(choices))) and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1][0]
    said = "yes" if text.casefold() == "y" else text
    begun = [(value, words) for value, words in choices if re.match(rf"{re.escape(said)}\b", words, re.IGNORECASE)]
    whole = [value for value, words in begun if words.casefold() == said.casefold()]
    found = whole or [value for value, _ in begun]
    return found[0] if len(found) == 1 else None


def _feed_choice(form: Form, text: str) -> Fed:
    value = chosen(form.now.choices, text)
    return Fed(form, _which_number(form.now)) if value is None else Fed(form.given(value))


def _which_number(now: Field) -> str:
    otherwise = "." if now.needed else ", or just Enter to leave it."
    return f"Please type a number from 1 to {len(now.choices)}{otherwise}"

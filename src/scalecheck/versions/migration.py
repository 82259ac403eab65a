"""What becomes of the answers of an assessment when it goes on with another version of its checklist."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scalecheck.engine.inputs.outline import Outline
from scalecheck.model.assessment import Answer, Standing
from scalecheck.model.checklist import Item
from scalecheck.model.placement import group_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.model.assessment import Assessment
    from scalecheck.model.checklist import Checklist
    from scalecheck.model.placement import AnswerGroup

UNKNOWN: Final = "q-0000000000000000"
"""The fingerprint of no question: of an answer of which nobody knows any more what was asked, or that is not possible
now; so it has to be confirmed again."""


class Rewritten(NamedTuple):
    """An answer of which some keys are set."""

    part: AnswerGroup
    """The group in which it is."""
    name: str
    """Under which question."""
    source: str
    """The question under which it was: the same, or the one that this one replaces."""
    keys: dict[str, str]
    """What is set in it."""


class OutOfAsk(NamedTuple):
    """A question that an ask is for and that the checklist does not hold any more, so that the ask cannot name it."""

    ask: int
    """From 0: the ask's place in the file."""
    question: str
    """The question's id."""


@dataclass(slots=True)
class Migration:
    """What becomes of each answer, by question id."""

    carried: list[str] = field(default_factory=list)
    """Answers that stay valid."""
    confirm: list[str] = field(default_factory=list)
    """Answers that stay, and count as open until they are confirmed again."""
    retired: list[tuple[AnswerGroup, str]] = field(default_factory=list)
    """Answers to questions that are no longer asked; they stay, and count nowhere."""
    fresh: list[str] = field(default_factory=list)
    """Questions that the file did not ask before."""
    replacements: dict[str, str] = field(default_factory=dict)
    """The retired questions whose answers are taken over, each with the question that takes its place."""
    rewritten: list[Rewritten] = field(default_factory=list)
    """The answers that are changed in the file."""
    added: list[tuple[AnswerGroup, str]] = field(default_factory=list)
    """The keys that are added to the file, empty."""
    out_of_asks: list[OutOfAsk] = field(default_factory=list)
    """The questions that asks can no longer name."""


def migration(assessment: Assessment, old: Checklist | None, new: Checklist) -> Migration:
    """Return what becomes of an assessment's answers.

    An answer stays valid where the newer checklist asks the same question, by its fingerprint. One to a retired
    question is taken over by the question that replaces it. An option that is gone becomes the one that the
    question names for it in `options_from`. Nothing is taken away.

    Args:
        assessment: The assessment.
        old: The checklist that it answers; without it, only answers that bear a fingerprint can be known to stay valid.
        new: The checklist that it is to answer.
    """
    return _Planner(assessment, old, new).plan()


def migrated(answers: Mapping[str, Answer], found: Migration) -> dict[str, Answer]:
    """Return answers as a newer checklist takes them, by the ids of its questions; those no longer asked are left out.

    Args:
        answers: The answers by question id.
        found: What becomes of the assessment that they are from.
    """
    gone = {name for _, name in found.retired} | found.replacements.keys()
    kept = {name: answer for name, answer in answers.items() if name not in gone}
    return kept | {one.name: answers[one.source].model_copy(update=one.keys) for one in found.rewritten}


class _Planner:
    """Works out one migration."""

    def __init__(self, assessment: Assessment, old: Checklist | None, new: Checklist) -> None:
        self._assessment = assessment
        self._old = Outline(old) if old is not None else None
        self._new = Outline(new)
        self._found = Migration()
        self._taken_over: set[str] = set()
        self._given: dict[AnswerGroup, Mapping[str, Answer | None]] = {
            "profile": assessment.profile,
            "answers": assessment.answers,
        }

    def plan(self) -> Migration:
        for part, given in self._given.items():
            for name, answer in given.items():
                if answer is not None and answer != Answer():
                    self._place(part, name, answer)
        self._add_keys()
        self._found.out_of_asks.extend(
            OutOfAsk(number, name)
            for number, ask in enumerate(self._assessment.asks)
            for name in ask.items
            if name not in self._new.items
        )
        return self._found

    def _place(self, part: AnswerGroup, name: str, answer: Answer) -> None:
        if self._is_asked(part, name):
            if answer.standing in {Standing.UNANSWERED, Standing.NOT_MINE}:
                return
            keys = self._carried_to(name, name, answer)
            (self._found.confirm if self._is_to_confirm(name, answer, keys) else self._found.carried).append(name)
            if keys:
                self._found.rewritten.append(Rewritten(part, name, name, keys))
            return
        replacement = self._replacement(name) if part == "answers" else None
        if replacement is None or answer.standing is Standing.UNANSWERED or self._has_own(replacement):
            self._found.retired.append((part, name))
            return
        keys = self._carried_to(replacement, name, answer)
        confirm = self._is_to_confirm(replacement, answer, keys)
        (self._found.confirm if confirm else self._found.carried).append(replacement)
        self._found.replacements[name] = replacement
        self._taken_over.add(replacement)
        self._found.rewritten.append(Rewritten(part, replacement, name, keys))

    def _carried_to(self, name: str, source: str, answer: Answer) -> dict[str, str]:
        """Return the keys that change in an answer that was given to a question and now is under one."""
        keys: dict[str, str] = {}
        question = self._new.questions[name]
        asked = self._asked(source, answer)
        mapped = question.options_from.get(answer.option or "")
        if mapped is not None and answer.option not in self._options(name):
            keys["option"] = mapped
        impossible = isinstance(question, Item) and answer.not_applicable and not question.not_applicable.allowed
        gone = answer.option is not None and keys.get("option", answer.option) not in self._options(name)
        if (impossible or gone) and asked == self._new.fingerprint(name):
            asked = UNKNOWN
        if asked != answer.asked and (answer.asked is not None or asked != self._new.fingerprint(name)):
            keys["asked"] = asked
        return keys

    def _asked(self, source: str, answer: Answer) -> str:
        """Return the fingerprint of the question that an answer was given to."""
        if answer.asked is not None:
            return answer.asked
        known = self._old is not None and source in self._old.questions
        return self._old.fingerprint(source) if self._old is not None and known else UNKNOWN

    def _is_to_confirm(self, name: str, answer: Answer, keys: Mapping[str, str]) -> bool:
        asked = keys.get("asked", answer.asked)
        return asked is not None and asked != self._new.fingerprint(name)

    def _is_asked(self, part: AnswerGroup, name: str) -> bool:
        question = self._new.questions.get(name)
        retired = isinstance(question, Item) and question.retired is not None
        return question is not None and group_of(question) == part and not retired

    def _replacement(self, name: str) -> str | None:
        """Return the question that takes a retired one's place now; None where that is retired as well."""
        item = self._new.replacement(name)
        return item.id if item is not None and item.retired is None else None

    def _has_own(self, replacement: str) -> bool:
        """Return whether the file answers a question by itself, or has taken over another's answer already."""
        answer = self._assessment.answers.get(replacement)
        own = answer is not None and answer.standing is not Standing.UNANSWERED
        return own or replacement in self._taken_over

    def _options(self, name: str) -> tuple[str, ...]:
        scale = self._new.checklist.scales[self._new.questions[name].scale]
        return tuple(option.id for option in scale.options)

    def _add_keys(self) -> None:
        taken = {one.name for one in self._found.rewritten}
        for question in self._new.checklist.profile:
            if self._assessment.profile and question.id not in self._assessment.profile:
                self._found.fresh.append(question.id)
                self._found.added.append(("profile", question.id))
        for name in self._new_items():
            if name not in taken:
                self._found.fresh.append(name)
                self._found.added.append(("answers", name))

    def _new_items(self) -> Iterator[str]:
        """Return the items to add to the file: those of a kind that it asks all of, and replacements."""
        listed = self._assessment.answers
        whole = {about for about in ("innovation", "site", "system") if self._asks_all_of(about)}
        replacements = {self._replacement(name) for name in listed}
        for item in self._new.items.values():
            wanted = item.about in whole or item.id in replacements
            if listed and item.id not in listed and item.retired is None and wanted:
                yield item.id

    def _asks_all_of(self, about: str) -> bool:
        """Return whether the file lists all items about something, so that it is no part made for one role."""
        before = self._old or self._new
        items: list[Any] = [one for one in before.items.values() if one.about == about and one.retired is None]
        listed = [one for one in items if one.id in self._assessment.answers]
        return bool(listed) and (self._old is None or len(listed) == len(items))

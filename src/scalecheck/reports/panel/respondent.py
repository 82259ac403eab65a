"""The page for one respondent: what they said, what was agreed and why, what was decided, and what will be done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.engine.panel.agreed_so_far import agreed_so_far
from scalecheck.engine.panel.spread import position_of
from scalecheck.model.assessment import Standing
from scalecheck.reports.panel.page import ListEntry, Page, PagePart
from scalecheck.reports.sections.open_points import actions, decision
from scalecheck.words.days import day_words, round_words
from scalecheck.words.numbers import counted, number_words
from scalecheck.words.panel import position_words, so_far_words
from scalecheck.words.roles import the
from scalecheck.words.sentences import capital, quoted, sentence, without_stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scalecheck.engine.panel.agreed_so_far import AgreedSoFar
    from scalecheck.engine.panel.passed_on import PassedOn
    from scalecheck.engine.panel.spread import Position, Spread, Voice
    from scalecheck.model.assessment import Answer, Respondent
    from scalecheck.reports.contents import Action
    from scalecheck.reports.material import Material

_HALF: Final = 2


@dataclass(frozen=True)
class Told:
    """What one respondent is told about."""

    material: Material
    """The agreed file, judged."""
    respondent: Respondent
    """Whose page it is."""
    spreads: Mapping[str, Spread]
    """What everybody answered, by question id in the order asked."""
    passed_on: Mapping[str, Sequence[PassedOn]]
    """Who left a question to somebody else or let it wait, by question id in the order asked."""

    @property
    def own(self) -> Mapping[str, Voice]:
        """What the respondent answered, by question id in the order asked."""
        return {
            name: voice
            for name, spread in self.spreads.items()
            for voice in spread.voices
            if voice.respondent.id == self.respondent.id
        }

    @property
    def left_to_others(self) -> Mapping[str, PassedOn]:
        """What the respondent left to somebody else or let wait, by question id in the order asked."""
        return {
            name: one
            for name, listed in self.passed_on.items()
            for one in listed
            if one.respondent.id == self.respondent.id
        }

    @property
    def so_far(self) -> AgreedSoFar:
        """How much is agreed of everything."""
        return agreed_so_far(self.material.outline, self.material.assessment, self.material.case.responses)

    def agreed(self, question: str) -> Answer | None:
        """Return what was agreed on a question; None where it was left open."""
        answer = self.material.case.answer(question)
        return answer if answer is not None and answer.standing is not Standing.UNANSWERED else None


def respondent_page(told: Told) -> Page:
    """Return the page that tells one respondent what became of what they said; without anybody else's name."""
    assessment = told.material.assessment
    about = assessment.innovation or assessment.site
    subject = (about.name or about.id) if about is not None else ""
    answered = f"You answered {counted(len(told.own), 'question')} as {the(told.respondent.role)}"
    left = f", and left {number_words(len(told.left_to_others))} to somebody else" if told.left_to_others else ""
    before = (f"{answered} for the round {round_words(assessment.round)}{left}. {_agreed(told)}",)
    parts = (_changed(told), _decided(told), _done(told), *_on_each(told), *_left(told))
    if told.so_far.is_finished:
        return Page(f"What became of your answers: {subject}", before, parts)
    return Page(f"What became of your answers so far: {subject}", (*before, _unfinished(told)), parts)


def _agreed(told: Told) -> str:
    agreed = told.material.assessment.agreed
    day = f" on {day_words(agreed.date)}" if agreed is not None else ""
    thanks = "Thank you. This page says what became of yours"
    if told.so_far.is_finished:
        return f"The group agreed its answers{day}. {thanks}."
    return f"The group met{day} and has not agreed all its answers yet. {thanks} so far."


def _unfinished(told: Told) -> str:
    """Return how much is agreed of everything, and of what the respondent answered."""
    own = sum(told.agreed(name) is not None for name in told.own)
    yours = f"{number_words(own) if own else 'none'} of the {counted(len(told.own), 'question')} that you answered"
    return (
        f"This page is not finished. Agreed so far: {so_far_words(told.so_far)}; {yours}. What is said here can still "
        "change."
    )


def _changed(told: Told) -> PagePart:
    """Return what changed because of the respondent, or that nothing did."""
    entries = tuple(_changes(told))
    nothing = (
        "Nothing that was agreed is different because of your answers. The others had said the same, or the group "
        "agreed something else. What you said is kept below."
    )
    if not any(told.agreed(name) is not None for name in told.own):
        nothing = "Nothing is agreed yet on the questions that you answered."
    return PagePart("What changed because of you", () if entries else (nothing,), entries)


def _changes(told: Told) -> Iterator[ListEntry]:
    for name, voice in told.own.items():
        agreed = told.agreed(name)
        if agreed is None:
            continue
        title = told.material.title(name)
        others = [one for one in told.spreads[name].voices if one is not voice]
        elsewhere = [one for one in others if one.position != voice.position]
        if position_of(agreed) == voice.position and voice.position is not Standing.DONT_KNOW:
            if not others:
                yield ListEntry(title, "You were the only one who answered. The group took your answer.")
            elif len(elsewhere) * _HALF > len(others):
                yield ListEntry(title, f"{_others(len(others), len(elsewhere))} The group agreed with you.")
        if agreed.consensus is not None and _names(told.respondent.role, agreed.consensus.reason):
            yield ListEntry(
                title, f"The reason that the group gave names you: “{without_stop(agreed.consensus.reason)}”."
            )


def _others(asked: int, elsewhere: int) -> str:
    """Return how many of the others had said something else, in a sentence."""
    if asked == 1:
        return "The only other person who answered had said something else."
    return f"{'All' if elsewhere == asked else 'Most'} others had said something else."


def _names(role: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(role)}", text, re.IGNORECASE) is not None


def _decided(told: Told) -> PagePart:
    made = decision(told.material)
    if made is None:
        result = told.material.judgement.verdict
        title = told.material.verdict_title(result.verdict.id)
        verdict = f"By the answers agreed, it is {title}. " if result.settled else ""
        return PagePart("What was decided", (f"{verdict}No decision is written down yet.",))
    said = [f"{sentence(capital(the(made.group)))[:-1]} decided on {made.day}: {made.taken}"]
    said += [f"It departs from the verdict because: {made.departs_because}"] if made.departs_because else []
    said += [f"It accepts this change of the core: {what}" for what in made.accepts]
    entries = tuple(ListEntry("", _action_words(one)) for one in made.conditions)
    return PagePart("What was decided", tuple(said), entries)


def _done(told: Told) -> PagePart:
    """Return what will be done about the questions that the respondent answered, by whom and by when."""
    titles = {told.material.title(name) for name in told.own}
    to_do = [one for one in actions(told.material)[0] if one.about in titles]
    entries = tuple(ListEntry(one.about, _action_words(one)) for one in to_do)
    nothing = "Nothing is promised yet on the questions that you answered."
    return PagePart("What will be done", () if entries else (nothing,), entries)


def _action_words(action: Action) -> str:
    who = action.who or "Nobody yet"
    due = f", by {action.due}" if action.due else ", no day set"
    return f"{action.what} {who}{': done' if action.done else due}."


def _on_each(told: Told) -> Iterator[PagePart]:
    """Return what was agreed otherwise, question by question, and then all that was agreed as the respondent said."""
    same: list[ListEntry] = []
    for name, voice in told.own.items():
        agreed = told.agreed(name)
        if agreed is not None and position_of(agreed) == voice.position:
            reason = voice.answer.note or voice.answer.not_applicable
            words = f"{_said(told, name, voice.position, reason)} {_why(agreed, voice.answer)}"
            same.append(ListEntry(told.material.title(name), words.rstrip()))
        else:
            yield PagePart(
                told.material.title(name), (told.material.ask(name),), tuple(_each(told, name, voice, agreed))
            )
    if same:
        yield PagePart("Agreed as you said it", (), tuple(same))


def _left(told: Told) -> Iterator[PagePart]:
    """Return what became of each question that the respondent left to somebody else or let wait."""
    entries: list[ListEntry] = []
    for name, one in told.left_to_others.items():
        said = "You said that it is not yours, and to ask" if one.not_mine else "You were waiting for"
        agreed = told.agreed(name)
        now = "it is still open" if agreed is None else without_stop(_said(told, name, position_of(agreed), None))
        entries.append(ListEntry(told.material.title(name), f"{said} {the(one.whom)}. Agreed: {sentence(now)}"))
    if entries:
        yield PagePart("What you left to somebody else, or waiting", (), tuple(entries))


def _each(told: Told, name: str, voice: Voice, agreed: Answer | None) -> Iterator[ListEntry]:
    reason = voice.answer.note or voice.answer.not_applicable
    yield ListEntry("You said", _said(told, name, voice.position, reason))
    if agreed is None:
        yield ListEntry("Agreed", "nothing yet: it is still open.")
        return
    yield ListEntry("Agreed", _said(told, name, position_of(agreed), None))
    if why := _why(agreed, voice.answer):
        yield ListEntry("", why)
    views = agreed.consensus.dissent if agreed.consensus is not None else ()
    for one in (one for one in views if one.role.casefold() == told.respondent.role.casefold()):
        words = f": “{without_stop(one.note)}”" if one.note else ""
        yield ListEntry("Your own view", f"It is kept beside what was agreed{words}.")


def _why(agreed: Answer, own: Answer) -> str:
    """Return why something was agreed; nothing where the respondent's own words are all there is."""
    reason = agreed.consensus.reason if agreed.consensus is not None else agreed.note
    return f"Why: {sentence(' '.join(reason.split()))}" if reason and reason != own.note else ""


def _said(told: Told, name: str, position: Position, note: str | None) -> str:
    words = position_words(told.material.outline, name, position)
    return f"{sentence(words)} {quoted(' '.join(note.split()))}" if note else sentence(words)

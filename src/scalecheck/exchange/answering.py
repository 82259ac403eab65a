"""From the rows of a workbook to answers; whatever can't be taken is named by its cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from scalecheck.exchange.columns import BY_KEY
from scalecheck.exchange.pack import SOMEBODY_ELSE, choices_of, collapsed
from scalecheck.exchange.replying import reply_digest
from scalecheck.interview.reading.checks import day, is_link, is_name
from scalecheck.interview.reading.fields import BASES
from scalecheck.model.assessment import Action, Answer, Evidence, Owner, Standing
from scalecheck.words.roles import role_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.exchange.pack import Choice
    from scalecheck.exchange.sheets import Cell, Row, Sheets

_MOST_REPEATED: Final = 60
"""How many characters of a cell are repeated when it is told what is wrong with it."""
_WRITTEN_IN: Final = frozenset(key for key, column in BY_KEY.items() if column.free)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A cell that can't be taken."""

    sheet: str
    """The name of its sheet."""
    place: str
    """Its place, such as `E7`."""
    why: str
    """Why, and what would be right."""


@dataclass(slots=True)
class Answered:
    """What a workbook answers."""

    answers: dict[str, Answer] = field(default_factory=dict)
    """The answers by question id; questions that were left empty are not among them."""
    untouched: set[str] = field(default_factory=set)
    """The questions whose answers are as the workbook was filled with them."""
    rejected: list[Rejected] = field(default_factory=list)
    """The cells that can't be taken."""


def answers_in(sheets: Sheets, outline: Outline) -> Answered:
    """Return what the rows of a workbook answer.

    Args:
        sheets: The workbook.
        outline: The checklist that it was made for.
    """
    found = Answered()
    for question, rows in _by_question(sheets.rows, outline, found).items():
        reading = _Reading(outline, question, rows, found.rejected)
        answer = reading.answer()
        if answer == Answer():
            continue
        digest = sheets.prefilled.get(question)
        if digest is not None and digest == reply_digest(answer):
            found.untouched.add(question)
        else:
            answer = _with_basis(answer)
        found.answers[question] = answer.model_copy(update={"asked": reading.asked()})
    return found


def _by_question(rows: Sequence[Row], outline: Outline, found: Answered) -> dict[str, list[Row]]:
    """Return the rows in which something is written, by the question that they belong to."""
    known = {collapsed(question.title): name for name, question in outline.questions.items()}
    by_question: dict[str, list[Row]] = {}
    for row in rows:
        written = [cell for key, cell in row.items() if key in _WRITTEN_IN]
        if not written:
            continue
        question = _question_of(row, outline, known)
        if question is None:
            where, about = written[0], row.get("id")
            why = f"There is no question `{_short(about.text)}` in this checklist." if about else ""
            found.rejected.append(
                Rejected(where.sheet, where.place, why or "The row does not say any more which question it is about.")
            )
            continue
        found.rejected.extend(Rejected(cell.sheet, cell.place, cell.wrong) for cell in written if cell.wrong)
        by_question.setdefault(question, []).append(row)
    return by_question


def _question_of(row: Row, outline: Outline, known: Mapping[str, str]) -> str | None:
    """Return the question of a row: by its id, or where the hidden column is gone, by its title."""
    if (own := row.get("id")) is not None:
        return own.text if own.text in outline.questions else None
    shown = row.get("question") or row.get("title")
    lines = shown.text.split("\n") if shown is not None else [""]
    return known.get(collapsed(lines[0])) or known.get(collapsed(lines[0].removesuffix("(further)")))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the rows of one question."""

    outline: Outline
    question: str
    rows: Sequence[Row]
    rejected: list[Rejected]

    def answer(self) -> Answer:
        """Return what is answered; what can't be taken is left out and noted."""
        owner, organisation = self._name("owner"), self._name("owner_organisation")
        if organisation is not None and owner is None:
            self._reject("owner_organisation", "An organisation alone keeps nothing true: name the role too.")
        return Answer(
            **self._chosen(),
            note=self._text("note"),
            basis=self._basis(),
            evidence=tuple(self._evidence()),
            owner=Owner(role=owner, organisation=organisation) if owner is not None else None,
            actions=tuple(self._actions()),
        )

    def asked(self) -> str:
        """Return the fingerprint of the question as the workbook put it."""
        written = [cell.text for row in self.rows if (cell := row.get("asked")) is not None]
        own = self.outline.fingerprint(self.question)
        return written[0] if written and written[0].startswith("q-") and len(written[0]) == len(own) else own

    def _chosen(self) -> dict[str, Any]:
        cell, reason = self._cell("answer"), self._cell("reason")
        if cell is None:
            if reason is not None:
                self._note(reason, "A reason is here without an answer: choose the answer as well.")
            return {}
        choices = choices_of(self.outline, self.question)
        choice = self._choice(cell, choices)
        if choice is None:
            listed = ", ".join(f"“{one.label}”" for one in choices)
            self._note(cell, f"“{_short(cell.text)}” is none of the answers. There are: {listed}.")
            return {}
        return self._standing(choice, cell, reason)

    def _standing(self, choice: Choice, cell: Cell, reason: Cell | None) -> dict[str, Any]:
        match choice.standing:
            case Standing.NOT_APPLICABLE:
                if reason is None:
                    self._note(cell, "Why it does not apply is missing: it belongs in the next column.")
                    return {}
                return {"not_applicable": reason.text}
            case Standing.NOT_MINE:
                return {"not_mine": role_alone(reason.text) if reason is not None else SOMEBODY_ELSE}
            case _:
                if reason is not None:
                    self._note(reason, "This belongs to another answer than the one chosen. Move it to the note.")
                return {"dont_know": True} if choice.option is None else {"option": choice.option}

    def _choice(self, cell: Cell, choices: Sequence[Choice]) -> Choice | None:
        wanted = collapsed(cell.text)
        by_label = (one for one in choices if collapsed(one.label) == wanted)
        return next(by_label, None) or next((one for one in choices if one.option == cell.text), None)

    def _basis(self) -> Any:  # noqa: ANN401 (one of the bases)
        cell = self._cell("basis")
        if cell is None:
            return None
        wanted = collapsed(cell.text)
        found = next((key for key, words in BASES if wanted in {key, collapsed(words)}), None)
        if found is None:
            listed = ", ".join(f"“{words}”" for _, words in BASES)
            self._note(cell, f"“{_short(cell.text)}” is none of the answers. There are: {listed}.")
        return found

    def _evidence(self) -> Iterator[Evidence]:
        for row in self.rows:
            what, link = row.get("evidence"), self._checked(row, "link", is_link)
            recorded, until = self._day(row, "recorded"), self._day(row, "valid_until")
            if what is not None and not what.wrong:
                if recorded is not None and until is not None and until < recorded:
                    self._note(row["valid_until"], "That is before the day from which it is.")
                yield Evidence(what=what.text, link=link, recorded=recorded, valid_until=until)
                continue
            self._alone(row, ("evidence", "link", "recorded", "valid_until"), "What shows it is missing here.")

    def _actions(self) -> Iterator[Action]:
        for row in self.rows:
            what, who = row.get("action"), self._checked(row, "who", is_name)
            organisation, due = self._checked(row, "action_organisation", is_name), self._day(row, "due")
            if what is not None and not what.wrong:
                yield Action(what=what.text, who=who, organisation=organisation, due=due)
                continue
            self._alone(row, ("action", "who", "action_organisation", "due"), "What will be done is missing here.")

    def _alone(self, row: Row, keys: Sequence[str], why: str) -> None:
        """Reject the first cell that is in a row without what it belongs to."""
        written = [row[key] for key in keys if key in row]
        if written and not written[0].wrong:
            self._note(written[0], why)

    def _day(self, row: Row, key: str) -> date | None:
        cell = row.get(key)
        if cell is None or cell.wrong:
            return None
        read = cell.day or day(cell.text)
        if read is None:
            self._note(cell, f"“{_short(cell.text)}” is no day. Write it as 31 January 2027, 31/01/2027 or 2027-01-31.")
        return read

    def _checked(self, row: Row, key: str, check: Any) -> str | None:  # noqa: ANN401 (a check of the interview)
        cell = row.get(key)
        if cell is None or cell.wrong:
            return None
        if (complaint := check(cell.text, {})) is not None:
            self._note(cell, complaint)
            return None
        return cell.text

    def _name(self, key: str) -> str | None:
        cell = self._cell(key)
        return self._checked({key: cell}, key, is_name) if cell is not None else None

    def _text(self, key: str) -> str | None:
        cell = self._cell(key)
        return cell.text if cell is not None else None

    def _cell(self, key: str) -> Cell | None:
        """Return the cell of a column in which something is written; another that contradicts it is noted."""
        written = [cell for row in self.rows if (cell := row.get(key)) is not None and not cell.wrong]
        for other in written[1:]:
            if other.text != written[0].text:
                self._note(other, f"The same question says something else in {written[0].place}. Keep one of the two.")
        return written[0] if written else None

    def _reject(self, key: str, why: str) -> None:
        if (cell := self._cell(key)) is not None:
            self._note(cell, why)

    def _note(self, cell: Cell, why: str) -> None:
        """Note why a cell can't be taken; the first reason is the one to put right."""
        if all((one.sheet, one.place) != (cell.sheet, cell.place) for one in self.rejected):
            self.rejected.append(Rejected(cell.sheet, cell.place, why))


def _with_basis(answer: Answer) -> Answer:
    """Return an answer that shows evidence as one that rests on it, where nothing else is said."""
    shows = answer.evidence and answer.option is not None and answer.basis is None
    return answer.model_copy(update={"basis": "evidenced"}) if shows else answer


def _short(text: str) -> str:
    return text if len(text) <= _MOST_REPEATED else f"{text[:_MOST_REPEATED]}…"

"""A small interview for tests, and a way to hold it with given lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from scalecheck.interview.loop import drive
from scalecheck.interview.moves.merging import Saved
from scalecheck.interview.moves.navigating import begin
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.showing.said import Complaint, Remark, Rows
from scalecheck.interview.showing.views import EndView, FieldView, QuestionView
from scalecheck.interview.state.sheet import AnswerSheet, Brief
from scalecheck.interview.state.state import Interview
from tests.builders import DAY, answer, gate, item, outline, question, section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Answer

ORDER: Final = ("software", "parts", "money", "record", "owner")
"""The questions of the small checklist: an opening one, then two areas; `record` is asked only of software."""


def small() -> Outline:
    """Return a checklist with one opening question, two areas, a gate, guidance, and a question that can be hidden."""
    parts = item(
        "parts",
        title="Parts that must stay",
        ask="Is it written down which parts of the core must stay?",
        why="Sites drop the part that works.",
        guidance="A core is small.",
        evidence={"examples": ["The page"], "required_for": ["full"]},
        not_applicable={"allowed": False},
        improve={"none": "Hold a workshop."},
        best_answered_by=["clinical-lead", "it-lead"],
    )
    money = item("money", title="The yearly cost", ask="Is it paid for?", importance="should")
    record = item("record", title="Joined record", relevant_when={"item": "software", "is": ["answer-yes"]})
    owner = item("owner", title="Who owns it", importance="should", about="site")
    return outline(
        section("first", parts, money, title="First area"),
        section("second", record, owner, title="Second area"),
        profile=(question("software", title="Software"),),
        gates=(gate("travels", {"ready": {"item": "parts", "at_least": "full"}}),),
        glossary={"core": "What must stay."},
    )


def interview(said: Mapping[str, Any] | None = None, layout: Outline | None = None, **keys: Any) -> Interview:  # noqa: ANN401 (every field of a brief)
    """Return an interview at its first open question, with these answers in the file; `keys` go into its brief."""
    layout = layout or small()
    order = keys.pop("order", tuple(layout.questions))
    brief = Brief(layout, order, keys.pop("role", "programme lead"), keys.pop("today", DAY), **keys)
    answers = {name: answer(one) for name, one in (said or {}).items()}
    return begin(Interview(brief, AnswerSheet.of(brief, answers)))


@dataclass(slots=True)
class Talk:
    """An interview that was held."""

    interview: Interview
    """How it stands at the end."""
    prompter: ScriptedPrompter
    """What was shown and told."""
    saved: list[dict[str, Answer]] = field(default_factory=list)
    """The answers at each save."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers at the end."""
        return self.interview.answers

    @property
    def remarks(self) -> list[str]:
        """What was said and is no complaint."""
        return [one.text for one in self.prompter.told if isinstance(one, Remark)]

    @property
    def complaints(self) -> list[str]:
        """What was complained of."""
        return [one.text for one in self.prompter.told if isinstance(one, Complaint)]

    @property
    def rows(self) -> list[Rows]:
        """The lists that were shown."""
        return [one for one in self.prompter.told if isinstance(one, Rows)]

    @property
    def put(self) -> list[str]:
        """What was put, in order: question ids, the asks of fields, and `end`."""
        return [_name(view) for view in self.prompter.shown]


def talk(begun: Interview | None = None, *lines: str, written: str | None = None) -> Talk:
    """Hold an interview with these lines; the input ends behind them."""
    prompter = ScriptedPrompter(iter(lines), written=written)
    saved: list[dict[str, Answer]] = []

    def save(answers: Mapping[str, Answer], changed: tuple[str, ...]) -> Saved:
        if changed:
            saved.append(dict(answers))
        return Saved()

    return Talk(drive(begun or interview(), prompter, save), prompter, saved)


def _name(view: QuestionView | FieldView | EndView) -> str:
    if isinstance(view, QuestionView):
        return view.question.id
    return view.field.ask if isinstance(view, FieldView) else "end"

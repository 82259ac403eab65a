"""References are marked in the models, so that whatever reads them knows of every one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, get_args

import pytest
from pydantic import BaseModel

from scalecheck.model import assessment, checklist, conditions, overlay, panel
from scalecheck.model.base import ID_PATTERN
from scalecheck.model.references import Refers, references_in
from tests.builders import gate, item, outline, question, section, verdict

if TYPE_CHECKING:
    from types import ModuleType

NO_REFERENCES: Final = {
    "Allowance.at": "the id of anything that a rule can be about",
    "Question.best_answered_by": "roles, which no file defines",
    "ItemChange.best_answered_by": "roles, which no file defines",
    "Question.options_from": "its keys are options that are gone",
    "Parent.checklist": "another file",
    "ChecklistReference.id": "another file",
    "Agreed.panel": "respondents, in files of their own",
    "Answer.option": "checked against the checklist that the file names",
    "OtherView.option": "checked against the checklist that the file names",
    "Ask.items": "checked against the checklist that the file names",
    "Invited.answers_for": "checked against the roles of the checklist, which are no things with an id of their own",
    "Assessment.profile": "an unknown question is kept",
    "Assessment.answers": "an unknown question is kept",
    "Assessment.kept": "the parts that must stay, which the programme's file names",
    "Adaptation.part": "the parts that must stay, which the programme's file names",
    "Replacement.with_": "one of the overlay's own additions",
}
"""The fields that hold names and are not marked, each with the reason."""


def names_in(annotation: object, metadata: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the marks of every id in an annotation but those of new ids."""
    metadata = (*metadata, *getattr(annotation, "__metadata__", ()))
    if annotation is str or getattr(annotation, "__origin__", None) is str:
        is_id = any(getattr(one, "pattern", None) == ID_PATTERN for one in metadata)
        is_new = any(type(one).__name__ == "AfterValidator" for one in metadata)
        return [metadata] if is_id and not is_new else []
    own = () if getattr(annotation, "__origin__", None) in {tuple, dict} else metadata
    inner = [get_args(annotation)[0]] if hasattr(annotation, "__metadata__") else get_args(annotation)
    return [found for one in inner for found in names_in(one, own)]


def models_of(*modules: ModuleType) -> list[type[BaseModel]]:
    found = [one for module in modules for one in vars(module).values() if isinstance(one, type)]
    return [one for one in dict.fromkeys(found) if issubclass(one, BaseModel)]


@pytest.mark.parametrize("model", models_of(assessment, checklist, conditions, overlay, panel))
def test_every_key_that_holds_an_id_says_what_it_names(model: type[BaseModel]) -> None:
    model.model_rebuild()
    for key, field in model.model_fields.items():
        if any(f"{one.__name__}.{key}" in NO_REFERENCES for one in model.__mro__):
            continue
        for marks in names_in(field.annotation, tuple(field.metadata)):
            assert any(isinstance(one, Refers) for one in marks), f"{model.__name__}.{key} names something unmarked"


def test_references_are_given_with_their_place_and_what_they_name() -> None:
    made = outline(
        section(
            "d", item("a", sources=["paper"], meanings={"full": "All"}, relevant_when={"item": "reach", "is": ["one"]})
        ),
        profile=[question("reach", scale="steps")],
        gates=[gate("owned", {"ready": {"not": {"coverage": "d", "at_least": 0.5}}}, says={"otherwise": "No."})],
        verdicts=[verdict("ready"), verdict("not-yet", default=True)],
    ).checklist
    found = {(".".join(map(str, one.path)), one.refers.to, one.name, one.at_key) for one in references_in(made)}
    assert {one for one in found if not one[0].startswith(("scales", "profile"))} == {
        ("domains.0.items.0.scale", "scale", "ladder", False),
        ("domains.0.items.0.sources.0", "source", "paper", False),
        ("domains.0.items.0.meanings.full", "option", "full", True),
        ("domains.0.items.0.relevant_when.item", "question", "reach", False),
        ("domains.0.items.0.relevant_when.is.0", "option", "one", False),
        ("gates.0.needs.ready", "verdict", "ready", True),
        ("gates.0.needs.ready.not.coverage", "section", "d", False),
    }


class Quorum(conditions.ConditionPart):
    """A kind of fact that does not exist."""

    leading_key: ClassVar[str] = "quorum"

    quorum: conditions.SectionId
    """A section."""


def test_a_new_kind_of_fact_is_found_to_name_what_is_missing_with_nothing_added_by_hand() -> None:
    fact = Quorum(quorum="nowhere")
    every = conditions.All.model_construct(conditions=(fact,))  # type: ignore[arg-type]
    [found] = references_in(every, ("when",))
    assert (found.refers.to, found.name, found.path) == ("section", "nowhere", ("when", "all", 0, "quorum"))

"""The keys and the forms of text that each place of a file may have, read off the models."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from scalecheck.documents.loading import MODELS
from scalecheck.documents.shape.vocabulary import keys_at, pattern_at
from scalecheck.model.assessment import Assessment
from scalecheck.model.base import ID_PATTERN, FileModel
from scalecheck.model.checklist import Checklist
from scalecheck.model.conditions import UNION_TAG
from scalecheck.model.overlay import Overlay

ITEM_FACT = UNION_TAG + "item"
ALL = UNION_TAG + "all"


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: model.__name__)
def test_the_top_of_a_file_has_the_keys_of_its_model(model: type[BaseModel]) -> None:
    assert keys_at(model, ()) == tuple(field.alias or name for name, field in model.model_fields.items())


@pytest.mark.parametrize(
    ("model", "path", "some"),
    [
        (Checklist, ("scales", "place"), {"met_from", "options"}),
        (Checklist, ("scales", "place", "options", 0), {"id", "label", "score"}),
        (Checklist, ("scoring", "bands", 1), {"id", "label", "from"}),
        (Checklist, ("domains", 0), {"shift", "sections", "items"}),
        (Checklist, ("domains", 0, "sections", 1, "sections", 0, "items", 2), {"ask", "scale", "reverse"}),
        (Checklist, ("verdicts", 0, "when", ITEM_FACT), {"item", "is", "at_least", "because"}),
        (Checklist, ("verdicts", 0, "when", ALL, "all", 3, ITEM_FACT), {"item", "is_not"}),
        (Checklist, ("gates", 0, "needs", "ready", UNION_TAG + "share"), {"share", "in", "at_least"}),
        (Checklist, ("settles_when", UNION_TAG + "score", "score", UNION_TAG + "weakest"), {"weakest"}),
        (Assessment, ("answers", "headroom"), {"option", "dont_know", "evidence"}),
        (Assessment, ("answers", "headroom", "actions", 0), {"what", "due"}),
        (Overlay, ("add", 0, "item"), {"ask", "scale"}),
    ],
)
def test_every_group_inside_has_the_keys_of_its_kind(
    model: type[BaseModel], path: tuple[str | int, ...], some: set[str]
) -> None:
    assert some <= set(keys_at(model, path))


def test_only_the_keys_of_the_kind_of_condition_are_given() -> None:
    assert "share" not in keys_at(Checklist, ("settles_when", ITEM_FACT))
    assert set(keys_at(Checklist, ("settles_when",))) > {"share", "item", "all"}


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (Checklist, ("glossary",)),
        (Checklist, ("title",)),
        (Checklist, ("nothing",)),
        (Checklist, ("title", "deeper")),
        (Assessment, ("answers",)),
        (Checklist, ("domains",)),
    ],
)
def test_where_keys_are_free_or_there_is_no_group_none_are_given(
    model: type[BaseModel], path: tuple[str | int, ...]
) -> None:
    assert keys_at(model, path) == ()


@pytest.mark.parametrize(
    ("model", "path", "pattern"),
    [
        (Checklist, ("id",), ID_PATTERN),
        (Checklist, ("title",), r"\S"),
        (Checklist, ("summary",), r"\S"),
        (Checklist, ("domains", 0, "items", 0, "sources", 0), ID_PATTERN),
        (Checklist, ("domains", 0, "items", 0, "meanings", "x"), r"\S"),
        (Checklist, ("settles_when", ITEM_FACT, "is", 0), ID_PATTERN),
        (Checklist, ("settles_when", UNION_TAG + "score", "score", UNION_TAG + "section"), ID_PATTERN),
        (Assessment, ("answers", "headroom", "option"), ID_PATTERN),
        (Checklist, ("domains",), None),
        (Checklist, ("domains", 0, "weight"), None),
        (Checklist, ("nothing",), None),
    ],
)
def test_a_text_has_the_form_that_its_place_asks_for(
    model: type[BaseModel], path: tuple[str | int, ...], pattern: str | None
) -> None:
    assert pattern_at(model, path) == pattern


def test_every_part_of_every_model_can_be_reached_by_its_keys() -> None:
    reached = {kind for model in MODELS.values() for kind in _below(model, set())}
    ours = {kind for kind in _parts(FileModel) if kind.__module__.startswith("scalecheck.model.")}
    assert {kind for kind in ours if not kind.__subclasses__()} <= reached


def _below(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if model not in seen:
        seen.add(model)
        model.model_rebuild()
        for field in model.model_fields.values():
            for inner in _models_in(field.annotation):
                _below(inner, seen)
    return seen


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for inner in getattr(annotation, "__args__", ()) for found in _models_in(inner)]


def _parts(kind: type[BaseModel]) -> list[type[BaseModel]]:
    return [one for child in kind.__subclasses__() for one in (child, *_parts(child))]

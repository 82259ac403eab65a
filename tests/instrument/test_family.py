"""The family: the same id is the same question, and what each checklist says of itself holds."""

from __future__ import annotations

import re
from typing import Final

import pytest

from scalecheck.documents.loading import load_checklist
from scalecheck.model.base import FileModel
from scalecheck.model.checklist import Item
from scalecheck.model.conditions import ItemFact, facts_in
from scalecheck.model.fingerprints import asked_fingerprint
from tests.builders import given
from tests.instrument.family import CHECKLISTS, FAMILY, SHIPPED, TOP, asked_items, best_answers, outline, verdict

DIFFERS: Final = frozenset({"relevant_when", "core", "weight", "retired", "inherited_for"})
"""What may differ for the same question: whether and where it is asked, how much it counts, and how long elsewhere."""
SIZES: Final = {
    "pilot-to-scale": 50,
    "pilot-to-scale-quick": 15,
    "site-readiness": 27,
    "design-for-scale": 27,
    "depth-of-change": 23,
    "partner-readiness": 14,
}


def test_the_family_is_what_is_shipped() -> None:
    shipped = {path.stem for path in CHECKLISTS.glob("*.yaml") if not path.stem.endswith(".constructs")}
    assert shipped == set(SHIPPED)
    for name in SHIPPED:
        checklist = outline(name).checklist
        assert (checklist.id, checklist.version) == (name, "2.0.0" if name in FAMILY else "1.0.0")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_checklist_has_as_many_items_as_it_should(name: str) -> None:
    assert len(asked_items(outline(name))) == SIZES[name]


def same_in_family() -> list[tuple[str, str, str]]:
    first: dict[str, str] = {}
    return [
        (question, first.setdefault(question, name), name)
        for name in SHIPPED
        for question in outline(name).questions
        if first.setdefault(question, name) != name
    ]


def test_the_family_shares_questions() -> None:
    assert len(same_in_family()) > 60


@pytest.mark.parametrize(("question", "one", "other"), same_in_family())
def test_the_same_id_is_the_same_question(question: str, one: str, other: str) -> None:
    told = []
    for name in (one, other):
        asked = outline(name).questions[question]
        scale = outline(name).checklist.scales[asked.scale]
        kept = {
            key: value for key, value in dict(asked).items() if key not in DIFFERS and not isinstance(value, FileModel)
        }
        rules = (asked.evidence, asked.not_applicable) if isinstance(asked, Item) else ()
        told.append((type(asked), kept, rules, scale, asked_fingerprint(asked, scale)))
    assert told[0] == told[1]


def test_the_same_source_is_told_in_the_same_words() -> None:
    told: dict[str, object] = {}
    for name in SHIPPED:
        for source, what in outline(name).checklist.sources.items():
            assert told.setdefault(source, what) == what, source


def test_the_same_word_is_explained_in_the_same_words() -> None:
    told: dict[str, str] = {}
    for name in SHIPPED:
        for word, meaning in outline(name).checklist.glossary.items():
            assert told.setdefault(word, meaning) == meaning, word


@pytest.mark.parametrize("name", SHIPPED)
def test_a_checklist_says_for_whom_it_is_and_when_and_that_it_is_not_tested(name: str) -> None:
    checklist = outline(name).checklist
    assert checklist.for_whom
    assert checklist.when_to_use
    assert "Not yet field-tested, not validated as a predictor." in " ".join((checklist.summary or "").split())
    assert "Where your papers are silent, answer that you don't know" in " ".join((checklist.summary or "").split())


@pytest.mark.parametrize("name", SHIPPED)
def test_the_method_page_counts_the_questions_right(name: str) -> None:
    page = (TOP / "docs" / "method.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| `{name}` \|.*\| (\d+) \| (.*) \|$", page, re.MULTILINE)
    assert row is not None
    assert int(row[1]) == len(asked_items(outline(name)))
    assert row[2] == outline(name).checklist.verdicts[0].title


def test_the_quick_one_never_says_ready() -> None:
    quick = outline("pilot-to-scale-quick").checklist
    assert [one.title for one in quick.verdicts] == ["Worth the full assessment", "Not yet", "Stop and rethink"]


@pytest.mark.parametrize("name", ["site-readiness", "partner-readiness"])
def test_a_place_is_asked_about_nothing_but_itself(name: str) -> None:
    assert {item.about for item in outline(name).items.values()} == {"site"}


@pytest.mark.parametrize("main", ["pilot-to-scale", "pilot-to-scale-quick"])
def test_what_a_site_answers_for_itself_is_asked_alike_where_it_counts(main: str) -> None:
    """Only then is it inherited; what is asked under a condition, such as a named innovation, never is."""
    alone, whole = outline("site-readiness"), outline(main)
    shared = [name for name, item in whole.items.items() if item.about == "site" and name in alone.items]
    assert all(alone.fingerprint(name) == whole.fingerprint(name) for name in shared)
    general = {name for name in shared if alone.items[name].relevant_when is None and not alone.items[name].retired}
    counts = {name for name in general if alone.items[name].inherited_for != "never"}
    expected = {"room-for-change", "bad-news", "devices-space"} if main == "pilot-to-scale" else set()
    assert counts == expected


@pytest.mark.parametrize("name", SHIPPED)
def test_an_open_concern_stops_everything_in_every_checklist(name: str) -> None:
    layout = outline(name)
    assert "open-concern" in layout.opening
    stops = layout.checklist.verdicts[-1].when
    assert stops is not None
    assert any(isinstance(fact, ItemFact) and fact.item == "open-concern" for _, fact in facts_in(stops))


@pytest.mark.parametrize(("name", "version"), [("pilot-to-scale", "0.1.0"), *((name, "1.0.0") for name in FAMILY)])
def test_every_earlier_version_is_still_there(name: str, version: str) -> None:
    path = CHECKLISTS / "earlier" / f"{name}-{version}.yaml"
    old = load_checklist(path.read_bytes(), path.name)
    assert (old.id, old.version) == (name, version)


@pytest.mark.parametrize("name", FAMILY)
def test_no_question_of_the_version_before_is_lost(name: str) -> None:
    """An id stays for ever: what is no longer asked is retired, and names what took its place."""
    path = CHECKLISTS / "earlier" / f"{name}-1.0.0.yaml"
    before = {item.id for item in load_checklist(path.read_bytes(), path.name).items()}
    layout = outline(name)
    assert before <= set(layout.items)
    without_heir = {item.id for item in layout.items.values() if item.retired and item.retired.replaced_by is None}
    assert without_heir == ({"joined-up-data"} if name == "pilot-to-scale-quick" else set())


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("said", [None, {"waiting_for": "chief nurse"}])
def test_with_nothing_said_about_an_open_concern_there_is_no_verdict_yet(
    name: str, said: dict[str, str] | None
) -> None:
    layout = outline(name)
    answers = best_answers(layout, {}) | {"open-concern": said}
    found = verdict(layout, given(answers))
    assert not found.settled
    assert verdict(layout, given(answers | {"open-concern": {"dont_know": True}})).settled

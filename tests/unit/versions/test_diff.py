"""What changes for the person answering, and the version step that it needs."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.inputs.scale_ranks import ranks_of
from scalecheck.model.fingerprints import asked_fingerprint
from scalecheck.versions.diff import diff
from scalecheck.versions.places import out_of_order
from scalecheck.versions.steps import Step, raised
from tests.builders import CHOICE, LADDER, gate, item, outline, question, scale, section, verdict
from tests.work import calls_of

if TYPE_CHECKING:
    from scalecheck.model.checklist import Checklist
    from scalecheck.versions.diff import Diff

Data = dict[str, Any]
Edit = Callable[[Data], object]

NEED = {"item": "a", "at_least": "much"}


def base() -> Data:
    """Return a checklist with every kind of part, as data."""
    data: Data = deepcopy(
        {
            "domains": [section("first", item("a"), item("b", scale="pair")), section("second", item("c"), item("d"))],
            "profile": [question("digital")],
            "scales": {"pair": scale(bad=0, good=1), "ladder": deepcopy(LADDER)},
            "gates": [gate("safe", {"ready": NEED})],
            "warnings": [{"id": "wary", "title": "Wary", "because": "So.", "when": {"item": "b", "is": ["bad"]}}],
            "verdicts": [verdict("ready"), verdict("nearly", NEED), verdict("not-yet", default=True)],
            "sources": {"book": {"title": "A book"}},
        }
    )
    for domain in data["domains"]:
        domain["items"] = list(domain["items"])
    return data


def made(data: Data) -> Checklist:
    parts = deepcopy(data)
    return outline(*parts.pop("domains"), **parts).checklist


def changed(edit: Edit, *before: Edit, version: str = "1.0.0") -> Diff:
    """Compare a checklist with what an edit makes of it, both after some edits before that."""
    old = base()
    for one in before:
        one(old)
    new = deepcopy(old)
    edit(new)
    new["version"] = version
    return diff(made(old), made(new))


def asked(data: Data, name: str) -> str:
    checklist = made(data)
    one = next(one for one in checklist.items() if one.id == name)
    return asked_fingerprint(one, checklist.scales[one.scale])


def first(data: Data) -> Data:
    found: Data = data["domains"][0]["items"][0]
    return found


def with_items(data: Data, place: int, *items: Data) -> None:
    data["domains"][place]["items"] = [*data["domains"][place]["items"], *items]


def retire(data: Data, name: str = "b") -> None:
    one = next(one for domain in data["domains"] for one in domain["items"] if one["id"] == name)
    one["retired"] = {"since": "1.1.0"}


MAJOR: dict[str, Edit] = {
    "the question reads differently": lambda data: first(data).update(ask="Is a really so?"),
    "looks like reads differently": lambda data: first(data).update(meanings={"full": "All of it, in writing."}),
    "answered on another scale": lambda data: first(data).update(scale="pair"),
    "scores of its options": lambda data: first(data).update(scores={"none": 0, "little": 0, "much": 2, "full": 3}),
    "which end of its scale": lambda data: first(data).update(reverse=True),
    "counts as met": lambda data: first(data).update(met_from="much"),
    "importance": lambda data: first(data).update(importance="could"),
    "weight": lambda data: first(data).update(weight=2),
    "what it is about": lambda data: first(data).update(about="site"),
    "when it is asked": lambda data: first(data).update(relevant_when={"item": "digital", "is": ["answer-yes"]}),
    "no longer be set aside": lambda data: first(data).update(not_applicable={"allowed": False}),
    "it is retired": retire,
    "it is deleted": lambda data: data["domains"][0].update(items=data["domains"][0]["items"][:1]),
    "counts in another section": lambda data: with_items(data, 1, data["domains"][0]["items"].pop()),
    "the option “All of it” reads differently": lambda data: data["scales"]["ladder"]["options"][3].update(label="All"),
    "the option “All of it” is described differently": lambda data: data["scales"]["ladder"]["options"][3].update(
        meaning="In writing."
    ),
    "the score of “All of it”": lambda data: data["scales"]["ladder"]["options"][3].update(score=9),
    "the option “A little” is gone": lambda data: data["scales"]["ladder"]["options"].pop(1),
    "the option “More” is new": lambda data: data["scales"]["ladder"]["options"].insert(
        2, {"id": "more", "label": "More", "score": 1.5}
    ),
    "what counts as partly there": lambda data: data["scales"]["ladder"].update(partly_from="little"),
    "what it needs for “Verdict READY”": lambda data: data["gates"][0].update(
        needs={"ready": {"item": "a", "at_least": "full"}}
    ),
    "when it applies": lambda data: data["gates"][0].update(applies_when={"item": "digital", "is": ["answer-yes"]}),
    "it is gone, so the same answers": lambda data: data["gates"].clear(),
    "it is new, so the same answers": lambda data: data["gates"].append(gate("sound", {"ready": NEED})),
    "what must be true for it": lambda data: data["verdicts"][0].update(when=NEED),
    "the order of the verdicts": lambda data: data["verdicts"].insert(0, data["verdicts"].pop(1)),
    "how its score is put together": lambda data: data.update(scoring={"aggregate": "min"}),
    "bands of its score": lambda data: data.update(scoring={"bands": [{"id": "low", "label": "Low", "from": 0}]}),
    "when there is a verdict at all": lambda data: data.update(settles_when={"coverage": "overall", "at_least": 0.5}),
    "it is gone, and with it its score": lambda data: data["domains"].pop(),
    "whether it guards the core": lambda data: data["gates"][0].update(guards_core=True),
    "whether the worst side decides": lambda data: data.update(sides={"worst_decides": False, "because": "So."}),
    "whether its options are steps": lambda data: data["profile"][0].update(step=True),
}
MINOR: dict[str, Edit] = {
    "it is new": lambda data: with_items(data, 0, item("e")),
    "new opening question": lambda data: data["profile"].append(question("reach")),
    "new area": lambda data: data["domains"].append(section("third", item("e"))),
    "new warning": lambda data: data["warnings"].append({**data["warnings"][0], "id": "other"}),
    "warning gone": lambda data: data["warnings"].clear(),
    "when it is shown": lambda data: data["warnings"][0].update(when=NEED),
    "options that need evidence": lambda data: first(data).update(evidence={"required_for": ["full"]}),
    "is a bad finding": lambda data: data["scales"]["ladder"]["options"][0].update(finding="bad"),
    "what it says": lambda data: data["verdicts"][0].update(meaning="Go on."),
    "new scale": lambda data: data["scales"].update(other=CHOICE),
}
PATCH: dict[str, Edit] = {
    "title": lambda data: first(data).update(title="Another title"),
    "why": lambda data: first(data).update(why="Because."),
    "examples": lambda data: first(data).update(evidence={"examples": ["Minutes"]}),
    "reason of a gate": lambda data: data["gates"][0].update(because="Otherwise it fails."),
    "reason within a rule": lambda data: data["gates"][0].update(needs={"ready": {**NEED, "because": "A line."}}),
    "why a strong side": lambda data: data.update(sides={"because": "Each counts."}),
    "order": lambda data: data["domains"][0]["items"].reverse(),
    "glossary": lambda data: data.update(glossary={"Pathway": "The way of a patient."}),
    "title of the checklist": lambda data: data.update(title="Other"),
}


@pytest.mark.parametrize(
    ("step", "what", "edit"),
    [
        *((Step.MAJOR, what, edit) for what, edit in MAJOR.items()),
        *((Step.MINOR, what, edit) for what, edit in MINOR.items()),
        *((Step.PATCH, what, edit) for what, edit in PATCH.items()),
    ],
)
def test_a_change_needs_its_step_and_no_more(step: Step, what: str, edit: Edit) -> None:
    found = changed(edit)
    assert found.step is step
    if step is Step.MAJOR:
        assert any(what in change.what for change in found.changes if change.step is step)


def test_white_space_in_the_words_of_a_question_is_no_other_question() -> None:
    found = changed(lambda data: first(data).update(ask="Is  a\n so?"))
    assert found.step is Step.PATCH
    assert not found.confirm_again


def test_a_question_that_is_said_to_mean_the_same_needs_only_a_patch_and_keeps_its_answers() -> None:
    old = asked(base(), "a")
    found = changed(lambda data: first(data).update(ask="Can it be so?", asked_as=old))
    assert (found.step, found.confirm_again) == (Step.PATCH, {})
    assert "a" in found.kept


def test_it_goes_on_meaning_the_same_through_a_second_rewording() -> None:
    old = asked(base(), "a")
    found = changed(
        lambda data: first(data).update(ask="Could it be so?"),
        lambda data: first(data).update(ask="Can it be so?", asked_as=old),
    )
    assert found.step is Step.PATCH


def test_taking_that_back_is_as_much_as_asking_something_else() -> None:
    old = asked(base(), "a")
    found = changed(
        lambda data: first(data).pop("asked_as"),
        lambda data: first(data).update(ask="Can it be so?", asked_as=old),
    )
    assert found.step is Step.MAJOR
    assert found.confirm_again == {"a": old}


def test_a_new_option_below_the_best_of_a_question_that_means_the_same_is_an_addition() -> None:
    def add(data: Data) -> None:
        data["scales"]["pair"]["options"].insert(1, {"id": "middling", "label": "Middling", "score": 0.5})
        data["domains"][0]["items"][1]["asked_as"] = asked(base(), "b")

    assert changed(add).step is Step.MINOR


def test_an_option_that_is_gone_is_major_whatever_is_said_of_the_meaning() -> None:
    def remove(data: Data) -> None:
        data["scales"]["ladder"]["options"].pop(1)
        for name, place in (("a", (0, 0)), ("c", (1, 0)), ("d", (1, 1))):
            data["domains"][place[0]]["items"][place[1]]["asked_as"] = asked(base(), name)

    assert changed(remove).step is Step.MAJOR


@pytest.mark.parametrize(
    ("mapped", "says"),
    [(True, "become another that the questions name"), (False, "have to be given anew")],
)
def test_what_answers_become_that_chose_an_option_which_is_gone_is_said(*, mapped: bool, says: str) -> None:
    def remove(data: Data) -> None:
        data["scales"]["pair"]["options"] = [
            {"id": "none", "label": "None", "score": 0},
            data["scales"]["pair"]["options"][1],
        ]
        data["warnings"].clear()
        if mapped:
            data["domains"][0]["items"][1]["options_from"] = {"bad": "none"}

    gone = [change.what for change in changed(remove).changes if change.kind == "removed" and change.part == "scale"]
    assert gone == [f"the option “Bad” is gone, and answers that chose it {says}."]


def test_a_retired_question_may_be_reworded_for_a_patch() -> None:
    found = changed(lambda data: data["domains"][0]["items"][1].update(ask="Was it so?"), retire)
    assert found.step is Step.PATCH


def test_sources_need_no_new_version() -> None:
    found = changed(lambda data: data["sources"]["book"].update(year=2020))
    assert (found.step, found.least, found.raised_enough) == (Step.NONE, "1.0.0", True)
    assert found.changes


def test_the_author_is_told_once_how_answers_stay_valid() -> None:
    words = {"ask": "Is a really so?", "meanings": {"full": "All of it, in writing."}}
    found = changed(lambda data: first(data).update(words))
    assert [change.hint for change in found.changes if change.hint] == [
        f"If an answer to it still means the same, write “asked_as: {asked(base(), 'a')}” under the question."
    ]


def test_what_becomes_of_answers_is_counted() -> None:
    def change(data: Data) -> None:
        first(data)["ask"] = "Is a really so?"
        with_items(data, 1, item("e"))
        retire(data)

    found = changed(change)
    assert (found.kept, tuple(found.confirm_again), found.gone, found.fresh) == (
        ("digital", "c", "d"),
        ("a",),
        ("b",),
        ("e",),
    )


@pytest.mark.parametrize(
    ("step", "least"),
    [(Step.NONE, "1.2.3"), (Step.PATCH, "1.2.4"), (Step.MINOR, "1.3.0"), (Step.MAJOR, "2.0.0")],
)
def test_a_step_raises_its_number_and_sets_those_behind_it_to_zero(step: Step, least: str) -> None:
    assert raised("1.2.3", step) == least


@pytest.mark.parametrize(
    ("version", "enough"), [("1.0.9", False), ("1.1.0", False), ("2.0.0", True), ("10.0.0", True), ("0.9.0", False)]
)
def test_versions_are_compared_as_numbers(version: str, enough: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    found = changed(lambda data: first(data).update(ask="Is a really so?"), version=version)
    assert found.raised_enough is enough


@given(st.permutations(range(7)))
def test_the_fewest_names_are_moved_and_the_others_keep_their_order(order: list[int]) -> None:
    before, after = [str(one) for one in range(7)], [str(one) for one in order]
    moved = out_of_order(before, after)
    kept = [one for one in after if one not in moved]
    assert kept == sorted(kept)
    for one in moved:
        assert sorted([*kept, one]) != [name for name in after if name in {*kept, one}]


def test_many_names_take_as_many_times_the_work_as_there_are() -> None:
    def put_in_order(number: int) -> int:
        names = [str(one) for one in range(number)]
        return calls_of(lambda: out_of_order(names, [*names[1:], names[0]]))

    assert put_in_order(400) < 2.5 * put_in_order(200)


# Properties

EDITS = [*MAJOR.values(), *MINOR.values(), *PATCH.values()]


@st.composite
def versions(draw: st.DrawFn) -> tuple[Checklist, Checklist]:
    """Return two versions of a checklist, the newer one with some of all the changes, as far as they go together."""
    old = base()
    if draw(st.booleans()):
        first(old)["asked_as"] = "q-0123456789abcdef"
    new = deepcopy(old)
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=4)):
        trial = deepcopy(new)
        try:
            edit(trial)
            dict(outline(*trial["domains"], **{k: v for k, v in trial.items() if k != "domains"}).ranks)
        except (IndexError, KeyError, StopIteration, ValueError):
            continue
        new = trial
    if new["domains"][0]["items"] and draw(st.booleans()):
        first(new)["asked_as"] = asked(old, "a") if draw(st.booleans()) else "q-fedcba9876543210"
    return made(old), made(new)


@given(versions())
def test_a_checklist_differs_in_nothing_from_itself(two: tuple[Checklist, Checklist]) -> None:
    for one in two:
        found = diff(one, one)
        assert (found.changes, found.confirm_again, found.step) == ((), {}, Step.NONE)


@given(versions())
def test_two_that_differ_are_never_said_to_be_alike(two: tuple[Checklist, Checklist]) -> None:
    old, new = two
    assert bool(diff(old, new).changes) is (old != new)


@given(versions())
def test_whatever_makes_an_old_answer_mean_or_count_something_else_is_major(two: tuple[Checklist, Checklist]) -> None:
    old, new = two
    later = {one.id: one for one in (*new.profile, *new.items())}
    for one in (*old.profile, *old.items()):
        other = later.get(one.id)
        if other is None or getattr(one, "retired", None) != getattr(other, "retired", None):
            assert diff(old, new).step is Step.MAJOR
            continue
        scales = old.scales[one.scale], new.scales[other.scale]
        was, now = ranks_of(one, scales[0]), ranks_of(other, scales[1])
        alike = asked_fingerprint(one, scales[0]) == asked_fingerprint(other, scales[1]) and all(
            now.place.get(option) == place
            and (option in was.met, option in was.partly) == (option in now.met, option in now.partly)
            for option, place in was.place.items()
        )
        if not alike:
            assert diff(old, new).step is Step.MAJOR


@given(st.lists(st.sampled_from([edit for what, edit in MINOR.items() if "new" in what]), min_size=1, max_size=3))
def test_adding_is_never_more_than_minor(edits: list[Edit]) -> None:
    new = base()
    for edit in dict.fromkeys(edits):
        if edit is MINOR["new area"] and MINOR["it is new"] in edits:
            continue
        edit(new)
    assert diff(made(base()), made(new)).step is Step.MINOR

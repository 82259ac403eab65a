"""What becomes of the answers of an assessment when its checklist moves on."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.inputs.responses import to_confirm
from scalecheck.versions.migration import UNKNOWN, Rewritten, migrated, migration
from tests.builders import DONT_KNOW, NOT_APPLICABLE, WAITING, assessment, item, outline, question, scale, section
from tests.work import calls_of

if TYPE_CHECKING:
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.checklist import Checklist
    from scalecheck.versions.migration import Migration

Data = dict[str, Any]
SCALES: Data = {"pair": scale(bad=0, good=1), "three": scale(worse=0, middling=1, good=2)}


def made(*items: Data, **keys: Any) -> Checklist:  # noqa: ANN401 (every key of a checklist)
    keys = {"profile": (question("digital"),), "scales": SCALES, **keys}
    return outline(section("first", *items), **keys).checklist


OLD = made(item("a"), item("b", scale="pair"), item("c"))


def fingerprint(checklist: Checklist, name: str) -> str:
    return Outline(checklist).fingerprint(name)


def moved(said: Data, new: Checklist, old: Checklist | None = OLD) -> Migration:
    return migration(assessment({"a": None, "b": None, "c": None, **said}), old, new)


def test_an_answer_to_the_same_question_is_carried_as_it_stands() -> None:
    found = moved(
        {"a": "full", "b": DONT_KNOW, "c": NOT_APPLICABLE}, made(item("a"), item("b", scale="pair"), item("c"))
    )
    assert (found.carried, found.confirm, found.rewritten, found.added) == (["a", "b", "c"], [], [], [])


def test_an_answer_to_a_question_that_reads_differently_is_to_be_confirmed_again() -> None:
    found = moved({"a": "full"}, made(item("a", ask="Really?"), item("b", scale="pair"), item("c")))
    assert found.confirm == ["a"]
    assert found.rewritten == [Rewritten("answers", "a", "a", {"asked": fingerprint(OLD, "a")})]


def test_one_that_is_said_to_mean_the_same_is_carried() -> None:
    reworded = item("a", ask="Really?", asked_as=fingerprint(OLD, "a"))
    found = moved({"a": "full"}, made(reworded, item("b", scale="pair"), item("c")))
    assert (found.carried, found.rewritten) == (["a"], [])


def test_an_answer_to_a_retired_question_stays_and_counts_nowhere() -> None:
    found = moved({"a": "full"}, made(item("a", retired={"since": "2.0.0"}), item("b", scale="pair"), item("c")))
    assert (found.retired, found.replacements, found.rewritten) == ([("answers", "a")], {}, [])


def test_an_answer_to_a_deleted_question_stays_and_counts_nowhere() -> None:
    assert moved({"a": "full"}, made(item("b", scale="pair"), item("c"))).retired == [("answers", "a")]


def test_the_question_that_replaces_another_takes_its_answer_to_be_confirmed() -> None:
    gone = {"retired": {"since": "2.0.0", "replaced_by": "d"}}
    through = {"retired": {"since": "3.0.0", "replaced_by": "e"}}
    new = made(item("a", **gone), item("b", scale="pair"), item("c"), item("d", **through), item("e"))
    found = moved({"a": "full"}, new)
    assert (found.replacements, found.confirm, found.retired) == ({"a": "e"}, ["e"], [])
    assert found.rewritten == [Rewritten("answers", "e", "a", {"asked": fingerprint(OLD, "a")})]


def test_an_answer_of_its_own_is_never_replaced() -> None:
    new = made(item("a", retired={"since": "2.0.0", "replaced_by": "c"}), item("b", scale="pair"), item("c"))
    found = moved({"a": "full", "c": "little"}, new)
    assert (found.carried, found.retired, found.rewritten) == (["c"], [("answers", "a")], [])


def test_an_option_that_is_gone_becomes_the_one_that_is_declared() -> None:
    same = fingerprint(OLD, "b")
    mapped = item("b", scale="three", options_from={"bad": "worse"}, asked_as=same)
    found = moved({"b": "bad"}, made(item("a"), mapped, item("c")))
    assert (found.carried, found.rewritten) == (["b"], [Rewritten("answers", "b", "b", {"option": "worse"})])
    unlike = item("b", scale="three", options_from={"bad": "worse"})
    found = moved({"b": "bad"}, made(item("a"), unlike, item("c")))
    assert found.confirm == ["b"]
    assert found.rewritten[0].keys == {"option": "worse", "asked": same}


def test_an_option_that_is_gone_without_a_word_is_to_be_answered_anew() -> None:
    said_to_be_alike = item("b", scale="three", asked_as=fingerprint(OLD, "b"))
    found = moved({"b": "bad"}, made(item("a"), said_to_be_alike, item("c")))
    assert (found.confirm, found.rewritten[0].keys) == (["b"], {"asked": UNKNOWN})


def test_what_can_no_longer_be_set_aside_is_to_be_answered_anew() -> None:
    new = made(item("a", not_applicable={"allowed": False}), item("b", scale="pair"), item("c"))
    found = moved({"a": NOT_APPLICABLE}, new)
    assert (found.confirm, found.rewritten[0].keys) == (["a"], {"asked": UNKNOWN})


def test_what_is_parked_stays_parked() -> None:
    found = moved({"a": WAITING}, made(item("a", ask="Really?"), item("b", scale="pair"), item("c")))
    assert (found.carried, found.confirm, found.rewritten) == ([], [], [])


def test_without_the_old_checklist_only_a_fingerprint_tells_what_was_asked() -> None:
    said = {"a": {"option": "full", "asked": fingerprint(OLD, "a")}, "c": "full"}
    found = moved(said, OLD, None)
    assert (found.carried, found.confirm) == (["a"], ["c"])
    assert found.rewritten == [Rewritten("answers", "c", "c", {"asked": UNKNOWN})]


def test_new_questions_are_listed_in_a_file_that_asks_everything_of_their_kind() -> None:
    new = made(item("a"), item("b", scale="pair"), item("c"), item("d"), item("e", about="site"))
    assert moved({"a": "full"}, new).added == [("answers", "d")]
    part = assessment({"a": "full"})
    assert migration(part, OLD, new).added == []
    opening = assessment({"a": None}, profile={"digital": {"option": "answer-yes"}})
    more = made(item("a"), profile=(question("digital"), question("reach")))
    assert migration(opening, OLD, more).added == [("profile", "reach")]


def test_a_part_that_lists_a_retired_question_lists_the_one_that_replaces_it() -> None:
    new = made(item("a", retired={"since": "2.0.0", "replaced_by": "d"}), item("b", scale="pair"), item("c"), item("d"))
    assert migration(assessment({"a": None}), OLD, new).added == [("answers", "d")]


# Properties

CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "ask": st.sampled_from(("Is a so?", "Is it?")),
        "retired": st.sampled_from(({"since": "2.0.0"}, {"since": "2.0.0", "replaced_by": "c"})),
        "scale": st.sampled_from(("pair", "three", "ladder")),
        "not_applicable": st.just({"allowed": False}),
    },
)
SAID = st.sampled_from((None, "full", "good", "bad", DONT_KNOW, NOT_APPLICABLE, WAITING))


@st.composite
def files(draw: st.DrawFn) -> tuple[Assessment, Checklist, Checklist]:
    """Return a file, the checklist that it answers and another version of that."""
    old = [item("a"), item("b", scale="pair"), item("c")]
    new = [{**deepcopy(one), **draw(CHANGES)} for one in old[:2]] + [old[2]]
    said: Data = {}
    for one in old:
        answer = draw(SAID)
        options = {"pair": ("good", "bad"), "ladder": ("full",)}[one["scale"]]
        said[one["id"]] = None if isinstance(answer, str) and answer not in options else answer
        if said[one["id"]] is not None and draw(st.booleans()):
            body = {"option": answer} if isinstance(answer, str) else dict(said[one["id"]])
            said[one["id"]] = {**body, "asked": fingerprint(made(*old), one["id"])}
    return assessment(said), made(*old), made(*new)


@given(files())
def test_going_on_with_the_same_version_changes_nothing(three: tuple[Assessment, Checklist, Checklist]) -> None:
    file, old, _ = three
    found = migration(file, old, old)
    assert (found.rewritten, found.added, found.confirm, found.retired, found.replacements) == ([], [], [], [], {})


@given(files())
def test_every_answer_is_carried_confirmed_again_or_retired_and_none_is_counted_unasked(
    three: tuple[Assessment, Checklist, Checklist],
) -> None:
    file, old, new = three
    found = migration(file, old, new)
    answers = {**file.answers}
    for one in found.rewritten:
        before = file.answers[one.source]
        assert before is not None
        answers[one.name] = before.model_copy(update=one.keys)
    after = file.model_copy(update={"answers": answers})
    given_to = {name for name, answer in file.answers.items() if answer is not None and answer.waiting_for is None}
    retired = {name for _, name in found.retired}
    assert given_to <= {*found.carried, *found.confirm, *retired, *found.replacements}
    assert set(to_confirm(Outline(new), after)) >= set(found.confirm)
    for name in found.carried:
        answer = after.answers[name]
        assert answer is not None
        known = answer.asked or fingerprint(old, name)
        assert known == fingerprint(new, name)
        scale_now = new.scales[Outline(new).questions[name].scale]
        assert answer.option is None or answer.option in {option.id for option in scale_now.options}


def test_an_answer_of_an_item_under_the_opening_questions_is_handed_on_to_nobody() -> None:
    new = made(item("a", retired={"since": "2.0.0", "replaced_by": "d"}), item("b", scale="pair"), item("c"), item("d"))
    found = migration(assessment({"b": None}, profile={"a": {"option": "full"}}), OLD, new)
    assert (found.retired, found.replacements, found.rewritten) == ([("profile", "a")], {}, [])


def test_many_answers_take_as_many_times_the_work_as_there_are() -> None:
    def planned(number: int) -> int:
        names = [f"q-{place}" for place in range(number)]
        retired = [item(name, retired={"since": "2.0.0", "replaced_by": f"{name}-new"}) for name in names]
        old, new = made(*map(item, names)), made(*retired, *(item(f"{name}-new") for name in names))
        file = assessment(dict.fromkeys(names, "full"))
        return calls_of(lambda: migration(file, old, new))

    assert planned(400) < 2.2 * planned(200)


def test_answers_by_themselves_go_the_same_way_as_those_of_a_file() -> None:
    gone = {"since": "2.0.0", "replaced_by": "d"}
    three = item("b", scale="three", options_from={"bad": "worse", "good": "good"})
    new = made(item("a", retired=gone), three, item("c", retired={"since": "2.0.0"}), item("d"))
    said = {"a": "full", "b": "bad", "c": "none"}
    given_before = {name: one for name, one in assessment(said).answers.items() if one is not None}
    found = migrated(given_before, moved(said, new))
    assert {name: one.option for name, one in found.items()} == {"b": "worse", "d": "full"}
    assert found["d"].asked == fingerprint(OLD, "a")

"""How far apart the respondents of a panel are, and in which order a consensus round takes the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scalecheck.engine.inputs.effort import WORDS_A_MINUTE
from scalecheck.engine.panel.consensus import ConsensusRound
from scalecheck.engine.panel.spread import spreads
from scalecheck.model.assessment import Assessment, Standing
from tests.builders import DONT_KNOW, NOT_APPLICABLE, NOT_MINE, WAITING, gate, item, outline, plain, question, section

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline


def five() -> Outline:
    """Return a checklist with an opening question, and five items of which a gate names one."""
    items = [item(name) for name in ("parts", "money", "record", "owner")]
    return outline(
        section("first", *items, item("risk", reverse=True)),
        profile=(question("software"),),
        gates=(gate("travels", {"ready": {"item": "owner", "at_least": "full"}}),),
    )


def respondent(name: str, **said: Any) -> Assessment:  # noqa: ANN401 (an option, or everything under the question)
    """Return one respondent's file with these answers."""
    answers = {key: {"option": one} if isinstance(one, str) else one for key, one in said.items()}
    data = {
        "format": "scalecheck/assessment@1.0",
        "checklist": {"id": "small", "version": "1.0.0"},
        "innovation": {"id": "hub"},
        "round": "2026-11",
        "respondent": {"id": name, "role": name},
        "profile": {key: one for key, one in answers.items() if key == "software"},
        "answers": {key: one for key, one in answers.items() if key != "software"},
    }
    return Assessment.model_validate(plain(data))


def test_answers_are_as_many_levels_apart_as_the_lowest_and_the_highest_option() -> None:
    files = [respondent("one", parts="full"), respondent("two", parts="little"), respondent("three", parts="much")]
    spread = spreads(five(), files)["parts"]
    assert spread.levels_apart == 2
    assert [one.respondent.id for one in spread.voices] == ["two", "three", "one"]
    assert spread.common is None


def test_on_a_reversed_item_the_worst_option_still_comes_first() -> None:
    spread = spreads(five(), [respondent("one", risk="none"), respondent("two", risk="full")])["risk"]
    assert [one.position for one in spread.voices] == ["full", "none"]


def test_a_dont_know_is_an_answer_and_no_level() -> None:
    spread = spreads(five(), [respondent("one", parts=DONT_KNOW), respondent("two", parts="full")])["parts"]
    assert spread.positions == ("full", Standing.DONT_KNOW)
    assert (spread.levels_apart, spread.unanimous, spread.common) == (0, False, "full")


def test_where_nobody_knows_that_is_what_all_say() -> None:
    spread = spreads(five(), [respondent("one", parts=DONT_KNOW), respondent("two", parts=DONT_KNOW)])["parts"]
    assert (spread.unanimous, spread.common) == (True, Standing.DONT_KNOW)


def test_what_is_parked_or_left_to_others_or_answers_an_older_wording_is_no_answer() -> None:
    older = {"option": "full", "asked": "q-0123456789abcdef"}
    files = [respondent("one", parts=WAITING, money=NOT_MINE, record=older), respondent("two", money=None)]
    assert spreads(five(), files) == {}


def test_gates_and_wide_differences_come_first_and_what_nobody_disputes_last() -> None:
    files = [
        respondent("one", software="answer-yes", parts="full", money="full", record="full", risk="none", owner="full"),
        respondent("two", software="answer-yes", parts="full", money="much", record="none", owner="much"),
    ]
    panel = ConsensusRound(five(), tuple(files))
    assert panel.order(five().questions) == ("software", "owner", "record", "money", "parts", "risk")
    assert [name for name in five().questions if panel.is_undisputed(name)] == ["software", "parts", "risk"]


def test_a_dont_know_disputes_nothing_unless_as_many_do_not_know_as_do() -> None:
    one, two = respondent("one", parts="full", money="full"), respondent("two", parts="full", money=DONT_KNOW)
    panel = ConsensusRound(five(), (one, two, respondent("three", parts=DONT_KNOW)))
    assert panel.is_undisputed("parts")
    assert not panel.is_undisputed("money")


def test_what_nobody_answered_is_talked_about_before_what_nobody_disputes() -> None:
    panel = ConsensusRound(five(), (respondent("one", parts="full"),))
    assert panel.order(("parts", "money")) == ("money", "parts")


def test_who_does_not_know_holds_no_other_view() -> None:
    files = [respondent("one", parts="full"), respondent("two", parts=DONT_KNOW), respondent("three", parts="none")]
    panel = ConsensusRound(five(), tuple(files))
    assert [one.respondent.id for one in panel.otherwise("parts", "full")] == ["three"]
    assert [one.respondent.id for one in panel.otherwise("parts", Standing.DONT_KNOW)] == ["three", "one"]


def test_what_all_say_is_pooled_with_every_note_once_and_what_is_still_to_do() -> None:
    done = {"what": "Asked", "done": True}
    one = {"option": "full", "note": "It is.", "basis": "asserted", "actions": [{"what": "Ask"}, done]}
    two = {"option": "full", "note": "It is.", "basis": "evidenced", "evidence": [{"what": "Minutes"}]}
    three = {"dont_know": True, "note": "No idea.", "actions": [{"what": "Ask"}]}
    files = (respondent("one", parts=one), respondent("two", parts=two), respondent("three", parts=three))
    pooled = ConsensusRound(five(), files).pooled["parts"]
    assert (pooled.option, pooled.note, pooled.basis) == ("full", "It is.", "evidenced")
    assert [action.what for action in pooled.actions] == ["Ask"]
    assert [piece.what for piece in pooled.evidence] == ["Minutes"]


def test_where_they_differ_what_is_pooled_says_nothing_but_keeps_the_evidence() -> None:
    one = {"option": "full", "note": "It is.", "evidence": [{"what": "Minutes"}]}
    pooled = ConsensusRound(five(), (respondent("one", parts=one), respondent("two", parts="none"))).pooled["parts"]
    assert (pooled.option, pooled.note) == (None, None)
    assert [piece.what for piece in pooled.evidence] == ["Minutes"]


def test_all_who_say_that_it_does_not_apply_are_pooled_too() -> None:
    panel = ConsensusRound(five(), (respondent("one", parts=NOT_APPLICABLE), respondent("two", parts=NOT_APPLICABLE)))
    assert panel.pooled["parts"].not_applicable == NOT_APPLICABLE["not_applicable"]


def test_time_is_for_the_notes_of_what_is_talked_about_and_for_the_talk_itself() -> None:
    def minutes(one: object, other: object) -> int:
        files = (respondent("one", parts=one), respondent("two", parts=other))
        return ConsensusRound(five(), files).minutes(["parts", "money"])

    note = "word " * 4 * WORDS_A_MINUTE
    apart = minutes("full", "none")
    assert minutes({"option": "full", "note": note}, "none") == apart + 4
    assert minutes("full", "full") < apart
    assert minutes({"option": "full", "note": note}, "full") == minutes("full", "full")

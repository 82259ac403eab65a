"""A consensus round: everybody's answers shown, the reason, who keeps to another answer, and what nobody disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.engine.panel.consensus import ConsensusRound
from scalecheck.interview.showing.views import FieldView, QuestionView
from scalecheck.model.assessment import Assessment
from tests.builders import DONT_KNOW, gate, item, outline, plain, section
from tests.interviewing import interview, talk

if TYPE_CHECKING:
    from scalecheck.interview.state.state import Interview

WARD: dict[str, Any] = {
    "parts": {"option": "full", "note": "All of us can name them."},
    "money": {"option": "much", "evidence": [{"what": "Budget line"}]},
    "record": "little",
    "owner": "full",
}
IT: dict[str, Any] = {"parts": "none", "money": "much", "record": "little", "owner": "full"}
FINANCE: dict[str, Any] = {
    "parts": {"option": "little", "note": "I have not seen the page."},
    "money": DONT_KNOW,
    "record": "little",
    "owner": "much",
}


def panel(*, named: bool = True, **answers: dict[str, Any]) -> ConsensusRound:
    """Return the answers of three respondents to four items in two areas, of which a gate names one."""
    layout = outline(
        section("first", item("parts", title="Parts"), item("money", title="Money"), title="First area"),
        section("second", item("record", title="Record"), item("owner", title="Owner"), title="Second area"),
        gates=(gate("travels", {"ready": {"item": "parts", "at_least": "full"}}),),
    )
    files = answers or {"ward": WARD, "it": IT, "finance": FINANCE}
    return ConsensusRound(layout, tuple(_file(role, said) for role, said in files.items()), named=named)


def _file(role: str, said: dict[str, Any]) -> Assessment:
    data = {
        "format": "scalecheck/assessment@1.0",
        "checklist": {"id": "small", "version": "1.0.0"},
        "innovation": {"id": "hub"},
        "round": "2026-11",
        "respondent": {"id": role, "role": f"{role} lead"},
        "answers": {name: {"option": one} if isinstance(one, str) else one for name, one in said.items()},
    }
    return Assessment.model_validate(plain(data))


def begun(found: ConsensusRound | None = None) -> Interview:
    """Return a consensus round at its first question."""
    found = found or panel()
    order = found.order(found.outline.questions)
    return interview(layout=found.outline, order=order, panel=found, previous=found.pooled, agreed=True)


def test_the_question_that_is_widest_apart_and_a_gates_comes_first_with_all_answers() -> None:
    view = talk(begun()).prompter.shown[0]
    assert isinstance(view, QuestionView)
    assert view.question.id == "parts"
    assert view.voices is not None
    assert view.voices.heading == "What was answered: 3 answers; three levels apart; a gate asks about this"
    assert [(one.who, one.words, one.note) for one in view.voices.voices] == [
        ("it lead", "“Nothing”", ""),
        ("finance lead", "“A little”", "I have not seen the page."),
        ("ward lead", "“All of it”", "All of us can name them."),
    ]
    assert not view.confirms


def test_who_left_a_question_to_somebody_else_or_waits_is_shown_with_whom_to_ask() -> None:
    files: dict[str, Any] = {
        "ward": {"parts": {"not_mine": "ask estates director", "note": "They hold the lease."}},
        "it": {"parts": {"waiting_for": "supplier manager"}},
    }
    view = talk(begun(panel(**files))).prompter.shown[0]
    assert isinstance(view, QuestionView)
    assert view.voices is not None
    assert view.voices.heading == "Nobody has answered this."
    assert [(one.who, one.words, one.note) for one in view.voices.voices] == [
        ("ward lead", "Not theirs to answer; ask the estates director", "They hold the lease."),
        ("it lead", "Waiting for the supplier manager", ""),
    ]
    answered = panel(**files, finance={"parts": "full"})
    view = talk(begun(answered)).prompter.shown[0]
    assert isinstance(view, QuestionView)
    assert view.voices is not None
    assert [one.who for one in view.voices.voices] == ["finance lead", "ward lead", "it lead"]


def test_where_the_panel_asked_for_none_nobody_is_named() -> None:
    held = talk(begun(panel(named=False)), "2 Nobody knows why", "1")
    view = held.prompter.shown[0]
    assert isinstance(view, QuestionView)
    assert view.voices is not None
    assert {one.who for one in view.voices.voices} == {""}
    consensus = held.answers["parts"].consensus
    assert consensus is not None
    assert [one.role for one in consensus.dissent] == ["a respondent"]


def test_two_who_answer_in_the_same_role_are_told_apart_by_their_organisations() -> None:
    files = [_file(name, WARD) for name in ("north", "south")]
    same = [
        one.model_copy(
            update={"respondent": one.respondent.model_copy(update={"role": "ward lead", "organisation": name.title()})}
        )
        for name, one in zip(("north", "south"), files, strict=True)
        if one.respondent is not None
    ]
    view = talk(begun(ConsensusRound(panel().outline, tuple(same)))).prompter.shown[0]
    assert isinstance(view, FieldView)
    shown = talk(begun(ConsensusRound(panel().outline, tuple(same))), "2").prompter.shown[1]
    assert isinstance(shown, QuestionView)
    assert shown.voices is not None
    assert [one.who for one in shown.voices.voices] == ["ward lead, North", "ward lead, South"]


def test_an_answer_that_somebody_sees_otherwise_is_saved_with_its_reason_and_not_before() -> None:
    held = talk(begun(), "2", "")
    assert held.saved == []
    assert held.interview.at == "parts"
    held = talk(begun(), "2", "The page lacks a reason.")
    (saved,) = held.saved
    assert saved["parts"].option == "little"
    assert saved["parts"].consensus is not None
    assert saved["parts"].consensus.reason == "The page lacks a reason."


def test_the_sign_for_what_all_say_is_not_told_of_as_an_earlier_answer() -> None:
    held = talk(begun(panel(ward=WARD, it={}, finance=FINANCE)), "=", "s", "", "?")
    assert "earlier" not in " ".join(held.complaints)
    assert "Type a number from 1 to 4, and why." in held.complaints[0]
    assert "= answers as those who know say" in held.complaints[-1]
    assert ("=", "answer as those who know say") in held.rows[-1].rows


def test_the_reason_can_follow_the_number() -> None:
    held = talk(begun(), "2 The page lacks a reason.")
    consensus = held.answers["parts"].consensus
    assert consensus is not None
    assert (consensus.reason, held.answers["parts"].note) == ("The page lacks a reason.", None)


def test_a_number_keeps_somebody_as_they_said_it() -> None:
    held = talk(begun(), "2 The page lacks a reason.", "2", "")
    consensus = held.answers["parts"].consensus
    assert consensus is not None
    assert [(one.role, one.option, one.note) for one in consensus.dissent] == [
        ("ward lead", "full", "All of us can name them.")
    ]
    assert held.interview.at != "parts"


def test_own_words_are_said_to_be_kept_only_where_there_are_any() -> None:
    held = talk(begun(), "3 It is signed.", "it lead")
    assert held.remarks[-1] == "Kept: the it lead keeps to another answer. Their own words are not recorded."
    held = talk(begun(), "3 It is signed.", "it lead: Nobody has signed it.")
    assert held.remarks[-1] == "Kept, in the it lead's own words."


def test_words_behind_a_number_or_a_role_are_kept_in_place_of_what_was_written() -> None:
    held = talk(begun(), "2 The page lacks a reason.", "1 Where is the page?", "Ward lead: We live by it.")
    consensus = held.answers["parts"].consensus
    assert consensus is not None
    assert [(one.role, one.option, one.note) for one in consensus.dissent] == [
        ("it lead", "none", "Where is the page?"),
        ("ward lead", "full", "We live by it."),
    ]
    assert held.interview.at != "parts", "once everybody who saw it otherwise is kept, nobody is asked for any more"


def test_somebody_who_is_not_in_the_list_is_asked_for_their_answer() -> None:
    held = talk(begun(), "2 The page lacks a reason.", "porter: I was not asked.", "4", "")
    consensus = held.answers["parts"].consensus
    assert consensus is not None
    assert [(one.role, one.option, one.note) for one in consensus.dissent] == [("porter", "full", "I was not asked.")]


def test_a_number_that_is_not_in_the_list_is_no_role() -> None:
    held = talk(begun(), "2 The page lacks a reason.", "7")
    assert held.complaints == [
        "There is no 7 in the list. Type a number from it, or a role with a colon and their words."
    ]


def test_who_said_that_it_does_not_apply_is_listed_and_kept_so_and_not_as_a_dont_know() -> None:
    aside = {"parts": {"not_applicable": "Nothing of it must stay."}, "money": DONT_KNOW}
    held = talk(begun(panel(ward=WARD, it=aside)), "2 The page lacks a reason.")
    form = held.prompter.shown[-1]
    assert isinstance(form, FieldView)
    words = [words for _, words in form.field.choices]
    assert words == [
        "ward lead, All of it: “All of us can name them.”",
        "it lead, Not applicable: “Nothing of it must stay.”",
    ]
    held = talk(
        begun(panel(ward=WARD, it=aside)), "2 The page lacks a reason.", "it lead", "porter: Nor do I.", "6", ""
    )
    consensus = held.answers["parts"].consensus
    assert consensus is not None
    assert [(one.role, one.option, one.not_applicable, one.note) for one in consensus.dissent] == [
        ("it lead", None, True, "Nothing of it must stay."),
        ("porter", None, True, "Nor do I."),
    ]
    known = talk(held.interview, "j parts", "d Nobody could show it.", "")
    assert known.answers["parts"].consensus is not None
    assert len(known.answers["parts"].consensus.dissent) == 2, "a don't-know is another answer than not applicable"


def test_that_it_is_not_known_needs_a_reason_where_somebody_said_something() -> None:
    held = talk(begun(), "d", "None of the three could show it.")
    answer = held.answers["parts"]
    assert answer.dont_know
    assert answer.consensus is not None
    assert answer.consensus.reason == "None of the three could show it."


def test_who_holds_what_is_agreed_after_all_no_longer_differs() -> None:
    held = talk(begun(), "2 The page lacks a reason.", "2", "", "j parts", "4 Here it is.", "")
    consensus = held.answers["parts"].consensus
    assert consensus is not None
    assert (consensus.reason, consensus.dissent) == ("Here it is.", ())


def test_what_all_who_know_say_is_confirmed_without_a_reason() -> None:
    held = talk(begun(panel(ward=WARD, it={}, finance=FINANCE)), "s", "=")
    answer = held.answers["money"]
    assert (answer.option, answer.consensus) == ("much", None)
    assert [piece.what for piece in answer.evidence] == ["Budget line"]


def test_evidence_and_actions_of_all_are_kept_whatever_is_agreed() -> None:
    ward = {"parts": {"option": "full", "evidence": [{"what": "The page"}], "actions": [{"what": "Ask the ward"}]}}
    held = talk(begun(panel(ward=ward, it={"parts": "none"})), "2 Neither could show it.", "")
    answer = held.answers["parts"]
    assert [piece.what for piece in answer.evidence] == ["The page"]
    assert [action.what for action in answer.actions] == ["Ask the ward"]


def same_for_all() -> ConsensusRound:
    """Return a panel that disputes nothing but the parts."""
    one = {"money": "much", "record": "little", "owner": "full"}
    return panel(ward={"parts": "none", **one}, it={"parts": "full", **one})


def test_what_nobody_disputes_is_put_area_by_area_and_accepted_in_one_go() -> None:
    held = talk(begun(same_for_all()), "2 Between the two.", "", "=", "1")
    shown = held.prompter.shown[3]
    assert isinstance(shown, FieldView)
    assert shown.heading == "What nobody disputes"
    assert [words for _, words in shown.field.choices] == [
        "All 2, as everybody said",
        "One by one",
        "Record: “A little” (2 answers)",
        "Owner: “All of it” (2 answers)",
    ]
    assert {name: one.option for name, one in held.answers.items()} == {
        "parts": "little",
        "money": "much",
        "record": "little",
        "owner": "full",
    }
    assert len(held.saved) == 3


@pytest.mark.parametrize(
    ("alone", "said"),
    [
        (("money", "record", "owner"), "All 2, as the one who answered said"),
        (("money", "record"), "All 2, as those who answered said"),
    ],
)
def test_what_not_everybody_answered_is_not_offered_as_what_everybody_said(alone: tuple[str, ...], said: str) -> None:
    one = {"money": "much", "record": "little", "owner": "full"}
    other = {name: option for name, option in one.items() if name not in alone}
    held = talk(begun(panel(ward={"parts": "none", **one}, it={"parts": "full", **other})), "2 Between.", "", "=")
    shown = held.prompter.shown[3]
    assert isinstance(shown, FieldView)
    assert shown.field.choices[0][1] == said


def test_what_a_gate_leans_on_and_one_alone_answered_is_talked_about_and_not_accepted_with_its_area() -> None:
    found = panel(ward={"parts": "full", "money": "full"}, it={"money": "full"}, finance={"money": "full"})
    assert [found.is_undisputed(name) for name in ("parts", "money")] == [False, True]
    first = begun(found)
    assert (first.at, first.form) == ("parts", None)
    assert talk(first, "=").answers["parts"].option == "full"
    both = panel(ward={"parts": "full"}, it={"parts": "full"}, finance={"parts": DONT_KNOW})
    assert both.is_undisputed("parts")
    assert not panel(ward={"parts": "full"}, it={"money": "full"}).is_undisputed("parts")


def test_what_was_accepted_in_one_go_is_taken_back_in_one_go() -> None:
    held = talk(begun(same_for_all()), "s", "=", "1", "u")
    assert set(held.answers) == {"money"}
    assert held.remarks[-1] == "Undone: 2 answers that were accepted in one go are as they were."


def test_one_of_an_area_can_be_talked_about_first() -> None:
    held = talk(begun(same_for_all()), "s", "=", "4")
    assert held.interview.at == "owner"
    held = talk(begun(same_for_all()), "s", "=", "4", "2 It has changed since.", "", "=")
    assert {name: one.option for name, one in held.answers.items()} == {
        "money": "much",
        "owner": "little",
        "record": "little",
    }


def test_an_area_can_be_gone_through_one_by_one_or_left_for_later() -> None:
    held = talk(begun(same_for_all()), "s", "=", "2", "=", "=")
    assert set(held.answers) == {"money", "record", "owner"}
    held = talk(begun(same_for_all()), "s", "=", "")
    assert held.put[-1] == "end"
    held = talk(begun(same_for_all()), "s", "=", "", "s")
    assert held.interview.at == "parts"


def test_b_goes_back_from_an_area() -> None:
    assert talk(begun(same_for_all()), "s", "=", "b").interview.at == "money"


def test_a_reason_and_a_dissent_can_be_added_at_any_time() -> None:
    held = talk(
        begun(same_for_all()), "s", "=", "1", "j owner", "k porter: No.", "r It was said.", "k porter: No.", "1"
    )
    assert held.complaints == ["First the reason of the answer that is agreed, with r; then who keeps to another."]
    consensus = held.answers["owner"].consensus
    assert consensus is not None
    assert (consensus.reason, [one.option for one in consensus.dissent]) == ("It was said.", ["none"])
    assert held.interview.at == "owner"


def test_outside_a_consensus_round_there_is_no_reason_to_give() -> None:
    held = talk(interview(), "1", "r because")
    assert held.complaints == [
        "That belongs to a consensus round over several respondents' answers: scalecheck agree FOLDER"
    ]


def test_each_dissent_can_be_undone() -> None:
    held = talk(begun(), "2 The page lacks a reason.", "1", "u")
    consensus = held.answers["parts"].consensus
    assert consensus is not None
    assert consensus.dissent == ()


def test_a_note_that_was_written_before_the_answer_is_kept_when_it_is_confirmed() -> None:
    held = talk(begun(panel(ward=WARD, it={}, finance=FINANCE)), "s", "n Ask again in spring.", "=")
    assert held.answers["money"].note == "Ask again in spring."


def test_two_answers_that_a_merge_has_kept_are_shown_and_the_dissent_of_both_is_kept() -> None:
    found = panel()
    sittings = [
        {"option": option, "consensus": {"reason": "So it is.", "dissent": [{"role": role, "option": "full"}]}}
        for option, role in (("none", "ward lead"), ("much", "porter"))
    ]
    order = found.order(found.outline.questions)
    begun = interview({"parts": {"either": sittings}}, layout=found.outline, order=order, panel=found)
    held = talk(begun, "2 Between the two.", "")
    view = held.prompter.shown[0]
    assert isinstance(view, QuestionView)
    assert view.voices is not None
    assert [one.words for one in view.voices.voices] == ["Nothing", "Much"]
    consensus = held.answers["parts"].consensus
    assert consensus is not None
    assert [one.role for one in consensus.dissent] == ["ward lead", "porter"]


def test_what_a_merge_has_kept_two_answers_of_the_group_to_is_not_accepted_with_its_area() -> None:
    found = same_for_all()
    sittings = [{"option": option, "consensus": {"reason": "So it is."}} for option in ("none", "much")]
    order = found.order(found.outline.questions)
    begun = interview(
        {"record": {"either": sittings}}, layout=found.outline, order=order, panel=found, previous=found.pooled
    )
    held = talk(begun, "s", "=")
    shown = [one.question.id for one in held.prompter.shown if isinstance(one, QuestionView)]
    assert shown == ["parts", "money", "record"], "on its own, with both answers"
    assert held.answers["record"].either

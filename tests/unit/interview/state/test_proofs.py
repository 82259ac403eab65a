"""The second pass: what it asks for, of which questions, in which order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.engine.inputs.responses import Response
from scalecheck.interview.showing.views import FieldView
from scalecheck.interview.state.proofs import proofs_needed
from scalecheck.model.assessment import Owner
from tests.builders import (
    BACKED,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_MINE,
    PROGRAMME,
    WAITING,
    answer,
    gate,
    item,
    outline,
    section,
)
from tests.interviewing import interview, talk

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline

SOFTWARE = {"software": "answer-yes"}


def lacking(said: dict[str, Any], layout: Outline | None = None, **keys: Any) -> list[tuple[str, str]]:  # noqa: ANN401 (every field of a brief)
    begun = interview(said, layout, **keys)
    return [(proof.question, proof.kind) for proof in proofs_needed(begun)]


def test_what_is_said_to_hold_needs_a_basis_and_evidence() -> None:
    assert lacking({"parts": "full"}) == [("parts", "evidence"), ("parts", "basis")]
    assert lacking({"parts": {"option": "full", "basis": "observed"}}) == [("parts", "evidence")]


def test_what_holds_a_gate_back_needs_an_owner_and_a_dated_action() -> None:
    assert lacking({"parts": "little"}) == [("parts", "owner"), ("parts", "action")]
    assert lacking({"parts": DONT_KNOW}) == [("parts", "owner"), ("parts", "action")]
    owned = {"option": "little", "owner": {"role": "chair"}, "actions": [{"what": "Write it"}]}
    assert lacking({"parts": owned}) == [("parts", "action")]


def test_a_must_without_a_gate_is_asked_for_as_well_and_anything_less_is_not() -> None:
    assert lacking({"record": "none"}) == [("record", "owner"), ("record", "action")]
    assert lacking({"money": "none", "owner": "full"}) == []


def test_less_than_a_must_is_asked_for_where_a_gate_names_it() -> None:
    rules = gate("paid", {"ready": {"item": "a", "at_least": "full"}})
    layout = outline(section("one", item("a", importance="should"), item("b", importance="should")), gates=(rules,))
    assert lacking({"a": "none", "b": "none"}, layout) == [("a", "owner"), ("a", "action")]


def test_a_guess_is_not_asked_for_evidence() -> None:
    assert lacking({"parts": {"option": "full", "basis": "guess"}}) == []


def test_evidence_that_is_out_of_date_is_asked_for_again() -> None:
    old = {"option": "full", "basis": "evidenced", "evidence": [{"what": "Minutes", "valid_until": "2026-11-22"}]}
    assert lacking({"parts": old}) == [("parts", "evidence")]


def test_evidence_that_is_valid_until_today_still_counts() -> None:
    last = {"option": "full", "basis": "evidenced", "evidence": [{"what": "Minutes", "valid_until": "2026-11-23"}]}
    assert lacking({"parts": last}) == []


def test_evidence_recorded_after_today_is_asked_for_as_the_judgement_does_not_count_it() -> None:
    early = {"option": "full", "basis": "evidenced", "evidence": [{"what": "Minutes", "recorded": "2026-11-24"}]}
    assert lacking({"parts": early}) == [("parts", "evidence")]


@pytest.mark.parametrize("said", [{**BACKED, "option": "full"}, WAITING, NOT_MINE, {"note": "Only a note"}])
def test_what_lacks_nothing_or_has_no_answer_is_not_asked_for(said: dict[str, Any]) -> None:
    assert lacking({"parts": said}) == []


def test_not_applicable_behind_a_gate_has_to_be_confirmed_by_a_second_person() -> None:
    own = {**NOT_APPLICABLE, "answered": {"who": "programme lead", "date": "2026-11-23"}}
    assert lacking({"parts": own}) == [("parts", "confirmed")]
    assert lacking({"parts": own}, agreed=True) == []
    assert lacking({"parts": {**own, "confirmed": {"who": "chair", "date": "2026-11-23"}}}) == []
    assert lacking({"record": own}) == []


def test_what_the_programme_answers_is_the_programmes_to_prove() -> None:
    assert lacking({}, inherited={"parts": Response(answer("full"), origin=PROGRAMME)}) == []


def two_gates() -> Outline:
    """Return three musts, of which one stands behind two gates, one behind one, and one behind none."""
    return outline(
        section("only", item("loose"), item("once"), item("twice")),
        gates=(
            gate("first", {"ready": {"item": "twice", "at_least": "full"}}, title="First"),
            gate(
                "second",
                {"ready": {"all": [{"item": "twice", "at_least": "full"}, {"item": "once", "at_least": "full"}]}},
                title="Second",
            ),
        ),
    )


def test_the_widest_consequence_comes_first() -> None:
    begun = interview({"loose": "none", "once": "none", "twice": "none"}, two_gates())
    found = [(proof.question, proof.number, proof.total, proof.needed_by) for proof in proofs_needed(begun)]
    assert found[::2] == [
        ("twice", 1, 3, "the gates “First”, “Second”"),
        ("once", 2, 3, "the gate “Second”"),
        ("loose", 3, 3, "its importance: this is a must"),
    ]


def test_p_asks_for_one_thing_after_the_other_and_then_goes_on() -> None:
    talked = talk(interview({**SOFTWARE, "parts": "full"}), "p", "The page; docs/page.md; 31 January 2027", "4")
    own = talked.answers["parts"]
    assert (own.basis, own.evidence[0].link) == ("evidenced", "docs/page.md")
    assert own.evidence[0].valid_until == date(2027, 1, 31)
    assert talked.put[-2:] == ["money", "record"]
    assert talked.remarks[0].startswith("Second pass. One question lacks something")
    assert "That was the second pass." in talked.remarks


def test_p_is_offered_at_the_end_and_comes_back_to_it() -> None:
    everything = {
        **SOFTWARE,
        "parts": "little",
        "money": "full",
        "record": {**BACKED, "option": "full"},
        "owner": "full",
    }
    talked = talk(interview(everything), "p", "chair", "", "Write it", "2027-01-31")
    assert talked.put[0] == talked.put[-1] == "end"
    assert lacking({name: one.model_dump(exclude_none=True) for name, one in talked.answers.items()}) == []


def test_p_with_nothing_missing_says_so() -> None:
    assert "Nothing that a gate or a must needs is missing" in talk(interview(SOFTWARE), "p").remarks[0]


def test_a_basis_that_makes_evidence_needless_passes_it_over() -> None:
    talked = talk(interview({**SOFTWARE, "parts": {"option": "full", "basis": "guess"}}), "p")
    assert talked.put[-1] == "money"


def test_evidence_says_what_the_answer_rests_on_and_without_any_that_is_asked_for() -> None:
    assert talk(interview({**SOFTWARE, "parts": "full"}), "p", "A page").put[-1] == "money"
    talked = talk(interview({**SOFTWARE, "parts": "full"}), "p", "", "3")
    assert (talked.answers["parts"].basis, talked.answers["parts"].evidence) == ("asserted", ())


@pytest.mark.parametrize(
    ("said", "owner", "action"),
    [("little", "takes this on", "done about it"), (DONT_KNOW, "finds this out", "to find out")],
)
def test_the_second_pass_asks_what_fits_the_answer(said: Any, owner: str, action: str) -> None:  # noqa: ANN401 (a state or an option)
    talked = talk(interview({**SOFTWARE, "parts": said}), "p", "chair", "", "Write it", "")
    asks = [view.field.ask for view in talked.prompter.shown if isinstance(view, FieldView)]
    assert owner in asks[0]
    assert action in asks[2]


def test_the_organisation_of_a_role_is_asked_for_once_and_the_owner_does_what_is_done() -> None:
    gaps = {**SOFTWARE, "parts": "little", "record": "none"}
    lines = ("chair", "North trust", "Write it; 31 January 2027", "Chair", "Join it", "1 March 2027")
    talked = talk(interview(gaps), "p", *lines)
    parts, record = talked.answers["parts"], talked.answers["record"]
    assert record.owner is not None
    assert record.owner.organisation == "North trust"
    assert [(one.what, one.who, one.organisation, one.due) for one in (*parts.actions, *record.actions)] == [
        ("Write it", "chair", "North trust", date(2027, 1, 31)),
        ("Join it", "Chair", "North trust", date(2027, 3, 1)),
    ]


def test_the_items_that_hold_back_most_gates_are_asked_for_first() -> None:
    first, second = item("first"), item("second")
    gates = (
        gate("one", {"ready": {"item": "second", "at_least": "full"}}),
        gate(
            "two", {"ready": {"all": [{"item": "first", "at_least": "full"}, {"item": "second", "at_least": "full"}]}}
        ),
    )
    layout = outline(section("area", first, second), gates=gates)
    assert [name for name, _ in lacking({"first": "none", "second": "none"}, layout)][::2] == ["second", "first"]


def test_enter_leaves_one_thing_out() -> None:
    talked = talk(interview({**SOFTWARE, "parts": "little"}), "p", "", "Write it", "", "", "")
    own = talked.answers["parts"]
    assert (own.owner, own.actions[0].what) == (None, "Write it")


def test_b_goes_back_in_the_second_pass() -> None:
    talked = talk(interview({**SOFTWARE, "parts": "little"}), "p", "chair", "", "b", "ward lead", "")
    own = talked.answers["parts"].owner
    assert own is not None
    assert own.role == "ward lead"
    assert "first one of the second pass" in talk(interview({**SOFTWARE, "parts": "little"}), "p", "b").complaints[0]


def test_u_stays_in_the_second_pass() -> None:
    talked = talk(interview({**SOFTWARE, "parts": "little"}), "p", "chair", "", "u", "ward lead")
    own = talked.answers["parts"].owner
    assert own is not None
    assert own.role == "ward lead"
    assert isinstance(talked.prompter.shown[-1], FieldView)


def test_u_of_an_older_change_leaves_the_second_pass() -> None:
    talked = talk(interview({**SOFTWARE, "parts": "little"}), "1", "p", "u")
    assert talked.put[-1] == "money"
    assert "money" not in talked.answers


def test_the_second_pass_says_which_answer_it_is_about_and_why() -> None:
    talked = talk(interview({**SOFTWARE, "parts": {"option": "little", "note": "A draft"}}), "p")
    view = talked.prompter.shown[-1]
    assert isinstance(view, FieldView)
    assert view.proof is not None
    assert view.proof.answer == "A little, “A draft”"
    assert view.proof.proof.needed_by == "the gate “Gate TRAVELS”"


def test_a_second_person_is_somebody_else() -> None:
    own = {**NOT_APPLICABLE, "answered": {"who": "programme lead", "date": "2026-11-23"}}
    talked = talk(interview({**SOFTWARE, "parts": own}), "p", "Programme Lead", "chair")
    assert "your own role" in talked.complaints[0]
    assert talked.interview.responses["parts"].confirmed


@pytest.mark.parametrize("line", ["Agree it; ward lead; 31 January 2027", "Agree it; ; next month"])
def test_an_action_typed_where_a_role_or_an_organisation_is_asked_for_is_asked_again(line: str) -> None:
    held = talk(interview({"parts": "none"}), "p", line, "ward lead", line, "Hub")
    assert len(held.complaints) == 2
    assert held.answers["parts"].owner == Owner(role="ward lead", organisation="Hub")


def test_an_owner_and_its_organisation_fit_into_one_line() -> None:
    held = talk(interview({"parts": "none"}), "p", "ward lead; Hub")
    assert held.answers["parts"].owner == Owner(role="ward lead", organisation="Hub")

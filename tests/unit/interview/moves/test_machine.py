"""Each thing that can be typed at a question, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from scalecheck.engine.inputs.responses import Response
from scalecheck.interview.moves.machine import advance, write
from scalecheck.interview.reading.replies import (
    COMMANDS,
    Chosen,
    Letter,
    Misunderstood,
    keys_words,
    option_keys,
    read_reply,
)
from scalecheck.interview.showing.said import AreaDone
from scalecheck.interview.showing.views import QuestionView
from scalecheck.model.assessment import Answer, PersonAndDay
from tests.builders import (
    DAY,
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

SOFTWARE = {"software": "answer-yes"}
GIVEN = PersonAndDay(who="programme lead", date=DAY)


def test_a_number_answers_and_goes_on() -> None:
    held = talk(interview(SOFTWARE), "3")
    assert held.put == ["parts", "money"]
    expected = Answer(option="much", answered=GIVEN, asked=held.interview.fingerprint("parts"))
    assert held.answers["parts"] == expected
    assert held.remarks == ["Saved: Much."]


def test_a_note_may_follow_on_the_same_line() -> None:
    held = talk(interview(SOFTWARE), "3 a draft")
    assert held.answers["parts"].note == "a draft"
    assert held.remarks == ["Saved: Much, with your note."]


def test_an_option_can_be_named_by_its_label() -> None:
    assert talk(interview(SOFTWARE), "all of it").answers["parts"].option == "full"


def test_a_long_first_line_of_a_note_gets_a_hint() -> None:
    held = talk(interview(SOFTWARE), f"3 {'x' * 130}")
    assert "120 characters; this one has 130" in held.remarks[1]
    assert len(talk(interview(SOFTWARE), f"3 {'x' * 120}").remarks) == 1


def test_what_stands_beside_an_answer_stays_when_it_is_answered_anew() -> None:
    old = {
        "option": "none",
        "note": "Old",
        "basis": "observed",
        "evidence": [{"what": "Minutes"}],
        "owner": {"role": "chair"},
        "answered": {"who": "somebody", "date": "2026-01-01"},
    }
    held = talk(interview({**SOFTWARE, "parts": old}), "j parts", "4")
    new = held.answers["parts"]
    assert (new.option, new.note, new.basis, new.answered) == ("full", "Old", "observed", GIVEN)
    assert (len(new.evidence), new.owner is not None) == (1, True)
    assert held.remarks == ["Saved: All of it. Beside it: the note, observed, 1 piece of evidence, owner chair."]


@pytest.mark.parametrize(
    "old",
    [
        {"option": "none", "override": "It is another place here."},
        {**NOT_APPLICABLE, "confirmed": {"who": "chair", "date": "2026-01-01"}},
        DONT_KNOW,
        WAITING,
        NOT_MINE,
    ],
)
def test_nothing_of_the_old_answer_itself_stays_when_it_is_answered_anew(old: dict[str, Any]) -> None:
    said = {**SOFTWARE, "money": {**old, "note": "Old"}}
    asked = interview(said).fingerprint("money")
    held = talk(interview(said), "j money", "4")
    assert held.answers["money"] == Answer(option="full", note="Old", answered=GIVEN, asked=asked)


def test_enter_keeps_an_answer_that_is_there() -> None:
    held = talk(interview({**SOFTWARE, "parts": "much"}), "j parts", "")
    assert held.put == ["money", "parts", "money"]
    assert held.saved == []


def test_enter_at_an_open_question_explains_and_puts_it_again() -> None:
    held = talk(interview(SOFTWARE), "")
    assert held.put == ["parts", "parts"]
    assert "Nothing is answered yet. Type a number from 1 to 4" in held.complaints[0]


@pytest.mark.parametrize("line", ["9", "hello", "2 3", "x" * 10_000, "\x1b[A", "\ud83d\udc00", "\x00"])
def test_what_cannot_be_taken_is_explained_and_asked_again(line: str) -> None:
    held = talk(interview(SOFTWARE), line, "3")
    assert held.put == ["parts", "parts", "money"]
    assert len(held.complaints) == 1


def test_d_answers_that_it_is_not_known() -> None:
    held = talk(interview(SOFTWARE), "d nobody has looked")
    assert held.answers["parts"].dont_know is True
    assert held.answers["parts"].note == "nobody has looked"
    assert held.remarks == ["Saved: don't know, with your note."]


def test_s_leaves_a_question_for_the_end() -> None:
    held = talk(interview(SOFTWARE), "s", "1", "1", "1", "s", "4")
    assert held.put == ["parts", "money", "record", "owner", "end", "parts", "end"]
    assert held.answers["parts"].option == "full"


def test_s_at_an_answered_question_just_goes_on() -> None:
    held = talk(interview({**SOFTWARE, "parts": "much"}), "j parts", "s")
    assert held.put[-1] == "money"
    assert not held.interview.skipped


def test_s_at_the_end_without_an_open_question_says_so() -> None:
    everything = {**SOFTWARE, "parts": "full", "money": WAITING, "record": "full", "owner": "full"}
    assert talk(interview(everything), "s").complaints == ["No question is open."]


def test_w_parks_a_question_and_the_interview_does_not_come_back_to_it() -> None:
    held = talk(interview(SOFTWARE), "w finance", "s", "s", "s", "s", "s", "s", "s")
    assert held.answers["parts"] == Answer(waiting_for="finance")
    assert held.put.count("parts") == 1
    assert held.remarks[0] == "Parked: waiting for finance."


def test_w_alone_asks_for_the_role() -> None:
    assert talk(interview(SOFTWARE), "w", "w finance lead").answers["parts"].waiting_for == "finance lead"
    held = talk(interview(SOFTWARE), "w", "", "w", "12", "finance lead")
    assert held.answers["parts"].waiting_for == "finance lead"
    assert held.remarks[0] == "Left as it was."
    assert held.complaints == ["Please write it in words."]


def test_x_sets_a_question_aside_with_its_reason() -> None:
    held = talk(interview({**SOFTWARE, "parts": "full"}), "x", "no money is needed")
    assert held.answers["money"].not_applicable == "no money is needed"
    assert held.put[-1] == "record"


def test_x_on_what_a_gate_names_says_that_a_second_person_has_to_confirm_it() -> None:
    layout = interview().brief.outline
    parts = layout.items["parts"]
    allowed = parts.model_copy(update={"not_applicable": layout.items["money"].not_applicable})
    held = talk(interview(SOFTWARE), "x none here")
    assert "always applies" in held.complaints[0]
    layout.questions["parts"] = allowed
    layout.items["parts"] = allowed
    held = talk(interview(SOFTWARE, layout=layout), "x none here")
    assert "second person confirms" in held.remarks[1]
    gates = [gate(name, {"ready": {"item": name, "at_least": "full"}}) for name in ("parts", "money")]
    two = outline(section("first", item("parts"), item("money"), item("else")), gates=gates)
    assert "second person confirms" in talk(interview(layout=two), "x none here").remarks[1]
    assert len(talk(interview({"parts": "full", "money": "full"}, layout=two), "x none here").remarks) == 1
    held = talk(interview(SOFTWARE, layout=layout, agreed=True), "x none here")
    assert len(held.remarks) == 1


@pytest.mark.parametrize("answers", [{}, SOFTWARE])
def test_x_on_what_always_applies_offers_the_dont_know(answers: dict[str, str]) -> None:
    held = talk(interview(answers), "x because")
    assert "type d for don't know" in held.complaints[0]


def test_b_goes_back_to_what_was_put_before() -> None:
    held = talk(interview(SOFTWARE), "1", "s", "b", "b", "b", "b")
    assert held.put == ["parts", "money", "record", "money", "parts", "software", "software"]
    assert held.complaints == ["This is the first question."]


def test_b_behind_a_jump_goes_back_to_where_it_began() -> None:
    assert talk(interview(SOFTWARE), "j owner", "b").put == ["parts", "owner", "parts"]


def test_a_whole_text_is_taken_where_a_note_is_asked_for_and_nowhere_else() -> None:
    begun = interview(SOFTWARE)
    for line in ("o", "e", "a"):
        form = advance(begun, line).interview
        assert write(form, "A whole text").interview is form
    assert write(begun, "A whole text").interview is begun
    assert write(advance(begun, "n").interview, "A whole text").interview.answers["parts"].note == "A whole text"


def test_b_from_the_end_goes_to_the_last_question() -> None:
    everything = {**SOFTWARE, "parts": "full", "money": "full", "record": "full", "owner": "full"}
    assert talk(interview(everything), "b").put == ["end", "owner"]


def test_u_takes_back_one_change_after_the_other() -> None:
    held = talk(interview(SOFTWARE), "3", "2 a note", "u", "u", "u")
    assert held.put == ["parts", "money", "record", "money", "parts", "parts"]
    assert held.answers.keys() == {"software"}
    assert held.remarks[2:] == ["Undone. The yearly cost: open again.", "Undone. Parts that must stay: open again."]
    assert held.complaints == ["There is nothing to undo: nothing was changed in this session."]
    assert len(held.saved) == 4


def test_u_brings_back_the_answer_that_was_there() -> None:
    held = talk(interview({**SOFTWARE, "parts": "much"}), "j parts", "1", "u")
    assert held.answers["parts"] == answer("much")
    assert held.remarks[-1] == "Undone. Parts that must stay: Much."


def test_j_finds_a_question_by_words() -> None:
    assert talk(interview(), "j yearly cost").put == ["software", "money"]


def test_j_finds_a_question_by_its_number() -> None:
    assert talk(interview(), "j 4").put == ["software", "record"]
    assert talk(interview(), "j 9").complaints == ["No question holds “9”. l lists what is open."]


def test_j_asks_which_where_several_fit() -> None:
    held = talk(interview(), "j", "is", "7", "2")
    assert held.put[0] == "software"
    assert held.put[-1] == "parts"
    assert "from 1 to 5" in held.complaints[0]


def test_j_with_nothing_stays() -> None:
    held = talk(interview(), "j", "")
    assert held.put[-1] == "software"
    assert held.remarks == ["Left as it was."]


def test_l_lists_what_is_open_not_known_and_parked() -> None:
    held = talk(interview({**SOFTWARE, "parts": DONT_KNOW, "money": WAITING}), "s", "l")
    [listed] = held.rows
    assert listed.title == "2 open, 1 don't know, 1 waiting (j and a number jumps there)"
    assert listed.rows == (
        ("4", "Joined record (skipped)"),
        ("5", "Who owns it"),
        ("2", "Parts that must stay: don't know"),
        ("3", "The yearly cost: waiting for the finance lead"),
    )


def test_l_with_nothing_open_says_so() -> None:
    everything = {**SOFTWARE, "parts": "full", "money": "full", "record": "full", "owner": NOT_APPLICABLE}
    assert talk(interview(everything), "l").remarks == ["Nothing is open, not known or parked."]


def test_g_shows_what_is_not_on_the_screen_and_the_hard_words() -> None:
    [shown] = talk(interview(SOFTWARE), "g").rows
    assert shown.rows == (
        ("How to judge", "A core is small."),
        ("Would show it", "The page"),
        ("Up from 1", "Hold a workshop."),
        ("Who knows", "clinical lead, then it lead"),
        ("“core”", "What must stay."),
    )


def test_g_without_guidance_says_so() -> None:
    assert talk(interview(), "g").remarks == ["The checklist says no more about “Software”."]


def test_help_names_every_command() -> None:
    explained, shown = talk(interview(), "j 3", "?").rows
    assert [term for term, _ in explained.rows] == ["How to tick", "A gate", "A must"]
    keys = [key for key, _ in shown.rows]
    assert keys[:2] == ["1 to 4", "Enter"]
    letters = [command.letter for command in COMMANDS if not command.agreeing and command.letter != "?"]
    assert [key.split()[0] for key in keys[2:]] == letters


def test_help_at_the_end_names_what_can_be_typed_there() -> None:
    everything = {**SOFTWARE, "parts": "full", "money": "full", "record": "full", "owner": "full"}
    held = talk(interview(everything), "?", "3", "d", "e x", "")
    keys = [key for key, _ in held.rows[0].rows]
    assert keys[0] == "Enter"
    assert not {"d why", "x reason", "n note"} & set(keys)
    assert len(held.complaints) == 3
    assert held.interview.left


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.letter)
def test_every_command_works_at_every_question(command: object) -> None:
    letter = getattr(command, "letter", "")
    for name in interview().asked:
        turn = advance(replace(interview(), at=name), letter)
        assert turn.interview != replace(interview(), at=name) or turn.said


def test_q_ends_it() -> None:
    held = talk(interview(SOFTWARE), "3", "q", "4")
    assert held.interview.left
    assert held.answers.keys() == {"software", "parts"}


def test_the_end_of_the_input_ends_it() -> None:
    held = talk(interview(SOFTWARE), "3")
    assert not held.interview.left
    assert held.saved[-1] == held.answers


def test_an_area_that_is_gone_through_is_summed_up_once() -> None:
    held = talk(interview(SOFTWARE), "3", "d", "j parts", "4")
    done = [one for one in held.prompter.told if isinstance(one, AreaDone)]
    assert [(one.title, one.count.answered, one.count.unknown) for one in done] == [("First area", 1, 1)]


def test_an_area_with_a_skipped_question_is_not_done() -> None:
    held = talk(interview(SOFTWARE), "s", "3")
    assert not [one for one in held.prompter.told if isinstance(one, AreaDone)]


def test_a_site_that_answers_like_the_programme_leaves_it_to_the_programme() -> None:
    inherited = {"parts": Response(answer("much"), origin=PROGRAMME)}
    held = talk(interview(SOFTWARE, inherited=inherited), "j parts", "3")
    assert "parts" not in held.answers
    assert "holds here as well" in held.remarks[0]


def test_a_site_that_answers_otherwise_says_why() -> None:
    inherited = {"parts": Response(answer("much"), origin=PROGRAMME)}
    held = talk(
        interview(SOFTWARE, inherited=inherited), "j parts", "1 none here", "", "j parts", "1 none here", "Too small"
    )
    own = held.answers["parts"]
    assert (own.option, own.note, own.override) == ("none", "none here", "Too small")
    assert len(held.saved) == 1


def test_a_site_that_takes_its_answer_back_keeps_nothing_of_it() -> None:
    inherited = {"parts": Response(answer("much"), origin=PROGRAMME)}
    own = {"option": "none", "override": "Too small", "note": "none here"}
    held = talk(interview({**SOFTWARE, "parts": own}, inherited=inherited), "j parts", "3", "u")
    assert "parts" not in held.saved[0]
    assert held.answers["parts"] == answer(own)


def test_a_site_needs_no_reason_for_an_opening_question() -> None:
    inherited = {"software": Response(answer("answer-yes"), origin=PROGRAMME)}
    held = talk(interview({}, inherited=inherited), "j software", "1")
    assert held.answers["software"].option == "answer-no"


def test_a_dont_know_of_a_site_overrides_nothing() -> None:
    inherited = {"parts": Response(answer("much"), origin=PROGRAMME)}
    held = talk(interview(SOFTWARE, inherited=inherited), "j parts", "d")
    assert "overrides nothing" in held.remarks[1]
    assert held.interview.responses["parts"].answer.option == "much"


PREVIOUS = {
    "parts": answer({"option": "much", "note": "Old", "evidence": [{"what": "Minutes"}]}),
    "money": answer(WAITING),
    "record": answer({"note": "Only a note"}),
    "owner": answer({"option": "gone"}),
}


def test_the_answer_of_the_last_round_is_shown_and_does_not_count() -> None:
    begun = interview(SOFTWARE, previous=PREVIOUS)
    assert begun.at == "parts"
    held = talk(begun, "")
    assert "= confirms the earlier answer" in held.complaints[0]
    assert held.saved == []


def test_equals_confirms_the_answer_of_the_last_round() -> None:
    held = talk(interview(SOFTWARE, previous=PREVIOUS), "=")
    new = held.answers["parts"]
    assert (new.option, new.note, new.answered) == ("much", "Old", GIVEN)
    assert len(new.evidence) == 1
    assert talk(interview(SOFTWARE, previous=PREVIOUS), "= still so").answers["parts"].note == "still so"


def test_the_number_of_the_old_answer_says_that_its_note_is_left_and_how_it_is_taken() -> None:
    left = "The earlier note was not taken along; b and then = takes it."
    held = talk(interview(SOFTWARE, previous=PREVIOUS), "3")
    assert held.remarks[0].endswith(left)
    assert talk(interview(SOFTWARE, previous=PREVIOUS), "3", "b", "=").answers["parts"].note == "Old"
    for line in ("3 a new note", "2", "="):
        assert left not in talk(interview(SOFTWARE, previous=PREVIOUS), line).remarks[0]


def test_equals_parks_again_what_was_parked() -> None:
    held = talk(interview({**SOFTWARE, "parts": "full"}, previous=PREVIOUS), "=")
    assert held.answers["money"] == Answer(waiting_for="finance lead")


def test_equals_without_an_old_answer_says_so() -> None:
    assert "no earlier answer" in talk(interview(SOFTWARE), "=").complaints[0]
    held = talk(interview(SOFTWARE, previous=PREVIOUS), "j record", "=")
    assert "no earlier answer" in held.complaints[0]


def test_an_old_answer_that_is_no_longer_offered_is_not_confirmed() -> None:
    held = talk(interview(SOFTWARE, previous=PREVIOUS), "j owner", "=")
    assert "no longer among the options" in held.complaints[0]


def test_an_old_not_applicable_that_is_no_longer_allowed_is_not_confirmed() -> None:
    held = talk(interview(SOFTWARE, previous={"parts": answer(NOT_APPLICABLE)}), "=")
    assert "always applies now" in held.complaints[0]


OF_THE_LAST_ROUND: Final[dict[str, Any]] = {
    "option": "little",
    "note": "A draft",
    "basis": "asserted",
    "owner": {"role": "chair", "organisation": "North trust"},
    "evidence": [{"what": "The draft"}],
    "actions": [{"what": "Write it", "due": "2027-01-31"}, {"what": "Print it", "done": True}],
}


@pytest.mark.parametrize("line", ["3", "1 worse", "d nobody knows", "w chair"])
def test_an_answer_given_anew_keeps_owner_evidence_and_open_actions_of_the_last_round(line: str) -> None:
    previous = {"parts": answer(OF_THE_LAST_ROUND)}
    talked = talk(interview({"software": "answer-yes"}, previous=previous), line)
    own = talked.answers["parts"]
    assert own.owner is not None
    assert (own.owner.organisation, own.basis) == ("North trust", None)
    assert [one.what for one in own.evidence] == ["The draft"]
    assert [one.what for one in own.actions] == ["Write it"]


def test_back_after_an_undoing_goes_to_what_was_before_the_question_that_is_put_again() -> None:
    held = talk(interview(), "1", "1", "u")
    again = held.interview.at
    assert again == interview().asked[1]
    assert talk(held.interview, "b").interview.at == interview().asked[0]
    first = talk(interview(), "1", "u", "b")
    assert first.interview.at == interview().asked[0]
    assert first.complaints == ["This is the first question."]


def test_what_is_kept_of_the_last_round_is_told_and_an_undoing_takes_it_back() -> None:
    previous = {"parts": answer(OF_THE_LAST_ROUND)}
    talked = talk(interview({"software": "answer-yes"}, previous=previous), "3", "u")
    assert "Beside it: 1 piece of evidence, owner chair, 1 action." in talked.remarks[0]
    assert "parts" not in talked.answers


def test_confirming_an_answer_carries_no_action_that_is_done() -> None:
    previous = {"parts": answer(OF_THE_LAST_ROUND)}
    talked = talk(interview({"software": "answer-yes"}, previous=previous), "=")
    assert [one.what for one in talked.answers["parts"].actions] == ["Write it"]
    assert talked.answers["parts"].note == "A draft"


def test_an_action_added_before_the_answer_goes_beside_those_of_the_last_round() -> None:
    previous = {"parts": answer(OF_THE_LAST_ROUND)}
    talked = talk(interview({"software": "answer-yes"}, previous=previous), "a Send it", "", "", "", "2", "2")
    assert [one.what for one in talked.answers["parts"].actions] == ["Write it", "Send it"]


def test_b_behind_a_second_pass_never_leads_to_the_question_that_is_put() -> None:
    talked = talk(
        interview({**SOFTWARE, "parts": "little"}), "j owner", "p", "chair", "", "Write it; 31 January 2027", "b"
    )
    assert talked.put[-2:] == ["money", "parts"]


@pytest.mark.parametrize("line", ["0", "6", "9" * 3000])
def test_j_with_a_number_that_no_question_has_looks_for_words(line: str) -> None:
    assert "No question holds" in talk(interview(), f"j {line}").complaints[0]


def test_numbers_that_are_labels_are_what_is_typed() -> None:
    keys = option_keys(["0", "1", "2"])
    assert (keys, keys_words(keys)) == (("0", "1", "2"), "0 to 2")
    assert keys_words(("1", "2")) == "1 or 2"
    assert read_reply("0 none yet", ["0", "1", "2"]) == Chosen(0, "none yet")
    assert read_reply("2", ["0", "1", "2"]) == Chosen(2)
    assert option_keys(["never", "1", "2"]) == ("never", "1", "2")
    assert option_keys(["No", "Yes"]) == ("1", "2")
    assert read_reply("1", ["never", "1", "2"]) == Chosen(1)
    assert read_reply("1 or 2 sites", ["1 or 2 sites", "3 or more"]) == Chosen(0)


@pytest.mark.parametrize(
    ("text", "letter"),
    [("don't know", "d"), ("DONT KNOW", "d"), ("idk", "d"), ("skip", "s"), ("Back", "b"), ("n/a", "x"), ("note", "n")],
)
def test_a_command_can_be_typed_in_words(text: str, letter: str) -> None:
    assert read_reply(text, ["No", "Yes"]) == Letter(letter)


@pytest.mark.parametrize("label", ["Don't know", "skip", "Back", "undo", "Quit", "help", "b", "N"])
def test_a_label_that_is_a_command_as_well_is_asked_about(label: str) -> None:
    reply = read_reply(label, ["None", label, "All"])
    assert isinstance(reply, Misunderstood)
    assert "Type 2 for the option" in reply.why


def test_yes_and_no_can_be_typed_for_short_but_n_is_asked_about_since_it_is_a_command() -> None:
    assert read_reply("y", ["No", "Yes"]) == Chosen(1)
    reply = read_reply("n", ["No", "Yes"])
    assert isinstance(reply, Misunderstood)
    assert reply.why.startswith("“n” is an option here, and a command. Type 1 for the option, note for the command")
    assert read_reply("n as I said", ["No", "Yes"]) == Letter("n", "as I said")
    assert read_reply("n", ["Not started", "In place"]) == Letter("n")


TWICE: Final = {
    "either": [
        {"option": "none", "note": "Nothing is written.", "answered": {"who": "lead", "date": "2026-11-03"}},
        {"option": "full", "evidence": [{"what": "The page"}]},
    ]
}
"""Two answers to one question, kept by a merge."""


def test_a_question_answered_twice_is_open_and_shows_both_answers() -> None:
    begun = interview({**SOFTWARE, "parts": TWICE})
    assert begun.at == "parts"
    view = talk(begun).prompter.shown[0]
    assert isinstance(view, QuestionView)
    assert view.voices is not None
    assert [(one.who, one.words, one.note) for one in view.voices.voices] == [
        ("lead, 3 November 2026", "Nothing", "Nothing is written."),
        ("", "All of it", "1 piece of evidence"),
    ]


def test_choosing_between_two_answers_keeps_the_notes_and_evidence_of_both() -> None:
    held = talk(interview({**SOFTWARE, "parts": TWICE}), "4")
    parts = held.answers["parts"]
    assert (parts.option, parts.either, parts.note) == ("full", (), "Nothing is written.")
    assert [piece.what for piece in parts.evidence] == ["The page"]
    held = talk(interview({**SOFTWARE, "parts": TWICE}), "4", "u")
    assert len(held.answers["parts"].either) == 2


def test_help_lists_x_only_where_a_question_can_be_set_aside() -> None:
    always, elsewhere = (talk(interview(), f"j {place}", "?").rows[-1].rows for place in ("2", "3"))
    assert "x reason" not in dict(always)
    assert "x reason" in dict(elsewhere)


def test_what_others_are_asked_follows_at_the_end_after_what_was_skipped() -> None:
    asked = interview(
        {"software": "answer-no"}, order=("parts",), elsewhere=("software", "money", "owner"), invited=True
    )
    held = talk(asked, "s", "s", "2", "2")
    assert list(held.answers) == ["software", "parts", "money"]
    assert (held.interview.at, held.interview.asked) == ("owner", ("parts", "software", "money", "owner"))
    area = interview({"parts": "full"}, order=("parts",), elsewhere=("money",))
    assert talk(area, "s").complaints == ["No question is open."]

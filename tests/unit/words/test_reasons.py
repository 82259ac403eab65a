"""The reasons in words: every kind of sentence, readable by somebody who has never seen the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.words.reasons import reasons_of
from tests.builders import (
    BACKED,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_MINE,
    WAITING,
    gate,
    item,
    judge,
    outline,
    question,
    section,
    verdict,
)

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline


BACKED_LITTLE = {"option": "little", **BACKED}


def ruled(verdicts: list[dict[str, Any]], **keys: object) -> Outline:
    return outline(
        section("dom-one", item("a"), item("b", about="site"), sections=[section("inner", item("x"))]),
        section("dom-two", item("c", importance="should"), item("d", reverse=True, about="system")),
        profile=[question("q"), question("reach", scale="steps")],
        verdicts=verdicts,
        scoring={"round": {"decimals": 0}},
        **keys,
    )


def sentence(rule: dict[str, Any], said: dict[str, Any], *, confirmed: bool = False, **keys: object) -> str:
    """Return the reason why a verdict with this rule is not reached."""
    always = {"item": "q", "is": ["answer-yes"]}
    verdicts = [verdict("ready", rule), verdict("nearly", always), verdict("usual", default=True)]
    judgement = judge(ruled(verdicts, **keys), {"q": "answer-yes", **said}, confirmed=confirmed)
    assert judgement.verdict.verdict.id == "nearly"
    return one_text([reason.text for reason in reasons_of(judgement) if reason.kind == "rule"])


def sentence_for_worse(rule: dict[str, Any], said: dict[str, Any], **keys: object) -> str:
    """Return the reason for a verdict worse than the default that this rule led to."""
    judgement = judge(ruled([verdict("ready"), verdict("usual", default=True), verdict("stop", rule)], **keys), said)
    assert judgement.verdict.verdict.id == "stop"
    return one_text([reason.text for reason in reasons_of(judgement)])


def one_text(texts: list[str]) -> str:
    assert len(texts) == 1
    check(texts[0])
    return texts[0]


def check(text: str) -> None:
    """Check that a reason is a sentence and shows nothing of what stands behind it."""
    assert text[0].isupper() or text[0].isdigit(), text
    assert text.endswith("."), text
    assert not re.search(r"\bNone\b|Fraction|Truth|[\[\]{}<>_]|\(\)|\.\.|;;| ,|  |\.;", text), text
    for name in ("dom-one", "dom-two", "not-mine", "dont", "dated-action", "usual", "at_least", "answer-", "“full”"):
        assert name not in text, text


@pytest.mark.parametrize(
    ("rule", "said", "expected"),
    [
        (
            {"item": "a", "at_least": "much"},
            {"a": "little"},
            "Title of A: “A little”, but at least “Much” is needed.",
        ),
        ({"item": "a", "at_least": "full"}, {"a": "little"}, "Title of A: “A little”, but “All of it” is needed."),
        ({"item": "a", "below": "much"}, {"a": "full"}, "Title of A: “All of it”, but less than “Much” is needed."),
        ({"item": "a", "below": "little"}, {"a": "full"}, "Title of A: “All of it”, but “Nothing” is needed."),
        (
            {"item": "a", "is": ["little", "much"]},
            {"a": "full"},
            "Title of A: “All of it”, but “A little” or “Much” is needed.",
        ),
        (
            {"item": "a", "is_not": ["little"]},
            {"a": "little"},
            "Title of A: “A little”, but anything but “A little” is needed.",
        ),
        (
            {"item": "d", "at_least": "little"},
            {"d": "full"},
            "Title of D: “All of it”, but “Nothing” or “A little” is needed.",
        ),
        (
            {"not": {"item": "a", "at_least": "much"}},
            {"a": "full"},
            "Title of A: “All of it”, but less than “Much” is needed.",
        ),
        (
            {"not": {"item": "a", "is": ["full"]}},
            {"a": "full"},
            "Title of A: “All of it”, but anything but “All of it” is needed.",
        ),
        (
            {"not": {"item": "a", "is_not": ["full"]}},
            {"a": "much"},
            "Title of A: “Much”, but “All of it” is needed.",
        ),
        ({"item": "reach", "is": ["one"]}, {}, "Title of REACH: no answer yet, but “One site” is needed."),
        (
            {"item": "reach", "at_least": "some"},
            {"reach": "one"},
            "Title of REACH: “One site”, but at least “Some sites” is needed.",
        ),
        (
            {"item": "a", "at_least": "much"},
            {"a": DONT_KNOW},
            "Title of A: don't know, but at least “Much” is needed.",
        ),
        (
            {"item": "a", "at_least": "much"},
            {"a": WAITING},
            "Title of A: no answer yet, waiting for the finance lead, but at least “Much” is needed.",
        ),
        (
            {"item": "a", "at_least": "much"},
            {"a": NOT_MINE},
            "Title of A: no answer yet, for the ward lead to give, but at least “Much” is needed.",
        ),
        (
            {"item": "a", "at_least": "much"},
            {"a": NOT_APPLICABLE},
            "Title of A: not applicable, not confirmed by a second person, but at least “Much” is needed.",
        ),
        ({"item": "a", "state": ["answered"]}, {"a": DONT_KNOW}, "Title of A: don't know, but an answer is needed."),
        (
            {"not": {"item": "a", "state": ["dont-know"]}},
            {"a": DONT_KNOW},
            "Title of A: don't know, but something other than “don't know” is needed.",
        ),
        (
            {"item": "a", "basis": ["evidenced", "observed"]},
            {"a": {"option": "full", "basis": "guess"}},
            "Title of A: the answer rests on a guess, but evidence or observation is needed.",
        ),
        (
            {"item": "a", "basis": ["observed"]},
            {"a": "full"},
            "Title of A: the answer does not say what it rests on, but observation is needed.",
        ),
        (
            {"not": {"item": "a", "basis": ["asserted"]}},
            {"a": {"option": "full", "basis": "asserted"}},
            "Title of A: the answer rests on somebody's word, but something other than somebody's word is needed.",
        ),
        ({"item": "a", "has": ["owner"]}, {"a": "full"}, "Title of A: no owner."),
        (
            {"item": "a", "has": ["evidence", "dated-action"]},
            {"a": "full"},
            "Title of A: no evidence in date and no action with a date.",
        ),
        (
            {"item": "a", "has": ["evidence", "owner"]},
            {"a": DONT_KNOW},
            "Title of A: don't know, but evidence in date and an owner are needed.",
        ),
        ({"not": {"item": "a", "has": ["owner"]}}, {"a": BACKED_LITTLE}, "Title of A: has an owner."),
    ],
)
def test_a_reason_about_one_question_says_what_is_answered_and_what_is_needed(
    rule: dict[str, Any], said: dict[str, Any], expected: str
) -> None:
    assert sentence(rule, said) == expected


FULL = dict.fromkeys("abcx", "full") | {"d": "none"}


@pytest.mark.parametrize(
    ("rule", "said", "expected"),
    [
        ({"score": "dom-two", "at_least": 80}, {"c": "full", "d": "much"}, "67, but at least 80 is needed."),
        (
            {"score": "dom-two", "at_least": 80},
            {"c": "full"},
            "between 50 and 100, depending on what is still open, but at least 80 is needed.",
        ),
        ({"score": "dom-two", "below": 40.5}, {"c": "full", "d": "much"}, "67, but less than 40.5 is needed."),
        (
            {"not": {"score": "dom-two", "at_least": 40}},
            {"c": "full", "d": "much"},
            "67, but less than 40 is needed.",
        ),
    ],
)
def test_a_reason_about_an_areas_score_gives_the_score_and_the_line(
    rule: dict[str, Any], said: dict[str, Any], expected: str
) -> None:
    assert sentence(rule, said) == f"Area DOM-TWO scores {expected}"


@pytest.mark.parametrize(
    ("scored", "expected"),
    [
        ("overall", "Everything together scores 72, but at least 90 is needed."),
        ({"weakest": "domains"}, "The weakest area, Area DOM-ONE, scores 44, but at least 90 is needed."),
        ({"about": "site"}, "The questions about the site score 0, but at least 90 is needed."),
    ],
)
def test_a_reason_about_a_score_says_of_what(scored: object, expected: str) -> None:
    # area one: mean of 100, 0 and 33.3; area two: 100
    said = {"a": "full", "b": "none", "x": "little", "c": "full", "d": "none"}
    assert sentence({"score": scored, "at_least": 90}, said) == expected


@pytest.mark.parametrize(
    ("rule", "said", "expected"),
    [
        (
            {"coverage": "overall", "at_least": 0.8},
            {"a": "full", "b": "full"},
            "2 of 5 questions are answered, but at least 4 have to be.",
        ),
        (
            {"coverage": "inner", "at_least": 1, "counting": ["answered", "dont-know"]},
            {},
            "Area INNER: 0 of 1 question is answered or marked “don't know”, but at least 1 has to be.",
        ),
        (
            {"not": {"coverage": "dom-two", "at_least": 0.5}},
            {"c": "full"},
            "Area DOM-TWO: 1 of 2 questions is answered, but fewer than 1 has to be.",
        ),
        (
            {"share": "met", "in": "dom-two", "at_least": 1},
            {"c": "full", "d": DONT_KNOW},
            "Too few questions are met; what is not: in Area DOM-TWO “Title of D”.",
        ),
        (
            {"share": "partly", "in": "overall", "at_least": 0.66},
            {"a": "much", "b": "none", "c": DONT_KNOW},
            (
                "Too few questions are at least partly there; what is not: “Title of B”, “Title of X”, “Title of C” "
                "and “Title of D”."
            ),
        ),
        (
            {"share": "partly", "in": "every-domain", "at_least": 0.5},
            {"a": "much", "b": "none", "x": "none", "c": "full"},
            "Too few questions are at least partly there; what is not: in Area DOM-ONE “Title of B” and “Title of X”.",
        ),
        (
            {"share": "partly", "in": "every-domain", "at_least": 0.5},
            {"a": "much", "b": "none", "c": "none", "d": "full"},
            (
                "Too few questions are at least partly there; what is not: in Area DOM-ONE “Title of B” and "
                "“Title of X”; in Area DOM-TWO “Title of C” and “Title of D”."
            ),
        ),
        (
            {"not": {"share": "met", "in": "every-domain", "at_least": 0.5}},
            FULL,
            "Enough questions are met in every area.",
        ),
        (
            {"count": "not-met", "importance": "must", "at_most": 1},
            {**FULL, "a": "none", "b": "none"},
            "2 must-questions are not met, but at most 1 may be.",
        ),
        (
            {"count": "not-met", "about": "site", "in": "dom-one", "at_most": 0},
            {**FULL, "b": "none"},
            "1 question about the site in Area DOM-ONE is not met, but none may be.",
        ),
        (
            {"count": "dont-know", "importance": "must", "at_most": 0},
            {"a": "full", "b": "full", "c": "full", "d": "none"},
            "1 must-question is open and could turn out to be a “don't know”, but none may be.",
        ),
        (
            {"count": "not-met", "at_most": 0},
            {"a": "full", "b": "full", "x": "full"},
            "2 questions are open and could turn out not to be met, but none may be.",
        ),
        (
            {"count": "dont-know", "at_most": 0},
            {**FULL, "a": DONT_KNOW},
            "1 question is answered “don't know”, but none may be.",
        ),
        (
            {"count": "dont-know", "in": "overall", "at_most": 2},
            {"a": DONT_KNOW, "b": DONT_KNOW, "c": "full", "d": "none"},
            "2 questions are answered “don't know”, and 1 more is open, but at most 2 may be.",
        ),
        (
            {"count": "unanswered", "at_most": 1},
            {"a": DONT_KNOW, "b": DONT_KNOW},
            "3 questions are unanswered, but at most 1 may be.",
        ),
        (
            {"not": {"count": "unanswered", "at_most": 1}},
            FULL,
            "No question is unanswered, but more than 1 have to be.",
        ),
    ],
)
def test_a_reason_about_several_questions_says_which_or_how_many_they_are(
    rule: dict[str, Any], said: dict[str, Any], expected: str
) -> None:
    assert sentence(rule, said) == expected


# Gates

GATES = [
    gate("g", {"ready": {"item": "a", "at_least": "full"}}),
    gate("h", {"ready": {"all": [{"item": "b", "at_least": "much"}, {"item": "c", "at_least": "much"}]}}),
]


def rules(rule: dict[str, Any], said: dict[str, Any]) -> list[str]:
    """Return the sentences, gates' own aside, for a verdict that gates and this rule keep away."""
    verdicts = [verdict("ready", rule), verdict("usual", default=True)]
    judgement = judge(ruled(verdicts, gates=GATES), said)
    assert judgement.verdict.verdict.id == "usual"
    texts = [reason.text for reason in reasons_of(judgement) if reason.kind == "rule"]
    for text in texts:
        check(text.replace("Verdict USUAL", ""))
    return texts


LITTLE = dict.fromkeys("abcdx", "little")


def test_a_reason_about_one_gate_says_what_it_allows_at_best() -> None:
    assert rules({"gate": "g", "allows": "ready"}, LITTLE) == [
        "The gate “Gate G” allows “Verdict USUAL” at best, but “Verdict READY” is needed."
    ]


def test_a_reason_about_several_gates_names_them() -> None:
    rule = {"gates_below": "ready", "at_most": 0}
    assert rules(rule, LITTLE) == ["2 gates fall short of “Verdict READY” (Gate G, Gate H), but none may."]
    assert rules({**rule, "at_most": 1}, LITTLE) == [
        "2 gates fall short of “Verdict READY” (Gate G, Gate H), but at most 1 may."
    ]
    assert rules(rule, {**LITTLE, "a": "full"}) == ["1 gate falls short of “Verdict READY” (Gate H), but none may."]
    assert rules({"not": {"gates_below": "ready", "at_most": 2}}, LITTLE) == [
        "2 gates fall short of “Verdict READY” (Gate G, Gate H), but more than 2 have to."
    ]


def test_a_reason_about_what_stands_behind_answers_names_the_questions_by_what_is_missing() -> None:
    backed = {"option": "little", **BACKED}
    rule = {"gates_below": "ready", "each_has": ["owner", "dated-action"]}
    said = {**LITTLE, "b": backed, "c": {**DONT_KNOW, "owner": {"role": "ward lead"}}}
    assert rules(rule, said) == [
        (
            "An owner and an action with a date are missing for “Title of A”; "
            "an action with a date is missing for “Title of C” (don't know)."
        )
    ]
    assert rules({"gate_items": "each", "has": ["evidence"]}, said) == [
        "Evidence in date is missing for “Title of A”, “Title of C” (don't know)."
    ]
    assert rules(rule, {**LITTLE, "a": backed, "b": backed, "c": {**DONT_KNOW, **BACKED}}) == [
        "A known answer is missing for “Title of C” (don't know)."
    ]


def test_a_reason_about_what_stands_behind_answers_knows_the_questions_concerned() -> None:
    verdicts = [verdict("ready", {"gate_items": "each", "has": ["evidence"]}), verdict("usual", default=True)]
    found = reasons_of(judge(ruled(verdicts, gates=GATES), {**LITTLE, "a": {"option": "full", **BACKED}}))
    assert [reason.items for reason in found] == [("b", "c"), ("b", "c")]


def test_a_gates_reason_is_its_own_words_and_then_what_holds_it_back() -> None:
    says = {"otherwise": "Nobody has looked"}
    verdicts = [verdict("ready"), verdict("usual", default=True)]
    (reason,) = reasons_of(judge(ruled(verdicts, gates=[{**GATES[1], "says": says}]), {**LITTLE, "c": DONT_KNOW}))
    check(reason.text)
    assert reason.text == (
        "Gate H: Nobody has looked. Title of B: “A little”, but at least “Much” is needed; "
        "Title of C: don't know, but at least “Much” is needed."
    )
    assert (reason.kind, reason.gate, reason.items) == ("gate", "h", ("b", "c"))


def test_a_gate_without_words_of_its_own_says_why_it_exists() -> None:
    verdicts = [verdict("ready"), verdict("usual", default=True)]
    (reason,) = reasons_of(judge(ruled(verdicts, gates=GATES[:1]), LITTLE))
    assert reason.text == "Gate G: It must hold. Title of A: “A little”, but “All of it” is needed."


# A verdict worse than the default


@pytest.mark.parametrize(
    ("rule", "said", "expected"),
    [
        ({"item": "q", "is": ["answer-yes"]}, {"q": "answer-yes"}, "Title of Q: “It is so”."),
        ({"item": "a", "is_not": ["full"]}, {"a": "much"}, "Title of A: “Much”."),
        ({"item": "a", "below": "much"}, {"a": "little"}, "Title of A: “A little”, which is less than “Much”."),
        (
            {"not": {"item": "a", "at_least": "much"}},
            {"a": "little"},
            "Title of A: “A little”, which is less than “Much”.",
        ),
        (
            {"item": "d", "at_least": "little"},
            {"d": "none"},
            "Title of D: “Nothing”, which is “Nothing” or “A little”.",
        ),
        ({"item": "a", "state": ["dont-know"]}, {"a": DONT_KNOW}, "Title of A: don't know."),
        (
            {"item": "a", "basis": ["guess"]},
            {"a": {"option": "full", "basis": "guess"}},
            "Title of A: the answer rests on a guess.",
        ),
        ({"not": {"item": "a", "has": ["owner"]}}, {"a": "full"}, "Title of A: no owner."),
        ({"item": "a", "has": ["owner"]}, {"a": BACKED_LITTLE}, "Title of A: has an owner."),
        (
            {"score": "dom-two", "below": 20},
            {"c": "none", "d": "full"},
            "Area DOM-TWO scores 0, which is less than 20.",
        ),
        (
            {"not": {"score": "dom-two", "at_least": 60}},
            {"c": "none"},
            "Area DOM-TWO scores between 0 and 50, depending on what is still open, which is less than 60.",
        ),
        (
            {"not": {"share": "met", "in": "dom-two", "at_least": 0.5}},
            {"c": "none", "d": "full"},
            "Too few questions are met; what is not: in Area DOM-TWO “Title of C” and “Title of D”.",
        ),
        (
            {"not": {"share": "met", "in": "every-domain", "at_least": 0.5}},
            {"c": "none", "d": "full"},
            (
                "Too few questions are met; what is not: in Area DOM-ONE “Title of A”, “Title of B” and “Title of X”; "
                "in Area DOM-TWO “Title of C” and “Title of D”."
            ),
        ),
        (
            {"not": {"count": "not-met", "at_most": 1}},
            {"c": "none", "d": "full"},
            "2 questions are not met, and 3 more are open.",
        ),
        ({"not": {"coverage": "overall", "at_least": 0.5}}, {"c": "none"}, "1 of 5 questions is answered."),
    ],
)
def test_a_reason_for_a_worse_verdict_says_what_is_so(
    rule: dict[str, Any], said: dict[str, Any], expected: str
) -> None:
    assert sentence_for_worse(rule, said) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            {"not": {"gates_below": "ready", "at_most": 1}},
            "2 gates fall short of “Verdict READY” (Gate G, Gate H).",
        ),
        ({"not": {"gate": "g", "allows": "ready"}}, "The gate “Gate G” allows “Verdict USUAL” at best."),
        (
            {"not": {"gate_items": "each", "has": ["owner"]}},
            "An owner is missing for “Title of A”, “Title of B”, “Title of C”.",
        ),
        (
            {"not": {"gates_below": "ready", "each_has": ["owner"]}},
            "An owner is missing for “Title of A”, “Title of B”, “Title of C”.",
        ),
    ],
)
def test_a_reason_for_a_worse_verdict_may_stand_behind_gates(rule: dict[str, Any], expected: str) -> None:
    verdicts = [verdict("ready"), verdict("usual", default=True), verdict("stop", rule)]
    judgement = judge(ruled(verdicts, gates=GATES), LITTLE)
    assert [reason.text for reason in reasons_of(judgement)] == [expected]


def test_where_everything_is_in_order_what_stands_behind_the_answers_is_said() -> None:
    backed = {"option": "little", **BACKED}
    verdicts = [
        verdict("ready"),
        verdict("usual", default=True),
        verdict(
            "stop",
            {"all": [{"gates_below": "ready", "each_has": ["owner", "evidence"]}, {"gate": "g", "allows": "usual"}]},
        ),
    ]
    found = reasons_of(judge(ruled(verdicts, gates=GATES), dict.fromkeys("abcdx", backed)))
    assert [reason.text for reason in found] == [
        "An owner and evidence in date back every answer.",
        "The gate “Gate G” allows “Verdict USUAL” at best.",
    ]


# What is missing


def test_while_nothing_is_settled_each_missing_answer_is_named_with_whom_we_wait_for() -> None:
    verdicts = [verdict("ready"), verdict("usual", default=True)]
    settles = {"coverage": "overall", "at_least": 0.8, "counting": ["answered", "dont-know"]}
    said = {"a": NOT_MINE, "b": {"waiting_for": "the board"}, "c": DONT_KNOW}
    found = reasons_of(judge(ruled(verdicts, gates=GATES, settles_when=settles), said))
    assert [reason.text for reason in found] == [
        "Title of A: no answer yet, for the ward lead to give.",
        "Title of B: no answer yet, waiting for the board.",
        "1 of 4 questions is answered or marked “don't know”, but at least 4 have to be.",
    ]
    for reason in found:
        check(reason.text)


def test_an_answer_that_its_scale_lacks_reads_as_no_answer() -> None:
    verdicts = [verdict("ready"), verdict("usual", default=True)]
    found = reasons_of(judge(ruled(verdicts, gates=GATES[:1]), {**LITTLE, "a": "gone"}))
    assert [reason.text for reason in found] == ["Title of A: no answer yet."]


def test_the_same_reason_is_given_once() -> None:
    twice = {"all": [{"item": "a", "at_least": "much"}, {"any": [{"item": "a", "at_least": "much"}]}]}
    assert sentence(twice, {"a": "little"}) == "Title of A: “A little”, but at least “Much” is needed."


def test_a_figure_near_the_line_is_told_apart_from_it() -> None:
    thirds = {"score": "dom-two", "at_least": 66.67}
    unrounded = {"score": "dom-two", "at_least": 0.7}
    layout_of = [verdict("ready", thirds), verdict("usual", default=True)]
    plain_scores = outline(
        section("dom-two", item("c"), item("d")), verdicts=layout_of, scoring={"values": "normalised", "times": 100}
    )
    (reason,) = reasons_of(judge(plain_scores, {"c": "much", "d": "much"}))
    assert reason.text == "Area DOM-TWO scores 66.667, but at least 66.67 is needed."
    small = outline(
        section("dom-two", item("c"), item("d")),
        verdicts=[verdict("ready", unrounded), verdict("usual", default=True)],
        scoring={"times": 1},
    )
    (reason,) = reasons_of(judge(small, {"c": "much", "d": "much"}))
    assert reason.text == "Area DOM-TWO scores 0.67, but at least 0.7 is needed."

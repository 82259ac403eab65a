"""A short way to a better verdict in the report: what must become true, how it stands, and what is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.engine.way.short_way import short_way
from scalecheck.reports.material import Material
from scalecheck.reports.report import markdown_report
from scalecheck.reports.sections.way import way
from tests.builders import DAY, DONT_KNOW, assessment, gate, item, outline, section, verdict
from tests.papers import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.reports.contents import Way

MEANT: Final = {
    "improve": {"little": "It is agreed."},
    "meanings": {"little": "It is talked about.", "full": "Signed."},
}
NAMES: Final = "abcdefg"


def seven_items(need: dict[str, Any] | None = None, **keys: Any) -> Outline:  # noqa: ANN401 (every key of a checklist)
    """Return a checklist with one gate that asks for the best of all seven questions, unless another need is given."""
    every = {"all": [{"item": name, "at_least": "full"} for name in NAMES]}
    return outline(
        section("dom", *(item(name, **MEANT) for name in NAMES)),
        gates=[gate("g", {"ready": need or every})],
        **{"verdicts": [verdict("ready", colour="green"), verdict("not-yet", default=True)], **keys},
    )


def made(said: Mapping[str, Any], checklist: Outline | None = None) -> Material:
    file = assessment({**dict.fromkeys(NAMES, "full"), **said})
    judged = judge_assessment(checklist or seven_items(), file, DAY)
    return Material(file, judged, way=short_way(judged))


def told(said: Mapping[str, Any], checklist: Outline | None = None) -> Way:
    return way(made(said, checklist))


def test_each_move_says_what_must_become_true_where_it_stands_and_what_comes_next() -> None:
    found = told({"b": {"option": "little", "note": "A draft is there.\nMore."}, "d": DONT_KNOW})
    assert found.words == (
        "A short way to “Verdict READY” (green): two things have to become true; none of these can be left out."
    )
    assert [(one.title, one.becomes, one.now, one.next_step) for one in found.moves] == [
        ("Title of B", "Signed.", "“A draft is there.”", "It is agreed."),
        ("Title of D", "Signed.", "Not known.", ""),
    ]


def test_without_a_note_the_present_answer_is_said_by_what_it_looks_like() -> None:
    assert told({"b": "little"}).moves[0].now == "It is talked about."
    assert told({"b": "much"}).moves[0].now == "Much."


def test_what_must_become_true_quotes_no_lack_of_the_level_between_and_the_whole_of_the_highest() -> None:
    meanings = {"little": "Some are asked; nobody has heard them.", "full": "Others ran it; nobody was called."}
    for wanted, becomes in (("little", "Some are asked."), ("full", "Others ran it; nobody was called.")):
        need = {"ready": {"item": "a", "at_least": wanted}}
        checklist = outline(section("dom", item("a", meanings=meanings)), gates=[gate("g", need)])
        judged = judge_assessment(checklist, file := assessment({"a": "none"}), DAY)
        assert way(Material(file, judged, way=short_way(judged))).moves[0].becomes == becomes


def test_without_a_meaning_the_option_itself_is_named() -> None:
    checklist = outline(section("dom", item("a")), gates=[gate("g", {"ready": {"item": "a", "at_least": "full"}})])
    file = assessment({"a": "none"})
    judged = judge_assessment(checklist, file, DAY)
    assert way(Material(file, judged, way=short_way(judged))).moves[0].becomes == "“All of it”."


def test_everything_that_none_can_be_left_out_of_is_listed() -> None:
    text = markdown_report(made(dict.fromkeys(NAMES, "little")), (TEMPLATES,))
    assert len(told(dict.fromkeys(NAMES, "little")).moves) == len(NAMES)
    assert text.count("To become true:") == len(NAMES)


def test_what_lacks_behind_the_answers_is_told_by_kind() -> None:
    rule = {"gate_items": "each", "has": ["evidence", "owner"]}
    checklist = seven_items(verdicts=[verdict("ready", rule, colour="green"), verdict("not-yet", default=True)])
    found = told({"a": {"option": "full", "owner": {"role": "ward lead"}}}, checklist)
    assert found.words == (
        "For “Verdict READY” (green) no answer has to be better; what is missing has to be put behind the answers."
    )
    assert found.lacking == (
        (
            "Evidence in date: “Title of A”, “Title of B”, “Title of C”, “Title of D”, “Title of E”, “Title of F” "
            "and “Title of G”."
        ),
        "An owner: “Title of B”, “Title of C”, “Title of D”, “Title of E”, “Title of F” and “Title of G”.",
    )


def test_where_there_is_no_way_the_reason_is_said() -> None:
    assert told({}).words == "There is no better verdict."
    harm = seven_items(verdicts=[verdict("ready", {"item": "a", "is": ["none"]}), verdict("not-yet", default=True)])
    assert told({"a": "little"}, harm).words.startswith("None was found. A better answer can turn against a rule")
    none = seven_items({"item": "a", "state": ["not-applicable"]})
    assert told({"a": "little"}, none).words.startswith("None was found. ")


def test_a_way_is_found_past_an_answer_that_would_be_too_good() -> None:
    found = told({"a": "little"}, seven_items({"item": "a", "is": ["much"]}))
    assert [one.becomes for one in found.moves] == ["“Much”."]
    assert found.words.endswith("one thing has to become true; this cannot be left out.")


def test_where_it_was_not_looked_at_that_is_said() -> None:
    file = assessment(dict.fromkeys(NAMES, "little"))
    unseen = Material(file, judge_assessment(seven_items(), file, DAY))
    assert way(unseen).words == "Not looked for: there are too many questions."
    assert "## What would bring a better verdict\n\nNot looked for: " in markdown_report(unseen, (TEMPLATES,))

"""What must be right in an assessment: what breaks no rule, and what the example files are too small to show."""

from __future__ import annotations

import pytest

from scalecheck.documents.loading import against_checklist, against_inherited, load, load_assessment, load_checklist
from scalecheck.documents.rules.findings import MOST
from scalecheck.engine.inputs.inheritance import answered_over
from scalecheck.engine.inputs.outline import Outline
from scalecheck.model.assessment import Assessment
from scalecheck.model.fingerprints import asked_fingerprint, checklist_digest
from tests.texts import ASSESSMENT, PARENT, changed, checked, found

PARTLY = "option: partly"
SITE = ("innovation: {id: discharge-hub}\n", "innovation: {id: discharge-hub}\nsite: {id: north}\n")
AGREED = ("respondent: {id: clinical-lead, role: clinical lead}", "agreed: {date: 2026-11-20, who: programme lead}")
SAFE = "  safety-case:\n    option: in-place"
ASIDE = """\
  interoperability:
    not_applicable: No record here.
    answered: {who: IT lead, date: 2026-11-20}"""
PIECES = """
    evidence:
      - {what: A}
      - {what: B, recorded: 2026-02-01, valid_until: 2026-01-01}"""


def fingerprints() -> tuple[str, str]:
    """Return the parent's digest, and the fingerprint of its first item."""
    checklist = load_checklist(PARENT, "parent.yaml")
    item = next(checklist.items())
    return checklist_digest(checklist), asked_fingerprint(item, checklist.scales[item.scale])


DIGEST, ASKED = fingerprints()


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [("answers:\n  core-components:\n    option: partly\n  safety-case:\n    option: in-place\n", "answers:\n")],
        [(PARTLY, "dont_know: true")],
        [(PARTLY, "waiting_for: ward lead")],
        [(PARTLY, "not_mine: IT lead")],
        [(PARTLY, "note: Not sure yet.")],
        [("  core-components:\n    option: partly\n", "  core-components:\n")],
        [(SAFE, "  interoperability:\n    not_applicable: No record here.")],
        [(PARTLY, f"{PARTLY}\n    asked: {ASKED}")],
        [('"1.2.0"', f'"1.2.0", digest: "{DIGEST}"')],
        [('"1.2.0"', f'"1.2.0", digest: "{DIGEST[:12]}"')],
        [SITE, (PARTLY, f"{PARTLY}\n    override: Ours differs.")],
        [(PARTLY, f"{PARTLY}\n    evidence: [{{what: A page, recorded: 2026-10-01, valid_until: 2026-10-01}}]")],
        [(PARTLY, f"{PARTLY}\n    evidence: [{{what: A page, valid_until: 2020-01-01}}]")],
        [(SAFE, f"{ASIDE}\n    confirmed: {{who: ward lead, date: 2026-11-20}}")],
        [AGREED, (PARTLY, f"{PARTLY}\n    consensus: {{reason: So., dissent: [{{role: IT lead}}]}}")],
        [("innovation: {id: discharge-hub}\n", "site: {id: north}\n")],
    ],
)
def test_what_breaks_no_rule_is_no_problem(changes: list[tuple[str, str]]) -> None:
    assert found(changed(ASSESSMENT, *changes)) == []


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ([("  digital:", "  core-components:")], ["misplaced-answer: core-components: {option: answer-yes}"]),
        ([("  safety-case:", "  digital:")], ["misplaced-answer: digital:"]),
        ([("answer-yes", "yes")], ["unknown-option: yes}"]),
        (
            [("digital: {option: answer-yes}", "digital: {dont_know: true, asked: q-0123456789abcdef}")],
            ["asked-differently: q-0123456789abcdef}"],
        ),
        (
            [
                (
                    PARTLY,
                    f"{PARTLY}{PIECES}",
                )
            ],
            ["dates-reversed: 2026-01-01}"],
        ),
        (
            [(PARTLY, "option: partialy\n    asked: q-0123456789abcdef")],
            ["asked-differently: q-0123456789abcdef"],
        ),
    ],
)
def test_what_stands_deeper_is_found_at_its_place(changes: list[tuple[str, str]], problems: list[str]) -> None:
    assert found(changed(ASSESSMENT, *changes)) == problems


def test_an_unanswered_question_may_have_changed_since() -> None:
    assert found(changed(ASSESSMENT, (PARTLY, "waiting_for: ward lead\n    asked: q-0123456789abcdef"))) == []


def test_who_confirms_what_a_group_agreed_does_not_matter() -> None:
    confirmed = f"{ASIDE}\n    confirmed: {{who: IT lead, date: 2026-11-20}}"
    assert [one.split(":")[0] for one in found(changed(ASSESSMENT, (SAFE, confirmed)))] == ["confirmed-by-same"]
    assert found(changed(ASSESSMENT, AGREED, (SAFE, confirmed))) == []


def test_a_retired_question_without_a_successor_has_nothing_to_propose_but_leaving_it() -> None:
    parent = changed(PARENT, (", replaced_by: core-components}", "}"))
    loaded = load(ASSESSMENT + "  pilot-extras:\n    option: planned\n", "file.yaml")
    (problem,) = against_checklist(loaded, load_checklist(parent, "parent.yaml")).problems
    assert (problem.code, problem.hint) == ("retired-item", "")


def test_an_answer_with_warnings_only_is_sound_and_with_an_error_is_not() -> None:
    assert checked(changed(ASSESSMENT, ("  safety-case:", "  safty-case:"))).sound
    assert not checked(changed(ASSESSMENT, (PARTLY, "option: partialy"))).sound


def test_a_hundred_warnings_crowd_out_no_error() -> None:
    many = "".join(f"  item-{number}: {{option: x}}\n" for number in range(MOST + 20))
    loaded = checked(changed(ASSESSMENT + many, (PARTLY, "option: partialy")))
    codes = [one.code for one in loaded.problems]
    assert codes.count("unknown-answer") == MOST
    assert codes.count("unknown-option") == 1
    assert loaded.problems[0].code == "more-problems"
    assert f"{MOST + 20} warnings" in loaded.problems[0].message
    assert not loaded.sound


def overridden(site: str, programme: str = ASSESSMENT) -> list[str]:
    """Return what is found in a site's file beside the programme's."""
    loaded, whole = checked(site), load_assessment(programme, "programme.yaml")
    assert isinstance(loaded.model, Assessment)
    over = answered_over(Outline(load_checklist(PARENT, "parent.yaml")), loaded.model, whole, ())
    loaded = against_inherited(loaded, dict.fromkeys(over, "The programme"))
    return [one.code for one in loaded.problems]


def test_a_site_that_answers_what_the_programme_has_answered_has_to_say_why() -> None:
    site = changed(ASSESSMENT, SITE)
    assert overridden(site) == ["override-without-reason"] * 2
    assert overridden(changed(site, (PARTLY, f"{PARTLY}\n    override: Ours differs."))) == ["override-without-reason"]


@pytest.mark.parametrize(
    "answer", ["dont_know: true", "waiting_for: ward lead", "note: A thought.", "not_mine: IT lead"]
)
def test_what_overrides_nothing_needs_no_reason(answer: str) -> None:
    site = changed(ASSESSMENT, SITE, (PARTLY, answer), ("  safety-case:\n    option: in-place\n", ""))
    assert overridden(site) == []
    programme = changed(ASSESSMENT, (PARTLY, answer), ("  safety-case:\n    option: in-place\n", ""))
    assert overridden(changed(ASSESSMENT, SITE), programme) == []


def test_a_sites_own_questions_are_never_inherited() -> None:
    own = ("  safety-case:\n    option: in-place\n", "  headroom:\n    option: in-place\n")
    rest = ("  core-components:\n    option: partly\n", "")
    assert overridden(changed(ASSESSMENT, SITE, own, rest), changed(ASSESSMENT, own, rest)) == []


def test_a_broken_file_is_still_held_against_its_checklist() -> None:
    text = changed(ASSESSMENT, ('round: "2026-11"', 'round: "2026-13"'), (PARTLY, "option: partialy"))
    assert [one.split(":")[0] for one in found(text)] == ["bad-round", "unknown-option"]


def hints(text: str) -> list[str]:
    return [one.hint for one in checked(text).problems]


@pytest.mark.parametrize("written", ["Partly in place", "partly-in-place", "partialy"])
def test_an_option_is_proposed_by_its_label_or_its_id_as_its_question_has_it(written: str) -> None:
    assert hints(changed(ASSESSMENT, (PARTLY, f"option: {written}"))) == ["Did you mean `partly`?"]


def test_where_no_option_is_like_what_is_written_all_of_the_question_are_listed() -> None:
    (hint,) = hints(changed(ASSESSMENT, (PARTLY, "option: 3")))
    assert hint.startswith("The options are: ")
    assert "`partly` (“" in hint


def test_a_text_in_place_of_a_group_is_told_the_keys_of_that_group() -> None:
    (hint,) = hints(changed(ASSESSMENT, (PARTLY, f"{PARTLY}\n    owner: finance")))
    assert hint.endswith("The keys are: `role`, `organisation`, `name`.")

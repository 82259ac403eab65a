"""What must be right in an overlay: what breaks no rule, and what the example files are too small to show."""

from __future__ import annotations

import pytest

from scalecheck.documents.loading import against_checklist, load, load_checklist
from scalecheck.model.fingerprints import checklist_digest
from tests.texts import OVERLAY, PARENT, changed, checked, found
from tests.work import calls_of

ITEM = "      scale: in-place\n"
WEIGHT = "    weight: 2\n"
ALSO = "also: {item: interoperability, at_least: partly}"
DIGEST = checklist_digest(load_checklist(PARENT, "parent.yaml"))


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [('"1.2.0"}', f'"1.2.0", digest: "{DIGEST}"}}')],
        [("to: people", "to: people\n    after: headroom")],
        [("to: people", "to: technical\n    after: interoperability")],
        [("to: people", "to: infrastructure")],
        [(ITEM, f"{ITEM}      relevant_when: {{item: headroom, is: [in-place]}}\n")],
        [
            ("to: people", "to: adaptation"),
            (ITEM, f"{ITEM}      relevant_when: {{item: core-components, is: [partly]}}\n"),
        ],
        [
            ("to: people", "to: infrastructure"),
            (ITEM, f"{ITEM}      relevant_when: {{item: core-components, is: [partly]}}\n"),
        ],
        [(WEIGHT, "    meanings: {in-place: The hours stand on the rota.}\n    improve: {planned: Ask.}\n")],
        [(WEIGHT, "    met_from: partly\n    partly_from: planned\n    evidence: {required_for: [in-place]}\n")],
        [(WEIGHT, "    scores: {not-started: 0, planned: 1, partly: 2, in-place: 9}\n")],
        [(ITEM, f"{ITEM}      sources: [ours, isat]\n"), ("tighten:", "sources: {ours: {title: Our rules}}\ntighten:")],
        [(ALSO, "also: {share: met, in: technical, at_least: 1}")],
        [("hide:\n  extra-work: Asked in the staff survey instead.\n", "hide:\n")],
    ],
)
def test_what_breaks_no_rule_is_no_problem(changes: list[tuple[str, str]]) -> None:
    assert found(changed(OVERLAY, *changes)) == []


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ([(ITEM, f"{ITEM}      sources: [ours]\n")], ["unknown-source: ours]"]),
        ([(ITEM, f"{ITEM}      meanings: {{inplace: X.}}\n")], ["unknown-option: inplace: X.}"]),
        ([("id: union-agreed", "id: people")], ["duplicate-id: people"]),
        ([("id: union-agreed", "id: digital")], ["duplicate-id: digital"]),
        ([(ALSO, "also: {gates_below: ready, at_most: 1}")], ["gate-in-gate: {gates_below: ready, at_most: 1}"]),
        ([(ALSO, "also: {item: interop, at_least: partly}")], ["unknown-item: interop, at_least: partly}"]),
        ([(WEIGHT, "    evidence: {required_for: [full]}\n")], ["unknown-option: full]}"]),
        (
            [(WEIGHT, "    met_from: full\n    scores: {none: 1}\n")],
            ["unknown-option: full", "unknown-option: none: 1}"],
        ),
        (
            [
                ("to: people", "to: infrastructure"),
                (ITEM, f"{ITEM}      relevant_when: {{item: safety-case, is: [partly]}}\n"),
            ],
            ["later-item: safety-case, is: [partly]}"],
        ),
        (
            [("to: people", "to: peple\n    after: headroom")],
            ["unknown-section: peple"],
        ),
        (
            [("  headroom:\n    weight: 2\n    because", "  core-components:\n    weight: 2\n    because")],
            ["gate-item: core-components:"],
        ),
    ],
)
def test_what_does_not_fit_the_parent_is_found_at_its_place(
    changes: list[tuple[str, str]], problems: list[str]
) -> None:
    assert found(changed(OVERLAY, *changes)) == problems


def test_what_an_overlay_changes_is_pointed_out_where_it_changes_it() -> None:
    text = changed(OVERLAY, (WEIGHT, "    ask: Is there time?\n    meanings: {gone: X.}\n"))
    problems = against_checklist(load(text, "file.yaml"), load_checklist(PARENT, "parent.yaml")).problems
    [problem] = [one for one in problems if one.code == "unknown-option"]
    assert text.splitlines()[problem.line - 1].strip() == "meanings: {gone: X.}"


def test_a_single_item_can_belong_to_the_core() -> None:
    ask = "            ask: Is there protected time"
    parent = load_checklist(changed(PARENT, (ask, f"            core: true\n{ask}")), "parent.yaml")
    problems = against_checklist(load(OVERLAY, "file.yaml"), parent).problems
    assert [one.code for one in problems] == ["core-item"]


def test_a_broken_overlay_is_still_held_against_its_parent() -> None:
    text = changed(OVERLAY, ("title: Local variant", "title: 12"), ("  headroom:", "  hedroom:"))
    assert [one.split(":")[0] for one in found(text)] == ["not-text", "unknown-item"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{item: open-concern, is: [answer-yes]}", "{item: headroom, is: [not-started]}"),
        ("settles_when: {coverage: overall, at_least: 0.8}", "settles_when: {item: headroom, state: [answered]}"),
    ],
)
@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ("    weight: 2\n", []),
        ("    ask: Is there time?\n", ["verdict-item"]),
        ("    ask: Is there time?\n    same_meaning: true\n", []),
        ("    meanings: {planned: Soon.}\n", ["verdict-item"]),
        (
            "    scores: {not-started: 0, planned: 1, partly: 2, in-place: 9}\n    same_meaning: true\n",
            ["verdict-item"],
        ),
    ],
)
def test_what_a_verdict_hangs_on_may_only_get_other_words_that_mean_the_same(
    old: str, new: str, change: str, codes: list[str]
) -> None:
    parent = load_checklist(changed(PARENT, (old, new)), "parent.yaml")
    problems = against_checklist(load(changed(OVERLAY, (WEIGHT, change)), "file.yaml"), parent).problems
    assert [one.code for one in problems] == codes


def test_what_a_verdict_hangs_on_can_not_be_hidden() -> None:
    when = "{item: open-concern, is: [answer-yes]}"
    parent = load_checklist(changed(PARENT, (when, "{item: extra-work, is: [agree]}")), "parent.yaml")
    problems = against_checklist(load(OVERLAY, "file.yaml"), parent).problems
    assert [one.code for one in problems] == ["verdict-item"]


REPLACED = changed(
    OVERLAY,
    ("hide:\n", "replace:\n  core-components: {with: kernel, because: Our word.}\nhide:\n"),
    ("tighten:\n", "{added}tighten:\n"),
)
KERNEL = """\
  - to: adaptation
    because: Everybody here says kernel.
    item:
      id: kernel
      title: Kernel
      ask: Is the kernel written down?
      about: innovation
      importance: must
      scale: in-place
      not_applicable: {allowed: false}
"""


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([], None),
        ([("scale: in-place", "scale: agree")], "it is answered on another scale."),
        ([("scale: in-place", "scale: in-place\n      reverse: true")], "its options count differently."),
        ([("scale: in-place", "scale: in-place\n      met_from: planned")], "it is met from another option on."),
        ([("about: innovation", "about: site")], "it is about the site."),
        ([("importance: must", "importance: should")], "it matters less."),
        ([("allowed: false", "allowed: true")], "it could be set aside."),
        (
            [("scale: in-place", "scale: in-place\n      relevant_when: {item: digital, is: [answer-yes]}")],
            "it would not always be asked.",
        ),
    ],
)
def test_what_takes_the_place_of_an_item_holds_back_no_less(
    changes: list[tuple[str, str]], message: str | None
) -> None:
    text = REPLACED.replace("{added}", changed(KERNEL, *changes))
    told = [one.message for one in checked(text).problems]
    assert told == ([f"`kernel` can't replace `core-components`: {message}"] if message else [])


def test_many_additions_take_as_many_times_the_work_as_there_are() -> None:
    before, begin, rest = OVERLAY.partition("add:\n")
    assert begin

    def put(number: int) -> int:
        additions = "".join(
            "  - to: people\n    because: Asked here.\n"
            f"    item: {{id: own-{place}, title: Own {place}, ask: Is {place} so?, "
            "about: site, importance: could, scale: in-place}\n"
            for place in range(number)
        )
        text = f"{before}{begin}{additions}{rest}"
        assert checked(text).sound
        return calls_of(lambda: checked(text))

    assert put(800) < 2.2 * put(400)

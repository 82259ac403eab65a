"""What must be right in a checklist: what breaks no rule, and what the example files are too small to show."""

from __future__ import annotations

import pytest

from tests.texts import CHECKLIST, changed, found

ASK = "        ask: Who pays for it?\n"
WHEN = "when: {share: met, in: overall, at_least: 0.5}"
NEED = "ready: {item: owner, at_least: present}"
GATES = "gates:\n"
ODD = "{}:\n  - {{id: odd, {}, because: Odd., when: {{item: owner, is: [absent]}}}}\ngates:\n"
BANDS = "scoring:\n  bands:\n    - {id: a, label: A, from: 50}\n    - {id: b, label: B, from: 0}\ndomains:\n"
PROFILE = """\
profile:
  - id: digital
    title: Digital
    ask: Does it use software?
    scale: place
    step: true
domains:
"""
NEARLY = """\
  - id: nearly
    title: Nearly
    colour: amber
    meaning: Prepare.
    decision: Prepare it.
    review_after: 3 months
"""
STOP = NEARLY.replace("nearly", "stop") + "    when: {item: owner, is: [absent]}\n"
NESTED = """\
    sections:
      - id: below
        title: Below
        items:
          - id: deep
            title: Deep
            ask: Is it deep?
            about: site
            importance: could
            scale: place
            relevant_when: {item: money, is: [present]}
gates:
"""


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [("score: 0", ""), ("score: 1", "")],
        [("    options:\n", "    met_from: present\n    partly_from: absent\n    options:\n")],
        [(ASK, f"{ASK}        scores: {{absent: 3.5, present: 7}}\n")],
        [(ASK, f"{ASK}        met_from: present\n        meanings: {{absent: Nobody.}}\n")],
        [(ASK, f"{ASK}        improve: {{absent: Ask.}}\n        evidence: {{required_for: [present]}}\n")],
        [(ASK, f"{ASK}        retired: {{since: '0.9.0', replaced_by: owner}}\n")],
        [(ASK, f"{ASK}        retired: {{since: '0.9.0'}}\n")],
        [(ASK, f"{ASK}        relevant_when: {{item: owner, is: [present]}}\n")],
        [(ASK, f"{ASK}        relevant_when: {{not: {{item: owner, state: [dont-know]}}}}\n")],
        [("domains:\n", PROFILE), ("    items:\n", "    relevant_when: {item: digital, is: [present]}\n    items:\n")],
        [("domains:\n", PROFILE), (WHEN, "when: {item: digital, is: [present]}")],
        [(GATES, NESTED)],
        [("domains:\n", BANDS)],
        [("    default: true\n", f"    default: true\n{STOP}")],
        [
            ("  - id: not-yet", f"{NEARLY}  - id: not-yet"),
            (NEED, f"{NEED}\n      nearly: {{item: money, below: present}}"),
        ],
        [("  - id: not-yet", f"{NEARLY}  - id: not-yet")],
        [(NEED, f"{NEED}\n    says: {{ready: Owned., otherwise: Not owned.}}")],
        [(NEED, f"{NEED}\n    applies_when: {{item: money, is: [present]}}")],
        [(WHEN, "when: {all: [{gate: owned, allows: ready}, {gates_below: ready, at_most: 0}]}")],
        [(WHEN, "when: {any: [{gate_items: each, has: [owner]}, {score: ground, below: 1}]}")],
        [(WHEN, "when: {share: partly, in: every-domain, at_least: 0}")],
        [(GATES, ODD.format("contradictions", "items: [owner, money]"))],
        [(GATES, ODD.format("warnings", "title: Odd"))],
        [(GATES, f"settles_when: {{coverage: overall, at_least: 1}}\nglossary: {{Any Word: A meaning.}}\n{GATES}")],
        [(ASK, f"{ASK}        sources: [isat]\n"), (GATES, f"sources: {{isat: {{title: Tool}}}}\n{GATES}")],
        [("id: ground", "id: owned")],
    ],
)
def test_what_breaks_no_rule_is_no_problem(changes: list[tuple[str, str]]) -> None:
    assert found(changed(CHECKLIST, *changes)) == []


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ([(GATES, NESTED.replace("id: deep", "id: owner"))], ["duplicate-id: owner"]),
        ([(GATES, NESTED.replace("id: below", "id: money"))], ["duplicate-id: money"]),
        ([("domains:\n", PROFILE.replace("digital", "owner"))], ["duplicate-id: owner"]),
        ([(GATES, NESTED.replace("item: money", "item: deep"))], ["later-item: deep, is: [present]}"]),
        ([(GATES, NESTED.replace("[present]", "[partly]"))], ["unknown-option: partly]}"]),
        ([(GATES, NESTED), (WHEN, "when: {score: belwo, at_least: 1}")], ["unknown-section: belwo, at_least: 1}"]),
        (
            [("    items:\n", "    relevant_when: {item: owner, is: [present]}\n    items:\n")],
            ["later-item: owner, is: [present]}"],
        ),
        (
            [(ASK, f"{ASK}        scores: {{absent: 3, prsent: 7}}\n")],
            ["unknown-option: prsent: 7}"],
        ),
        (
            [("domains:\n", "domains:\n  - {id: every-domain, title: Every, items: []}\n")],
            [
                "empty-section: {id: every-domain, title: Every, items: []}",
                "reserved-id: every-domain, title: Every, items: []}",
            ],
        ),
        (
            [
                (
                    "    items:\n",
                    "    scoring: {bands: [{id: a, label: A, from: 1}, {id: a, label: B, from: 1}]}\n    items:\n",
                )
            ],
            ["duplicate-id: a, label: B, from: 1}]}", "bands-out-of-order: 1}]}"],
        ),
        (
            [(WHEN, f"when: {{not: {WHEN[6:-1]}, sources: [a], because: So.}}}}")],
            ["unknown-source: a], because: So.}}"],
        ),
        (
            [
                (
                    "gates:\n",
                    ODD.format("contradictions", "items: [owner, mony]"),
                )
            ],
            ["unknown-item: mony], because: Odd., when: {item: owner, is: [absent]}}"],
        ),
        (
            [
                (GATES, "settles_when: {item: owner, basis: [guess]}\ngates:\n"),
                ("id: owner\n", "id: owner\n        relevant_when: {item: money, has: [owner]}\n"),
            ],
            ["bad-relevance: {item: money, has: [owner]}"],
        ),
        (
            [
                (
                    NEED,
                    "ready: {not: {gate_items: each, has: [owner]}}\n    applies_when: {gate: owned, allows: ready}",
                )
            ],
            ["gate-in-gate: {gate_items: each, has: [owner]}}", "gate-in-gate: {gate: owned, allows: ready}"],
        ),
    ],
)
def test_what_stands_deeper_is_found_at_its_place(changes: list[tuple[str, str]], problems: list[str]) -> None:
    assert found(changed(CHECKLIST, *changes)) == problems


def test_a_third_use_of_an_id_is_a_second_problem() -> None:
    text = changed(CHECKLIST, ("id: ground", "id: owner"), ("id: money", "id: owner"))
    assert found(text) == ["duplicate-id: owner", "duplicate-id: owner"]


def test_problems_of_many_kinds_are_found_in_one_run_in_order_of_place() -> None:
    text = changed(
        CHECKLIST,
        ("score: 1", "score: 0"),
        ("        importance: should\n        scale: place", "        importance: should\n        scale: plaice"),
        (NEED, "redy: {item: owner, at_least: presnt}"),
        ("    default: true\n", ""),
    )
    assert [one.split(":")[0] for one in found(text)] == [
        "scores-alike",
        "unknown-scale",
        "unknown-verdict",
        "unknown-option",
        "no-default",
    ]

"""Fingerprints are promises: what is asked, and a whole checklist, keep theirs for ever."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.loading import load_checklist
from scalecheck.model.fingerprints import asked_fingerprint, canonical_json, checklist_digest
from tests.texts import CHECKLIST, changed

ASK: Final = "        ask: Does somebody own it?\n"


def asked(text: str, name: str = "owner") -> str:
    checklist = load_checklist(text, "file.yaml")
    item = next(item for item in checklist.items() if item.id == name)
    return asked_fingerprint(item, checklist.scales[item.scale])


def digest(text: str) -> str:
    return checklist_digest(load_checklist(text, "file.yaml"))


def test_the_fingerprint_of_a_question_is_the_hash_of_exactly_this() -> None:
    canonical = (
        '{"ask":"Does somebody own it?","options":['
        '{"id":"absent","label":"Absent","meaning":""},{"id":"present","label":"Present","meaning":""}]}'
    )
    assert asked(CHECKLIST) == f"q-{sha256(canonical.encode()).hexdigest()[:16]}" == "q-8336d882d8748bbf"


def test_the_digest_of_a_small_checklist_stays_what_it_is() -> None:
    assert digest(CHECKLIST) == "sha256:4d7e6639aff9c1a9354b8aa594417cbde5e24d0a79111ab89602eecd607ca73d"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ASK, "        ask: |\n          Does  somebody\n          own it?\n"),
        (ASK, f"{ASK}        why: Because.\n        weight: 3\n        guidance: Look.\n"),
        ("score: 1", "score: 7"),
        ("        importance: must", "        importance: could"),
        ("title: Owner", "title: Another title"),
    ],
)
def test_what_a_person_does_not_answer_to_leaves_the_fingerprint_alone(old: str, new: str) -> None:
    assert asked(changed(CHECKLIST, (old, new))) == asked(CHECKLIST)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ASK, "        ask: Does somebody really own it?\n"),
        (ASK, "        ask: does somebody own it?\n"),
        ("label: Present", "label: Here"),
        ("label: Present", "label: Present, meaning: It is here"),
        (ASK, f"{ASK}        meanings: {{present: It is here.}}\n"),
        ("    options:\n", "    options:\n      - {id: half, label: Half, score: 0.5}\n"),
    ],
)
def test_what_a_person_answers_to_changes_the_fingerprint(old: str, new: str) -> None:
    assert asked(changed(CHECKLIST, (old, new))) != asked(CHECKLIST)


def test_an_items_own_meaning_counts_in_place_of_the_scales() -> None:
    by_scale = changed(CHECKLIST, ("label: Present", "label: Present, meaning: It is here."))
    by_item = changed(CHECKLIST, (ASK, f"{ASK}        meanings: {{present: It is here.}}\n"))
    both = changed(by_item, ("label: Present", "label: Present, meaning: Never shown here."))
    assert asked(by_scale) == asked(by_item) == asked(both)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "      - {id: absent, label: Absent, score: 0}",
            "      - id: absent\n        score: 0\n        label: 'Absent'",
        ),
        ("title: Small\n", "title: Small   # a comment\n\n"),
        ("gates:", "sources: {tool: {title: A tool}}\ngates:"),
        ("at_least: 0.5", "at_least: 0.50"),
    ],
)
def test_how_a_checklist_is_written_and_what_it_cites_leaves_the_digest_alone(old: str, new: str) -> None:
    assert digest(changed(CHECKLIST, (old, new))) == digest(CHECKLIST)


def test_letters_put_together_in_another_way_are_the_same_letters() -> None:
    assert digest(changed(CHECKLIST, ("title: Small", "title: Café"))) == digest(
        changed(CHECKLIST, ("title: Small", "title: Cafe\u0301"))
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("score: 1", "score: 2"),
        ("title: Small", "title: Smaller"),
        ("at_least: 0.5", "at_least: 0.51"),
        ("importance: must", "importance: should"),
        ('version: "1.0.0"', 'version: "1.0.1"'),
    ],
)
def test_whatever_else_changes_changes_the_digest(old: str, new: str) -> None:
    assert digest(changed(CHECKLIST, (old, new))) != digest(CHECKLIST)


def test_canonical_json_is_sorted_tight_and_knows_exact_numbers() -> None:
    data = {"b": (1, Fraction(1, 2), Fraction(4, 2)), "a": {"é": None, "c": True}}
    assert canonical_json(data) == '{"a":{"c":true,"é":null},"b":[1,0.5,2]}'


@given(st.dictionaries(st.text(max_size=5), st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5))))
def test_the_order_of_keys_never_matters(data: dict[str, object]) -> None:
    assert canonical_json(data) == canonical_json(dict(reversed(data.items())))


def test_nothing_that_a_file_can_hold_is_written_by_its_python_name() -> None:
    assert "Decimal" not in canonical_json({"a": Decimal("1.5")})


def test_text_in_another_form_of_unicode_gives_the_same_canonical_json() -> None:
    composed, decomposed = "caf\u00e9 \u212b", "cafe\u0301 A\u030a"
    data = {composed: [composed, {"z": Fraction(1, 2)}], "b": date(2026, 11, 23)}
    other = {"b": date(2026, 11, 23), decomposed: (decomposed, {"z": Fraction(1, 2)})}
    assert canonical_json(data) == canonical_json(other)
    assert canonical_json(data) == '{"b":"2026-11-23","caf\u00e9 \u00c5":["caf\u00e9 \u00c5",{"z":0.5}]}'

"""A merge does not depend on which side is which, and loses no answer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.loading import load_assessment
from scalecheck.documents.merging.answers import EITHER, merged_answer
from scalecheck.documents.merging.files import merge_files
from scalecheck.documents.merging.values import as_text
from scalecheck.documents.writing.dumping import answer_data
from scalecheck.documents.writing.serialise import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.model.assessment import Answer

Entry = dict[str, Any] | None

ITEMS: Final = ("parts", "money", "record")
HEADER: Final = {
    "format": "scalecheck/assessment@1.0",
    "checklist": {"id": "mini", "version": "1.0.0"},
    "innovation": {"id": "hub"},
    "round": "2026-11",
    "respondent": {"id": "lead", "role": "lead"},
}

words = st.sampled_from(("one", "two", "three"))
days = st.dates(dt.date(2026, 11, 1), dt.date(2026, 11, 3))
states: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"option": words}),
    st.just({"dont_know": True}),
    st.fixed_dictionaries({"not_applicable": words}),
    st.fixed_dictionaries({"waiting_for": words}),
    st.just({}),
)
beside = st.fixed_dictionaries(
    {},
    optional={
        "note": words,
        "basis": st.sampled_from(("asserted", "guess")),
        "evidence": st.lists(st.fixed_dictionaries({"what": words}), min_size=1, max_size=2, unique_by=as_text),
        "owner": st.fixed_dictionaries({"role": words}),
        "actions": st.lists(
            st.fixed_dictionaries({"what": words}, optional={"due": days, "done": st.just(value=True)}),
            min_size=1,
            max_size=2,
            unique_by=as_text,
        ),
        "answered": st.fixed_dictionaries({"who": words, "date": days}),
    },
)
plain = st.builds(lambda state, more: {**state, **more} or None, states, beside)
twice = st.lists(plain.filter(bool), min_size=2, max_size=3, unique_by=as_text).map(lambda kept: {EITHER: kept})
entries = st.one_of(plain, plain, plain, twice)
files = st.fixed_dictionaries({}, optional=dict.fromkeys(ITEMS, entries))


def versions(entry: Entry) -> list[Mapping[str, Any]]:
    """Return the versions of an answer that an entry holds."""
    if not entry:
        return []
    rest = {key: value for key, value in entry.items() if key != EITHER}
    return [*entry.get(EITHER, ()), *([rest] if rest else [])]


def marks(entry: Entry) -> set[str]:
    """Return what an entry says, piece by piece: who gave it and when apart, of which the later holds."""
    return {mark for one in versions(entry) for mark in _marks(one)}


def _marks(one: Mapping[str, Any]) -> Iterator[str]:
    for key, value in one.items():
        if key in {"evidence", "actions"}:
            yield from (f"{key} {piece['what']} {name} {said}" for piece in value for name, said in piece.items())
        elif key != "answered":
            yield f"{key} {as_text(value)}"


def alike(one: Entry, other: Entry) -> bool:
    """Return whether two entries say the same, however the versions kept are ordered."""
    return sorted(map(as_text, versions(one))) == sorted(map(as_text, versions(other)))


@given(entries, entries, entries)
def test_it_does_not_matter_which_side_is_which(base: Entry, ours: Entry, theirs: Entry) -> None:
    assert alike(merged_answer(base, ours, theirs), merged_answer(base, theirs, ours))


@given(entries, entries, entries)
def test_nothing_that_a_side_has_said_anew_is_lost(base: Entry, ours: Entry, theirs: Entry) -> None:
    kept = marks(merged_answer(base, ours, theirs))
    assert (marks(ours) | marks(theirs)) - marks(base) <= kept


@given(entries, entries)
def test_what_one_side_alone_has_changed_holds(base: Entry, ours: Entry) -> None:
    assert merged_answer(base, ours, base) == (ours or None)
    assert merged_answer(base, base, ours) == (ours or None)
    assert merged_answer(base, ours, ours) == (ours or None)


def text(answers: Mapping[str, Entry]) -> bytes:
    """Return a file with these answers."""
    return to_yaml({**HEADER, "answers": dict(answers)}).encode()


def read(data: bytes) -> Mapping[str, Answer | None]:
    """Return the answers in a file, which has to be valid."""
    return load_assessment(data, "lead.yaml").answers


@given(files, files, files)
def test_two_files_merge_into_a_valid_one_that_holds_the_answers_of_both(
    base: dict[str, Entry], ours: dict[str, Entry], theirs: dict[str, Entry]
) -> None:
    one = merge_files(text(base), text(ours), text(theirs), "lead.yaml")
    other = merge_files(text(base), text(theirs), text(ours), "lead.yaml")
    assert not one.conflicts
    assert not one.unreadable
    merged, mirrored = read(one.content), read(other.content)
    assert set(merged) == {*ours, *theirs}
    for name in {*ours, *theirs}:
        assert alike(_data(merged[name]), _data(mirrored[name]))
        assert alike(_data(merged[name]), merged_answer(base.get(name), ours.get(name), theirs.get(name)))


def _data(answer: Answer | None) -> Entry:
    return answer_data(answer)

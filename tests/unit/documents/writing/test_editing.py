"""One entry of a text is changed; every other byte stays."""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.editing import CutText
from scalecheck.errors import InvalidDocumentError
from tests.work import calls_of

if TYPE_CHECKING:
    from pathlib import Path

ASSESSMENT = """\
# Who answers what.
format: scalecheck/assessment@1.0

# About the profile.
profile:
  reach: {option: few}

  # Still to be asked.
  digital:
answers:
  # Adaptation
  core-components:
    option: partly           # so far
    # The draft is old.
    note: |                  # a headline
      A draft. # not a comment

      Two pages.

  extra-work:   # ask again

  # Infrastructure
  headroom:
    dont_know: true
      # deeper
proposal: {step: All sites, start: 2027-04-01}   # in one line
"""
CHOSEN = (("profile",), ("answers",), ())


def cut(text: str) -> CutText:
    return CutText.of(parse(text, "file.yaml"), *CHOSEN)


def edited(text: str, path: tuple[str, ...], value: object, order: tuple[str, ...] = ()) -> str:
    return cut(text).with_entry(path, value, order).text


def replaced(old: str, new: str) -> str:
    assert ASSESSMENT.count(old) == 1
    return ASSESSMENT.replace(old, new)


def test_a_text_that_is_not_changed_stays_as_it_is() -> None:
    assert cut(ASSESSMENT).text == ASSESSMENT


def test_an_empty_key_is_answered_below_its_own_line() -> None:
    assert edited(ASSESSMENT, ("profile", "digital"), {"option": "answer-yes"}) == replaced(
        "  digital:\n", "  digital:\n    option: answer-yes\n"
    )


def test_an_answer_is_replaced_on_its_own_lines() -> None:
    assert edited(ASSESSMENT, ("profile", "reach"), {"option": "many"}) == replaced(
        "  reach: {option: few}\n", "  reach:\n    option: many\n"
    )


def test_an_answer_is_emptied() -> None:
    assert edited(ASSESSMENT, ("profile", "reach"), None) == replaced("  reach: {option: few}\n", "  reach:\n")


def test_comments_inside_a_changed_answer_move_above_it() -> None:
    text = edited(ASSESSMENT, ("answers", "core-components"), {"option": "in-place"})
    start, end = text.index("answers:"), text.index("  extra-work")
    assert text[start:end] == (
        "answers:\n"
        "  # Adaptation\n"
        "  # so far\n"
        "  # The draft is old.\n"
        "  # a headline\n"
        "  core-components:\n"
        "    option: in-place\n"
        "\n"
    )
    assert text.replace(text[start:end], "") == ASSESSMENT.replace(
        ASSESSMENT[ASSESSMENT.index("answers:") : ASSESSMENT.index("  extra-work")], ""
    )


def test_a_comment_behind_a_key_moves_above_it() -> None:
    assert edited(ASSESSMENT, ("answers", "extra-work"), {"option": "agree"}) == replaced(
        "  extra-work:   # ask again\n", "  # ask again\n  extra-work:\n    option: agree\n"
    )


def test_a_comment_that_is_indented_below_an_answer_belongs_to_it() -> None:
    assert edited(ASSESSMENT, ("answers", "headroom"), None) == replaced(
        "  headroom:\n    dont_know: true\n      # deeper\n", "  # deeper\n  headroom:\n"
    )


def test_a_sign_in_quotes_is_no_comment() -> None:
    text = "answers:\n  a: {note: \"x # y\", more: 'z # w'} # c\n  b:\n"
    assert edited(text, ("answers", "a"), {"note": "m"}) == "answers:\n  # c\n  a:\n    note: m\n  b:\n"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("profile", "reach"), {"option": "few"}),
        (("profile", "digital"), None),
        (("answers", "core-components"), {"note": "A draft. # not a comment\n\nTwo pages.\n", "option": "partly"}),
        (("proposal",), {"step": "All sites", "start": dt.date(2027, 4, 1)}),
        (("proposal", "start"), dt.date(2027, 4, 1)),
        (("answers", "headroom", "dont_know"), True),
        (("format",), "scalecheck/assessment@1.0"),
    ],
)
def test_an_equal_value_changes_no_byte(path: tuple[str, ...], value: object) -> None:
    before = cut(ASSESSMENT)
    assert before.with_entry(path, value) is before


def test_true_is_not_one() -> None:
    assert edited("a: {b: true}\n", ("a",), {"b": 1}) == "a:\n  b: 1\n"


def test_a_top_level_entry_is_replaced_as_a_whole() -> None:
    assert edited(ASSESSMENT, ("proposal",), {"step": "Two sites"}) == replaced(
        "proposal: {step: All sites, start: 2027-04-01}   # in one line\n",
        "# in one line\nproposal:\n  step: Two sites\n",
    )


def test_a_whole_mapping_that_was_cut_can_be_replaced_and_then_edited_inside() -> None:
    changed = cut(ASSESSMENT).with_entry(("profile",), {"reach": None, "digital": None})
    assert changed.with_entry(("profile", "digital"), {"option": "answer-no"}).text == replaced(
        "profile:\n  reach: {option: few}\n\n  # Still to be asked.\n  digital:\n",
        "# Still to be asked.\nprofile:\n  reach:\n  digital:\n    option: answer-no\n",
    )


def test_mappings_that_were_not_chosen_can_be_edited_too() -> None:
    text = "a:\n  b:   # stays\n    c: 1 # goes up\n    d: 2\ne: 3\n"
    assert edited(text, ("a", "b", "c"), "x") == "a:\n  b:   # stays\n    # goes up\n    c: x\n    d: 2\ne: 3\n"


# --- New entries -----------------------------------------------------------------------------------------------------

ORDER = ("first", "core-components", "second", "extra-work", "headroom", "third")


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("first", "  # Adaptation\n", "  first:\n  # Adaptation\n"),
        ("second", "\n  extra-work:", "  second:\n\n  extra-work:"),
        ("third", "      # deeper\n", "      # deeper\n  third:\n"),
        ("unknown", "      # deeper\n", "      # deeper\n  unknown:\n"),
    ],
)
def test_a_new_entry_comes_at_its_place_in_the_order(key: str, old: str, new: str) -> None:
    assert edited(ASSESSMENT, ("answers", key), None, ORDER) == replaced(old, new)


def test_the_order_of_two_insertions_does_not_matter() -> None:
    texts = set()
    for keys in itertools.permutations(("first", "second", "third")):
        text = cut(ASSESSMENT)
        for key in keys:
            text = text.with_entry(("answers", key), {"option": key}, ORDER)
        texts.add(text.text)
    assert len(texts) == 1


def test_a_new_first_key_comes_below_the_header_of_the_file() -> None:
    text = "# Header.\n\n# About a.\na: 1\n"
    assert edited(text, ("new",), "x", ("new", "a")) == "# Header.\n\nnew: x\n# About a.\na: 1\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\nanswers:\n  x:\n    option: few\n"),
        ("answers:\na: 1\n", "answers:\n  x:\n    option: few\na: 1\n"),
        ("answers:   # none yet\na: 1\n", "answers:   # none yet\n  x:\n    option: few\na: 1\n"),
        ("answers:\n  # none yet\na: 1\n", "answers:\n  # none yet\n  x:\n    option: few\na: 1\n"),
        ("answers: {}\na: 1\n", "answers:\n  x:\n    option: few\na: 1\n"),
        ("answers: {}  # none yet\na: 1\n", "# none yet\nanswers:\n  x:\n    option: few\na: 1\n"),
        ("answers: ~\n", "answers:\n  x:\n    option: few\n"),
        ("? answers\n", "answers:\n  x:\n    option: few\n"),
        ("? answers\n:\n", "? answers\n:\n  x:\n    option: few\n"),
        (
            'answers: {z: {option: many, date: 2026-11-20}, "no": [a, b c]} # in brackets\n',
            (
                '# in brackets\nanswers:\n  z:\n    option: many\n    date: 2026-11-20\n  "no":\n    - a\n    - b c\n'
                "  x:\n    option: few\n"
            ),
        ),
        ("answers:\n      y: 1\na: 1\n", "answers:\n      y: 1\n      x:\n        option: few\na: 1\n"),
        ("? answers\n: z: 1\n", "answers:\n  z: 1\n  x:\n    option: few\n"),
        ("{answers: {z: 1}, b: 2} # all\n", "# all\nanswers:\n  z: 1\n  x:\n    option: few\nb: 2\n"),
    ],
)
def test_a_mapping_that_is_missing_empty_or_in_brackets_is_written_in_blocks(before: str, after: str) -> None:
    assert edited(before, ("answers", "x"), {"option": "few"}) == after


def test_missing_mappings_come_in_the_order_in_which_they_were_chosen() -> None:
    text = edited("format: x\nanswers:\n  a:\n", ("profile", "p"), {"option": "few"})
    assert text == "format: x\nprofile:\n  p:\n    option: few\nanswers:\n  a:\n"


def test_below_a_value_without_keys_nothing_can_be_put() -> None:
    for text in ("answers: words\n", "answers: [a]\n", "answers: 1\n"):
        with pytest.raises(ValueError, match="holds no keys"):
            edited(text, ("answers", "x"), None)


# --- Taking out ------------------------------------------------------------------------------------------------------


def test_an_entry_goes_with_the_comments_right_above_it() -> None:
    assert cut(ASSESSMENT).without_entry(("answers", "headroom")).text == replaced(
        "  # Infrastructure\n  headroom:\n    dont_know: true\n      # deeper\n", ""
    )


def test_taking_out_what_is_not_there_changes_nothing() -> None:
    before = cut(ASSESSMENT)
    assert before.without_entry(("answers", "nowhere")) is before
    assert before.without_entry(("nowhere", "x")) is before


def test_a_mapping_that_lost_its_last_entry_is_an_empty_key() -> None:
    text = cut("a: 1\nanswers:\n  x: 1\nb: 2\n").without_entry(("answers", "x"))
    assert text.text == "a: 1\nanswers:\nb: 2\n"
    assert text.with_entry(("answers", "z"), None).text == "a: 1\nanswers:\n  z:\nb: 2\n"


def test_the_last_key_of_a_file_stays() -> None:
    with pytest.raises(ValueError, match="last key"):
        cut("a: 1\n").without_entry(("a",))


def test_blank_lines_never_become_part_of_a_text_that_keeps_them() -> None:
    text = "a: |+\n  kept\n\nb: 1\n\nc: 2\n"
    after = cut(text).without_entry(("b",)).text
    assert parse(after, "file.yaml").value == {"a": "kept\n\n", "c": 2}


# --- The habits of the file ------------------------------------------------------------------------------------------


def test_line_endings_and_the_byte_order_mark_stay() -> None:
    text = "\ufeff" + ASSESSMENT.replace("\n", "\r\n")
    value = {"note": "one\ntwo\n", "option": "few"}
    assert edited(text, ("answers", "extra-work"), value) == "\ufeff" + edited(
        ASSESSMENT, ("answers", "extra-work"), value
    ).replace("\n", "\r\n")


def test_a_last_line_without_a_line_break_stays_so() -> None:
    assert edited("a: 1\nb: 2", ("a",), "x") == "a: x\nb: 2"
    assert edited("a: 1\nb: 2", ("b",), "x") == "a: 1\nb: x"
    assert edited("a: 1\nb: 2", ("c",), "x") == "a: 1\nb: 2\nc: x"
    assert edited("a: 1\nb: 2 # c", ("b",), None) == "a: 1\n# c\nb:"
    assert edited("a: 1\n# the end", ("a",), None) == "a:\n# the end"


def test_a_text_in_lines_at_the_very_end_keeps_its_value() -> None:
    assert edited("a: 1\nb: |\n  two", ("a",), "x") == "a: x\nb: |\n  two"
    assert edited("a: 1", ("a",), "x\ny\n") == "a: |\n  x\n  y\n"
    assert edited("b: |\n  one\n  two", ("c",), None) == "b: |-\n  one\n  two\nc:"
    assert edited("b:\n  c: >\n    two", ("b", "d"), None) == "b:\n  c: two\n  d:"
    assert edited("b: |\n  one # no comment\n  two", ("b",), None) == "b:"


def test_what_ends_a_yaml_stream_stays_at_the_end() -> None:
    assert edited("---\na: 1\n...\n", ("b",), "x") == "---\na: 1\nb: x\n...\n"


def test_what_begins_a_yaml_stream_stays_above_a_new_first_entry() -> None:
    assert edited("---\nb: 1\n", ("a",), "x", ("a", "b")) == "---\na: x\nb: 1\n"


def test_the_lines_of_an_entry_are_given_without_what_stands_above() -> None:
    text = cut(ASSESSMENT)
    assert text.entry_text(("profile", "digital")) == "  digital:\n"
    assert text.entry_text(("profile",)).startswith("profile:\n  reach")
    assert text.with_entry(("profile", "digital"), {"option": "x"}).entry_text(("profile", "digital")) == (
        "  digital:\n    option: x\n"
    )
    for path in (("nowhere",), ("profile", "nowhere"), ("format", "x")):
        with pytest.raises(KeyError):
            text.entry_text(path)


def test_a_text_with_errors_is_not_cut() -> None:
    with pytest.raises(InvalidDocumentError, match="second time"):
        cut("a: 1\na: 2\n")


def test_text_with_control_characters_is_not_put_in() -> None:
    with pytest.raises(ValueError, match=r"U\+001B"):
        edited(ASSESSMENT, ("answers", "headroom"), {"note": "\x1b[31m"})


# --- Many edits, two people ------------------------------------------------------------------------------------------


def test_five_hundred_answers_one_after_the_other_give_a_text_that_says_them() -> None:
    ids = [f"item-{number}" for number in range(500)]
    text = cut("answers:\n" + "".join(f"  {one}:\n" for one in ids))
    for one in ids:
        text = text.with_entry(("answers", one), {"option": "partly", "note": f"About {one}.\nMore.\n"}, ids)
    expected = {one: {"option": "partly", "note": f"About {one}.\nMore.\n"} for one in ids}
    assert parse(text.text, "file.yaml").value == {"answers": expected}


@pytest.mark.needs("git")
def test_answers_to_neighbouring_questions_merge_in_git(tmp_path: Path) -> None:
    base = "answers:\n  a:\n  b:\n  c:\n"
    ours = edited(base, ("answers", "a"), {"option": "few"})
    theirs = edited(edited(base, ("answers", "b"), {"option": "many"}), ("answers", "c"), {"note": "x\ny\n"})
    both = edited(theirs, ("answers", "a"), {"option": "few"})
    for name, text in (("ours", ours), ("base", base), ("theirs", theirs)):
        (tmp_path / name).write_bytes(text.encode())
    merge = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    merged = subprocess.run(merge, cwd=tmp_path, capture_output=True, check=True)
    assert merged.stdout.decode() == both


@pytest.mark.parametrize("existing", [True, False])
def test_many_entries_take_as_many_times_the_work_as_there_are(existing: bool) -> None:  # noqa: FBT001
    def put(number: int) -> int:
        text = cut("answers:\n" + "".join(f"  q-{place}: {{option: full}}\n" for place in range(number)))
        wanted = {f"{'q' if existing else 'p'}-{place}": {"option": "part"} for place in range(number)}
        order = [name for place in range(number) for name in (f"q-{place}", f"p-{place}")]
        return calls_of(lambda: text.with_entries(("answers",), wanted, order).text)

    assert put(400) < 2.2 * put(200)


def test_answers_whose_keys_have_a_sign_of_their_own_take_as_many_times_the_work_as_there_are() -> None:
    def put(number: int) -> int:
        text = cut("answers:\n" + "".join(f"  ? q-{place}\n  : {{option: full}}\n" for place in range(number)))
        wanted = {f"q-{place}": {"option": "part"} for place in range(number)}
        return calls_of(lambda: text.with_entries(("answers",), wanted, list(wanted)).text)

    assert put(400) < 2.2 * put(200)


def test_thousands_of_comment_lines_above_a_key_are_passed_once() -> None:
    lines = "".join(f"  # {number}\n" for number in range(20_000))
    text = cut(f"answers:\n{lines}  b: {{option: full}}\n")
    began = time.process_time()
    after = text.with_entry(("answers", "a"), None, ("a", "b")).text
    assert time.process_time() - began < 5
    assert after == f"answers:\n  a:\n{lines}  b: {{option: full}}\n"


def test_several_new_entries_come_at_their_places_in_the_order() -> None:
    text = cut("# Ours.\n\n# About b.\nb: 1\nd: 1\n").with_entries((), {"z": 1, "c": 1, "a": 1, "e": 1}, "abcdef")
    assert text.text == "# Ours.\n\na: 1\n# About b.\nb: 1\nc: 1\nd: 1\ne: 1\nz: 1\n"

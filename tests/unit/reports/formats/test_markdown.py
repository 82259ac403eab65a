"""Words from files in Markdown: whatever they hold, a reader sees them as they are, and they act on nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from scalecheck.plain import plainly
from scalecheck.reports.formats.markdown import (
    is_relative,
    markdown_link,
    markdown_prose,
    markdown_text,
    may_be_followed,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

HOSTILE = (
    *("|", "\\", "\\|", "`", "``", "```", "~~~", "~~", "*", "**", "_", "__", "<", ">", "[", "]", "](", "(", ")", "!["),
    *(
        "# ",
        "###### ",
        "#######",
        " #",
        " ##",
        "- ",
        "+ ",
        "* ",
        "1. ",
        "1) ",
        "- [ ] ",
        "- [x] ",
        "---",
        "-- -",
        "===",
    ),
    *("&amp;", "&#124;", "&lt;b&gt;", "&", "<b>", "</p>", "<!-- ", "-->", "<script>alert(1)</script>", "<https://a.b>"),
    *("https://a.b/c", "www.a.b", "mailto:a@b.c", "ftp://a", "[^1]", "[^1]: ", "[a]: /b ", "[red]", "$x$", "{{", "%}"),
    *("\n", "\n\n", "\r", "\t", "    ", "\x00", "\x1b[31m", "\u202e", "\u2066", "\u200b", "\u200d", "\u2028", "\xa0"),
    *("\ud800", "😀", "=1+1", "@a", ":smile:", ":heart_eyes:", "#12", "GH-3", "a@b.c", "a", "word", " "),
)

hostile = st.lists(st.one_of(st.sampled_from(HOSTILE), st.characters()), max_size=12).map("".join)


def as_read(text: str) -> str:
    """Return what a reader should see: one line, with what hides or acts shown as an escape."""
    return " ".join(plainly(" ".join(text.split())).split())


def read(markdown: str, *around: str) -> str:
    """Return the text of a document that is nothing but one text within these blocks."""
    blocks = PARSER.parse(markdown)
    found = [one for one in blocks if one.type == "inline"]
    assert [one.type for one in blocks if one.type != "inline"] == list(around), markdown
    return "".join(words(one) for one in found)


def words(inline: Token) -> str:
    children = inline.children or []
    assert {one.type for one in children} <= {"text", "code_inline"}, inline.content
    assert {one.content for one in children if one.type == "code_inline"} <= set("@#:-"), inline.content
    return "".join(one.content for one in children)


@given(hostile)
def test_any_words_are_one_paragraph_of_these_words(text: str) -> None:
    shown = as_read(text)
    around = ("paragraph_open", "paragraph_close") if shown else ()
    assert read(markdown_text(text), *around) == shown


@given(hostile)
def test_any_words_are_one_heading_of_these_words(text: str) -> None:
    assert read(f"## {markdown_text(text)}", "heading_open", "heading_close") == as_read(text)


@pytest.mark.parametrize(("sign", "kind"), [("-", "bullet"), ("1.", "ordered")])
@given(text=hostile)
def test_any_words_are_one_entry_of_a_list(sign: str, kind: str, text: str) -> None:
    inside = ("paragraph_open", "paragraph_close") if as_read(text) else ()
    around = (f"{kind}_list_open", "list_item_open", *inside, "list_item_close", f"{kind}_list_close")
    assert read(f"{sign} {markdown_text(text)}", *around) == as_read(text)


@given(hostile, hostile)
def test_any_words_are_one_cell_of_a_table(first: str, second: str) -> None:
    row = f"| {markdown_text(first)} | {markdown_text(second)} |"
    blocks = PARSER.parse(f"| A | B |\n|---|---|\n{row}\n\nAfter.")
    cells = [words(one) for one in blocks if one.type == "inline"]
    assert cells == ["A", "B", as_read(first), as_read(second), "After."]
    assert [one.type for one in blocks].count("tr_open") == 2
    assert {one.type for one in blocks} <= {
        *("table_open", "thead_open", "tr_open", "th_open", "inline", "th_close", "tr_close", "thead_close"),
        *("tbody_open", "td_open", "td_close", "tbody_close", "table_close", "paragraph_open", "paragraph_close"),
    }


@pytest.mark.parametrize(("sign", "kind"), [("*", "em"), ("**", "strong")])
@given(text=hostile)
def test_any_words_can_be_stressed_as_a_whole(sign: str, kind: str, text: str) -> None:
    if not as_read(text):
        return
    (_, inline, _) = PARSER.parse(f"{sign}{markdown_text(text)}{sign}")
    first, *children, last = [one for one in inline.children or [] if one.type != "text" or one.content]
    assert (first.type, last.type) == (f"{kind}_open", f"{kind}_close")
    assert {one.type for one in children} <= {"text", "code_inline"}
    assert "".join(one.content for one in children) == as_read(text)


@given(hostile)
def test_prose_is_one_paragraph_for_each_that_was_written(text: str) -> None:
    blocks = PARSER.parse(markdown_prose(text))
    written = [as_read(one) for one in re.split(r"\n[^\S\n]*\n\s*", text.strip())]
    assert {one.type for one in blocks} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {one.type for block in blocks for one in block.children or []} <= {"text", "hardbreak", "code_inline"}
    shown = [
        " ".join("".join(" " if one.type == "hardbreak" else one.content for one in block.children or []).split())
        for block in blocks
        if block.type == "inline"
    ]
    assert shown == [one for one in written if one]


def test_a_list_in_a_note_keeps_its_lines() -> None:
    note = "Three parts:\n- the list,\n- the visit\n  within a day\n1. and more"
    assert markdown_prose(note) == "Three parts:\\\n\\- the list,\\\n\\- the visit within a day\\\n1\\. and more"


@given(hostile)
def test_bare_addresses_are_never_left_for_a_reader_to_turn_into_links(text: str) -> None:
    markdown = markdown_text(text)
    assert not re.search(r"(?<!\\)://", markdown)
    assert not re.search(r"www\.", markdown, re.IGNORECASE)
    assert not re.search(r"(mailto|xmpp):", markdown, re.IGNORECASE)


@given(hostile)
def test_nothing_is_left_by_which_github_finds_people_issues_or_emoji(text: str) -> None:
    for block in PARSER.parse(markdown_text(text)):
        for one in block.children or []:
            if one.type == "text":
                assert not re.search(r"(?ai)@[a-z0-9]|#\d|\bgh-\d|:[a-z0-9_+-]+:", one.content)


def test_signs_that_show_nothing_are_shown() -> None:
    assert markdown_text("\u2764\ufe0f") == "\u2764"
    for sign in "\U000e0041\u034f\u3164\u115f\u2800\ufff9":
        assert sign not in markdown_text(f"a{sign}b")
        assert "\\\\" in markdown_text(f"a{sign}b")


def test_ten_thousand_characters_stay_one_paragraph() -> None:
    text = "| <b>*word*</b> " * 700
    assert read(markdown_text(text), "paragraph_open", "paragraph_close") == as_read(text)


@given(hostile, st.one_of(hostile, st.just("https://a.b/"), st.just("docs/")), hostile)
def test_words_with_an_address_are_one_link_or_no_link_at_all(text: str, start: str, rest: str) -> None:
    address = f"{start}{rest}".strip()
    (_, inline, _) = PARSER.parse(f"x {markdown_link(text, address)} y")
    children = inline.children or []
    links = [one for one in children if one.type == "link_open"]
    assert {one.type for one in children} <= {"text", "link_open", "link_close", "code_inline"}
    if links:
        (link,) = links
        href = str(link.attrs["href"])
        assert unquote(href) == unquote(address.encode("utf-8", "replace").decode())
        assert re.match(r"https?://|mailto:", href, re.IGNORECASE) or ":" not in re.split("[/?#]", href)[0]
    elif address:
        assert not may_be_followed(address)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text,x"),
        *("vbscript:x", "file:///etc/passwd", "//evil.example", "/etc/passwd", "\\\\server\\share", "https://", "c:/x"),
        *("https://a.b/\u202egpj.exe", "mailto:", "%20:x", ":x", "a:b"),
    ],
)
def test_an_address_that_could_run_or_lead_elsewhere_is_shown_as_words(address: str) -> None:
    assert "](" not in markdown_link("Minutes", address)
    assert markdown_link("Minutes", address).startswith("Minutes (")


@pytest.mark.parametrize("address", ["docs/a.md", "../a b.pdf", "a.md#part:two", "./c:d", "?x=1:2", "#top"])
def test_an_address_within_the_repository_is_relative(address: str) -> None:
    assert is_relative(address)


def test_words_without_an_address_are_no_link() -> None:
    assert markdown_link("Minute 4", "") == "Minute 4"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("R&D in 2026", "R&D in 2026"),
        ("£0.9m a year - half of it home care", "£0.9m a year - half of it home care"),
        ("-5 degrees, +3 beds, 4.1 to 2.6 days", "-5 degrees, +3 beds, 4.1 to 2.6 days"),
        ("2026 was late", "2026 was late"),
    ],
)
def test_ordinary_words_stay_readable_as_plain_text(text: str, markdown: str) -> None:
    assert markdown_text(text) == markdown

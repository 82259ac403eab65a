"""All formats: one set of words, nothing that a file could smuggle in, and a page that everybody can read."""

from __future__ import annotations

import io
import re
import time
import zipfile
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from markdown_it import MarkdownIt

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.formats.html import guarded, html_link, html_prose, html_text
from scalecheck.reports.formats.markdown import markdown_prose
from scalecheck.reports.formats.word import word_document
from scalecheck.reports.material import Material
from scalecheck.reports.notes import without_notes
from scalecheck.reports.report import html_report, markdown_report
from tests.builders import DAY, assessment, gate, item, outline, section, verdict
from tests.papers import MADE, NAMES, TEMPLATES, example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scalecheck.model.assessment import Assessment

PARSER: Final = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def page(made: Material, template: str = "report") -> str:
    return html_report(made, (TEMPLATES,), f"{template}.html.jinja")


@cache
def page_of(name: str, template: str = "report") -> str:
    """Return the page of one of the reports to look at: it is made once for all tests."""
    return page(MADE[name](), template)


@cache
def markdown_of(name: str, template: str) -> str:
    """Return the same as Markdown."""
    return markdown_report(MADE[name](), (TEMPLATES,), f"{template}.md.jinja")


class Reading(HTMLParser):
    """What a reader sees in the `main` part of a page, and what the page is built of."""

    def __init__(self, text: str) -> None:  # noqa: D107
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._drawing = 0
        self._main = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._drawing += tag in {"svg", "figure"}
        self._main = self._main or tag == "main"
        if tag not in {"strong", "em", "a"}:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._drawing -= tag in {"svg", "figure"}
        self._main = self._main and tag != "main"
        if tag not in {"strong", "em", "a"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self._main and not self._drawing:
            self.words.append(data)

    def said(self) -> list[str]:
        return "".join(self.words).split()


def words_of_markdown(text: str) -> list[str]:
    said: list[str] = []
    for block in PARSER.parse(text):
        said.extend(" " if one.type in {"softbreak", "hardbreak"} else one.content for one in block.children or [])
        said.append(" ")
    return "".join(said).split()


def words_of_word(made: bytes) -> list[str]:
    import docx

    document = docx.Document(io.BytesIO(made))
    said: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            said.extend(cell.text for row in block.rows for cell in row.cells)
        else:
            said.append(block.text)
    return " ".join(said).replace("\ufffd", "").split()


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("name", MADE)
def test_the_page_says_the_words_of_the_markdown_and_no_others(name: str, template: str) -> None:
    assert Reading(page_of(name, template)).said() == words_of_markdown(markdown_of(name, template))


@pytest.mark.needs("office")
@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("name", MADE)
def test_the_word_document_says_the_words_of_the_page_and_no_others(name: str, template: str) -> None:
    text = page_of(name, template)
    expected = " ".join(Reading(text).said()).replace("\ufffe", "").split()
    assert words_of_word(word_document(text)) == expected


# Markdown


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("name", MADE)
def test_markdown_reads_well_as_plain_text(name: str, template: str) -> None:
    text = markdown_of(name, template)
    lines = text.split("\n")
    levels = [len(one) for one in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert [line for line in lines if line != line.rstrip()] == []
    assert "\n\n\n" not in text
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    for above, below in pairwise(lines):
        if above.startswith("#") or below.startswith("#"):
            assert not (above and below), (above, below)
        elif above and below:
            assert _kind(above) == _kind(below), (above, below)


def _kind(line: str) -> str:
    """Return what tells an entry of a list, a row of a table and a paragraph apart."""
    return "entry" if re.match(r"- |\d+\. ", line) else "row" if line.startswith("|") else "words"


# The page


def test_hostile_words_bring_nothing_into_the_page_that_acts() -> None:
    for template in NAMES:
        text = page_of("hostile", template)
        read = Reading(text)
        kinds = {tag for tag, _ in read.tags}
        assert not kinds & {"script", "img", "iframe", "object", "embed", "form", "link", "base", "input"}
        assert [tag for tag, _ in read.tags].count("style") == 1
        assert not [key for _, given in read.tags for key in given if key.startswith("on") or key in {"src", "style"}]
        assert text.count("</main>") == text.count("</body>") == text.count("</html>") == 1
        addresses = {given["href"] for tag, given in read.tags if tag == "a"}
        assert addresses <= {
            "#report",
            "docs/%5Ba%5D%28b%29%20%7C%22%3Cc%3E&copy;%60%20*d*.md",
            "https://a.example/?a=1&b=%3C2%3E",
        }
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e\u2066\u200b]", text)


def test_the_page_asks_for_nothing_else_and_forbids_it() -> None:
    text = page_of("programme")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "script" not in policy
    assert not re.search(r"@import|url\(|<link|<script|src=", text)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "<script>",
        "<!doctype html><script>x</script>",
        "<html><head>",
        "<!DOCTYPE html>\n<html x='>'><head><script>",
    ],
)
def test_a_page_is_forbidden_everything_before_its_first_word_whatever_printed_it(printed: str) -> None:
    read = guarded(printed)
    before, policy, after = read.partition('<meta http-equiv="Content-Security-Policy" content="default-src')
    assert policy
    assert re.fullmatch(r"<!doctype html>\s*(<html>\s*<head>)?\s*", before, re.IGNORECASE)
    assert after.endswith(printed[-8:])


def test_a_template_of_somebody_elses_prints_nothing_that_acts_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "odd.md.jinja").write_text("A\t{{ '\\x1b[31m' }}\u202e{{ report.title }}\n", encoding="utf-8")
    (tmp_path / "odd.html.jinja").write_text("{{ '\\x1b[31m' }}\u202e<b>", encoding="utf-8")
    said = markdown_report(example(), (tmp_path,), "odd.md.jinja")
    assert said.startswith("A\t\\x1b[31m\\u202eDischarge")
    assert html_report(example(), (tmp_path,), "odd.html.jinja").endswith("\\x1b[31m\\u202e<b>\n")


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("name", MADE)
def test_the_page_can_be_found_ones_way_about_in_without_seeing_it(name: str, template: str) -> None:
    read = Reading(page_of(name, template))
    assert ("html", {"lang": "en-GB"}) in read.tags
    headings = [int(tag[1]) for tag, _ in read.tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert all(given.get("scope") in {"col", "row"} for tag, given in read.tags if tag == "th")
    links = [given for tag, given in read.tags if tag == "a"]
    assert (links[0]["href"], links[0]["class"]) == ("#report", "skip")
    ids = [given["id"] for _, given in read.tags if "id" in given]
    assert len(ids) == len(set(ids))
    for tag, given in read.tags:
        if tag == "svg":
            assert given["role"] == "img"
            assert set(str(given["aria-labelledby"]).split()) <= set(ids)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _palettes() -> Iterator[dict[str, str]]:
    style = (TEMPLATES / "report" / "style.html.jinja").read_text(encoding="utf-8")
    for block in re.findall(r":root \{([^}]*)\}", style):
        yield dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


def test_letters_and_drawings_stand_out_in_light_in_dark_and_on_paper() -> None:
    palettes = list(_palettes())
    assert len(palettes) == 3
    for colours in palettes:
        for letters in ("ink", "soft", "link"):
            assert _contrast(colours[letters], colours["paper"]) >= 4.5
        assert _contrast(colours["ink"], colours["shade"]) >= 4.5
        for drawn in ("bar", "rule"):
            assert _contrast(colours[drawn], colours["paper"]) >= 3


def test_the_drawings_say_in_words_what_they_show() -> None:
    ready = verdict("ready", when={"share": "partly", "in": "every-domain", "at_least": Decimal("0.6")})
    areas = (section("care", item("a"), item("b"), title="Care"), section("money", item("c"), title="Money"))
    checklist = outline(*areas, verdicts=[ready, verdict("not-yet", default=True)])
    file = assessment({"a": "much", "b": {"dont_know": True}, "c": "full"})
    text = page(Material(file, judge_assessment(checklist, file, DAY)))
    assert '<title id="profile-title">How many of every hundred questions are at least partly there' in text
    assert "Care: 50 of 100. Money: 100 of 100." in text
    assert "is at 60 of 100." in text
    assert "Care: 0 met, 1 partly there, 0 not there, 1 not known, 0 without an answer." in text


def test_where_the_best_verdict_asks_no_share_of_every_area_there_is_no_line() -> None:
    file = assessment({"a": "much"})
    made = Material(file, judge_assessment(outline(section("dom", item("a"))), file, DAY))
    text = page(made)
    assert "How far each area has come, by its score" in text
    assert 'class="line"' not in text


@pytest.mark.parametrize("write", [markdown_prose, html_prose])
def test_a_note_has_the_same_paragraphs_in_every_format(write: Callable[[object], str]) -> None:
    text = write("One\ntwo\n\n\n- a\n- b\nc\n\n")
    assert text.count("One two") == 1
    assert len(re.split(r"\n\n|</p>\n<p>", text)) == 2


def test_words_and_links_of_a_page_are_escaped() -> None:
    assert html_text(" a \n b\u202e ") == "a b\\u202e"
    assert str(html_link("<b>", "javascript:alert(1)")) == "&lt;b&gt; (javascript:alert(1))"
    assert str(html_link("a & b", "docs/a b.md")) == '<a href="docs/a%20b.md" rel="noreferrer">a &amp; b</a>'
    assert str(html_link("Minute 4", "")) == "Minute 4"


# The Word document


@pytest.mark.needs("office")
def test_a_word_document_is_written_whatever_the_clock_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A zip archive knows no day before 1980 or after 2107."""
    text = page_of(next(iter(MADE)), NAMES[0])
    made = word_document(text)
    monkeypatch.setattr(time, "localtime", lambda *_: (1970, 1, 1, 0, 0, 0, 3, 1, 0))
    assert word_document(text) == made


@pytest.mark.needs("office")
def test_a_word_document_has_words_own_styles_heads_of_tables_and_page_numbers() -> None:
    import docx

    made = word_document(page_of("programme"))
    document = docx.Document(io.BytesIO(made))
    styles = [one.style.name for one in document.paragraphs if one.style is not None]
    assert styles[0] == "Title"
    assert set(styles) == {
        *("Title", "Normal", "List Bullet", "List Number"),
        *("Heading 1", "Heading 2", "Heading 3", "Heading 4"),
    }
    assert len(document.tables) == 3
    body = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert body.count("<w:tblHeader/>") == len(document.tables)
    assert body.count("<w:br ") + body.count("w:pageBreakBefore") == 1
    fills = set(re.findall(r'w:fill="([0-9A-F]{6})"', body))
    assert len(fills) >= 4
    assert fills <= {"E7EBF0", "F6D5CF", "F9E3C8", "F7F0CF", "DFEEDB", "C6E5CF"}
    foot = "".join(
        zipfile.ZipFile(io.BytesIO(made)).read(name).decode()
        for name in zipfile.ZipFile(io.BytesIO(made)).namelist()
        if "footer" in name
    )
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot


@pytest.mark.needs("office")
def test_a_word_document_does_not_say_who_made_it_or_when() -> None:
    import docx

    made = word_document(page_of("programme"))
    about = docx.Document(io.BytesIO(made)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.title.startswith("Discharge dashboard")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert "python-docx" not in core
    assert "2013" not in core


@pytest.mark.needs("office")
def test_links_in_a_word_document_are_those_that_may_be_followed() -> None:
    made = word_document(page_of("hostile"))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        relations = parts.read("word/_rels/document.xml.rels").decode()
    targets = set(re.findall(r'Target="([^"]+)"[^>]*TargetMode="External"', relations))
    assert targets == {
        "docs/%5Ba%5D%28b%29%20%7C%22%3Cc%3E&amp;copy;%60%20*d*.md",
        "https://a.example/?a=1&amp;b=%3C2%3E",
    }


@pytest.mark.needs("office")
def test_what_leads_to_a_table_or_a_list_stays_with_it_on_one_page() -> None:
    import docx

    table = "<table><tr><th>Gate</th></tr><tr><td>Safe</td></tr></table>"
    before = "<h2>Gates</h2><p>How each came out.</p>"
    after = "<p><strong>Before</strong></p><ul><li>One</li></ul>"
    document = docx.Document(io.BytesIO(word_document(f"<main>{before}{table}{after}</main>")))
    kept = {one.text: one.paragraph_format.keep_with_next for one in document.paragraphs}
    assert kept == {"Gates": None, "How each came out.": True, "": None, "Before": True, "One": None}
    assert document.styles["Heading 1"].paragraph_format.keep_with_next
    head, row = (one.cells[0].paragraphs[0].paragraph_format.keep_with_next for one in document.tables[0].rows)
    assert (head, row) == (True, None)


@pytest.mark.needs("office")
def test_a_word_document_shows_no_picture_of_another_one() -> None:
    with zipfile.ZipFile(io.BytesIO(word_document(page_of("programme")))) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name]
        assert b"thumbnail" not in parts.read("_rels/.rels")
        assert b"officeDocument" in parts.read("_rels/.rels")


@pytest.mark.needs("office")
def test_a_long_table_takes_a_word_document_no_longer_than_in_proportion() -> None:
    def seconds(rows: int) -> float:
        table = "<table><tr><th>What</th></tr>" + "<tr><td>An action</td></tr>" * rows + "</table>"
        start = time.process_time()
        word_document(f"<main><h1>Actions</h1>{table}</main>")
        return time.process_time() - start

    seconds(10)
    assert seconds(8_000) < 30 * min(seconds(1_000) for _ in range(3))


@pytest.mark.needs("office")
def test_what_is_left_out_of_a_word_document_ends_with_the_outermost_figure() -> None:
    page = "<main><h1>One</h1><figure><svg><text>drawn</text></svg>caption</figure><p>Two</p></main>"
    assert words_of_word(word_document(page)) == ["One", "Two"]


@pytest.mark.needs("office")
def test_the_same_page_gives_the_same_document() -> None:
    text = page_of("programme")
    assert word_document(text) == word_document(text)


# Without notes


def test_a_report_to_be_published_has_no_word_of_any_note() -> None:
    def noted(text: str) -> Assessment:
        view: dict[str, Any] = {"reason": "Most said so.", "dissent": [{"role": "IT lead", "option": "none"}]}
        view["dissent"][0]["note"] = text
        return assessment(
            {"a": {"option": "much", "note": text, "consensus": view}, "b": {"dont_know": True, "note": text}},
            agreed={"date": "2026-11-16", "who": "lead"},
        )

    needs = {"ready": {"item": "a", "at_least": "full"}}
    checklist = outline(section("dom", *map(item, "ab")), gates=[gate("g", needs)])

    def said(file: Assessment) -> list[str]:
        made = Material(file, judge_assessment(checklist, file, DAY))
        return [markdown_report(made, (TEMPLATES,), f"{name}.md.jinja") for name in NAMES] + [
            page(made, name) for name in NAMES
        ]

    file = noted("SECRET one\n\nand two")
    assert all("SECRET" in one for one in said(file))
    assert not any("SECRET" in one or "and two" in one for one in said(without_notes(file)))

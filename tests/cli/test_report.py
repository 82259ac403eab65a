"""`scalecheck report`, run as its users run it."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.cli import main
from scalecheck.commands.report import report as write_report
from scalecheck.errors import CannotLookError
from scalecheck.workspace.occasions import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from scalecheck.commands.output import PaperFormat

    Printed = Callable[..., tuple[int, str, str]]

ROOT: Final = Path(__file__).parents[2]
EXAMPLE: Final = ROOT / "examples" / "delayed-discharge"
VALID: Final = ROOT / "tests" / "examples" / "valid"
PROGRAMME: Final = "assessments/discharge-dashboard/2026-11/programme/agreed.yaml"
SITE: Final = "assessments/discharge-dashboard/2026-11/eastbrook/operations-manager.yaml"
SMALL: Final = "small/assessments/discharge-hub/2026-11/programme/agreed.yaml"
"""A file about six questions, for all that is the same whatever a report says; the example takes ten times as long."""
SMALL_SITE: Final = "small/assessments/discharge-hub/2026-11/north/north-ops.yaml"
DAY: Final = ("--as-of", "2026-11-28")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of one's own with the example in it, and go there."""
    shutil.copytree(EXAMPLE, tmp_path / "example")
    shutil.copytree(VALID, tmp_path / "example" / "small")
    (tmp_path / "example" / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "example")
    return tmp_path / "example"


def run(*words: str) -> int:
    return main(["report", *words, *DAY])


@pytest.fixture
def printed(here: Path, capsys: pytest.CaptureFixture[str]) -> Printed:
    """Run a report in that folder: give the exit code, and what went to stdout and to stderr."""
    assert here == Path.cwd()

    def printing(*words: str) -> tuple[int, str, str]:
        code = run(*words)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return printing


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("report.md", (PROGRAMME,)),
        ("brief.md", (PROGRAMME, "--template", "brief")),
        ("report-eastbrook.md", (SITE,)),
    ],
)
def test_the_examples_report_is_the_one_that_is_committed(here: Path, name: str, words: tuple[str, ...]) -> None:
    """After a change on purpose, SCALECHECK_UPDATE_GOLDEN=1 writes the report anew; read what changed."""
    assert run(*words, "-o", name) == 0
    made = (here / name).read_bytes()
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        (EXAMPLE / name).write_bytes(made)
    assert made == (EXAMPLE / name).read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="on Windows not everybody may make links")
def test_a_report_that_goes_through_a_link_out_of_the_repository_is_written_and_told(
    here: Path, printed: Printed
) -> None:
    (here / "out.md").symlink_to("../elsewhere.md")
    code, _, said = printed(SMALL, "-o", "out.md")
    assert code == 0
    assert f"out.md leads out of {here} by a link: what is written goes into {here.parent}" in said
    assert (here.parent / "elsewhere.md").is_file()


def test_a_folder_gives_the_same_report_as_the_file_that_speaks_for_it(here: Path, printed: Printed) -> None:
    of_file = printed(SMALL)
    where = ("--site", "programme", "--round", "2026-11")
    assert of_file[0] == 0
    assert printed("small/assessments", *where) == of_file
    assert printed(str(here / "small" / "assessments"), *where, "-o", "-") == of_file


def test_the_report_goes_to_stdout_and_words_about_it_to_stderr(here: Path, printed: Printed) -> None:
    code, out, err = printed(SMALL)
    assert (code, out[:2], err) == (0, "# ", "")
    beside = f"{Path(SMALL).parent.as_posix()}/out.md"
    assert printed(SMALL, "-o", beside) == (0, "", f"The report is in {beside}.\n")
    assert (here / beside).read_text(encoding="utf-8") == out


def test_the_same_input_and_day_give_the_same_bytes(here: Path) -> None:
    for name in ("one.md", "two.md"):
        assert run(SITE, "-o", name) == 0
    assert (here / "one.md").read_bytes() == (here / "two.md").read_bytes()
    assert b"\r" not in (here / "one.md").read_bytes()


def test_a_sites_report_is_judged_with_the_programme(printed: Printed) -> None:
    code, out, _ = printed("assessments", "--site", "eastbrook")
    assert (code, out == printed(SITE)[1]) == (0, True)
    assert "# Discharge dashboard and rapid-response care at Eastbrook\n" in out
    assert "Taken over from the programme's answers." in out


def test_the_day_judged_is_the_day_asked_for(here: Path, printed: Printed) -> None:
    assert "- Judged as of 28 November 2026" in printed(PROGRAMME)[1]
    assert main(["report", PROGRAMME, "--as-of", "2027-09-01", "-o", "later.md"]) == 0
    text = (here / "later.md").read_text(encoding="utf-8")
    assert "- Judged as of 1 September 2027" in text
    assert "valid until 14 August 2027, out of date)" in text


def test_several_occasions_are_listed_and_none_is_picked(printed: Printed) -> None:
    code, out, err = printed("assessments")
    assert (code, out) == (2, "")
    assert "--site" in err
    assert "discharge-dashboard, eastbrook, 2026-11" in err
    assert "discharge-dashboard, programme, 2026-11" in err


def test_several_respondents_without_an_agreed_file_get_no_report(here: Path, printed: Printed) -> None:
    (here / PROGRAMME).unlink()
    code, out, err = printed("assessments", "--site", "programme", "-o", "report.new.md")
    assert (code, out) == (1, "")
    assert "Not agreed: 7 answered separately (" in err
    folder = PROGRAMME.rpartition("/")[0]
    assert f"  scalecheck panel {folder}\n" in err
    assert f"  scalecheck agree {folder}\n" in err
    assert not (here / "report.new.md").exists()


def test_a_bad_file_in_the_folder_is_told_and_the_rest_is_done(here: Path, printed: Printed) -> None:
    bad = here / "assessments" / "bad.yaml"
    bad.write_text("format: scalecheck/assessment@1.0\nround: soon\n", encoding="utf-8")
    code, out, err = printed("assessments", "--site", "programme")
    assert code == 1
    assert out.startswith("# Discharge dashboard")
    assert re.search(r"bad\.yaml:\d+:\d+: error:", err)


def test_an_invalid_file_gets_no_report(here: Path, printed: Printed) -> None:
    (here / "bad.yaml").write_text("format: scalecheck/assessment@1.0\nround: soon\n", encoding="utf-8")
    code, out, err = printed("bad.yaml", "-o", "out.md")
    assert (code, out) == (1, "")
    assert "bad.yaml:" in err
    assert not (here / "out.md").exists()


def test_a_missing_file_is_told(printed: Printed) -> None:
    code, out, err = printed("none.yaml")
    assert (code, out) == (2, "")
    assert "none.yaml: there is no such file." in err


# The output


def test_a_folder_is_no_place_for_a_report(printed: Printed) -> None:
    code, _, err = printed(PROGRAMME, "-o", "assessments")
    assert (code, "assessments: this is a folder." in err) == (2, True)


def test_an_assessment_is_never_overwritten_by_its_report(here: Path, printed: Printed) -> None:
    before = (here / PROGRAMME).read_bytes()
    code, _, err = printed(PROGRAMME, "-o", PROGRAMME)
    assert (code, "a report is not YAML" in err) == (2, True)
    assert (here / PROGRAMME).read_bytes() == before


@pytest.mark.parametrize("output", ["gone/out.md", "report.md/out.md", "x" * 300 + ".md", "a\0b.md"])
def test_an_output_that_cannot_be_written_is_a_sentence(printed: Printed, output: str) -> None:
    code, out, err = printed(SMALL, "-o", output)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1


def test_a_report_that_may_not_be_changed_stays_as_it_was(here: Path, printed: Printed) -> None:
    (here / "old.md").write_text("old", encoding="utf-8")
    (here / "old.md").chmod(0o444)
    if os.access(here / "old.md", os.W_OK):
        pytest.skip("this user may write everywhere")
    code, _, err = printed(SMALL, "-o", "old.md")
    assert code == 2
    assert "you are not allowed to change this file" in err
    assert (here / "old.md").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("text", ["{{ nothing }}", "{% for x in range(10 ** 9) %}{% endfor %}", "{% if %}"])
def test_a_template_that_fails_leaves_an_existing_report_untouched(here: Path, printed: Printed, text: str) -> None:
    (here / "own.md.jinja").write_text(f"# One\n\n{text}\n", encoding="utf-8")
    (here / "old.md").write_text("old", encoding="utf-8")
    code, out, err = printed(SMALL, "--template", "own.md.jinja", "-o", "old.md")
    assert (code, out) == (2, "")
    assert f"{here / 'own.md.jinja'}, line 3: " in err
    assert (here / "old.md").read_text(encoding="utf-8") == "old"


def test_relative_evidence_is_linked_from_where_the_report_stands(here: Path) -> None:
    (here / "papers").mkdir()
    for output, way in (
        (f"{Path(SMALL).parent}/out.md", "docs/logic.md"),
        ("out.md", f"{Path(SMALL).parent.as_posix()}/docs/logic.md"),
        ("papers/out.md", f"../{Path(SMALL).parent.as_posix()}/docs/logic.md"),
    ):
        assert run(SMALL, "-o", output) == 0
        assert f"[Logic model]({way})" in (here / output).read_text(encoding="utf-8")


# Templates


def own(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_an_own_template_is_found_by_name_beside_the_file_and_above_it(here: Path, printed: Printed) -> None:
    own(here, "templates/short.md.jinja", "above {{ report.title | text }}\n")
    assert printed(SMALL, "--template", "short")[1].startswith("above Discharge hub")
    own(here, "small/assessments/templates/short.md.jinja", "nearer\n")
    assert printed(SMALL, "--template", "short")[:2] == (0, "nearer\n")


def test_templates_above_the_repository_are_not_looked_at(here: Path, printed: Printed) -> None:
    own(here.parent, "templates/short.md.jinja", "outside\n")
    code, _, err = printed(SMALL, "--template", "short")
    assert (code, "There is no template `short`." in err) == (2, True)


def test_an_own_template_stands_before_the_shipped_one_of_its_name(here: Path, printed: Printed) -> None:
    own(here, "templates/report.md.jinja", "mine\n")
    assert printed(SMALL)[:2] == (0, "mine\n")


def test_one_part_of_the_shipped_report_can_be_replaced(here: Path, printed: Printed) -> None:
    whole = printed(SMALL)[1]
    own(here, "templates/report/areas.md.jinja", "## Areas\n\nOurs.\n")
    out = printed(SMALL)[1]
    assert "## Areas\n\nOurs.\n\n## Each side alone" in out
    assert out.partition("## Areas")[0] == whole.partition("## Areas")[0]


def test_a_template_at_a_path_may_include_what_is_shipped(here: Path, printed: Printed) -> None:
    own(here, "elsewhere/one-page.md.jinja", '{% include "report/page-one.md.jinja" %}\n')
    code, out, _ = printed(SMALL, "--template", "elsewhere/one-page.md.jinja")
    assert (code, out.count("\n## ")) == (0, 5)
    assert out == printed(SMALL, "--template", "brief")[1]


def test_a_misspelt_template_is_told_with_what_was_meant(printed: Printed) -> None:
    code, out, err = printed(SMALL, "--template", "reprot")
    assert (code, out) == (2, "")
    assert "There is no template `reprot`." in err
    assert "report" in err.partition("reprot")[2]


@pytest.mark.parametrize(
    "template", ["none.md.jinja", "gone/short.md.jinja", "assessments/", "../a/b", "", "x" * 300, "x" * 300 + ".jinja"]
)
def test_a_template_that_is_not_there_is_told(printed: Printed, template: str) -> None:
    code, out, err = printed(SMALL, "--template", template)
    assert (code, out) == (2, "")
    assert "template" in err


def test_the_template_for_paper_is_no_report(printed: Printed) -> None:
    code, _, err = printed(SMALL, "--template", "checklist")
    assert (code, "checklist" in err) == (2, True)


def test_a_personal_name_is_printed_only_with_names(here: Path, printed: Printed) -> None:
    file = here / SMALL_SITE
    role = "role: operations manager,"
    named = file.read_text(encoding="utf-8").replace(role, f"{role} name: A. Body,", 1)
    file.write_text(named, encoding="utf-8")
    assert "A. Body" not in printed(SMALL_SITE)[1]
    assert "the operations manager (A. Body), North trust" in printed(SMALL_SITE, "--names")[1]


# Formats


def in_format(
    form: PaperFormat, output: str, *, template: str = "report", publish: bool = False, file: str = PROGRAMME
) -> int:
    return write_report(
        Path(file), form, date(2026, 11, 28), Choice(), output=output, template=template, publish=publish
    )


@pytest.mark.parametrize("form", ["html", "json"])
def test_the_examples_report_in_other_formats_is_the_one_that_is_committed(here: Path, form: PaperFormat) -> None:
    """After a change on purpose, SCALECHECK_UPDATE_GOLDEN=1 writes the report anew; look at what changed."""
    assert in_format(form, f"report.{form}") == 0
    made = (here / f"report.{form}").read_bytes()
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        (EXAMPLE / f"report.{form}").write_bytes(made)
    assert made == (EXAMPLE / f"report.{form}").read_bytes()
    assert b"\r" not in made


def pages(document: Path) -> int:
    """Return on how many pages LibreOffice lays a Word document out."""
    profile = f"-env:UserInstallation={(document.parent / 'profile').as_uri()}"
    command = (str(shutil.which("soffice")), profile, "--headless", "--convert-to", "pdf", document.name)
    subprocess.run(command, cwd=document.parent, check=True, capture_output=True, timeout=180)
    return len(re.findall(rb"/Type\s*/Page\b", document.with_suffix(".pdf").read_bytes()))


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("file", [PROGRAMME, SITE])
def test_the_word_file_of_the_example_has_twelve_pages_at_most_and_page_one_is_one(here: Path, file: str) -> None:
    for template, most in (("report", 12), ("brief", 1)):
        assert in_format("docx", f"{template}.docx", template=template, file=file) == 0
        assert pages(here / f"{template}.docx") <= most


@pytest.mark.needs("office")
def test_the_same_input_and_day_give_the_same_word_document(here: Path) -> None:
    for name in ("one.docx", "two.docx"):
        assert in_format("docx", name, file=SMALL) == 0
    assert (here / "one.docx").read_bytes() == (here / "two.docx").read_bytes()
    assert (here / "one.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("template", ["brief", "board-paper"])
def test_the_shipped_templates_are_there_for_every_format(here: Path, template: str) -> None:
    for form in ("md", "html"):
        assert in_format(form, f"out.{form}", template=template, file=SMALL) == 0
    markdown = (here / "out.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", markdown, re.MULTILINE)
    page = (here / "out.html").read_text(encoding="utf-8")
    assert [html.unescape(one) for one in re.findall(r"<h2>(.*)</h2>", page)] == headings
    if template == "board-paper":
        assert headings == [
            *("Purpose", "Recommendation", "Background", "Risk", "Finance", "Equality", "Involvement", "Next steps")
        ]


def test_a_report_to_be_published_has_no_address_or_number_of_a_person(here: Path) -> None:
    file = Path(SMALL)
    text = file.read_text(encoding="utf-8")
    for what, instead in (
        ("who: clinical lead", "who: lead@a.example"),
        ("role: clinical lead", "role: Call 020 7946 0018"),
    ):
        assert what in text
        text = text.replace(what, instead)
    file.write_text(text, encoding="utf-8")
    for form in ("md", "json"):
        assert in_format(form, f"whole.{form}", file=SMALL) == 0
        assert in_format(form, f"out.{form}", file=SMALL, publish=True) == 0
        whole, published = ((here / f"{name}.{form}").read_text(encoding="utf-8") for name in ("whole", "out"))
        assert "a.example" in whole
        assert "a.example" not in published
        assert "7946" not in published
        assert "(left out: it holds an e-mail address)" in published.replace("\\", "")


def test_what_a_site_changed_is_published_without_an_address_of_a_person(here: Path) -> None:
    file = Path(SMALL_SITE)
    text = file.read_text(encoding="utf-8")
    assert "what: Evening shift added" in text
    file.write_text(text.replace("what: Evening shift added", "what: Write to ward@a.example"), encoding="utf-8")
    for name, publish in (("whole.md", False), ("out.md", True)):
        assert in_format("md", name, publish=publish, file=SMALL) == 0
        assert ("a.example" in (here / name).read_text(encoding="utf-8")) is not publish


def test_a_report_to_be_published_has_no_note(here: Path) -> None:
    for form in ("md", "html", "json"):
        for publish in (False, True):
            assert in_format(form, "out", publish=publish, file=SMALL) == 0
            text = (here / "out").read_text(encoding="utf-8")
            for note in ("A draft of two pages", "Nobody in IT has seen it"):
                assert (note in text) is not publish


def test_weak_spots_and_whether_a_single_answer_would_change_the_verdict_are_in_the_report(here: Path) -> None:
    assert in_format("md", "out.md") == 0
    said = (here / "out.md").read_text(encoding="utf-8")
    assert "Three actions are past their day and not done." in said
    assert "No single answer, one step up or down, changes the verdict." in said


def test_the_ending_of_the_file_decides_on_the_format_where_none_is_named(here: Path) -> None:
    for name, begins in (("a.html", b"<!DOCTYPE html>"), ("a.json", b"{"), ("a.md", b"# "), ("a", b"# ")):
        assert run(SMALL, "-o", name) == 0
        assert (here / name).read_bytes()[:15].lower().startswith(begins.lower())


@pytest.mark.needs("office")
def test_a_file_that_ends_as_word_documents_do_is_one(here: Path) -> None:
    assert run(SMALL, "-o", "a.docx") == 0
    assert (here / "a.docx").read_bytes().startswith(b"PK")


def test_a_format_that_word_cannot_open_is_not_written_into_a_file_for_word(printed: Printed, here: Path) -> None:
    code, _, err = printed(PROGRAMME, "--format", "md", "-o", "a.docx")
    assert (code, (here / "a.docx").exists()) == (2, False)
    assert "a report as md cannot be a .docx file." in err


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a.odt", "a.png", "a.md.bak"])
def test_a_report_is_not_written_under_the_name_of_a_format_that_there_is_not(
    printed: Printed, here: Path, name: str
) -> None:
    code, _, err = printed(PROGRAMME, "-o", name)
    assert (code, (here / name).exists()) == (2, False)
    assert f"{name}: a report cannot be a .{name.rpartition('.')[2]} file." in err
    assert "for a PDF, print the web page or the Word document to one" in err


def test_a_format_that_is_named_may_go_to_a_name_with_another_ending_unless_that_chooses_the_program(
    printed: Printed, here: Path
) -> None:
    assert printed(SMALL, "--format", "md", "-o", "a.bak")[0] == 0
    assert (here / "a.bak").read_bytes().startswith(b"# ")
    assert printed(SMALL, "--format", "html", "-o", "a.pdf")[0] == 2


def test_a_word_document_is_not_printed(here: Path) -> None:
    assert here == Path.cwd()
    with pytest.raises(CannotLookError, match=r"A Word document cannot be printed\. Name a file"):
        in_format("docx", "-")


def test_without_the_package_for_word_a_sentence_says_what_to_install(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    (here / "old.docx").write_text("old", encoding="utf-8")
    with pytest.raises(CannotLookError, match=r"python-docx, which is not installed here\. .* install python-docx$"):
        in_format("docx", "old.docx", file=SMALL)
    assert (here / "old.docx").read_text(encoding="utf-8") == "old"


def test_data_have_no_template(here: Path) -> None:
    assert here == Path.cwd()
    with pytest.raises(CannotLookError, match="leave it out"):
        in_format("json", "out.json", template="brief")


def test_an_own_template_for_web_pages_is_escaped_and_makes_word_documents_too(here: Path) -> None:
    own(here, "templates/own.html.jinja", "<main><h1>{{ report.title }}</h1><p>{{ '<b>' }}</p></main>\n")
    assert in_format("html", "out.html", template="own", file=SMALL) == 0
    assert "<p>&lt;b&gt;</p>" in (here / "out.html").read_text(encoding="utf-8")
    with pytest.raises(CannotLookError, match="There is no template `own`"):
        in_format("md", "out.md", template="own", file=SMALL)

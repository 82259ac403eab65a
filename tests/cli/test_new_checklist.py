"""`scalecheck checklist new` and `preview`: a checklist of one's own, and the interview about it with nothing saved."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.commands.checklist.new import Draft, new_checklist
from scalecheck.documents.loading import load_checklist
from scalecheck.failures import guarded
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.showing.views import FieldView

if TYPE_CHECKING:
    from tests.running import Run

STARTER: Final = Path(__file__).parents[2] / "starter" / "checklist.yaml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_checklist_has_no_problems_and_says_what_it_is_called(here: Path, scalecheck: Run) -> None:
    ended = scalecheck("checklist", "new", "--title", 'Ward: "readiness" #1', "--summary", "Says - truly - all.")
    assert (ended.code, ended.err, files(here)) == (0, "", ["checklists/ward-readiness-1.yaml"])
    assert "scalecheck checklist preview checklists/ward-readiness-1.yaml" in ended.out
    assert scalecheck("validate", ".") == (0, "", "1 file checked: no problems.\n")
    text = (here / "checklists" / "ward-readiness-1.yaml").read_text(encoding="utf-8")
    made = load_checklist(text.encode(), "made")
    assert (made.id, made.title, made.summary) == ("ward-readiness-1", 'Ward: "readiness" #1', "Says - truly - all.")
    assert text.startswith("# yaml-language-server: $schema=../schemas/checklist.schema.json\n")
    assert comments(text) - {text.splitlines()[0]} == comments(STARTER.read_text(encoding="utf-8"))


def comments(text: str) -> set[str]:
    return {line for line in text.splitlines() if line.lstrip().startswith("#")}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--title", "Pilot to scale"], "There is a checklist `pilot-to-scale` already."),
        (["--title", "Wards", "--id", "Our Wards"], "`Our Wards` can't be an id."),
        (["--title", "Wards", "--id", "yes"], "`yes` can't be an id."),
        (["--title", "!?"], "No id can be made of"),
        (["--title", "Wards", "-o", "wards.txt"], "files that end in .yaml"),
        (["--title", "Wards", "-o", "taken.yaml"], "there is a file of this name already"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    arguments: list[str], said: str, here: Path, scalecheck: Run
) -> None:
    (here / "taken.yaml").write_text("mine", encoding="utf-8")
    ended = scalecheck("checklist", "new", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert files(here) == ["taken.yaml"]
    assert (here / "taken.yaml").read_text(encoding="utf-8") == "mine"


def test_control_characters_never_reach_the_file(here: Path, scalecheck: Run) -> None:
    ended = scalecheck("checklist", "new", "--title", "Wards \x1b[31m")
    assert (ended.code, ended.out) == (2, "")
    assert scalecheck("checklist", "new", "--title", "Wards", "--summary", " ").code == 2
    assert "Traceback" not in ended.err
    assert "\x1b" not in ended.out + ended.err
    assert files(here) == []


def asked(*lines: str, draft: Draft | None = None) -> tuple[int, ScriptedPrompter]:
    prompter = ScriptedPrompter(iter(lines))
    return guarded(lambda: new_checklist(draft or Draft(), prompter=prompter)), prompter


def test_without_a_title_it_asks_until_the_file_can_be_made(here: Path) -> None:
    (here / "taken.yaml").touch()
    code, prompter = asked("Pilot to scale", "!?", "Night team", "Bad Id", "nights", "", "taken.yaml", "own.yaml")
    assert code == 0
    assert [view.field.name for view in prompter.shown if isinstance(view, FieldView)] == [
        *("title", "title", "title", "id", "id", "summary", "path", "path"),
    ]
    assert load_checklist((here / "own.yaml").read_bytes(), "own").id == "nights"


def test_an_id_that_is_taken_is_refused_before_anything_is_asked(here: Path) -> None:
    code, prompter = asked("Night team", draft=Draft(id="pilot-to-scale"))
    assert (code, prompter.shown, files(here)) == (2, [], [])


@pytest.mark.parametrize("lines", [(), ("",), ("Night team", "q"), ("Night team", "", "", "q")])
def test_who_gives_up_leaves_nothing_behind(lines: tuple[str, ...], here: Path) -> None:
    assert asked(*lines)[0] == 0
    assert files(here) == []


def preview(scalecheck: Run, monkeypatch: pytest.MonkeyPatch, typed: str, *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"))
    return scalecheck("checklist", "preview", *arguments)


def test_a_preview_is_the_whole_interview_and_nothing_is_saved(
    here: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    scalecheck("checklist", "new", "--title", "Night team", "-o", "own.yaml")
    typed = "?\n1 a note\ne\nA page\n\n\n\n\n3\n3\n2\nn\nfirst line\n\n2\n\n"
    code, out, err = preview(scalecheck, monkeypatch, typed, "own.yaml")
    assert (code, err, files(here)) == (0, "", ["own.yaml"])
    assert "Preview of Night team 0.1.0: nothing is saved." in out
    assert "Noted: No, with your note." in out
    assert "Ready for the next team (green)" in out
    assert out.endswith("This was a preview: nothing was saved.\n")
    assert "Saved" not in out
    assert "everything is saved" not in out


def test_a_preview_ends_well_with_q_and_with_the_end_of_the_input(
    scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for typed in ("q\n", ""):
        code, out, err = preview(scalecheck, monkeypatch, typed, "pilot-to-scale-quick", "--accessible")
        assert (code, err) == (0, "")
        assert out.endswith("This was a preview: nothing was saved.\n")
        assert out.isascii()


def test_a_preview_of_one_area_puts_only_that(scalecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    scalecheck("checklist", "new", "--title", "Night team", "-o", "own.yaml")
    code, out, _ = preview(scalecheck, monkeypatch, "1\n", "own.yaml", "--domain", "the-next-team")
    assert code == 0
    assert "Wanted here" in out
    assert "Written down" not in out
    code, out, err = preview(scalecheck, monkeypatch, "", "own.yaml", "--domain", "the-next-teem")
    assert (code, out) == (2, "")
    assert "Did you mean `the-next-team`?" in err


def test_a_checklist_that_is_not_valid_is_not_previewed(
    here: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = STARTER.read_text(encoding="utf-8").replace("scale: place", "scale: plaice", 1)
    (here / "own.yaml").write_text(text, encoding="utf-8")
    code, out, err = preview(scalecheck, monkeypatch, "1\n", "own.yaml")
    assert (code, out) == (1, "")
    assert "own.yaml:" in err
    assert "plaice" in err

"""`scalecheck assess`, run as its users run it, with its replies from a pipe."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit, Ended, Run

NEW: Final = Path("assessments/hub/2026-11/programme/lead.yaml")
BY_FLAGS: Final = ("assess", "mini-scale", "--innovation", "Hub", "--role", "lead")
AGREED: Final = Path("assessments/discharge-hub/2026-11/programme/agreed.yaml")
SITE: Final = Path("assessments/discharge-hub/2026-11/north/north-ops.yaml")
Assess: TypeAlias = "Callable[..., Ended]"


class Typed(io.BytesIO):
    """A pipe whose lines appear on the screen when they are read, as a terminal shows what is typed."""

    def __init__(self, lines: bytes, *, shown: bool) -> None:
        """Take everything that will be typed."""
        super().__init__(lines)
        self._shown = shown

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        if self._shown and line:
            sys.stdout.write(f"    <- {line.decode()}")
        return line


@pytest.fixture
def typing(scalecheck: Run, monkeypatch: pytest.MonkeyPatch) -> Assess:
    """Return a way to run a command with lines typed into it."""
    monkeypatch.setattr("sys.argv", ["scalecheck"])

    def run(lines: str | bytes, *arguments: object, shown: bool = False) -> Ended:
        data = lines if isinstance(lines, bytes) else lines.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Typed(data, shown=shown), encoding="utf-8"))
        return scalecheck(*arguments)

    return run


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder with a space in its name, and make it the current one."""
    folder = tmp_path / "OneDrive - NHS"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def entry(path: Path, name: str) -> str:
    """Return the lines of one answer in a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = lines.index(f"  {name}:")
    end = next((place for place in range(start + 1, len(lines)) if lines[place][:3].strip()), len(lines))
    return "\n".join(lines[start:end]).rstrip()


@pytest.mark.usefixtures("family")
def test_a_whole_run_reads_well_aloud(typing: Assess, golden: Callable[[str, str], None]) -> None:
    lines = (
        "Night visits", "", "?", "North, South", "North", "ward lead", "", "y",
        "2 a first step", "yes", "d nobody has asked", "?", "nonsense", "g", "3 a draft",
        "n", "Agreed in June.", "Minutes are kept.", "", "b", "", "2", "x No record of our own yet", "j safety-case",
        "w clinical safety lead", "l", "u", "s", "4", "s", "w clinical safety lead",
        "p", "2", "ward lead", "", "Write the page", "31 January", "b", "", "2027-01-31", "?", "q",
    )  # fmt: skip
    ended = typing("\n".join(lines) + "\n", "assess", "mini-scale", "--accessible", shown=True)
    assert (ended.code, ended.err) == (0, "")
    golden("assess/accessible.txt", ended.out)
    assert not set("╭│•·─█░") & set(ended.out)
    assert all(line == line.rstrip() or line.endswith("> ") for line in ended.out.splitlines() if "<-" not in line)


def test_an_empty_folder_is_enough_to_begin(empty: Path, typing: Assess) -> None:
    ended = typing("Hub\n\n\n\nlead\n\n\n4\n1\n", "assess")
    assert (ended.code, ended.err) == (0, "")
    assert "option: many" in entry(empty / NEW, "planned-reach")
    assert "What is the innovation called?" in ended.out
    assert f"scalecheck assess {NEW}" in ended.out


@pytest.mark.usefixtures("family")
def test_with_flags_nothing_is_asked_before_the_first_question(typing: Assess) -> None:
    ended = typing("1\n", *BY_FLAGS, "--proposal", "All wards", "--proposed-site", "A", "--proposed-site", "B")
    assert "What is the innovation called?" not in ended.out
    assert "\n  sites: [A, B]\n" in NEW.read_text(encoding="utf-8")


@pytest.mark.usefixtures("family")
def test_names_are_asked_for_only_when_wanted(typing: Assess) -> None:
    assert "Your name" not in typing("Hub\n\n\n\nlead\n\n\nq\n", "assess", "mini-scale").out
    ended = typing("\n\n\n\nA Person\n\nq\n", *BY_FLAGS, "--names", "--round", "2027-01")
    assert "Your name, which will be in the file" in ended.out
    assert "name: A Person" in Path("assessments/hub/2027-01/programme/lead.yaml").read_text(encoding="utf-8")


def test_each_prompt_is_flushed_before_its_reply_is_read(empty: Path, typing: Assess) -> None:
    """A pipe that gives nothing more ends the run; what was asked last has been written by then."""
    ended = typing("", "assess", "--innovation", "Hub", "--role", "lead")
    assert ended.out.index("1 to 4, d don't know, s skip, ? more > ") < ended.out.index("Saved in")
    assert (empty / NEW).exists()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    "lines", ["", "q\n", "Hub\n", "Hub\n\n\n\nlead\n\n", "Hub\n\n\n\nlead\n\nq\n", "\n", "Hub\nquit\n"]
)
def test_giving_up_before_there_is_a_file_begins_nothing(lines: str, typing: Assess) -> None:
    ended = typing(lines, "assess")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith("\nNothing was created.\n")
    assert not Path("assessments").exists()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("reply", ["no", "n", "none", "-"])
def test_no_to_the_file_that_is_proposed_makes_none(reply: str, typing: Assess) -> None:
    ended = typing(f"Hub\n\n\n\nlead\n\n{reply}\nq\n", "assess")
    assert "Please give the name of a file that ends in .yaml, or just Enter." in ended.out
    assert not Path("assessments").exists()


@pytest.mark.usefixtures("empty")
def test_two_files_that_read_alike_are_told_apart_by_their_checklists(typing: Assess) -> None:
    typing("1\n", "assess", "pilot-to-scale", "--innovation", "Hub", "--role", "lead")
    typing("1\n", "assess", "pilot-to-scale-quick", "--innovation", "Hub", "--role", "lead")
    said = " ".join(typing("q\n", "assess").out.split())
    assert "lead, pilot-to-scale (assessments/" in said
    assert "lead, pilot-to-scale-quick (assessments/" in said


BAD: Final = (
    b"",
    b"99",
    b"hello",
    b"x" * 10_000,
    b"\x1b[A\x07",
    b"\xff\xfe",
    b"\x00",
    b"1\t2",
    "²".encode(),
    b"\xe2\x80\xa8",
)


@pytest.mark.parametrize("bad", BAD)
def test_bad_input_at_a_question_is_explained_and_asked_again(empty: Path, bad: bytes, typing: Assess) -> None:
    ended = typing(bad + b"\n4\n", "assess", "--innovation", "Hub", "--role", "lead")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.count("1 to 4, d don't know") == 2
    assert "option: many" in entry(empty / NEW, "planned-reach")
    assert "\x1b" not in ended.out


@pytest.mark.parametrize("bad", [one for one in BAD if one])
def test_bad_input_in_the_set_up_is_explained_and_asked_again(empty: Path, bad: bytes, typing: Assess) -> None:
    where = (b"Hub", b"", b"", b"", b"lead", b"", b"")
    lines = b"\n".join(bad + b"\n" + good if good in {b"Hub", b"lead"} else good for good in where)
    ended = typing(lines + b"\n4\n", "assess")
    assert (ended.code, ended.err) == (0, "")
    if bad not in {b"hello", b"1\t2", b"99"}:
        assert "option: many" in entry(empty / NEW, "planned-reach")


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("bad", [one for one in BAD if one])
def test_bad_input_in_a_form_and_at_the_end_is_explained_and_asked_again(bad: bytes, typing: Assess) -> None:
    typing("1\n1\n1\n1\n1\n1\n1\n", *BY_FLAGS)
    ended = typing(bad + b"\nj 4\nc\n" + bad + b"\n2\n\n", "assess", NEW)
    assert (ended.code, ended.err) == (0, "")
    assert "basis: observed" in entry(NEW, "core-components")


@pytest.mark.usefixtures("family")
def test_a_line_longer_than_any_memory_is_one_line_and_no_answer(typing: Assess) -> None:
    ended = typing(b"x" * 3_000_000 + b"1\n", *BY_FLAGS)
    assert ended.code == 0
    assert entry(NEW, "planned-reach") == "  planned-reach:"
    assert ended.out.count("characters long") == 1


@pytest.mark.usefixtures("family")
def test_it_goes_on_at_the_first_open_question_that_is_not_parked(typing: Assess) -> None:
    typing("1\nw finance\ns\n1\n", *BY_FLAGS)
    ended = typing("", "assess", NEW)
    assert "2 of 5 questions open" in ended.out
    assert "question 3 of 5" in ended.out


@pytest.mark.usefixtures("family")
def test_without_a_target_what_is_there_is_offered(typing: Assess) -> None:
    os.utime(AGREED, (2_000_000_000, 2_000_000_000))
    ended = typing("7\nx\n1\nq\n", "assess")
    assert "  1  Discharge hub, round 2026-11, agreed" in ended.out
    assert ended.out.count("Please type a number from 1 to 5") == 2
    assert "Saved in assessments/discharge-hub/2026-11/programme/agreed.yaml." in ended.out.replace("\n", " ").replace(
        "programme/ ", "programme/"
    )


@pytest.mark.usefixtures("family")
def test_a_new_one_can_be_begun_beside_what_is_there(typing: Assess) -> None:
    ended = typing("5\nHub\n\n\n\nlead\n\n\n", "assess")
    assert ended.code == 0
    assert NEW.exists()


def test_quitting_without_a_change_leaves_every_byte(family: Path, typing: Assess) -> None:
    before = (family / SITE).read_bytes()
    ended = typing("j 1\n\nl\n?\ng\np\nq\n", "assess", SITE)
    assert ended.code == 0
    assert (family / SITE).read_bytes() == before


@pytest.mark.usefixtures("family")
def test_the_file_that_is_proposed_can_be_there_already(typing: Assess) -> None:
    typing("1\n", *BY_FLAGS)
    ended = typing("1\n", *BY_FLAGS)
    assert "There is a file" in ended.out
    assert "option: answer-no" in entry(NEW, "digital")


@pytest.mark.usefixtures("family")
def test_a_place_where_nothing_can_be_made_is_asked_for_again(typing: Assess) -> None:
    Path("notes.yaml").write_text("a: list of mine\n", encoding="utf-8")
    wrong = ("checklists/mini-scale.yaml/x.yaml", "notes.yaml", "folder", "checklists/mini-scale.yaml")
    ended = typing("\n".join(("Hub", "", "", "", "lead", "", *wrong, "", "1")) + "\n", "assess", "mini-scale")
    assert (ended.code, ended.err) == (0, "")
    assert "option: test" in entry(NEW, "planned-reach")
    assert Path("notes.yaml").read_text(encoding="utf-8") == "a: list of mine\n"


@pytest.mark.usefixtures("family")
def test_what_a_begun_file_says_of_itself_can_be_changed_and_is_shown(typing: Assess) -> None:
    typing("2\n", *BY_FLAGS)
    ended = typing(
        "", "assess", NEW, "--innovation", "Discharge hub", "--role", "ward lead", "--organisation", "North trust",
        "--proposal", "All wards",
    )  # fmt: skip
    assert (ended.code, ended.err) == (0, "")
    assert f"Changed in {NEW}. It now says" in ended.out
    text = NEW.read_text(encoding="utf-8")
    assert "id: hub" in text
    for said in ("name: Discharge hub", "id: lead", "role: ward lead", "organisation: North trust", "step: All wards"):
        assert said in text
    assert "option: few" in entry(NEW, "planned-reach")


@pytest.mark.usefixtures("family")
def test_two_respondents_with_one_role_in_two_organisations_have_two_files(typing: Assess) -> None:
    typing("2\n", *BY_FLAGS, "--organisation", "Hospital A")
    ended = typing("3\n", *BY_FLAGS, "--organisation", "Council B")
    assert "question 1 of" in ended.out
    first, second = (NEW.with_name(f"lead-{name}.yaml") for name in ("hospital-a", "council-b"))
    assert ("option: few" in entry(first, "planned-reach"), "option: many" in entry(second, "planned-reach")) == (
        True,
        True,
    )
    assert "question 2 of" in typing("", *BY_FLAGS, "--organisation", "hospital a").out


@pytest.mark.usefixtures("family")
def test_a_file_of_somebody_else_is_never_gone_on_with(typing: Assess) -> None:
    typing("2\n", *BY_FLAGS, "--organisation", "Hospital A", "-o", "mine.yaml")
    ended = typing("3\n", *BY_FLAGS, "--organisation", "Council B", "-o", "mine.yaml")
    assert ended.code == 2
    assert "mine.yaml is there already, and it has another organisation" in ended.err


@pytest.mark.usefixtures("family")
def test_one_area_can_be_asked_alone(typing: Assess) -> None:
    ended = typing("1\n2\n1\n1\n1\n\n", *BY_FLAGS, "--domain", "infrastructure")
    assert ended.code == 0
    assert "Adaptation" not in ended.out.replace("pilot-to-scale", "")
    assert "of the other areas open" in ended.out
    wrong = typing("", "assess", NEW, "--domain", "infrastructur")
    assert (wrong.code, wrong.err) == (2, "`mini-scale` has no area `infrastructur`. Did you mean `infrastructure`?\n")


@pytest.mark.usefixtures("family")
def test_a_checklist_of_somebodys_own_can_stand_anywhere(typing: Assess) -> None:
    elsewhere = Path("../else where/mini.yaml").resolve()
    elsewhere.parent.mkdir()
    Path("checklists/mini-scale.yaml").rename(elsewhere)
    ended = typing("1\n", "assess", elsewhere, "--innovation", "Hub", "--role", "lead")
    assert f"scalecheck assess {NEW} --checklist '{elsewhere}'" in ended.out
    assert typing("1\n", "assess", NEW, "--checklist", elsewhere).code == 0
    assert typing("1\n", "assess", NEW).code == 2


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["assessments"], "is a folder"),
        (["assessments/nowhere.yaml"], "there is no such file"),
        (["no-such-checklist"], "There is no checklist `no-such-checklist`."),
        ([AGREED, "--role", "lead"], "names no respondent"),
        ([AGREED, "--site", "Ward 5"], "Begin a file of its own for it:\n  scalecheck assess "),
        ([AGREED, "-o", "other.yaml"], "is an assessment already"),
        ([AGREED, "--round", "2026-10"], "is not later than"),
        ([AGREED, "--round", "soon"], "is no round"),
        (["mini-scale", "--innovation", "!?", "--role", "lead"], "No id can be made"),
        (["assessments/discharge-hub/2026-11/programme/panel.yaml"], "an assessment is needed here"),
    ],
)
def test_what_cannot_be_begun_is_told_in_a_sentence(arguments: list[object], says: str, typing: Assess) -> None:
    ended = typing("1\n", "assess", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


def test_an_invalid_file_is_not_begun(family: Path, edit: Edit, typing: Assess) -> None:
    edit(family / AGREED, "option: partly", "option: partially")
    ended = typing("1\n", "assess", AGREED)
    assert ended.code == 1
    assert "agreed.yaml:" in ended.err


def test_a_role_that_answers_another_checklist_gets_a_file_of_its_own_beside_the_first(
    family: Path, edit: Edit, typing: Assess
) -> None:
    first = Path("checklists/mini-scale.yaml")
    other = Path("checklists/other-scale.yaml")
    other.write_bytes((family / first).read_bytes())
    edit(family / other, "id: mini-scale", "id: other-scale")
    typing("1\n", *BY_FLAGS)
    beside = NEW.with_name("lead-other-scale.yaml")
    ended = typing("1\n", "assess", "other-scale", *BY_FLAGS[2:])
    assert (ended.code, f"Saved in {beside}." in ended.out) == (0, True)
    ended = typing("\n\n\n\nq\n", "assess", "other-scale", "--innovation", "Hub", "--role", "lead", "-o", NEW)
    assert ended.code == 2
    assert f"{NEW} is there already, and it has another checklist. Name another file with -o, such as" in ended.err
    assert beside.name in ended.err


@pytest.mark.usefixtures("family")
def test_the_next_round_shows_the_old_answers_and_counts_only_what_is_confirmed(typing: Assess) -> None:
    typing("1 first\n2\n1\n4 all agreed\n1\n1\n1\n1\n", *BY_FLAGS)
    ended = typing("=\n", "assess", NEW, "--round", "2027-02")
    new = Path("assessments/hub/2027-02/programme/lead.yaml")
    assert "Answered before: One or two as a test, “first”." in ended.out
    assert "option: test" in entry(new, "planned-reach")
    assert entry(new, "digital") == "  digital:"
    again = typing("=\n", "assess", new)
    assert "Answered before: Yes." in again.out
    assert "option: answer-yes" in entry(new, "digital")


@pytest.mark.usefixtures("family")
def test_a_round_whose_old_file_is_gone_goes_on_without_it(typing: Assess) -> None:
    typing("1\n", *BY_FLAGS)
    typing("", "assess", NEW, "--round", "2027-02")
    NEW.unlink()
    ended = typing("1\n", "assess", "assessments/hub/2027-02/programme/lead.yaml")
    assert ended.code == 0
    assert "Its answers are not shown" in ended.out


@pytest.mark.usefixtures("family")
def test_a_site_sees_what_it_inherits_and_gives_a_reason_for_another_answer(typing: Assess) -> None:
    ended = typing("j safety-case\n\nj safety-case\n1\nOurs differs\n", "assess", SITE)
    assert ended.code == 0
    assert "The programme answers: In place." in ended.out
    assert "override: Ours differs" in entry(SITE, "safety-case")


@pytest.mark.usefixtures("family")
def test_the_end_shows_the_verdict_that_status_shows(typing: Assess, scalecheck: Run) -> None:
    typing("1\n2\n1\n4\n1\n4\n4\n4\n", *BY_FLAGS)
    ended = typing("\n", "assess", NEW)
    verdict = next(line for line in scalecheck("status", NEW).out.splitlines() if "(" in line and ")" in line)
    assert f"\n{verdict}\n" in ended.out


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_line_is_wider_than_the_screen_and_no_text_wider_than_it_reads_well(
    columns: str, typing: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ended = typing("1\n?\nl\nd\ns\n4\ng\n1\n1\n1\n1\n\n", *BY_FLAGS)
    shown = [line for line in ended.out.splitlines() if not line.startswith("  scalecheck ")]
    assert max(len(line) for line in shown) <= min(int(columns), 100)
    assert f"  scalecheck assess {NEW}\n" in ended.out


@pytest.mark.usefixtures("family")
def test_hostile_words_are_shown_as_words(typing: Assess) -> None:
    ended = typing("1 [bold]/[/foo] \u202e {x}\nb\n", *BY_FLAGS)
    assert ended.code == 0
    assert "“[bold]/[/foo] \\u202e {x}”" in ended.out

"""`scalecheck adapt`, run through the boundary that every command ends at."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.commands.adapt.run import AdaptOptions, adapt
from scalecheck.commands.adapt.saying import AdaptFlags
from scalecheck.commands.validate import validate
from scalecheck.documents.loading import load_assessment
from scalecheck.failures import guarded
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.showing.said import Complaint, Remark

if TYPE_CHECKING:
    from collections.abc import Callable

    from scalecheck.model.assessment import Assessment

DAY: Final = date(2026, 11, 23)
CHECKLIST: Final = Path(__file__).parents[1] / "examples" / "valid" / "checklists" / "mini-scale.yaml"
HUB: Final = Path("assessments/hub/2026-11/programme/agreed.yaml")
NORTH: Final = Path("assessments/hub/2026-11/north/lead.yaml")
HEAD: Final = """format: scalecheck/assessment@1.0
checklist: {id: mini-scale, version: "1.2.0"}
innovation: {id: hub}
"""
AGREED: Final = 'round: "2026-11"\nagreed: {date: 2026-11-20, who: programme lead}\n'
CORE: Final = """core:   # what must stay
  - {id: daily-call, what: A call on the day after, why: It finds what went wrong.}
  - id: one-list
    what: One list for both sides
"""
SITE: Final = 'site: {id: north}\nround: "2026-11"\nrespondent: {id: lead, role: lead}\n'
RECORDED: Final = """adaptations:
  - what: No visits on Sundays   # since the summer
    kind: core
"""
CHANGE: Final = ("The call is at noon", "1", "2", "Rounds end late", "ward lead; 1 October 2026", "Two leave later")
RIGHT: Final = "1"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of one's own with a programme's and a site's file in it, and go there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "mini-scale.yaml").write_bytes(CHECKLIST.read_bytes())
    put(HUB, HEAD + AGREED + CORE)
    put(NORTH, HEAD + SITE)
    return tmp_path


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def answered_apart(*names: str) -> None:
    """Put a file of each respondent beside the programme's, with nothing agreed."""
    for name in names:
        put(HUB.with_name(f"{name}.yaml"), f'{HEAD}round: "2026-11"\nrespondent: {{id: {name}, role: {name}}}\n')


def run(*lines: str, path: Path = NORTH) -> tuple[int, ScriptedPrompter]:
    prompter = ScriptedPrompter(iter(lines))
    return guarded(lambda: adapt(path, DAY, AdaptOptions(prompter=prompter))), prompter


def told(said: AdaptFlags, path: Path = NORTH) -> int:
    """Run it with flags; a question would find no answer, and nothing would be written."""
    return guarded(lambda: adapt(path, DAY, AdaptOptions(said, prompter=ScriptedPrompter(iter(())))))


def held(path: Path = NORTH) -> Assessment:
    return load_assessment(path.read_bytes(), str(path))


def added(before: str, path: Path) -> list[str]:
    """Return the lines that are new in a file in which no other may have changed."""
    lines = list(difflib.ndiff(before.splitlines(), path.read_text(encoding="utf-8").splitlines()))
    assert [line for line in lines if line.startswith("- ")] == []
    return [line[2:] for line in lines if line.startswith("+ ")]


@pytest.mark.usefixtures("here")
def test_a_change_of_the_core_is_recorded_with_its_part_why_who_when_and_what_happened() -> None:
    assert run(*CHANGE, "", "", RIGHT)[0] == 0
    [one] = held().adaptations
    assert (one.what, one.kind, one.part, one.keeps_core) == ("The call is at noon", "core", "daily-call", False)
    assert (one.why, one.decided_by, one.date) == ("Rounds end late", "ward lead", date(2026, 10, 1))
    assert (one.outcome, held().kept) == ("Two leave later", ())


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("lines", "kind", "part", "keeps"),
    [
        (("1", "1"), "core", "daily-call", True),
        (("2", "3"), "core", "one-list", None),
        (("3", "1"), "core", None, True),
        (("4",), "periphery", None, True),
    ],
)
def test_what_a_change_touches_and_whether_that_holds_is_asked_for_apart(
    lines: tuple[str, ...], kind: str, part: str | None, *, keeps: bool | None
) -> None:
    assert run("Another colour", *lines, "", "", "", "", "", RIGHT)[0] == 0
    [one] = held().adaptations
    assert (one.kind, one.part, one.keeps_core) == (kind, part, keeps)


@pytest.mark.usefixtures("here")
def test_what_was_kept_is_asked_for_once_and_a_change_takes_it_back() -> None:
    before = NORTH.read_text(encoding="utf-8")
    assert run("", "all", RIGHT)[0] == 0
    assert held().kept == ("daily-call", "one-list")
    assert added(before, NORTH) == ["kept: [daily-call, one-list]"]
    assert run(*CHANGE, "", RIGHT)[0] == 0
    assert (held().kept, len(held().adaptations)) == (("one-list",), 1)


@pytest.mark.usefixtures("here")
def test_several_changes_in_a_row_go_behind_those_that_are_there_and_nothing_else_moves() -> None:
    put(NORTH, HEAD + SITE + RECORDED)
    before = NORTH.read_text(encoding="utf-8")
    assert run(*CHANGE, "Blue paper", "4", "", "", "", "", "1", RIGHT)[0] == 0
    assert [one.what for one in held().adaptations] == ["No visits on Sundays", "The call is at noon", "Blue paper"]
    assert not any("Sundays" in line for line in added(before, NORTH))


@pytest.mark.usefixtures("here")
def test_more_can_be_said_of_a_change_that_is_recorded() -> None:
    put(NORTH, HEAD + SITE + RECORDED)
    before = NORTH.read_text(encoding="utf-8")
    assert run("1", "2", "2", "Nobody was found", "", "", RIGHT)[0] == 0
    new = [line.strip() for line in added(before, NORTH)]
    assert new == ["part: one-list", "keeps_core: false", "outcome: Nobody was found"]


@pytest.mark.usefixtures("here")
def test_each_line_can_be_gone_back_to_and_nothing_is_written_before_it_is_right() -> None:
    before = NORTH.read_bytes()
    for lines in ((*CHANGE, "", "", "2"), (*CHANGE, "q"), CHANGE, ("", ""), ("?", "b", "q")):
        assert run(*lines)[0] == 0
    assert NORTH.read_bytes() == before
    assert run("X", "1", "b", "4", "", "", "", "", "", "3", "1", RIGHT)[0] == 0
    [one] = held().adaptations
    assert (one.kind, held().kept) == ("periphery", ("daily-call",))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("X", "7"), "Please type a number from 1 to 4"),
        (("X", "4", "", "lead; 24 November 2026"), "24 November 2026 is still to come."),
        (("X", "4", "", "lead; soon"), "That is no day in the calendar."),
        (("X", "4", "", "lead; 1 October 2026; more"), "Nothing was taken."),
        (("", "3"), "There is no `3` in the list."),
    ],
)
def test_what_does_not_fit_is_said_at_its_line(lines: tuple[str, ...], said: str) -> None:
    assert said in " ".join(one.text for one in run(*lines)[1].told if isinstance(one, Complaint))


@pytest.mark.usefixtures("here")
def test_a_persons_name_is_pointed_out_where_a_role_is_asked_for() -> None:
    _, prompter = run("X", "4", "", "Dr Jane Doe")
    assert any("a role is enough" in one.text for one in prompter.told if isinstance(one, Remark))


@pytest.mark.usefixtures("here")
def test_where_the_programme_names_no_parts_they_can_be_named_first() -> None:
    put(HUB, HEAD + AGREED + "answers:\n  safety-case:   # later\n")
    before = HUB.read_text(encoding="utf-8")
    parts = ("1", "The call on the day after", "It finds what went wrong", "The call on the day after!", "", "")
    assert run(*parts, "The call is at noon", "1", "1", "", "", "", "", "all", RIGHT)[0] == 0
    assert [(one.id, one.why) for one in held(HUB).core] == [
        ("call-day-after", "It finds what went wrong"),
        ("call-day-after-2", None),
    ]
    assert all(line.startswith(("core:", "  - id", "    what", "    why")) for line in added(before, HUB))
    assert (held().adaptations[0].part, held().kept) == ("call-day-after", ("call-day-after-2",))


@pytest.mark.usefixtures("here")
def test_without_parts_it_is_still_asked_whether_the_core_holds() -> None:
    put(HUB, HEAD + AGREED)
    assert run("2", "X", "1", "2", "", "", "", "", RIGHT)[0] == 0
    [one] = held().adaptations
    assert (one.kind, one.part, one.keeps_core, held(HUB).core) == ("core", None, False, ())


@pytest.mark.usefixtures("here")
def test_of_the_programmes_file_it_asks_for_the_parts_that_must_stay() -> None:
    before = HUB.read_text(encoding="utf-8")
    assert run("A named nurse", "", "", RIGHT, path=HUB)[0] == 0
    assert [one.id for one in held(HUB).core] == ["daily-call", "one-list", "named-nurse"]
    assert added(before, HUB) == ["  - id: named-nurse", "    what: A named nurse"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (HUB.unlink, "There is no programme's file beside this one"),
        (
            lambda: put(HUB, HEAD.replace("mini-scale", "other-scale") + AGREED),  # which names no parts
            "The programme answers another checklist (other-scale), and there is no single file of it that names parts",
        ),
        (
            lambda: answered_apart("agreed", "lead"),
            "2 answered for the programme, and nothing is agreed yet",
        ),
        (
            lambda: put(HUB.with_name("other.yaml"), HEAD + AGREED.replace("20,", "21,")),
            "2 files are agreed for the programme. The latest counts: assessments/hub/2026-11/programme/other.yaml.",
        ),
    ],
)
def test_where_the_programmes_file_is_missing_or_not_the_only_one_that_is_said(
    prepare: Callable[[], object], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare()
    assert run("q")[0] == 0
    assert said in " ".join(capsys.readouterr().err.split())


@pytest.mark.usefixtures("here")
def test_a_part_that_the_programme_does_not_name_is_told_with_the_programmes_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(NORTH, f"{HEAD}{SITE}kept: [dayly-call]\n")
    assert guarded(lambda: validate((NORTH,), "text", DAY)) == 1
    said = capsys.readouterr().out
    assert "There is no `dayly-call` under `core` in assessments/hub/2026-11/programme/agreed.yaml." in said
    assert "`daily-call`" in said
    put(HUB, HEAD + AGREED)
    assert guarded(lambda: validate((NORTH,), "text", DAY)) == 1
    assert "`scalecheck adapt` asks for them" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_a_folder_and_a_site_without_an_innovation_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path=NORTH.parent)[0] == 2
    put(NORTH, (HEAD + SITE).replace("innovation: {id: hub}\n", ""))
    assert run()[0] == 2
    said = capsys.readouterr().err
    assert "is a folder" in said
    assert "for any innovation" in said


@pytest.mark.usefixtures("here")
def test_what_somebody_else_has_changed_meanwhile_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    class Meanwhile(ScriptedPrompter):
        def read(self) -> str | None:
            line = super().read()
            if line == RIGHT and len(self.shown) > len(CHANGE) + 2:
                put(NORTH, HEAD + SITE + RECORDED)
            return line

    prompter = Meanwhile(iter((*CHANGE, "", "", RIGHT)))
    assert guarded(lambda: adapt(NORTH, DAY, AdaptOptions(prompter=prompter))) == 2
    assert "somebody else has changed `adaptations` meanwhile" in capsys.readouterr().err
    assert [one.what for one in held().adaptations] == ["No visits on Sundays"]


@pytest.mark.usefixtures("here")
def test_parts_that_a_programme_names_in_another_checklists_file_are_known_at_the_site(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(HUB, HUB.read_text(encoding="utf-8").replace("mini-scale", "other-scale"))
    put(NORTH, f"{HEAD}{SITE}kept: [dayly-call]\n")
    assert guarded(lambda: validate((NORTH,), "text", DAY)) == 1
    said = capsys.readouterr().out
    assert "There is no `dayly-call` under `core` in assessments/hub/2026-11/programme/agreed.yaml." in said
    put(NORTH, f"{HEAD}{SITE}kept: [daily-call]\n")
    assert guarded(lambda: validate((NORTH,), "text", DAY)) == 0


ALL_OF_A_CHANGE: Final = AdaptFlags(
    what="The call is at noon",
    part="daily-call",
    keeps_core="no",
    why="Rounds end late",
    decided_by="ward lead",
    date=date(2026, 10, 1),
    outcome="Two leave later",
    kept=("one-list",),
)


@pytest.mark.usefixtures("here")
def test_flags_record_what_the_dialogue_records_and_nothing_is_asked() -> None:
    assert told(ALL_OF_A_CHANGE) == 0
    by_flags = NORTH.read_text(encoding="utf-8")
    put(NORTH, HEAD + SITE)
    assert run(*CHANGE, "", "1", RIGHT)[0] == 0
    assert NORTH.read_text(encoding="utf-8") == by_flags
    assert held().kept == ("one-list",)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("said", "part", "keeps"),
    [
        (AdaptFlags(what="X", kind="periphery"), None, True),
        (AdaptFlags(what="X", kind="core", keeps_core="unknown"), None, None),
        (AdaptFlags(what="X", part="one-list", keeps_core="yes"), "one-list", True),
    ],
)
def test_a_change_is_complete_with_what_it_touches_and_whether_that_holds(
    said: AdaptFlags, part: str | None, *, keeps: bool | None
) -> None:
    assert told(said) == 0
    [one] = held().adaptations
    assert (one.part, one.keeps_core) == (part, keeps)


@pytest.mark.usefixtures("here")
def test_a_persons_name_in_a_flag_is_pointed_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(AdaptFlags(what="X", kind="periphery", decided_by="Dr Jane Doe")) == 0
    assert "a role is enough" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_flags_say_more_of_a_recorded_change_and_name_a_part_that_must_stay() -> None:
    put(NORTH, HEAD + SITE + RECORDED)
    before, programme = NORTH.read_text(encoding="utf-8"), HUB.read_text(encoding="utf-8")
    assert told(AdaptFlags(change=1, part="one-list", keeps_core="no", outcome="Nobody was found")) == 0
    new = [line.strip() for line in added(before, NORTH)]
    assert new == ["part: one-list", "keeps_core: false", "outcome: Nobody was found"]
    assert told(AdaptFlags(must_stay="A named nurse", why="She knows them"), HUB) == 0
    assert added(programme, HUB) == ["  - id: named-nurse", "    what: A named nurse", "    why: She knows them"]


@pytest.mark.usefixtures("here")
def test_a_part_is_named_by_its_id_or_by_its_words() -> None:
    words = AdaptFlags(what="X", part="a call on  the day after", keeps_core="yes", kept=("One list for both sides",))
    assert told(words) == 0
    [one] = held().adaptations
    assert (one.part, held().kept) == ("daily-call", ("one-list",))


@pytest.mark.usefixtures("here")
def test_what_is_recorded_already_changes_no_byte(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(ALL_OF_A_CHANGE) == 0
    before = NORTH.read_bytes()
    assert told(AdaptFlags(change=1, keeps_core="no", outcome="Two leave later")) == 0
    assert told(AdaptFlags(kept=("one-list",))) == 0
    assert capsys.readouterr().err.count("Nothing to change") == 2
    assert NORTH.read_bytes() == before


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            AdaptFlags(what="X"),
            "Say what the change touches: --part ID for a part that must stay (daily-call or one-list)",
        ),
        (AdaptFlags(what="X", part="one-list"), "--keeps-core yes, no or unknown"),
        (AdaptFlags(what="X", part="one-lists", keeps_core="yes"), "`one-lists` is no part that must stay"),
        (AdaptFlags(what="X", kind="periphery", keeps_core="yes"), "leave out --part and --keeps-core"),
        (AdaptFlags(what="X", kind="periphery", date=date(2026, 10, 1)), "Say which role decided: --decided-by"),
        (AdaptFlags(what="X", kind="periphery", decided_by="1 May 2026"), "--decided-by: That is a day"),
        (AdaptFlags(what="X", kind="periphery", decided_by="lead", date=date(2026, 11, 24)), "is still to come"),
        (AdaptFlags(what=" ", kind="periphery"), "An empty text can't be recorded."),
        (AdaptFlags(what="no visits on  sundays", kind="periphery"), "More of it can be said with --change 1."),
        (AdaptFlags(what="X", kind="periphery", change=1), "one at a time"),
        (AdaptFlags(outcome="Better"), "Say what the site changed (--what), or of which recorded change"),
        (
            AdaptFlags(change=3, outcome="Better"),
            "There is no change 3. Recorded: 1 No visits on Sundays; 2 Blue paper.",
        ),
        (AdaptFlags(change=0, outcome="Better"), "There is no change 0."),
        (AdaptFlags(change=1), "you can say --part, --keeps-core and --outcome"),
        (AdaptFlags(change=1, outcome="Better", why="So"), "and nothing else"),
        (AdaptFlags(change=2, keeps_core="no"), "Change 2 touches nothing that must stay"),
        (AdaptFlags(change=1, part="one-list"), "Of change 1 `part` is recorded otherwise."),
        (AdaptFlags(kept=("daily-call",)), "A change touches daily-call, so it was not kept as it is."),
        (AdaptFlags(kept=("daily",)), "They are daily-call and one-list."),
        (AdaptFlags(must_stay="A named nurse"), "What must stay is named in the programme's file."),
    ],
)
def test_half_of_a_change_and_what_does_not_fit_are_refused_with_what_is_missing(
    said: AdaptFlags, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "    part: daily-call\n  - {what: Blue paper, kind: periphery, keeps_core: true}\n"
    put(NORTH, HEAD + SITE + RECORDED + more)
    before = NORTH.read_bytes()
    assert told(said) == 2
    assert why in " ".join(capsys.readouterr().err.split())
    assert NORTH.read_bytes() == before


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("said", "why"),
    [
        (AdaptFlags(why="So"), "It takes a part that must stay (--must-stay)"),
        (AdaptFlags(must_stay="A named nurse", outcome="Better"), "goes into the site's file"),
        (AdaptFlags(must_stay="one list for both sides"), "is named already: `one-list`."),
        (AdaptFlags(must_stay="..."), "--must-stay: Please write it in words."),
    ],
)
def test_the_programmes_file_takes_a_part_that_must_stay_and_nothing_else(
    said: AdaptFlags, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = HUB.read_bytes()
    assert told(said, HUB) == 2
    assert why in " ".join(capsys.readouterr().err.split())
    assert HUB.read_bytes() == before

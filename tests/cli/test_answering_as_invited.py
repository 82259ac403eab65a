"""Who is invited and answers in a terminal: found under their id, and shown nobody else's answers."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.documents.loading import load_assessment, load_panel
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.panel.allocation import allocate
from scalecheck.workspace.catalogue import Catalogue
from tests.panel_files import answer, small_panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit, Ended, Run

NURSE: Final = ("--role", "ward nurse", "--organisation", "North Trust")
NAMED: Final = ("assess", "small", "--innovation", "Discharge Hub", "--checklist", "small")
WAITED_FOR: Final = "waiting for the ward nurse"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: Edit) -> Path:
    """Return the folder of an open round about `hub`, which is called Discharge hub; be where its assessments are."""
    monkeypatch.chdir(tmp_path)
    place = small_panel(tmp_path)
    edit(place / "panel.yaml", "name: The hub", "name: Discharge hub")
    return place.relative_to(tmp_path)


def files() -> set[str]:
    return {path.as_posix() for path in Path("assessments").rglob("*.yaml") if path.name != "panel.yaml"}


def test_by_flags_the_innovation_of_that_name_is_meant_and_it_is_said(folder: Path, scalecheck: Run) -> None:
    ended = scalecheck(*NAMED, *NURSE)
    assert "“Discharge Hub” is here already, as `hub` (in assessments/hub/" in " ".join(ended.out.split())
    assert files() == {f"{folder.as_posix()}/nurse.yaml"}
    answer(folder, "nurse", care="full")
    assert WAITED_FOR not in scalecheck("panel", folder).out


@pytest.mark.usefixtures("folder")
def test_another_innovation_of_that_name_has_an_id_that_was_given_on_purpose(scalecheck: Run) -> None:
    ended = scalecheck(*NAMED, "--innovation-id", "night-hub", *NURSE)
    assert "is here already" not in ended.out
    assert files() == {"assessments/night-hub/2026-11/programme/ward-nurse-north-trust.yaml"}


@pytest.mark.parametrize(
    ("number", "path"),
    [
        ("1", "assessments/hub/2026-11/programme/nurse.yaml"),
        ("2", "assessments/discharge-hub/2026-11/programme/ward-nurse-north-trust.yaml"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_dialogue_asks_whether_it_is_the_same_innovation(
    typing: Callable[..., Ended], number: str, path: str
) -> None:
    lines = ("Discharge hub", number, "", "", "", "ward nurse", "North Trust", "", "q")
    ended = typing("\n".join(lines) + "\n", "assess", "small")
    assert "“Discharge hub” is here already. Is it the same innovation? (a number)" in ended.out
    assert files() == {path}


def test_what_is_called_alike_under_several_ids_is_asked_for(folder: Path, scalecheck: Run, edit: Edit) -> None:
    answer(folder, "finance", care="full")
    scalecheck(*NAMED, "--innovation-id", "night-hub", "--role", "cook")
    edit(folder / "finance.yaml", "name: The hub", "name: Discharge hub")
    before = files()
    assert "as `hub` (in" in scalecheck(*NAMED, *NURSE).out, "that of the open round is meant"
    edit(folder / "panel.yaml", "state: open", "state: closed")
    ended = scalecheck(*NAMED, "--role", "boss")
    assert (ended.code, "More than one innovation here is called “Discharge Hub”: `" in ended.err) == (2, True)
    assert files() == before | {f"{folder.as_posix()}/nurse.yaml"}


def test_a_single_pack_and_another_round_are_about_the_innovation_that_is_known(folder: Path, scalecheck: Run) -> None:
    about = ("--innovation", "Discharge hub", "--role", "finance", "--format", "html")
    ended = scalecheck("pack", "export", "small", *about)
    assert "“Discharge hub” is here already, as `hub`" in " ".join(ended.err.split())
    assert "id: hub\\n" in Path("packs/finance.html").read_text(encoding="utf-8")
    scalecheck("pack", "export", "small", *about, "--innovation-id", "night-hub", "-o", "other")
    assert "id: night-hub\\n" in Path("other/finance.html").read_text(encoding="utf-8")
    later = folder.parents[1] / "2026-12" / "programme"
    invited = ("--invite", "finance; Care Board", "--closes", "2026-12-20", "--checklist", "small")
    ended = scalecheck("invite", later, "--innovation", "Discharge hub", "--round", "2026-12", *invited)
    assert "as `hub`" in " ".join(ended.err.split())
    assert "id: hub\n" in (later / "panel.yaml").read_text(encoding="utf-8")


def test_a_site_of_that_name_is_known_as_well(folder: Path, scalecheck: Run, edit: Edit) -> None:
    edit(folder / "panel.yaml", "round:", "site: {id: n1, name: North hospital}\nround:")
    ended = scalecheck(*NAMED, "--site", "north hospital", *NURSE)
    assert "“north hospital” is here already, as `n1`" in " ".join(ended.out.split())
    assert files() == {f"{folder.as_posix()}/nurse.yaml"}


@pytest.mark.usefixtures("folder")
def test_the_round_that_is_open_is_meant_also_in_the_next_month(
    scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796688000")  # 8 December 2026
    ended = scalecheck(*NAMED, *NURSE)
    assert "The round 2026-11 is open and asks the ward nurse, North Trust" in " ".join(ended.out.split())
    assert files() == {"assessments/hub/2026-11/programme/nurse.yaml"}
    scalecheck(*NAMED, *NURSE, "--round", "2026-12")
    assert "assessments/hub/2026-12/programme/ward-nurse-north-trust.yaml" in files()


@pytest.mark.usefixtures("folder")
def test_who_is_not_invited_to_the_open_round_is_told_who_is(scalecheck: Run) -> None:
    said = " ".join(scalecheck(*NAMED, "--role", "ward nurse", "--organisation", "South Trust").out.split())
    assert "Nobody is invited to the open round 2026-11 as “ward nurse, South Trust”. Invited are: ward nurse," in said
    assert "Nobody is invited" not in scalecheck(*NAMED, *NURSE).out


@pytest.mark.parametrize("place", ["assessments/wards/2026-11/programme", "rounds/wards"])
@pytest.mark.usefixtures("folder")
def test_the_line_in_the_message_leads_to_the_answers_of_who_is_invited(scalecheck: Run, place: str) -> None:
    about = ("--innovation", "Wards", "--innovation-id", "all-wards", "--closes", "2026-11-30", "--checklist", "small")
    who = ("--invite", "head of money; Carers' Network; finance")
    line = scalecheck("invite", place, *about, *who).out.splitlines()[-1]
    how, _, words = line.partition(" with: ")
    assert how == "How to answer: in a terminal, in the folder of the repository,"
    assert "'" in words
    typed = shlex.split(words)
    assert typed[:2] == ["scalecheck", "assess"]
    assert scalecheck(*typed[1:]).code == 0
    own = Path(place, "head-of-money.yaml")
    assert "id: head-of-money" in own.read_text(encoding="utf-8")
    own.write_text(own.read_text(encoding="utf-8").replace("  care:\n", "  care: {option: full}\n"), encoding="utf-8")
    assert "1 of 1 invited has answered" in scalecheck("panel", place).out
    assert "There is a file" in scalecheck(*typed[1:]).out, "the same line goes on"


def test_reminders_and_messages_beside_packs_say_how_to_answer_and_to_send_it_back(
    folder: Path, scalecheck: Run
) -> None:
    reminder = scalecheck("invite", folder, "--remind").out
    assert reminder.count("How to answer: in the file that you were sent, which you send back with your answers") == 4
    assert "--role 'ward nurse' --organisation 'North Trust'" in reminder
    scalecheck("pack", "export", folder, "-o", "packs", "--format", "html")
    lines = Path("packs/nurse.txt").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == (
        "How to answer: in the file that is attached. Open it, answer, save your answers, and send the saved file back "
        "to whoever sent you this."
    )
    assert lines[-1] not in Path("packs/nurse.html").read_text(encoding="utf-8")


def test_the_menu_offers_nobody_elses_answers_while_the_round_is_open(
    folder: Path, typing: Callable[..., Ended], edit: Edit
) -> None:
    answer(folder, "nurse", care={"option": "none", "note": "Nobody asked us."})
    answer(folder, "finance", money="none")
    said = typing("q\n", "assess")
    assert "nurse.yaml" not in said.out
    assert "finance.yaml" not in said.out
    assert "respondents' files in it are not offered" in " ".join(said.out.split())
    assert "  1  My own answers in the open round: Discharge hub, November 2026\n  2  A new" in said.out
    lines = "1\nfinance director\nfinance lead\nq\n"
    ended = typing(lines, "assess")
    assert "Nobody is invited to the open round 2026-11 as “finance director”." in ended.out
    assert f"Saved in {folder.as_posix()}/finance.yaml." in " ".join(ended.out.split())
    assert "Nobody asked us" not in ended.out
    assert typing("q\n", "assess", folder / "nurse.yaml").code == 0
    edit(folder / "panel.yaml", "state: open", "state: closed")
    assert "nurse.yaml" in typing("q\n", "assess").out


def test_two_in_one_role_are_told_apart_by_their_organisation(
    folder: Path, typing: Callable[..., Ended], edit: Edit
) -> None:
    edit(folder / "panel.yaml", "role: business analyst", "role: ward nurse")
    ended = typing("1\nWard nurse\nElsewhere\ncare board\nq\n", "assess")
    assert "Nobody is invited to the open round 2026-11 as “Ward nurse, Elsewhere”." in ended.out
    assert files() == {f"{folder.as_posix()}/second.yaml"}


@pytest.fixture
def partner(folder: Path, scalecheck: Run) -> Path:
    """Return where a patient partner's answers go, who is invited to four questions of the shipped checklist."""
    place = folder.parents[2] / "wards" / "2026-11" / "programme"
    about = ("--innovation", "Wards", "--closes", "2026-11-30")
    who = ("--invite", "patient partner; Carers' Network", "--invite", "programme lead")
    said = scalecheck("invite", place, *about, *who)
    assert "To: Patient partner, Carers' Network (four questions" in said.out
    return place / "patient-partner.yaml"


WHO: Final = ("assess", "--innovation", "Wards", "--role", "patient partner", "--organisation", "Carers' Network")


def test_a_terminal_asks_first_what_a_pack_would_hold_and_then_offers_the_rest(
    partner: Path, typing: Callable[..., Ended], scalecheck: Run, edit: Edit
) -> None:
    out = " ".join(typing("1\n1\n1\n1\n\n", *WHO).out.split())
    assert "4 questions, about 3 minutes." in out
    assert "That is what you are invited to answer. 36 questions that others are asked can follow at the end." in out
    assert "question 4 of 4" in out
    assert "All questions that you are invited to answer have been put: 4 of 4 answered" in out
    assert (
        "36 questions are open that others are asked. Your answers to them count as well: s goes through them." in out
    )
    assert "All that you are invited to answer is answered; what others are asked is open." in out
    checklist = Catalogue(None).by_name("pilot-to-scale", partner)
    panel = load_panel(partner.with_name("panel.yaml").read_bytes(), "panel.yaml")
    held = load_assessment(partner.read_bytes(), str(partner)).answers
    answered = {name for name, one in held.items() if one is not None}
    assert answered == set(allocate(Outline(checklist), panel).asked("patient-partner"))
    shown = " ".join(scalecheck("panel", partner.parent).out.split())
    assert "1 of 2 invited has answered; waiting" in shown, "nothing that they are asked is left open"
    more = typing("s\n1\nq\n", "assess", partner).out
    assert "question 5 of 40" in more
    edit(partner.with_name("panel.yaml"), "state: open", "state: closed")
    assert "question 1 of 40" in typing("j 1\nq\n", "assess", partner).out


def test_what_somebody_left_open_is_counted_against_what_they_are_asked(
    partner: Path, typing: Callable[..., Ended], scalecheck: Run
) -> None:
    out = " ".join(typing("1\n1\nq\n", *WHO).out.split())
    assert "2 questions that you are invited to answer are open. Go on with:" in out
    shown = " ".join(scalecheck("panel", partner.parent).out.split())
    assert "1 of 2 invited has answered, in part;" in shown
    assert "The patient partner left two questions open" in shown
    beyond = typing("s\ns\ns\nq\n", "assess", partner).out
    assert "question 5 of 40" not in beyond, "what they skipped comes before what others are asked"

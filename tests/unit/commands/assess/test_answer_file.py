"""An assessment on disk during an interview: each change durable, nobody else's overwritten."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from scalecheck.commands.assess.answer_file import AnswerFile
from scalecheck.commands.assess.set_up import NewAssessment, begin_with
from scalecheck.documents.loading import load_assessment
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.documents.writing.dumping import new_assessment
from scalecheck.errors import CannotLookError, CannotSaveError, InvalidDocumentError
from scalecheck.interview.moves.merging import Saved
from scalecheck.storage.sessions import opened
from tests.builders import DAY, answer
from tests.interviewing import ORDER, small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scalecheck.model.assessment import Answer

SMALL = small()
MINE = answer({"option": "much", "note": "Mine"})


@pytest.fixture(autouse=True)
def rescued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put copies for rescue into a folder of the test's own."""
    folder = tmp_path / "rescued"
    folder.mkdir()
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a new assessment of the small checklist."""
    header, _ = begin_with(NewAssessment(innovation="Hub", role="lead"), SMALL.checklist, DAY)
    file = tmp_path / "answers" / "lead.yaml"
    file.parent.mkdir()
    file.write_text(new_assessment(header, SMALL.checklist, ORDER[1:], "schema.json"), encoding="utf-8")
    return file


@contextmanager
def working_on(path: Path) -> Iterator[AnswerFile]:
    with opened(path, LIMIT) as file:
        yield AnswerFile(file, SMALL)


def written(path: Path) -> dict[str, Answer]:
    """Return the answers that stand in a file."""
    found = load_assessment(path.read_bytes(), str(path))
    return {name: one for name, one in {**found.profile, **found.answers}.items() if one is not None}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_answer_stands_in_the_file_when_saving_returns(path: Path) -> None:
    with working_on(path) as file:
        assert file.save({"parts": MINE}, ("parts",)) == Saved()
        assert written(path) == {"parts": MINE}
        yes = answer("answer-yes")
        file.save({"parts": MINE, "software": yes}, ("software",))
    assert written(path) == {"software": yes, "parts": MINE}


def test_only_the_lines_of_the_answer_change(path: Path) -> None:
    before = path.read_text(encoding="utf-8").splitlines()
    with working_on(path) as file:
        file.save({"money": MINE}, ("money",))
    after = path.read_text(encoding="utf-8").splitlines()
    place = before.index("  money:")
    assert after[: place + 1] == before[: place + 1]
    assert after[place + 3 :] == before[place + 1 :]


def test_an_answer_that_was_taken_away_leaves_its_empty_key(path: Path) -> None:
    before = path.read_bytes()
    with working_on(path) as file:
        file.save({"parts": MINE}, ("parts",))
        file.save({}, ("parts",))
    assert path.read_bytes() == before


def test_what_somebody_else_has_answered_meanwhile_is_brought_in(path: Path) -> None:
    with working_on(path) as file:
        replace(path, "  money:", "  money: {option: full}")
        saved = file.save({"parts": MINE}, ("parts",))
    assert saved == Saved({"money": answer("full")})
    assert written(path) == {"parts": MINE, "money": answer("full")}


def test_a_comment_that_somebody_else_has_written_meanwhile_stays(path: Path) -> None:
    with working_on(path) as file:
        replace(path, "  money:", "  # Ask the payer.\n  money:")
        assert file.save({"parts": MINE}, ("parts",)) == Saved()
    assert "# Ask the payer." in path.read_text(encoding="utf-8")


def test_the_same_answer_changed_in_another_way_is_not_overwritten(path: Path) -> None:
    with working_on(path) as file:
        replace(path, "  parts:", "  parts: {option: none}")
        assert file.save({"parts": MINE}, ("parts",)) == Saved({}, {"parts": answer("none")})
        assert written(path) == {"parts": answer("none")}
        assert file.save({"parts": MINE}, ("parts",)) == Saved()
    assert written(path) == {"parts": MINE}


def test_the_same_answer_given_by_somebody_else_stands_as_they_gave_it(path: Path) -> None:
    with working_on(path) as file:
        replace(path, "  parts:", "  parts: {option: much, answered: {who: chair, date: 2026-11-20}}")
        before = path.read_bytes()
        saved = file.save({"parts": answer("much")}, ("parts",))
    assert not saved.clashes
    theirs = saved.theirs["parts"]
    assert theirs is not None
    assert theirs.answered is not None
    assert theirs.answered.who == "chair"
    assert path.read_bytes() == before


def test_a_file_that_somebody_else_has_broken_is_left_to_them(path: Path, rescued: Path) -> None:
    with working_on(path) as file:
        replace(path, "answers:", "answers: [")
        broken = path.read_bytes()
        with pytest.raises(CannotSaveError, match=r"can't be read any more \(line \d+"):
            file.save({"parts": MINE}, ("parts",))
    assert path.read_bytes() == broken
    [copy] = rescued.glob("*.yaml")
    assert written(copy) == {"parts": MINE}


def test_a_file_that_is_gone_is_not_made_again_behind_somebodys_back(path: Path, rescued: Path) -> None:
    with working_on(path) as file:
        path.unlink()
        with pytest.raises(CannotSaveError, match="the file is gone"):
            file.save({"parts": MINE}, ("parts",))
    assert not path.exists()
    [copy] = rescued.glob("*.yaml")
    assert written(copy) == {"parts": MINE}


def test_where_no_copy_can_be_kept_the_unsaved_answer_is_shown(path: Path, rescued: Path) -> None:
    rescued.rmdir()
    rescued.write_text("no folder", encoding="utf-8")
    with working_on(path) as file:
        path.unlink()
        with pytest.raises(CannotSaveError) as caught:
            file.save({"parts": MINE}, ("parts",))
    assert "to be entered again:\nparts:\n  option: much\n  note: Mine" in str(caught.value)


def test_a_file_that_is_missing_or_no_assessment_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotLookError, match="no such file"), working_on(tmp_path / "none.yaml"):
        pass
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("format: scalecheck/panel@1.0\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError), working_on(wrong):
        pass


def test_an_opening_question_among_the_items_neither_hides_its_answer_nor_is_written_to(path: Path) -> None:
    replace(path, "  parts:", "  software:\n  parts:")
    replace(path, "profile:\n  software:", "profile:\n  software: {option: answer-yes}")
    with working_on(path) as file:
        assert file.answers == {"software": answer("answer-yes")}
        file.save({"software": answer("answer-no")}, ("software",))
        assert file.answers == {"software": answer("answer-no")}
    assert "  software:\n  parts:" in path.read_text(encoding="utf-8")


# Another file, or an older one, in place of the file


def test_an_answer_that_goes_back_to_what_was_there_before_ours_is_not_taken_over(path: Path) -> None:
    empty = path.read_bytes()
    with working_on(path) as file:
        file.save({"parts": MINE}, ("parts",))
        stale = path.read_bytes()
        file.save({"parts": answer("full")}, ("parts",))
        path.write_bytes(empty)
        saved = file.save({"parts": answer("full"), "money": MINE}, ("money",))
        assert (saved.theirs, saved.clashes) == ({}, {"parts": None})
        assert written(path) == {"money": MINE}
        file.save({"parts": answer("full"), "money": MINE}, ("parts",))
        path.write_bytes(stale)
        assert file.save({}, ()).clashes == {"parts": MINE, "money": None}


def test_an_answer_that_somebody_else_gives_anew_after_ours_is_taken_over(path: Path) -> None:
    with working_on(path) as file:
        file.save({"parts": MINE}, ("parts",))
        replace(path, "option: much", "option: none")
        saved = file.save({"parts": MINE}, ())
    assert (list(saved.theirs), saved.clashes) == (["parts"], {})


def test_all_answers_that_nobody_else_has_touched_are_written_beside_a_clash(path: Path) -> None:
    with working_on(path) as file:
        replace(path, "  parts:", "  parts: {option: none}")
        saved = file.save({"parts": MINE, "money": MINE}, ("parts", "money"))
    assert saved == Saved({}, {"parts": answer("none")})
    assert written(path) == {"parts": answer("none"), "money": MINE}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: hub", "id: another"),
        ("id: lead", "id: finance"),
        ('round: "2026-11"', 'round: "2027-02"'),
        ('version: "1.0.0"', 'version: "1.1.0"'),
    ],
)
def test_nothing_is_written_into_a_file_that_is_about_something_else_by_now(
    path: Path, rescued: Path, old: str, new: str
) -> None:
    with working_on(path) as file:
        file.save({"parts": MINE}, ("parts",))
        replace(path, old, new)
        other = path.read_bytes()
        with pytest.raises(CannotSaveError, match="the file is another one by now"):
            file.save({"parts": MINE, "money": MINE}, ("money",))
    assert path.read_bytes() == other
    [copy] = rescued.glob("*.yaml")
    assert written(copy).keys() == {"parts", "money"}


def test_an_answer_with_which_the_file_could_not_be_read_again_is_refused(path: Path) -> None:
    with working_on(path) as file:
        file.save({"parts": MINE}, ("parts",))
        before = path.read_bytes()
        line = "x" * 100
        long = answer({"option": "none", "note": "\n".join([line] * (LIMIT // len(line)))})
        saved = file.save({"parts": MINE, "money": long}, ("money",))
        assert saved.refused.startswith(
            "That was not saved, because the file could not be read again with it. The file"
        )
        assert path.read_bytes() == before
        assert file.save({"parts": MINE, "money": MINE}, ("money",)) == Saved()
    assert written(path) == {"parts": MINE, "money": MINE}


# Rescue


def test_a_copy_for_rescue_can_be_read_by_this_user_alone_and_its_name_cannot_be_guessed(
    path: Path, rescued: Path
) -> None:
    for _ in range(2):
        with working_on(path) as file:
            path.rename(path.with_suffix(".gone"))
            with pytest.raises(CannotSaveError, match="which only you can read"):
                file.save({"parts": MINE}, ("parts",))
            path.with_suffix(".gone").rename(path)
    copies = list(rescued.glob("*.yaml"))
    assert len(copies) == 2
    assert os.name == "nt" or {stat.S_IMODE(one.stat().st_mode) for one in copies} == {0o600}


def test_where_there_is_not_even_a_folder_for_temporary_files_the_unsaved_answer_is_shown(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> str:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr("tempfile.gettempdir", nowhere)
    with working_on(path) as file:
        path.unlink()
        with pytest.raises(CannotSaveError, match="to be entered again"):
            file.save({"parts": MINE}, ("parts",))

"""The next round: its file, its header, what it asks, and in which order."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scalecheck.commands.assess.next_round import items_of_next_round, next_round, urgent_first
from scalecheck.errors import CannotLookError
from scalecheck.model.fingerprints import checklist_digest
from tests.builders import DAY, answer, assessment, item, outline, section
from tests.interviewing import ORDER, interview, small

if TYPE_CHECKING:
    from scalecheck.model.assessment import Assessment

SMALL = small()
OLD = Path("assessments/hub/2026-11/programme/lead.yaml")


def opened(
    new_round: str = "2027-02", path: Path = OLD, output: Path | None = None, **keys: object
) -> tuple[Path, Assessment]:
    before = assessment({"parts": "full"}, **keys)
    return next_round(path, before, SMALL.checklist, new_round, output, DAY)


def test_the_new_file_stands_where_the_round_stands_in_the_path() -> None:
    assert opened()[0] == Path("assessments/hub/2027-02/programme/lead.yaml")


@pytest.mark.parametrize(("old", "new"), [("lead.yaml", "lead-2027-02.yaml"), ("my-2026-11.yml", "my-2027-02.yml")])
def test_a_path_without_the_round_gets_it_behind_the_name(old: str, new: str) -> None:
    assert opened(path=Path("x", old))[0] == Path("x", new)


def test_the_header_follows_the_old_file_and_leaves_its_answers_and_decision_behind() -> None:
    decision = {"date": "2026-11-27", "group": "Steering group", "taken": "ready"}
    proposal = {"step": "All wards"}
    adaptations = [{"what": "Evening shift", "kind": "periphery"}]
    asks = [{"what": "One target", "kind": "target"}]
    core = [{"id": "daily-call", "what": "A call on the day after"}]
    _, header = opened(
        decision=decision, proposal=proposal, adaptations=adaptations, asks=asks, core=core, profile={"software": None}
    )
    assert header.follows == "../../2026-11/programme/lead.yaml"
    assert (header.round, header.decision, header.answers, header.profile) == ("2027-02", None, {}, {})
    assert header.proposal is not None
    assert header.proposal.step == "All wards"
    assert (len(header.adaptations), len(header.asks), len(header.core)) == (1, 1, 1)
    assert header.checklist.digest == checklist_digest(SMALL.checklist)


def test_what_a_site_kept_it_says_anew_in_the_next_round() -> None:
    _, header = opened(site={"id": "north"}, kept=["daily-call"])
    assert header.kept == ()


def test_agreed_answers_are_agreed_anew() -> None:
    _, header = opened(agreed={"date": "2026-11-20", "who": "chair"})
    assert header.agreed is not None
    assert header.agreed.date == DAY


@pytest.mark.parametrize("new_round", ["2026-10", "2025-12-31", "soon", "2027-13"])
def test_a_round_that_is_none_or_not_later_is_refused(new_round: str) -> None:
    with pytest.raises(CannotLookError, match="round"):
        opened(new_round)


def test_the_next_round_asks_what_the_last_one_asked() -> None:
    part = assessment({"parts": "full", "money": None, "unheard-of": None})
    assert items_of_next_round(part, SMALL) == ("parts", "money")
    assert items_of_next_round(assessment({}), SMALL) == ("parts", "money", "record")
    assert items_of_next_round(assessment({"software": None}), SMALL) == ("parts", "money", "record")


def test_the_next_round_asks_what_a_newer_checklist_has_added_and_nothing_that_it_has_retired() -> None:
    newer = outline(
        section("first", item("parts"), item("money", retired={"since": "1.1.0"}), item("fresh")), version="1.1.0"
    )
    before = assessment({"parts": "full", "money": "full"})
    assert items_of_next_round(before, newer) == ("parts", "fresh")


def test_stale_evidence_and_changed_questions_come_first_behind_the_opening_questions() -> None:
    fingerprint = interview().fingerprint
    previous = {
        "software": answer({"option": "answer-yes", "asked": "q-0000000000000000"}),
        "parts": answer({"option": "full", "asked": fingerprint("parts")}),
        "money": answer({"option": "full", "evidence": [{"what": "Page", "valid_until": "2026-11-22"}]}),
        "record": answer({"option": "full", "evidence": [{"what": "Page", "valid_until": "2026-11-23"}]}),
        "owner": answer({"option": "full", "asked": "q-0000000000000000"}),
    }
    assert urgent_first(SMALL, ORDER, previous, DAY) == ("software", "money", "owner", "parts", "record")
    assert urgent_first(SMALL, ORDER, previous, date(2026, 1, 1)) == ("software", "owner", "parts", "money", "record")
    assert urgent_first(SMALL, ORDER, {}, DAY) == ORDER


def test_what_the_last_round_was_asked_is_not_asked_again_unasked() -> None:
    proposal = {"step": "All wards", "asks": "Fund it", "next_review": "2027-01-31"}
    _, header = opened(proposal=proposal)
    assert header.proposal is not None
    assert (header.proposal.step, header.proposal.asks, header.proposal.next_review) == ("All wards", None, None)

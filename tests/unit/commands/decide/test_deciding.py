"""Whether a decision departs from the verdict."""

from __future__ import annotations

from scalecheck.commands.decide.deciding import Departure
from scalecheck.engine.judging.scope import judge_assessment
from tests.builders import DAY, assessment, gate, item, outline, section


def test_a_decision_that_accepts_a_change_of_the_core_does_not_depart_where_the_change_alone_kept_the_verdict() -> None:
    changed = {"what": "No pharmacist", "kind": "core", "keeps_core": False}
    file = assessment({"a": "full"}, adaptations=[changed])
    core = gate("core", {"ready": {"item": "a", "at_least": "full"}}, guards_core=True)
    layout = outline(section("one", item("a")), gates=[core])
    departure = Departure(judge_assessment(layout, file, DAY), file)
    assert departure.core_changes == ("No pharmacist",)
    assert departure.departs("ready", DAY)
    assert departure.departs("ready", DAY, ["Something else"])
    assert not departure.departs("ready", DAY, ["no  pharmacist"])

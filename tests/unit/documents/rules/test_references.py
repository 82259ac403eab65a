"""Whatever a checklist names has to be there, in each kind of fact there is and will be."""

from __future__ import annotations

from typing import ClassVar

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.rules.checklist import check_checklist
from scalecheck.documents.rules.findings import Findings
from scalecheck.model.conditions import ConditionPart, SectionId
from tests.builders import item, outline, section, verdict

TEXT = "verdicts:\n  - when: {quorum: nowhere}\n"
MADE = outline(section("d", item("a")), verdicts=[verdict("ready"), verdict("not-yet", default=True)]).checklist


class Quorum(ConditionPart):
    """A kind of fact that does not exist."""

    leading_key: ClassVar[str] = "quorum"

    quorum: SectionId
    """A section."""


def found_for(name: str) -> list[str]:
    fact = Quorum(quorum=name)
    ready = MADE.verdicts[0].model_copy(update={"when": fact})
    found = Findings(parse(TEXT, "file"))
    check_checklist(found, MADE.model_copy(update={"verdicts": (ready, *MADE.verdicts[1:])}))
    return [f"{one.line}:{one.column} {one.code}" for one in found.problems]


def test_a_new_kind_of_fact_is_checked_with_nothing_added_by_hand() -> None:
    assert found_for("nowhere") == ["2:20 unknown-section"]
    assert found_for("d") == []
    assert found_for("overall") == []

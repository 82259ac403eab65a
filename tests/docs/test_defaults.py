"""What the documentation says of defaults is what the code does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Final

from scalecheck.engine.inputs.scoring_rule import Rule

JUDGEMENT: Final = Path(__file__).parents[2] / "docs" / "judgement.md"
ROW: Final = re.compile(r"^\| (`[^|]+`) \| `?([\w ]+?)`? \| [^|]+ \|$", re.MULTILINE)


def test_the_scoring_defaults_are_those_of_the_rule() -> None:
    text = JUDGEMENT.read_text(encoding="utf-8").partition("What `scoring` leaves out")[2].partition("\n\nAn item's")[0]
    told = {key: value for keys, value in ROW.findall(text) for key in re.findall(r"`(\w+)`", keys)}
    rule = Rule()
    assert told == {one.name: str(getattr(rule, one.name) or "none") for one in fields(rule)}

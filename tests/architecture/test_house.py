"""The house in CONTRIBUTING is the one that is built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
ROW: Final = re.compile(r"^\| (`[^|]+`) \| ([^\n]+) \|$", re.MULTILINE)


def test_every_room_and_every_sub_room_is_in_the_table_of_the_house() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## The house")[2].partition("\n## ")[0]
    told = {room: words for rooms, words in ROW.findall(table) for room in re.findall(r"`([\w.]+)/?`", rooms)}
    source = ROOT / "src" / "scalecheck"
    built = {path.name for path in source.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert told.keys() == built - {"__init__.py", "__main__.py"}
    sub_rooms = [path.parent for path in source.glob("*/*/__init__.py")]
    assert [path.name for path in sub_rooms if f"`{path.name}/`" not in told[path.parent.name]] == []

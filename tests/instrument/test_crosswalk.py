"""docs/crosswalk.md is what the map of constructs says."""

from __future__ import annotations

import os

from tests.instrument.crosswalk import page
from tests.instrument.family import SHIPPED, TOP, constructs, outline


def test_the_page_is_made_from_the_map() -> None:
    """After a change on purpose, SCALECHECK_UPDATE_GOLDEN=1 writes the page anew; read what changed."""
    path = TOP / "docs" / "crosswalk.md"
    text = page(constructs(), {name: outline(name) for name in SHIPPED})
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text

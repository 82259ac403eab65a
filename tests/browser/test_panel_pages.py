"""The sheet before the meeting and a respondent's page in a real browser: it asks for nothing, and all can read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.needs("browser")

ROUND: Final = (
    Path(__file__).parents[2] / "examples/delayed-discharge/assessments/discharge-dashboard/2026-11/programme"
)
NARROW: Final = 320
"""The width in pixels at which WCAG 1.4.10 wants a page to be read without scrolling sideways."""


@pytest.mark.parametrize("words", [(), ("--for", "patient partner")], ids=["sheet", "page"])
def test_axe_finds_nothing_and_a_telephone_shows_it_all(
    page: Page, tmp_path: Path, violations: Callable[[], list[Any]], words: tuple[str, ...]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    written = tmp_path / "panel.html"
    assert main(["panel", str(ROUND), *words, "-o", str(written)]) == 0
    page.set_viewport_size({"width": NARROW, "height": 640})
    page.goto(written.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert violations() == []
    assert asked == [written.as_uri()]
    assert page.locator("h1").count() == 1

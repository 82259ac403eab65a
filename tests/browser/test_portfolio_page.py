"""The page of a portfolio in a real browser: it asks for nothing, everybody can read it, and its tables are sorted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.needs("browser")

PAGE: Final = Path(__file__).parents[2] / "examples" / "westmere" / "portfolio.html"


def first_cells(page: Page, table: int) -> list[str]:
    return page.locator("table").nth(table).locator("tbody tr > :first-child").all_inner_texts()


def test_the_page_asks_for_nothing_complains_of_nothing_and_everybody_can_read_it(
    page: Page, violations: Callable[[], list[Any]]
) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(PAGE.as_uri())
    assert (asked, said) == ([PAGE.as_uri()], [])
    assert violations() == []


def test_heads_of_tables_are_plain_text_in_print_or_the_next_page_would_repeat_them_empty(page: Page) -> None:
    page.goto(PAGE.as_uri())
    page.emulate_media(media="print")
    shown = page.locator("thead button").evaluate_all("all => all.map(one => getComputedStyle(one).display)")
    assert set(shown) == {"contents"}


def test_each_column_is_sorted_up_and_down_by_keyboard(page: Page) -> None:
    page.goto(PAGE.as_uri())
    before = first_cells(page, 0)
    button = page.locator("table").first.locator("thead button").first
    button.focus()
    page.keyboard.press("Enter")
    assert first_cells(page, 0) == sorted(before, key=str.casefold) != before
    page.keyboard.press("Enter")
    assert first_cells(page, 0) == sorted(before, key=str.casefold, reverse=True)
    assert page.locator("th[aria-sort]").count() == 1

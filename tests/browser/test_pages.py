"""The report as a web page in a real browser: it asks for nothing, complains of nothing, and everybody can read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.reports.report import html_report
from tests.papers import MADE, NAMES, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.needs("browser")

PAGES: Final = [(made, template) for made in MADE for template in NAMES]
NARROW: Final = 320
"""The width in pixels at which WCAG 1.4.10 wants a page to be read without scrolling sideways."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for made, template in PAGES:
        found[made, template] = folder / f"{made}-{template}.html"
        text = html_report(MADE[made](), (TEMPLATES,), f"{template}.html.jinja")
        found[made, template].write_text(text, encoding="utf-8", newline="\n")
    return found


@pytest.mark.parametrize(("made", "template"), PAGES)
def test_a_page_asks_for_nothing_but_itself_and_the_browser_complains_of_nothing(
    page: Page, written: dict[tuple[str, str], Path], made: str, template: str
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    address = written[made, template].as_uri()
    page.goto(address)
    assert (asked, complaints) == ([address], [])
    assert page.locator("main#report h1").count() == 1
    assert page.locator("script, iframe, object, embed, img, form").count() == 0


@pytest.mark.parametrize(("made", "template"), PAGES)
def test_axe_finds_nothing_against_wcag_2_2_aa(
    page: Page,
    written: dict[tuple[str, str], Path],
    violations: Callable[[], list[Any]],
    made: str,
    template: str,
) -> None:
    page.goto(written[made, template].as_uri())
    assert violations() == []


@pytest.mark.parametrize(("made", "template"), PAGES)
def test_a_narrow_page_is_read_without_scrolling_sideways(
    page: Page, written: dict[tuple[str, str], Path], made: str, template: str
) -> None:
    page.set_viewport_size({"width": NARROW, "height": 640})
    page.goto(written[made, template].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


@pytest.mark.parametrize("made", ["programme", "site"])
def test_page_one_is_one_page_of_a4(page: Page, written: dict[tuple[str, str], Path], made: str) -> None:
    page.goto(written[made, "brief"].as_uri())
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


def test_the_pictures_are_told_in_words(page: Page, written: dict[tuple[str, str], Path]) -> None:
    page.goto(written["programme", "report"].as_uri())
    pictures = page.get_by_role("img").all()
    assert pictures
    for picture in pictures:
        assert picture.locator("title").text_content()
        assert picture.locator("desc").text_content()

"""A page in the browser that all tests share, and what axe-core finds in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules of axe-core that stand for WCAG 2.2, levels A and AA, and those of good practice."""
OF_COLOURS: Final = ("color-contrast", "link-in-text-block")
"""Those that can find in a dark page what they do not find in the same page when it is light."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as own:
        yield own


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def violations(page: Page) -> Callable[[], list[Any]]:
    """Return a way to have axe-core look at the page as it is, when it is light and when it is dark."""
    from axe_playwright_python.sync_playwright import Axe

    def found(scheme: Literal["light", "dark"], only: dict[str, Any]) -> list[Any]:
        page.emulate_media(color_scheme=scheme)
        ran = Axe().run(page, options={"runOnly": only, "resultTypes": ["violations"]})
        return [
            (scheme, one["id"], one["help"], [node["target"] for node in one["nodes"]])
            for one in ran.response["violations"]
        ]

    return lambda: [
        *found("light", {"type": "tag", "values": TAGS}),
        *found("dark", {"type": "rule", "values": OF_COLOURS}),
    ]

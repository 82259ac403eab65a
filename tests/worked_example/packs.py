"""People without a terminal: one at a spreadsheet, one at the offline page in a browser."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from scalecheck.exchange.columns import BY_KEY
from scalecheck.exchange.pack import DONT_KNOW, NOT_MINE
from scalecheck.interview.reading.fields import BASES
from scalecheck.model.assessment import Standing
from tests.packs import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Answer

_NOON: Final = time(12, tzinfo=UTC)


def fill_workbook(sent: Path, back: Path, outline: Outline, said: Mapping[str, Answer | None]) -> None:
    """Fill a workbook in and save it as what is sent back."""
    cells = {name: dict(_cells(outline, name, one)) for name, one in said.items() if one is not None}
    back.write_bytes(filled(sent.read_bytes(), cells))


def _cells(outline: Outline, name: str, answer: Answer) -> Iterator[tuple[str, object]]:
    """Return what is written into the cells of a question, by the heads of their columns."""
    other = {Standing.DONT_KNOW: DONT_KNOW, Standing.NOT_MINE: NOT_MINE}
    label = outline.label(name, answer.option) if answer.option is not None else other.get(answer.standing)
    yield BY_KEY["answer"].heading, label
    yield BY_KEY["reason"].heading, answer.not_mine
    yield BY_KEY["note"].heading, answer.note.strip() if answer.note else None
    for key, value in _details(answer).items():
        yield BY_KEY[key].heading, dict(BASES)[str(value)] if key == "basis" else value


def _details(answer: Answer) -> Mapping[str, object]:
    """Return what stands behind an answer, by the names of the fields; a pack has room for one piece of evidence."""
    [piece] = answer.evidence or (None,)
    assert not answer.actions
    assert answer.owner is None
    found: dict[str, object] = {"basis": answer.basis}
    if piece is not None:
        found |= {"evidence": piece.what, "link": piece.link}
        found |= {"recorded": piece.recorded, "valid_until": piece.valid_until}
    return {key: value for key, value in found.items() if value is not None}


def fill_page(browser: Browser, sent: Path, back: Path, day: date, said: Mapping[str, Answer | None]) -> None:
    """Fill a page in with a browser on a phone, and save the file that is sent back."""
    with browser.new_page(viewport={"width": 390, "height": 844}) as page:
        page.clock.set_fixed_time(datetime.combine(day, _NOON))
        page.goto(sent.as_uri())
        for name, answer in said.items():
            if answer is not None:
                _fill_question(page, name, answer)
        with page.expect_download() as download:
            page.get_by_role("button", name="Save my answers").click()
        download.value.save_as(back)


def _fill_question(page: Page, name: str, answer: Answer) -> None:
    value = f"option:{answer.option}" if answer.option is not None else str(answer.standing)
    question = page.locator(f"#q-{name}")
    question.locator(f'input[value="{value}"]').check()
    if answer.not_mine:
        page.fill(f"#f-{name}-reason", answer.not_mine)
    if answer.note:
        page.fill(f"#f-{name}-note", answer.note.strip())
    if details := _details(answer):
        question.locator("summary").click()
        for key, text in details.items():
            if key == "basis":
                page.select_option(f"#f-{name}-basis", str(text))
            else:
                page.fill(f"#f-{name}-{key}", str(text))

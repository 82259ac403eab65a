"""Paragraphs of Word: how large their letters are."""

from __future__ import annotations

import re

import pytest

from scalecheck.reports.formats.word_page import Paragraph, Run
from scalecheck.reports.formats.word_xml import body_xml


@pytest.mark.parametrize(
    ("style", "behind", "half_points"),
    [("Normal", False, []), ("Normal", True, ["17"]), ("Heading 2", True, []), ("Heading 2", False, [])],
)
def test_letters_behind_page_one_are_smaller_but_for_headings(
    style: str, half_points: list[str], *, behind: bool
) -> None:
    paragraph = Paragraph(style, new_page=False, behind=behind, runs=[Run("Words", bold=False, italic=False, link="")])
    assert re.findall(r'<w:sz w:val="(\d+)"/>', body_xml([paragraph], lambda _: "r1")) == half_points

"""A text holds what could be an NHS number: ten digits, the last of which is the right check digit.

No assessment is about a patient. One number in eleven has the right check digit by chance, so look before you worry; if
it is one, the file must not be shared as it is. The message does not repeat the number.

Passing, because the check digit is wrong:

    answers:
      running-cost:
        option: planned
        note: Order 999 012 3456 covers the first year.

Failing (numbers that begin with 999 belong to nobody and are kept for tests):

    answers:
      running-cost:
        option: planned
        note: Patient 999 012 3454 waited six days.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scalecheck.lint.private_details import Detail, spots
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.remark import Spot
    from scalecheck.lint.subject import AssessmentSubject

_GAP: Final = r"[ \u00a0\u2009\u202f\u2010\u2011\u2013.-]?"
_TEN_DIGITS: Final = re.compile(rf"(?<!\d)(?<!\d[.,])\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d)(?![.,]\d)")
_ELEVEN: Final = 11


def search(text: str) -> Iterator[int]:
    """Return the place of each ten-digit number with a valid check digit."""
    for found in _TEN_DIGITS.finditer(text):
        if has_valid_check_digit([int(one) for one in found[0] if one.isdigit()]):
            yield found.start()


def has_valid_check_digit(digits: list[int]) -> bool:
    """Return whether the last of ten digits is the check digit of the first nine, modulo 11.

    The nine are weighted from 10 down to 2 and added up; the check digit is what is missing to the next multiple of 11,
    with 0 for 11; where it would be 10, there is no such number.

    Source: NHS Data Dictionary, NHS NUMBER (validation of the check digit).
    """
    total = sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return (_ELEVEN - total % _ELEVEN) % _ELEVEN == digits[-1]


DETAIL: Final = Detail(
    "what could be an NHS number",
    "Take it out before the file is shared; in git it also stays in the history. If it is no such number, put a word "
    "between its digits.",
    search,
)


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the texts that hold a ten-digit number with a valid check digit."""
    return spots(subject, DETAIL)


RULE = AssessmentRule(
    "nhs-number",
    find,
    one="One text holds what could be an NHS number.",
    several="{} texts hold what could be an NHS number.",
    reach=Reach.EVERY_FILE,
    severity=Severity.ERROR,
    place=220,
    detail=DETAIL,
)

"""A text holds a telephone number, in one of the forms that are usual in the United Kingdom.

That is a number with nine or ten digits behind 0, +44 or 0044, with or without spaces, hyphens and brackets. A role is
enough wherever somebody has to be found. The message does not repeat the number.

Passing:

    answers:
      running-cost:
        option: planned
        note: Budget 2026-27, line 0411; ask the ward lead.

Failing:

    answers:
      running-cost:
        option: planned
        note: The ward lead is on 01632 960123.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scalecheck.lint.private_details import Detail, spots
from scalecheck.lint.rule import AssessmentRule, Reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.remark import Spot
    from scalecheck.lint.subject import AssessmentSubject

_GAP: Final = r"[ \u00a0\u2009\u202f()\u2010\u2011\u2013-]{0,2}"
_NUMBER: Final = re.compile(
    rf"(?<![\w/=+-])(?<!\d[.,])"
    rf"(?:(?:\+|00)44{_GAP}(?:\(0\){_GAP})?(?=[1-9])|\(?0(?=[1-9]\d))"
    rf"\d(?:{_GAP}\d){{8,9}}(?!\d)"
)
"""Source: Ofcom, National Telephone Numbering Plan (nine or ten digits behind the 0; none begins with another 0).

Behind a national 0 the first group has two digits more at least, so that a date such as 05 11 2026 is no number.
"""


def search(text: str) -> Iterator[int]:
    """Return the place of each telephone number."""
    return (found.start() for found in _NUMBER.finditer(text))


DETAIL: Final = Detail(
    "a telephone number", "Name the role instead; keep numbers where your organisation keeps them.", search
)


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the texts that hold a telephone number."""
    return spots(subject, DETAIL)


RULE = AssessmentRule(
    "telephone-number",
    find,
    one="One text holds a telephone number.",
    several="{} texts hold a telephone number.",
    reach=Reach.EVERY_FILE,
    place=240,
    detail=DETAIL,
)

"""A text holds an e-mail address.

Assessments and reports travel to other organisations and stay in git for good. A role is enough wherever somebody has
to be found. The message does not repeat the address, because reports and logs travel even further.

Passing:

    answers:
      running-cost:
        option: planned
        note: Ask the finance lead of the care board.

Failing:

    answers:
      running-cost:
        option: planned
        note: Ask finance.lead@careboard.example for the sheet.
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

_ADDRESS: Final = re.compile(r"(?<=[\w.%+'\u2019-])@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[^\W\d_]{2,24}(?![\w-])")
"""From the sign on, so that a long text without one is passed over at once."""


def search(text: str) -> Iterator[int]:
    """Return the place of the sign in each e-mail address."""
    return (found.start() for found in _ADDRESS.finditer(text))


DETAIL: Final = Detail(
    "an e-mail address", "Name the role instead; keep addresses where your organisation keeps them.", search
)


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the texts that hold an e-mail address."""
    return spots(subject, DETAIL)


RULE = AssessmentRule(
    "email-address",
    find,
    one="One text holds an e-mail address.",
    several="{} texts hold an e-mail address.",
    reach=Reach.EVERY_FILE,
    place=230,
    detail=DETAIL,
)

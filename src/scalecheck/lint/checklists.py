"""Every rule about a checklist, and what all of them find in one, less what the file allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.outline import Outline
from scalecheck.lint import checklist as folder
from scalecheck.lint.registry import rules_in
from scalecheck.lint.remark import Remark
from scalecheck.lint.rule import Rule
from scalecheck.lint.subject import DatedChecklist
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scalecheck.model.checklist import Allowance, Checklist

CHECKLIST_RULES: Final[Mapping[str, Rule[DatedChecklist]]] = rules_in(folder, Rule)
"""The rules by their code: first those that break a verdict, then what misleads, then how it reads."""
MOST: Final = 100
"""How many findings of one rule are told; more would take long, and nobody reads them."""
MORE: Final = "more-problems"
"""The code of what is said where a rule finds more."""
UNNEEDED: Final = "allowed-in-vain"
"""The code of what is said about an `allow` that keeps nothing back."""


def remarks(checklist: Checklist, today: date) -> Iterator[Remark]:
    """Return what all rules find in a checklist as of a day, but what it allows; errors cannot be allowed."""
    checked, used, cut_short = DatedChecklist(Outline(checklist), today), set[int](), set[str]()
    for rule in CHECKLIST_RULES.values():
        told = 0
        for remark in rule.remarks(checked):
            places = [place for place, one in enumerate(checklist.allow) if _is_allowed(one, remark)]
            used.update(places)
            if places:
                continue
            told += 1
            if told > MOST:
                cut_short.add(rule.code)
                yield _more(rule.code)
                break
            yield remark
    for place, one in enumerate(checklist.allow):
        if place not in used and one.rule not in cut_short:
            yield _in_vain(place, one)


def _more(code: str) -> Remark:
    message = f"The rule `{code}` finds more than {MOST} places; the first {MOST} are told."
    return Remark(MORE, (), message, "The others are told once these are put right.")


def _is_allowed(allowed: Allowance, remark: Remark) -> bool:
    return remark.severity is not Severity.ERROR and allowed.rule == remark.code and allowed.at in {None, remark.at}


def _in_vain(place: int, allowed: Allowance) -> Remark:
    if allowed.rule not in CHECKLIST_RULES:
        known = ", ".join(CHECKLIST_RULES)
        return Remark(UNNEEDED, ("allow", place, "rule"), f"There is no rule `{allowed.rule}`.", f"There are: {known}.")
    where = f" at `{allowed.at}`" if allowed.at is not None else ""
    message = f"The rule `{allowed.rule}` finds nothing{where} that this would have to keep back."
    return Remark(UNNEEDED, ("allow", place), message, "Take it out.", at=allowed.at or "")

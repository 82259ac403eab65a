"""What only the system can change: what was asked of whom, what was missed, and gaps that nobody was asked about.

The gaps are those about the system, whoever can close them: a team shares what it changed itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.changes.asks import AskState, ask_state, place_of, unasked_gaps
from scalecheck.engine.logic.wording import same_words
from scalecheck.model.assessment import Standing
from scalecheck.reports.contents import SystemChange
from scalecheck.words.days import day_words
from scalecheck.words.sentences import capital, joined, quoted, sentence

if TYPE_CHECKING:
    from scalecheck.model.assessment import Ask
    from scalecheck.model.checklist import Item
    from scalecheck.reports.material import Material


def system_changes(material: Material) -> tuple[SystemChange, ...]:
    """Return what only the system can change: of what was asked, what is missed first, then by day; then the gaps.

    A site's report also tells what the programme asks of the system. A gap on which somebody has promised to act is
    told among the actions, what nobody has answered is told as not known, and what a site asks for counts as asked.
    """
    as_of = material.case.as_of
    asks = _asks(material)
    waiting = [(ask_state(one, as_of), one) for one in asks if not one.done]
    waiting.sort(key=lambda pair: place_of(pair[1], pair[0]))
    sites = (*material.sites, *material.other_sites)
    at_sites = (ask for site in sites if site.looked is not None for ask in site.looked.assessment.asks)
    gaps = unasked_gaps(material.judgement, (*asks, *at_sites))
    return (
        *(_asked(material, one, state) for state, one in waiting),
        *(_unasked(material, gap.item) for gap in gaps if not gap.acted_on and _is_answered(material, gap.item)),
    )


def _is_answered(material: Material, item: Item) -> bool:
    return material.case.standing(item.id) not in {Standing.UNANSWERED, Standing.NOT_MINE}


def _asks(material: Material) -> tuple[Ask, ...]:
    """Return what the file asks, and what the programme's file does in other words."""
    own = material.assessment.asks
    programme = material.programme.asks if material.programme is not None else ()
    words = {same_words(one.what) for one in own}
    return (*own, *(one for one in programme if same_words(one.what) not in words))


def _asked(material: Material, ask: Ask, state: AskState) -> SystemChange:
    titles = [f"“{material.title(item)}”" for item in ask.items if item in material.outline.items]
    details = [
        f"A {ask.kind}." if ask.kind != "money" else "Money.",
        sentence(f"Put on {day_words(ask.put)}") if ask.put is not None else "",
        f"Answer: {quoted(ask.answer)}" if ask.answer else "",
        sentence(f"For {joined(titles)}") if titles else "",
    ]
    return SystemChange(
        what=sentence(" ".join(ask.what.split())),
        who=capital(" ".join((ask.body or "").split())),
        put=ask.put is not None,
        due=day_words(ask.due) if ask.due is not None else "",
        missed=state is AskState.MISSED,
        details=" ".join(filter(None, details)),
    )


def _unasked(material: Material, item: Item) -> SystemChange:
    return SystemChange(
        f"“{item.title}” is not met.", "", put=False, due="", missed=False, details=material.state(item.id)
    )

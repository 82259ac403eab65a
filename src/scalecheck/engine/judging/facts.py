"""The truth of single facts about a case: true or false only where that holds however the open answers turn out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, assert_never

from scalecheck.engine.inputs.backing import carries
from scalecheck.engine.inputs.relevance import option_truth
from scalecheck.engine.inputs.responses import option_of
from scalecheck.engine.judging.gate_result import Gates
from scalecheck.engine.judging.scoring import Reading, Score
from scalecheck.engine.logic.exact import is_share
from scalecheck.engine.logic.truth import Truth, conjunction, truth_of, within_bounds
from scalecheck.model.conditions import (
    EVERY_DOMAIN,
    OVERALL,
    AboutOnly,
    CountFact,
    CoverageFact,
    GateFact,
    GateItemsFact,
    GatesBelowFact,
    ItemFact,
    ScoreFact,
    ShareFact,
    Weakest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.counts import Counts
    from scalecheck.engine.judging.figures import Figures
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.model.checklist import Item
    from scalecheck.model.conditions import Backing, Fact


@dataclass(frozen=True, slots=True)
class Judge:
    """Finds the truth of facts about one case."""

    case: Case
    """The case."""
    figures: Figures
    """The scores and counts of its items."""
    gates: Gates = field(default_factory=Gates)
    """How the gates came out; none while they are being judged."""

    def truth(self, fact: Fact) -> Truth:  # noqa: PLR0911 (one way out for each kind of fact)
        """Return whether a fact holds."""
        match fact:
            case ItemFact():
                return self._of_item(fact)
            case ScoreFact():
                return self._of_score(fact)
            case CoverageFact():
                return self._of_coverage(fact)
            case ShareFact():
                return self._of_share(fact)
            case CountFact():
                return self._of_count(fact)
            case GateFact():
                gate = self.gates[fact.gate]
                return gate.passes[fact.allows] if gate.applies else Truth.VOID
            case GatesBelowFact():
                return self._of_gates_below(fact)
            case GateItemsFact():
                return self._each_has((item.id for item in self.gate_items()), fact.has)
            case _:
                assert_never(fact)

    def gate_items(self) -> tuple[Item, ...]:
        """Return the items in play that a gate which applies names in its needs."""
        named = {item for gate in self.gates.each() if gate.applies for item in gate.items}
        return tuple(item for item in self.case.items() if item.id in named)

    def lacks(self, item: str, backings: Iterable[Backing]) -> tuple[Backing, ...]:
        """Return which of these an item's answer does not carry."""
        answer = self.case.answer(item)
        return tuple(one for one in backings if answer is None or not carries(answer, one, self.case.as_of))

    def counted(self, fact: CountFact) -> tuple[Item, ...]:
        """Return the items in play that a count looks at."""
        return self.case.playing.items(_within(fact), fact.importance, fact.about)

    def gates_below(self, verdict: str) -> tuple[GateResult, ...]:
        """Return the gates that apply and are not known to let a verdict pass."""
        return tuple(gate for gate in self.gates.each() if gate.applies and gate.passes[verdict] is not Truth.TRUE)

    def share_counts(self, fact: ShareFact) -> dict[str | None, Counts]:
        """Return the counts that a share looks at by section id; those in which nothing is at stake are left out."""
        if fact.within == EVERY_DOMAIN:
            looked_at: tuple[str | None, ...] = tuple(domain.id for domain in self.case.outline.checklist.domains)
        else:
            looked_at = (None if fact.within == OVERALL else fact.within,)
        counts = self.figures.counts
        return {name: counts[name] for name in looked_at if counts[name].at_stake}

    def score(self, fact: ScoreFact, reading: Reading) -> tuple[str | None, Score] | None:
        """Return the score that a fact is about, with its section's id (None: no single one), if any counts."""
        if isinstance(fact.score, Weakest):
            return self._weakest(reading)
        if isinstance(fact.score, AboutOnly):
            found = self.figures.about(fact.score.about, reading)
            return None if found.value is None else (None, found)
        section = None if fact.score == OVERALL else fact.score
        found = self.figures.safe_scores(reading)[section]
        return None if found.value is None else (section, found)

    def _of_item(self, fact: ItemFact) -> Truth:
        if fact.item in self.case.void:
            return Truth.VOID
        if fact.has is not None:
            return self._has(fact.item, fact.has)
        if fact.basis is None:
            return option_truth(fact, self.case.responses.get(fact.item), self.case.outline.ranks[fact.item])
        if self.case.is_set_aside(fact.item):
            return Truth.VOID
        answer = self.case.answer(fact.item)
        if answer is None or self.case.option(fact.item) is None or answer.basis is None:
            return Truth.UNKNOWN
        return truth_of(answer.basis in fact.basis)

    def _of_score(self, fact: ScoreFact) -> Truth:
        worst, best = self.score(fact, Reading.WORST), self.score(fact, Reading.BEST)
        if worst is None or best is None or worst[1].judged is None or best[1].judged is None:
            return Truth.VOID
        lowest, highest = sorted((worst[1].judged, best[1].judged))
        if fact.at_least is not None:
            return within_bounds(surely=lowest >= fact.at_least, possibly=highest >= fact.at_least)
        if fact.below is not None:
            return within_bounds(surely=highest < fact.below, possibly=lowest < fact.below)
        return Truth.UNKNOWN

    def _weakest(self, reading: Reading) -> tuple[str | None, Score] | None:
        found = self.figures.safe_scores(reading)
        domains = {
            domain.id: value.normalised
            for domain in self.case.outline.checklist.domains
            if (value := found[domain.id].value) is not None and value.normalised is not None
        }
        if not domains:
            return None
        name = min(domains, key=lambda domain: domains[domain])
        return name, found[name]

    def _of_coverage(self, fact: CoverageFact) -> Truth:
        counts = self.figures.counts[None if fact.coverage == OVERALL else fact.coverage]
        if not counts.relevant:
            return Truth.VOID
        return truth_of(is_share(counts.covered(fact.counting), counts.relevant, fact.at_least))

    def _of_share(self, fact: ShareFact) -> Truth:
        return conjunction(
            within_bounds(
                surely=is_share(counts.reached(fact.share), counts.at_stake, fact.at_least),
                possibly=is_share(counts.reached(fact.share) + counts.open, counts.at_stake, fact.at_least),
            )
            for counts in self.share_counts(fact).values()
        )

    def _of_count(self, fact: CountFact) -> Truth:
        counts = self.figures.counts_like(_within(fact), fact.importance, fact.about)
        fewest, most = _range(fact.count, counts)
        return within_bounds(surely=most <= fact.at_most, possibly=fewest <= fact.at_most)

    def _of_gates_below(self, fact: GatesBelowFact) -> Truth:
        below = self.gates_below(fact.gates_below)
        if fact.each_has is not None:
            items = {item for gate in below for item in gate.holding_back[fact.gates_below]}
            return self._each_has(items, fact.each_has)
        if fact.at_most is None:
            return Truth.UNKNOWN
        surely_below = sum(gate.passes[fact.gates_below] is Truth.FALSE for gate in below)
        return within_bounds(surely=len(below) <= fact.at_most, possibly=surely_below <= fact.at_most)

    def _each_has(self, items: Iterable[str], backings: Iterable[Backing]) -> Truth:
        asked = tuple(items)
        return conjunction(self._has(item, backings) for item in asked) if asked else Truth.TRUE

    def _has(self, item: str, backings: Iterable[Backing]) -> Truth:
        case = self.case
        if item in case.void:
            return Truth.VOID
        response = case.responses.get(item)
        if response is None or option_of(response, case.outline.ranks[item]) is None:
            return Truth.VOID if response is not None and response.set_aside else Truth.UNKNOWN
        return truth_of(all(carries(response.answer, one, case.as_of) for one in backings))


def _within(fact: CountFact) -> str | None:
    """Return the section in which a count counts; None for everything."""
    return None if fact.within == OVERALL else fact.within


def _range(kind: Literal["not-met", "dont-know", "unanswered"], counts: Counts) -> tuple[int, int]:
    """Return the fewest and the most that there can turn out to be: what is left open may become the other."""
    match kind:
        case "not-met":
            return counts.below, counts.below + counts.open
        case "dont-know":
            return counts.unknown, counts.unknown + counts.unanswered + counts.unconfirmed
        case "unanswered":
            return counts.unanswered, counts.unanswered
        case _:
            assert_never(kind)

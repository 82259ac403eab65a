"""The shortest way to a better verdict, against trying every way, on small generated checklists."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from math import prod
from typing import TYPE_CHECKING, Any

from hypothesis import assume, event, given
from hypothesis import strategies as st

from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.facts import Judge
from scalecheck.engine.judging.figures import Figures
from scalecheck.engine.judging.gates import judge_gates
from scalecheck.engine.judging.judgement import evaluate
from scalecheck.engine.judging.verdicts import choose
from scalecheck.engine.way.shortest_way import NotComputed, shortest_way
from scalecheck.model.assessment import Action, Evidence, Owner, Standing
from tests.builders import BACKED, DAY, gate, outline, verdict
from tests.builders import answer as answered
from tests.properties.test_judgement import (
    BACKINGS,
    DIGITAL,
    PROFILE,
    SCALES,
    any_checklists,
    cases,
    combined,
    domains,
    figure_facts,
    gate_facts,
    item_facts,
    items,
    monotone_checklists,
    steps,
    tame_scorings,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.conditions import Backing

Data = dict[str, Any]
Draw = st.DrawFn
Choice = tuple[int, str | None, int]
"""The number of the choice, the option (None: as it is), and the levels climbed."""

WAYS_AT_MOST = 1500
"""With more ways than this an example takes too long to try."""
WITHOUT_NEGATIVES = {name: SCALES[name] for name in ("five", "tied")}


# Trying every way


def better(layout: Outline, name: str, now: str | None) -> list[Choice]:
    """Return the present answer and every better option."""
    place = layout.ranks[name].place
    height = sorted(set(place.values()))
    start = -1 if now is None else height.index(place[now])
    above = sorted((option for option in place if height.index(place[option]) > start), key=lambda one: place[one])
    rises = [(number, option, height.index(place[option]) - start) for number, option in enumerate(above, start=1)]
    return [(0, None, 0), *rises]


def movable(case: Case) -> dict[str, list[Choice]]:
    layout = case.outline
    fixed = {"digital", "reach", "concern"}
    return {
        one.id: better(layout, one.id, case.option(one.id))
        for one in case.items()
        if one.id not in fixed and case.standing(one.id) is not Standing.NOT_APPLICABLE
    }


def key(way: tuple[Choice, ...]) -> tuple[Any, ...]:
    """Return what ways are compared by: items changed, levels climbed, then checklist order."""
    changed = [place for place, (number, _, _) in enumerate(way) if number]
    return len(changed), sum(levels for _, _, levels in way), changed, [number for number, _, _ in way]


def verdict_of(case: Case) -> VerdictResult:
    figures = Figures(case)
    return choose(case, Judge(case, figures, judge_gates(case, figures)))


def rank_to_reach(judgement: Judgement) -> int:
    rank = judgement.case.outline.verdict_ranks[judgement.verdict.verdict.id]
    return rank - 1 if judgement.verdict.settled else max(rank - 1, 0)


def reaches(case: Case, rank: int) -> bool:
    result = verdict_of(case)
    return result.settled and case.outline.verdict_ranks[result.verdict.id] <= rank


def moved(case: Case, way: Mapping[str, str]) -> Case:
    """Return the case with other options; what moves keeps its owner and its actions alone."""
    said = dict(case.responses)
    for name, option in way.items():
        before = said[name].answer if name in said else answered({})
        said[name] = Response(
            answered({"option": option}).model_copy(update={"owner": before.owner, "actions": before.actions})
        )
    return replace(case, responses=said)


def all_backed(case: Case) -> Case:
    full = answered(dict(BACKED))
    update = {"basis": full.basis, "evidence": full.evidence, "owner": full.owner, "actions": full.actions}
    said = {
        name: replace(one, answer=one.answer.model_copy(update=update)) if one.answer.option else one
        for name, one in case.responses.items()
    }
    return replace(case, responses=said)


def backed(case: Case, pairs: Mapping[str, tuple[Backing, ...]] | dict[str, list[Backing]]) -> Case:
    said = dict(case.responses)
    for name, backings in pairs.items():
        old = said[name].answer
        update: dict[str, object] = {}
        if "evidence" in backings:
            update |= {"basis": "evidenced", "evidence": (*old.evidence, Evidence(what="Minutes"))}
        if "owner" in backings:
            update["owner"] = old.owner or Owner(role="lead")
        if "dated-action" in backings:
            update["actions"] = (*old.actions, Action(what="Do it", due=DAY))
        said[name] = replace(said[name], answer=old.model_copy(update=update))
    return replace(case, responses=said)


def best_way(judgement: Judgement) -> dict[str, str] | None:
    """Try every way, the shortest first."""
    case = judgement.case
    choices = movable(case)
    assume(prod(len(one) for one in choices.values()) <= WAYS_AT_MOST)
    rank = rank_to_reach(judgement)
    for way in sorted(product(*choices.values()), key=key):
        options = {name: option for name, (_, option, _) in zip(choices, way, strict=True) if option is not None}
        if reaches(all_backed(moved(case, options)), rank):
            return options
    return None


def fewest_backings(case: Case, rank: int, at_most: int) -> list[tuple[str, Backing]] | None:
    """Try every set of backings, the smallest first, in checklist order."""
    every: tuple[Backing, ...] = ("evidence", "owner", "dated-action")
    pairs = [(one.id, backing) for one in case.items() if case.option(one.id) for backing in every]
    for number in range(at_most + 1):
        for chosen in combinations(pairs, number):
            wanted: dict[str, list[Backing]] = {}
            for name, backing in chosen:
                wanted.setdefault(name, []).append(backing)
            if reaches(backed(case, wanted), rank):
                return list(chosen)
    return None


def agrees(judgement: Judgement) -> None:
    """Check the shortest way against all ways."""
    case = judgement.case
    found = shortest_way(judgement)
    if isinstance(found, NotComputed):
        event(found.why + (" " + found.reason[:90] if found.why == "not-monotone" else ""))
        if found.why == "best":
            assert judgement.verdict.settled
            assert judgement.verdict.verdict is case.outline.checklist.verdicts[0]
        elif found.why == "no-way":
            assert best_way(judgement) is None
        else:
            assert found.why == "not-monotone"
        return
    expected = best_way(judgement)
    event(f"{len(found.moves)} moves, {sum(len(one.backings) for one in found.also_needed)} backings")
    assert {one.item: one.to_option for one in found.moves} == expected
    for one in found.moves:
        assert one.from_option == case.option(one.item)
        assert one.levels in [
            levels for _, option, levels in better(case.outline, one.item, one.from_option) if option == one.to_option
        ]
    after = moved(case, expected)
    wanted = {one.item: one.backings for one in found.also_needed}
    rank = rank_to_reach(judgement)
    assert reaches(backed(after, wanted), rank)
    assert verdict_of(backed(after, wanted)).verdict.id == found.goal
    pairs = [(one.item, backing) for one in found.also_needed for backing in one.backings]
    if len(pairs) <= 2:
        assert fewest_backings(after, rank, len(pairs)) == pairs


# Checklists with more kinds of rules


@st.composite
def rising_scorings(draw: Draw) -> Data:
    """Return scorings that never fall: sums, products and raw figures too."""
    found: Data = draw(tame_scorings())
    return found | {
        "values": draw(st.sampled_from(("raw", "normalised"))),
        "aggregate": draw(st.sampled_from(("mean", "sum", "min", "product"))),
        "times": draw(st.sampled_from((1, 100, 0.5))),
        "not_applicable": draw(st.sampled_from(("exclude", "lowest", "zero", "highest"))),
    }


@st.composite
def rising_checklists(draw: Draw) -> Outline:
    """Return a checklist with every kind of fact, mostly rising with the answers, and two verdicts below default."""
    drawn = draw(items())
    laid_out = draw(domains(drawn, rising_scorings()))
    sections = [one["id"] for one in laid_out] + (["s0"] if laid_out[-1].get("sections") else [])
    names = st.sampled_from([one["id"] for one in drawn])
    on_items = st.one_of(item_facts(drawn), steps(item_facts(drawn)))
    low = st.sampled_from((1, 2, 3, 5, 10, 30, 67))
    others = st.one_of(
        st.fixed_dictionaries({"score": st.sampled_from(["overall", *sections]), "at_least": low}),
        st.fixed_dictionaries({"not": st.fixed_dictionaries({"score": st.sampled_from(sections), "below": low})}),
        st.fixed_dictionaries({"item": names, "has": BACKINGS}),
        st.fixed_dictionaries({"item": names, "basis": st.just(["evidenced", "observed"])}),
        st.fixed_dictionaries({"not": st.fixed_dictionaries({"item": names, "basis": st.just(["guess"])})}),
        st.fixed_dictionaries({"item": names, "state": st.sampled_from((["answered"], ["answered", "dont-know"]))}),
        st.fixed_dictionaries(
            {"coverage": st.just("overall"), "at_least": st.just(0.66), "counting": st.just(["dont-know"])}
        ),
    )
    simple = st.one_of(on_items, figure_facts(sections), others)
    gates = [
        gate(f"g{number}", {"ready": draw(combined(simple)), "nearly": draw(combined(on_items))}, **keys)
        for number, keys in enumerate(
            draw(st.lists(st.sampled_from(({}, {}, {"applies_when": DIGITAL})), min_size=1, max_size=3))
        )
    ]
    rules = combined(st.one_of(simple, simple, gate_facts()))
    keys = {"settles_when": draw(combined(st.one_of(simple, figure_facts(sections))))} if draw(st.booleans()) else {}
    return outline(
        *laid_out,
        scales=SCALES | WITHOUT_NEGATIVES,
        profile=PROFILE,
        gates=gates,
        verdicts=[
            verdict("ready", draw(rules)),
            verdict("nearly", draw(rules)),
            verdict("not-yet", default=True),
            verdict("rethink", {"not": draw(simple)}),
            verdict("stop", {"not": draw(simple)}),
        ],
        scoring=draw(rising_scorings()),
        **keys,
    )


@st.composite
def low_cases(
    draw: Draw, checklists: st.SearchStrategy[Outline]
) -> tuple[Outline, dict[str, Response], frozenset[str]]:
    """Return a checklist with answers that are mostly low or open, so that there is a way to go."""
    layout = draw(checklists)
    said = {"concern": Response(answered("answer-no")), "digital": Response(answered("answer-yes"))}
    for name in layout.items:
        options = list(layout.ranks[name].place)
        low = draw(st.sampled_from((min(options, key=lambda one: layout.ranks[name].place[one]), *options)))
        owner = dict(BACKED) if draw(st.booleans()) else {}
        kinds: list[Data] = [{"option": low, **owner}] * 6 + [{}, {"dont_know": True}, {"not_mine": "ward lead"}]
        said[name] = Response(
            answered(draw(st.sampled_from([*kinds, {"not_applicable": "No."}]))), confirmed=draw(st.booleans())
        )
    return layout, said, frozenset()


@given(cases(monotone_checklists()))
def test_no_other_way_to_a_better_verdict_is_shorter(case: tuple[Outline, dict[str, Response], frozenset[str]]) -> None:
    layout, said, left_out = case
    agrees(evaluate(layout, said, DAY, left_out=left_out))


@given(cases(rising_checklists(), wild=True))
def test_no_other_way_is_shorter_whatever_the_scoring(
    case: tuple[Outline, dict[str, Response], frozenset[str]],
) -> None:
    layout, said, left_out = case
    agrees(evaluate(layout, said, DAY, left_out=left_out))


@given(cases(any_checklists(), wild=True))
def test_a_way_is_never_wrong_where_rules_are_not_monotone(
    case: tuple[Outline, dict[str, Response], frozenset[str]],
) -> None:
    layout, said, left_out = case
    agrees(evaluate(layout, said, DAY, left_out=left_out))

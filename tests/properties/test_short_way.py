"""A short way to a better verdict reaches it, and nothing of it can be left out, on small generated checklists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from hypothesis import assume, event, given
from hypothesis import strategies as st

from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.sides import verdict_of as whole_verdict
from scalecheck.engine.way.short_way import NotFound, Way, short_way
from scalecheck.model.assessment import Action, Evidence, Owner, Standing
from scalecheck.model.conditions import Backing
from tests.builders import BACKED, DAY, gate, outline, verdict
from tests.builders import answer as answered
from tests.properties.test_judgement import (
    BACKINGS,
    DIGITAL,
    PROFILE,
    SCALES,
    Judged,
    any_checklists,
    cases,
    combined,
    domains,
    figure_facts,
    gate_facts,
    item_facts,
    items,
    judged,
    monotone_checklists,
    steps,
    tame_scorings,
)

if TYPE_CHECKING:
    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.way.short_way import Move

Data = dict[str, Any]
Draw = st.DrawFn
Backed = Mapping[str, tuple[Backing, ...]]
"""What is put behind answers, by item id."""

WAYS_AT_MOST = 1500
"""With more ways than this an example takes too long to try."""
WITHOUT_NEGATIVES = {name: SCALES[name] for name in ("five", "tied")}


# What a way promises


def better(layout: Outline, name: str, now: str | None) -> list[list[str]]:
    """Return the options above the present answer, worst first; those with the same place together."""
    place = layout.ranks[name].place
    height = sorted(set(place.values()))
    start = -1 if now is None else height.index(place[now])
    return [[option for option in place if place[option] == one] for one in height[start + 1 :]]


def verdict_of(case: Case) -> VerdictResult:
    return whole_verdict(case, judge_of(case))


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


def backed(case: Case, pairs: Backed) -> Case:
    said = dict(case.responses)
    for name, backings in pairs.items():
        old = said[name].answer if name in said else answered({})
        if old.option is None:
            continue
        update: dict[str, object] = {}
        if "evidence" in backings:
            update |= {"basis": "evidenced", "evidence": (*old.evidence, Evidence(what="Minutes"))}
        if "owner" in backings:
            update["owner"] = old.owner or Owner(role="lead")
        if "dated-action" in backings:
            update["actions"] = (*old.actions, Action(what="Do it", due=DAY))
        said[name] = replace(said[name], answer=old.model_copy(update=update))
    return replace(case, responses=said)


def one_less(layout: Outline, moves: tuple[Move, ...]) -> Iterator[dict[str, str]]:
    """Return the moves without one of them, and with one of them a level lower, for each."""
    every = {one.item: one.to_option for one in moves}
    for move in moves:
        yield {name: option for name, option in every.items() if name != move.item}
        levels = better(layout, move.item, move.from_option)
        assert move.to_option in levels[move.levels - 1]
        for option in levels[move.levels - 2] if move.levels > 1 else ():
            yield {**every, move.item: option}


def less_backing(found: Way) -> Iterator[Backed]:
    """Return what is needed behind the answers without one piece of it, for each."""
    every = {one.item: one.backings for one in found.also_needed}
    for name, backings in every.items():
        for left_out in backings:
            yield {**every, name: tuple(one for one in backings if one != left_out)}


def kept_promise(judgement: Judgement) -> str:
    """Check that the way reaches the verdict, and that nothing of it can be left out or lowered; say what was found."""
    case = judgement.case
    found = short_way(judgement)
    if isinstance(found, NotFound):
        assert (found.why == "best") == (
            judgement.verdict.settled and judgement.verdict.verdict is case.outline.checklist.verdicts[0]
        )
        return found.why
    assert all(one.from_option == case.option(one.item) for one in found.moves)
    options = {one.item: one.to_option for one in found.moves}
    needed = {one.item: one.backings for one in found.also_needed}
    rank = rank_to_reach(judgement)
    after = backed(moved(case, options), needed)
    assert reaches(after, rank)
    assert verdict_of(after).verdict.id == found.goal
    for fewer in one_less(case.outline, found.moves):
        assert not reaches(backed(moved(case, fewer), needed), rank)
    for less in less_backing(found):
        assert not reaches(backed(moved(case, options), less), rank)
    return f"{len(found.moves)} moves, {sum(len(one.backings) for one in found.also_needed)} backings"


def any_way(judgement: Judgement) -> bool:
    """Try every set of raises, each with all backing."""
    case = judgement.case
    fixed = {"digital", "reach", "concern"}
    choices = {
        one.id: [None, *(option for level in better(case.outline, one.id, case.option(one.id)) for option in level)]
        for one in case.items()
        if one.id not in fixed and case.standing(one.id) is not Standing.NOT_APPLICABLE
    }
    assume(prod(len(one) for one in choices.values()) <= WAYS_AT_MOST)
    ways = (dict(zip(choices, way, strict=True)) for way in product(*choices.values()))
    rank = rank_to_reach(judgement)
    return any(
        reaches(all_backed(moved(case, {name: option for name, option in way.items() if option})), rank) for way in ways
    )


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
def follow_ups(draw: Draw) -> list[Data]:
    """Return items of which some are asked only after some answers to earlier ones."""
    drawn = draw(items())
    for place, one in enumerate(drawn[1:], start=1):
        if draw(st.booleans()):
            fact = draw(item_facts(drawn[:place]))
            one["relevant_when"] = {"not": fact} if draw(st.booleans()) else fact
    return drawn


@st.composite
def rising_checklists(draw: Draw, asked: st.SearchStrategy[list[Data]]) -> Outline:
    """Return a checklist with every kind of fact, mostly rising with the answers, and two verdicts below default."""
    drawn = draw(asked)
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
def test_nothing_of_a_short_way_can_be_left_out_and_it_is_found_wherever_there_is_one(case: Judged) -> None:
    judgement = judged(*case)
    event(kept_promise(judgement))
    found = short_way(judgement)
    if isinstance(found, NotFound) and found.why != "best":
        assert not any_way(judgement)


@given(cases(rising_checklists(items()), wild=True))
def test_nothing_of_a_short_way_can_be_left_out_whatever_the_scoring(case: Judged) -> None:
    event(kept_promise(judged(*case)))


@given(low_cases(rising_checklists(follow_ups())))
def test_nothing_of_a_short_way_can_be_left_out_where_answers_decide_what_is_asked(case: Judged) -> None:
    event(kept_promise(judged(*case)))


@given(cases(any_checklists(), wild=True))
def test_nothing_of_a_short_way_can_be_left_out_where_rules_are_not_monotone(case: Judged) -> None:
    event(kept_promise(judged(*case)))


@given(cases(rising_checklists(items()), wild=True), st.integers(0, 30))
def test_a_search_that_ends_early_gives_a_way_of_which_nothing_can_be_left_out(case: Judged, trials: int) -> None:
    judgement = judged(*case)
    found = short_way(judgement, judgements=trials)
    assert isinstance(found, Way) == isinstance(short_way(judgement), Way)

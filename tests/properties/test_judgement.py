"""What must hold of every judgement, on generated checklists and answers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given
from hypothesis import strategies as st

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.judging.scoring import Reading, scores
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.assessment import Answer, Standing
from scalecheck.words.reasons import gate_lacking, reasons_of
from tests.builders import BACKED, DAY, gate, item, outline, question, scale, section, truth_of, verdict
from tests.builders import answer as answered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scalecheck.engine.judging.judgement import Judgement, SectionResult

Data = dict[str, Any]
Draw = st.DrawFn
Judged = tuple[Outline, dict[str, Response], frozenset[str]]
"""A checklist, answers, and the items that are left out."""

SCALES: Data = {
    "five": scale(v1=1, v2=2, v3=3, v4=4, v5=5),
    "tied": scale(lost=0, unseen=0, seen=1, shown=2),
    "pair": scale(bad=-1, good=1),
}
OPTIONS = {
    "ladder": ("none", "little", "much", "full"),
    "five": ("v1", "v2", "v3", "v4", "v5"),
    "tied": ("lost", "unseen", "seen", "shown"),
    "pair": ("bad", "good"),
    "steps": ("one", "some", "every"),
}
PROFILE = (question("reach", scale="steps", step=True), question("digital"), question("concern"))
DIGITAL = {"item": "digital", "is": ["answer-yes"]}
BETTER = ("ready", "nearly")
"""The verdicts that are better than the default, best first."""
OPEN_RULES = st.sampled_from(("exclude", "lowest", "zero"))
THRESHOLDS = st.sampled_from((0.3, 0.5, 0.66, 1))
BACKINGS = st.sampled_from((("owner",), ("evidence",), ("owner", "dated-action")))


# Checklists


@st.composite
def items(draw: Draw) -> list[Data]:
    """Return two to six items, on different scales and about different things."""
    found = []
    for number in range(draw(st.integers(2, 6))):
        kind = draw(st.sampled_from(("ladder", "ladder", "five", "tied", "pair", "steps")))
        keys: Data = {
            "scale": kind,
            "reverse": draw(st.booleans()) and kind != "steps",
            "about": draw(st.sampled_from(("innovation", "site", "system"))),
            "importance": draw(st.sampled_from(("must", "should"))),
            "weight": draw(st.sampled_from((1, 1, 2, 0.5))),
        }
        if draw(st.integers(0, 2)) == 0:
            keys["relevant_when"] = DIGITAL
        found.append(item(f"i{number}", **keys))
    return found


@st.composite
def domains(draw: Draw, drawn: list[Data], scorings: st.SearchStrategy[Data]) -> list[Data]:
    """Lay items out over one or two domains, the second one with a sub-section."""
    cut = draw(st.integers(1, len(drawn)))
    first, rest = drawn[:cut], drawn[cut:]
    found = [section("d0", *first, scoring=draw(scorings))]
    if rest:
        inner = section("s0", *rest[1:], scoring=draw(scorings)) if rest[1:] else None
        keys: Data = {"relevant_when": DIGITAL} if draw(st.integers(0, 5)) == 0 else {}
        sections = [inner] if inner is not None else []
        found.append(section("d1", rest[0], sections=sections, scoring=draw(scorings), **keys))
    return found


@st.composite
def tame_scorings(draw: Draw) -> Data:
    """Return scorings in which more is never worse: normalised, and what is not applicable is out."""
    found: Data = {}
    if draw(st.booleans()):
        found["aggregate"] = draw(st.sampled_from(("mean", "min")))
    if draw(st.booleans()):
        found |= {"unanswered": draw(OPEN_RULES), "dont_know": draw(OPEN_RULES)}
    if draw(st.booleans()):
        found["round"] = {
            "decimals": draw(st.sampled_from((0, 1))),
            "carry": draw(st.sampled_from(("exact", "rounded"))),
        }
    return found


@st.composite
def any_scorings(draw: Draw) -> Data:
    """Return any scoring at all."""
    found: Data = draw(tame_scorings())
    found |= {
        "values": draw(st.sampled_from(("raw", "normalised"))),
        "aggregate": draw(st.sampled_from(("mean", "sum", "min", "product"))),
        "times": draw(st.sampled_from((1, 100, 0.5))),
        "not_applicable": draw(st.sampled_from(("exclude", "lowest", "zero", "highest"))),
        "bands": [{"id": "high", "label": "High", "from": 50}, {"id": "low", "label": "Low", "from": 0}],
        "no_band": {"label": "Not rated"},
    }
    return found


def item_facts(drawn: list[Data]) -> st.SearchStrategy[Data]:
    """Return facts about one item that a better answer never makes false."""
    facts: list[Data] = []
    for one in drawn:
        options = OPTIONS[one["scale"]]
        best_first = options if one["reverse"] else options[::-1]
        facts += [{"item": one["id"], "at_least": option} for option in options[1:-1] or options]
        facts += [{"not": {"item": one["id"], "below": options[-2]}}, {"item": one["id"], "is": list(best_first[:1])}]
    return st.sampled_from(facts)


def steps(inner: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
    """Return conditions that ask less where the step is smaller."""

    def by_step(pair: tuple[Data, Data]) -> Data:
        large, small = pair
        return {"any": [large, {"all": [{"item": "reach", "is": ["one"]}, small]}]}

    return st.tuples(inner, inner).map(by_step)


def known_facts(sections: list[str]) -> st.SearchStrategy[Data]:
    """Return facts about several items that a better answer never makes false, nor a blank true or false."""
    of = st.sampled_from(["overall", *sections])
    return st.one_of(
        st.fixed_dictionaries(
            {
                "score": st.one_of(of, st.just({"weakest": "domains"}), st.just({"about": "site"})),
                "at_least": st.sampled_from((30, 50, 67)),
            }
        ),
        st.fixed_dictionaries(
            {
                "share": st.sampled_from(("met", "partly")),
                "in": st.one_of(of, st.just("every-domain")),
                "at_least": THRESHOLDS,
            }
        ),
        counts(of, "not-met"),
    )


def counts(of: st.SearchStrategy[str], *kinds: str) -> st.SearchStrategy[Data]:
    """Return facts about how many items are in some state."""
    return st.fixed_dictionaries(
        {"count": st.sampled_from(kinds), "at_most": st.integers(0, 2)},
        optional={"importance": st.just("must"), "about": st.just("site"), "in": of},
    )


def figure_facts(sections: list[str]) -> st.SearchStrategy[Data]:
    """Return facts about several items that a better answer never makes false, and a blank never makes true."""
    of = st.sampled_from(["overall", *sections])
    return st.one_of(
        known_facts(sections),
        counts(of, "dont-know", "unanswered"),
        st.fixed_dictionaries({"coverage": of, "at_least": THRESHOLDS}),
    )


def gate_facts() -> st.SearchStrategy[Data]:
    """Return facts about gates that a better answer never makes false."""
    return st.one_of(
        st.fixed_dictionaries({"gates_below": st.sampled_from(BETTER), "at_most": st.integers(0, 1)}),
        st.fixed_dictionaries({"gates_below": st.sampled_from(BETTER), "each_has": BACKINGS}),
        st.fixed_dictionaries({"gate_items": st.just("each"), "has": BACKINGS}),
        st.fixed_dictionaries({"gate": st.just("g0"), "allows": st.sampled_from(BETTER)}),
    )


def combined(inner: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
    """Combine conditions by all and any, up to two deep."""

    def nest(deeper: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
        several = st.lists(deeper, min_size=1, max_size=3)
        return several.flatmap(lambda parts: st.sampled_from(({"all": parts}, {"any": parts})))

    return st.recursive(inner, nest, max_leaves=4)


@st.composite
def monotone_checklists(draw: Draw) -> Outline:
    """Return a checklist in which no rule rewards a worse answer, and none loses sight of its reason to stop.

    The verdict that is worse than the default stands on something known whose opposite every better verdict asks for.
    So a blank may lead away from it, but no further than to the default.
    """
    drawn = draw(items())
    laid_out = draw(domains(drawn, tame_scorings()))
    sections = [one["id"] for one in laid_out] + (["s0"] if laid_out[-1].get("sections") else [])
    on_items = st.one_of(item_facts(drawn), steps(item_facts(drawn)))
    gates = []
    for number in range(draw(st.integers(1, 3))):
        keys: Data = {"applies_when": DIGITAL} if draw(st.integers(0, 4)) == 0 else {}
        needs = {"ready": draw(combined(st.one_of(on_items, on_items, figure_facts(sections))))}
        if draw(st.booleans()):
            needs["nearly"] = draw(combined(on_items))
        gates.append(gate(f"g{number}", needs, **keys))
    rules = combined(st.one_of(on_items, figure_facts(sections), gate_facts()))
    well = draw(st.one_of(st.just({"item": "concern", "is": ["answer-no"]}), item_facts(drawn), known_facts(sections)))
    verdicts = [
        verdict("ready", {"all": [well, draw(rules)]}),
        verdict("nearly", {"all": [well, draw(rules)]}),
        verdict("not-yet", default=True),
        verdict("stop", {"not": well}),
    ]
    keys = {"settles_when": {"coverage": "overall", "at_least": 0.5}} if draw(st.booleans()) else {}
    return outline(
        *laid_out,
        scales=SCALES,
        profile=PROFILE,
        gates=gates,
        verdicts=verdicts,
        scoring=draw(tame_scorings()),
        **keys,
    )


@st.composite
def any_checklists(draw: Draw) -> Outline:
    """Return a checklist with any rules at all."""
    drawn = draw(items())
    laid_out = draw(domains(drawn, any_scorings()))
    sections = [one["id"] for one in laid_out]
    names = st.sampled_from([one["id"] for one in drawn])
    wild = st.one_of(
        st.fixed_dictionaries(
            {"item": names, "state": st.sampled_from((["answered"], ["dont-know", "unanswered"], ["not-applicable"]))}
        ),
        st.fixed_dictionaries({"item": names, "basis": st.sampled_from((["guess"], ["observed", "evidenced"]))}),
        st.fixed_dictionaries({"item": names, "has": BACKINGS}),
        st.fixed_dictionaries({"score": st.sampled_from(["overall", *sections]), "below": st.integers(0, 60)}),
    )
    simple = st.one_of(item_facts(drawn), figure_facts(sections), wild)
    without_gates = combined(st.one_of(simple, simple.map(lambda one: {"not": one})))
    rules = combined(st.one_of(without_gates, gate_facts(), gate_facts().map(lambda one: {"not": one})))
    return outline(
        *laid_out,
        scales=SCALES,
        profile=PROFILE,
        gates=[
            gate("g0", {"ready": draw(without_gates), "nearly": draw(without_gates)}, applies_when=draw(without_gates))
        ],
        verdicts=[
            verdict("ready", draw(rules)),
            verdict("nearly", draw(rules)),
            verdict("not-yet", default=True),
            verdict("stop", draw(rules)),
        ],
        settles_when=draw(rules),
        warnings=[{"id": "w", "title": "W", "because": "It is so.", "when": draw(rules)}],
        contradictions=[{"id": "x", "items": ["i0", "i1"], "because": "Odd.", "when": draw(rules)}],
        scoring=draw(any_scorings()),
    )


# Answers


@st.composite
def answers(draw: Draw, layout: Outline, *, wild: bool = False) -> dict[str, Response]:
    """Return answers to a checklist; `wild` ones also use options that a scale lacks, and ids that nothing has."""
    found: dict[str, Response] = {}
    for name in layout.questions:
        said = draw(_answer(layout, name, wild=wild))
        if said is not None:
            found[name] = Response(answered(said), confirmed=draw(st.booleans()))
    if wild:
        found["gone"] = Response(answered("full"))
    return found


@st.composite
def _answer(draw: Draw, layout: Outline, name: str, *, wild: bool) -> Data | None:
    options = list(layout.ranks[name].place)
    kinds = ["option"] * 7 + ["dont-know", "blank"] + ["not-applicable", "not-mine"] * (name in layout.items)
    kind = draw(st.sampled_from([*kinds, *(["unknown"] if wild else [])]))
    if kind == "blank":
        return None
    backed = dict(BACKED) if draw(st.booleans()) else {}
    if kind == "dont-know":
        return {"dont_know": True, **backed}
    if kind == "not-applicable":
        return {"not_applicable": "There is none here."}
    if kind == "not-mine":
        return {"not_mine": "ward lead"}
    return {"option": "gone" if kind == "unknown" else draw(st.sampled_from(options)), **backed}


@st.composite
def cases(draw: Draw, checklists: st.SearchStrategy[Outline], *, wild: bool = False) -> Judged:
    """Return a checklist, answers, and items to leave out: none, a site's, or the others."""
    layout = draw(checklists)
    left = draw(st.sampled_from(((), (), ("site",), ("innovation", "system"))))
    left_out = frozenset(one.id for one in layout.items.values() if one.about in left)
    return layout, draw(answers(layout, wild=wild)), left_out


def without_hidden(layout: Outline, said: dict[str, Response]) -> dict[str, Response]:
    """Take out the answers to items that are hidden."""
    void = Case(layout, said, DAY).void
    return {name: one for name, one in said.items() if name not in void}


# What counts as better


def standing(judgement: Judgement) -> int:
    """Return how good the verdict is: 0 for the default or none yet, more for better, less for worse."""
    ranks = judgement.case.outline.verdict_ranks
    return ranks["not-yet"] - ranks[judgement.verdict.verdict.id]


def judged(layout: Outline, said: Mapping[str, Response], left_out: frozenset[str] = frozenset()) -> Judgement:
    return judge_case(Case(layout, said, DAY, left_out=left_out))


DONT_KNOW = Response(Answer(dont_know=True))


@given(cases(monotone_checklists()))
def test_turning_any_answer_into_a_blank_or_a_dont_know_never_improves_the_verdict(
    case: Judged,
) -> None:
    layout, said, left_out = case
    said = without_hidden(layout, said)
    before = standing(judged(layout, said, left_out))
    for name, one in said.items():
        if one.answer.standing not in {Standing.ANSWERED, Standing.NOT_APPLICABLE}:
            continue
        blank = {other: kept for other, kept in said.items() if other != name}
        for changed in (blank, {**said, name: DONT_KNOW}):
            after = standing(judged(layout, changed, left_out))
            assert after <= max(before, 0)
            assert after >= 0 or before < 0


@given(cases(monotone_checklists()))
def test_raising_any_answer_never_worsens_the_verdict(
    case: Judged,
) -> None:
    layout, said, left_out = case
    before = standing(judged(layout, said, left_out))
    for name in layout.items:
        one = said.get(name)
        if one is None or one.answer.option is None:
            continue
        place = layout.ranks[name].place
        for better in (option for option in place if place[option] > place[one.answer.option]):
            raised = replace(one, answer=one.answer.model_copy(update={"option": better}))
            assert standing(judged(layout, {**said, name: raised}, left_out)) >= before


@given(cases(st.one_of(monotone_checklists(), any_checklists()), wild=True))
def test_whatever_is_answered_there_is_a_judgement_and_its_verdict_has_reasons(
    case: Judged,
) -> None:
    layout, said, left_out = case
    judgement = judged(layout, said, left_out)
    best = judgement.verdict.settled and judgement.verdict.verdict.id == "ready"
    assert bool(reasons_of(judgement)) is not best
    for reason in reasons_of(judgement):
        assert reason.text.endswith(".")
        assert "None" not in reason.text
        assert "Fraction" not in reason.text
    for gate_result in judgement.gates:
        assert gate_result.met == (gate_result.allows == "ready")
        if gate_result.applies:
            assert bool(gate_lacking(judgement.judge, gate_result)) is not gate_result.met


def every_section(found: tuple[SectionResult, ...]) -> list[SectionResult]:
    return [one for each in found for one in (each, *every_section(each.sections))]


@given(cases(any_checklists()))
def test_every_score_stays_within_its_bounds(case: Judged) -> None:
    layout, said, left_out = case
    judgement = judged(layout, said, left_out)
    for score in [judgement.overall, *(one.score for one in every_section(judgement.sections))]:
        if score.value is None:
            assert (score.exact, score.shown, score.band) == (None, None, None)
            continue
        assert score.value.lowest <= score.value.figure <= score.value.highest
        assert score.value.normalised is None or 0 <= score.value.normalised <= 1


@given(cases(monotone_checklists()))
def test_normalised_scores_run_from_0_to_100(case: Judged) -> None:
    layout, said, left_out = case
    judgement = judged(layout, said, left_out)
    for score in [judgement.overall, *(one.score for one in every_section(judgement.sections))]:
        assert score.shown is None or 0 <= score.shown <= 100


def said_of(judgement: Judgement) -> object:
    """Return everything that a judgement says, in a form that can be compared."""
    return (
        judgement.verdict.verdict.id,
        judgement.verdict.settled,
        reasons_of(judgement),
        [(one.gate.id, one.applies, one.allows, one.items, dict(one.holding_back)) for one in judgement.gates],
        [gate_lacking(judgement.judge, one) for one in judgement.gates],
        [(one.section.id, one.score, one.counts, one.weakest) for one in every_section(judgement.sections)],
        judgement.overall,
        {about: side and (side.verdict.id, side.settled) for about, side in judgement.sides.items()},
        judgement.step and (judgement.step.supported, judgement.step.proposed),
        [one.id for one in judgement.warnings],
        [one.id for one in judgement.contradictions],
    )


def turned_round(group: Mapping[str, Any]) -> Data:
    return {key: group[key] for key in reversed(list(group))}


def with_keys_turned_round(layout: Outline) -> Outline:
    """Return the same checklist with the keys of scales and of gates' needs in the opposite order."""
    checklist = layout.checklist
    gates = tuple(one.model_copy(update={"needs": turned_round(one.needs)}) for one in checklist.gates)
    return Outline(checklist.model_copy(update={"scales": turned_round(checklist.scales), "gates": gates}))


@given(cases(any_checklists(), wild=True), st.data())
def test_nothing_depends_on_the_order_of_keys(case: Judged, data: st.DataObject) -> None:
    layout, said, left_out = case
    shuffled = {name: said[name] for name in data.draw(st.permutations(list(said)))}
    turned = with_keys_turned_round(layout)
    assert said_of(judged(turned, shuffled, left_out)) == said_of(judged(layout, said, left_out))


@given(cases(any_checklists()), st.data())
def test_a_hidden_items_answer_changes_nothing(case: Judged, data: st.DataObject) -> None:
    layout, said, left_out = case
    said["digital"] = Response(answered("answer-no"))
    hidden = [name for name in layout.items if name in Case(layout, said, DAY).void]
    assume(hidden)
    other = {**said, **{name: data.draw(answers(layout)).get(name, DONT_KNOW) for name in hidden}}
    without = {name: one for name, one in said.items() if name not in hidden}
    assert said_of(judged(layout, other, left_out)) == said_of(judged(layout, said, left_out))
    assert said_of(judged(layout, without, left_out)) == said_of(judged(layout, said, left_out))


# Brute force


def completions(layout: Outline, said: dict[str, Response]) -> list[dict[str, Response]]:
    """Return every way in which the open items could still be answered, those set aside by one person among them."""
    case = Case(layout, said, DAY)
    left = [
        name
        for name in layout.items
        if name not in case.void
        and (case.is_unconfirmed(name) or case.standing(name) in {Standing.DONT_KNOW, Standing.UNANSWERED})
    ]
    assume(len(left) <= 3)
    every = product(*(layout.ranks[name].place for name in left))
    return [{**said, **{n: Response(answered(o)) for n, o in zip(left, chosen, strict=True)}} for chosen in every]


def shown_score(layout: Outline, said: dict[str, Response], of: object) -> Fraction | None:
    found = scores(Case(layout, said, DAY), Reading.DECLARED)
    if isinstance(of, str):
        return found[None if of == "overall" else of].shown
    places = {}
    for domain in layout.checklist.domains:
        value = found[domain.id].value
        if value is not None and value.normalised is not None:
            places[domain.id] = value.normalised
    lowest = [name for name, place in places.items() if all(place <= other for other in places.values())]
    return found[lowest[0]].shown if lowest else None


def expected(holds: list[bool]) -> Truth:
    if all(holds):
        return Truth.TRUE
    return Truth.UNKNOWN if any(holds) else Truth.FALSE


@given(cases(monotone_checklists()), st.data())
def test_a_fact_about_a_score_is_true_in_every_case_or_false_in_every_case_or_else_unknown(
    case: Judged, data: st.DataObject
) -> None:
    layout, said, _ = case
    of = data.draw(st.sampled_from(["overall", "d0", {"weakest": "domains"}]))
    limit = data.draw(st.integers(1, 100))
    ends = [shown_score(layout, one, of) for one in completions(layout, said)]
    tests: dict[str, Callable[[Fraction], bool]] = {
        "at_least": lambda one: one >= limit,
        "below": lambda one: one < limit,
    }
    for key, holds in tests.items():
        found = truth_of(Case(layout, said, DAY), {"score": of, key: limit})
        if None in ends:
            assert found is Truth.VOID
        else:
            assert found is expected([holds(one) for one in ends if one is not None])


@given(cases(monotone_checklists()), st.data())
def test_a_fact_about_a_share_or_a_count_is_true_in_every_case_or_false_in_every_case_or_else_unknown(
    case: Judged, data: st.DataObject
) -> None:
    layout, said, _ = case
    level = data.draw(st.sampled_from(("met", "partly")))
    limit = data.draw(THRESHOLDS)
    at_most = data.draw(st.integers(0, 5))
    shares, counts = [], []
    for one in completions(layout, said):
        ranks = layout.ranks
        options = {name: one[name].answer.option for name in Case(layout, one, DAY).outline.items if name in one}
        void = Case(layout, one, DAY).void
        rated = {name: option for name, option in options.items() if option is not None and name not in void}
        reached = [option in getattr(ranks[name], level) for name, option in rated.items()]
        shares.append(None if not reached else sum(reached) >= Fraction(str(limit)) * len(reached))
        counts.append(sum(option not in ranks[name].met for name, option in rated.items()) <= at_most)
    found = truth_of(Case(layout, said, DAY), {"share": level, "in": "overall", "at_least": limit})
    assert found is (Truth.VOID if None in shares else expected([one for one in shares if one is not None]))
    assert truth_of(Case(layout, said, DAY), {"count": "not-met", "at_most": at_most}) is expected(counts)


@given(cases(any_checklists()))
def test_the_weakest_item_of_an_area_is_the_first_with_the_lowest_place(
    case: Judged,
) -> None:
    layout, said, left_out = case
    judgement = judged(layout, said, left_out)
    for one in every_section(judgement.sections):
        places = []
        for inner in layout.items_below[one.section.id]:
            given_one = said.get(inner.id)
            kind = given_one.answer.standing if given_one is not None else Standing.UNANSWERED
            if inner.id in judgement.case.void or kind in {Standing.NOT_APPLICABLE, Standing.NOT_MINE}:
                continue
            ranks = layout.ranks[inner.id]
            option = given_one.answer.option if given_one is not None else None
            place = ranks.place[option] if option is not None else ranks.lowest
            places.append(((place - ranks.lowest) / (ranks.highest - ranks.lowest), inner.id))
        lowest = min((place for place, _ in places), default=None)
        assert (one.weakest and one.weakest.id) == next((name for place, name in places if place == lowest), None)

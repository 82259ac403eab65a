"""Page one: what it may hold, in numbers, over files of every kind."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from scalecheck.engine.changes.compare import compare
from scalecheck.engine.changes.looked import Looked
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.engine.trying.sensitivity import Flip, findings_that_turn
from scalecheck.reports.contents import SystemChange
from scalecheck.reports.formats.markdown import markdown_text
from scalecheck.reports.material import Material
from scalecheck.reports.page_one.fitting import NOT_SAID, PARTS
from scalecheck.reports.page_one.measure import HEIGHT, height
from scalecheck.reports.report import html_report, markdown_report, report_contents
from scalecheck.reports.sections.firmness import NAMED, views_in_short
from scalecheck.workspace.beside import sites_of
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.reading import Reader
from tests.builders import DAY, assessment, gate, item, outline, question, section, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from scalecheck.model.assessment import Assessment
    from scalecheck.reports.contents import Report

TEMPLATES: Final = Path(__file__).parents[4] / "templates"
EXAMPLE: Final = Path(__file__).parents[4] / "examples" / "delayed-discharge" / "assessments" / "discharge-dashboard"
NAMES: Final = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")
PERSON: Final = "Personal Name"
SYSTEM: Final = "What only the system can change"

LABELLED: Final = {
    "met_from": "full",
    "options": [{"id": name, "label": f"LABEL {name}", "score": n} for n, name in enumerate(("none", "much", "full"))],
}
REACH: Final = {"options": [{"id": "one", "label": "LABEL one"}, {"id": "all", "label": "LABEL all"}]}

short = st.lists(st.sampled_from(("ward", "budget", "signed", "waits fell", "by a day")), min_size=1, max_size=5)
longer = st.lists(st.sampled_from(("home", "care", "rota", "figures,", "nobody knows")), min_size=30, max_size=60)
sentences: SearchStrategy[str] = st.one_of(
    short.map(" ".join), longer.map(" ".join), st.just("x" * 3000), st.just("one\ntwo\n\nthree " * 40)
)
days = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2028, 1, 1)))


def maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


@st.composite
def actions(draw: st.DrawFn) -> dict[str, Any]:
    one = {"what": draw(sentences), "who": draw(maybe(sentences)), "organisation": draw(maybe(sentences))}
    due = draw(days)
    return {key: value for key, value in {**one, "due": due and due.isoformat()}.items() if value is not None}


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any] | None:
    kind = draw(st.sampled_from(("option", "option", "option", "dont-know", "waiting", "aside", "none")))
    if kind == "none":
        return None
    if kind == "waiting":
        return {"waiting_for": draw(sentences)}
    if kind == "aside":
        return {"not_applicable": draw(sentences)}
    said: dict[str, Any] = {"note": draw(maybe(sentences)), "actions": draw(st.lists(actions(), max_size=4))}
    said["owner"] = draw(maybe(sentences.map(lambda role: {"role": role, "organisation": role, "name": PERSON})))
    option = st.sampled_from(("none", "much", "full"))
    views = st.lists(
        st.fixed_dictionaries({"role": sentences}, optional={"option": option, "note": sentences}), max_size=3
    )
    said["consensus"] = draw(maybe(st.builds(lambda reason, view: {"reason": reason, "dissent": view}, short, views)))
    if said["consensus"]:
        said["consensus"]["reason"] = "Most said so."
    said |= {"dont_know": True} if kind == "dont-know" else {"option": draw(option)}
    return {key: value for key, value in said.items() if value}


class Made(NamedTuple):
    """What a report is made of; too long to be told."""

    material: Material

    def __repr__(self) -> str:  # noqa: D105
        return "Made"


@st.composite
def materials(draw: st.DrawFn) -> Made:
    says = draw(sentences)
    needs = [{"item": name, "at_least": "full"} for name in NAMES]
    gates = [
        gate(f"gate-{n}", {"ready": need}, title=draw(sentences), because=draw(sentences), says={"otherwise": says})
        for n, need in enumerate(needs)
    ]
    checklist = outline(
        *(
            section(
                f"area-{n}",
                *(item(name, scale="labelled", title=draw(sentences), ask=draw(sentences)) for name in pair),
                title=draw(sentences),
            )
            for n, pair in enumerate((NAMES[:2], NAMES[2:4], NAMES[4:]))
        ),
        scales={"labelled": LABELLED, "reach": REACH},
        profile=[question("reach", scale="reach", step=True, title=draw(sentences))],
        gates=gates,
        verdicts=[
            verdict("ready", title=" ".join(draw(short))),
            verdict("not-yet", title=" ".join(draw(short)), default=True),
        ],
        warnings=[
            {"id": "w", "title": draw(sentences), "because": says, "when": {"item": "alpha", "is": ["none"]}},
        ],
    )
    proposal = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "step": sentences,
                "asks": sentences,
                "cost": sentences,
                "sites": st.lists(sentences, max_size=5),
                "options": st.lists(sentences, max_size=9),
                "next_review": st.just("2027-06-10"),
            },
        )
    )
    view = st.fixed_dictionaries({"role": sentences, "view": sentences})
    decision = {
        "date": "2026-11-20",
        "group": "group",
        "taken": draw(sentences),
        "dissent": draw(st.lists(view, max_size=4)),
    }
    file = assessment(
        {name: draw(answers()) for name in NAMES},
        innovation={"id": "hub", "name": draw(sentences)},
        profile={"reach": draw(maybe(st.just({"option": "all"})))},
        agreed={"date": "2026-11-16", "who": "programme lead"},
        **({"proposal": proposal} if proposal else {}),
        **({"decision": decision} if draw(st.booleans()) else {}),
    )
    weak_spots = tuple(draw(st.lists(sentences, max_size=6)))
    return Made(Material(file, judge_assessment(checklist, file, DAY), names=True, weak_spots=weak_spots))


def example(name: str, programme: str = "") -> Material:
    reader = Reader(Catalogue(None))
    path = EXAMPLE / "2026-11" / name
    file, checklist = reader.assessment(path)
    whole = reader.assessment(EXAMPLE / "2026-11" / programme)[0] if programme else None
    return Material(file, judge_assessment(Outline(checklist), file, DAY, whole), whole)


def brief(made: Material) -> str:
    return markdown_report(made, (TEMPLATES,), "brief.md.jinja")


def words(markdown: str) -> list[str]:
    """Return the words as a reader counts them: marks of headings, lists and emphasis are none."""
    plain = re.sub(r"^\s*(?:#{1,6}|-|\d+\.)\s", "", markdown, flags=re.MULTILINE).replace("*", "").replace("\\", "")
    return plain.split()


def check(made: Material) -> None:
    """Check what must hold of page one, whatever a file holds."""
    text, whole = brief(made), report_contents(made)
    page, result = whole.page_one, made.judgement.verdict
    counted = words(text)
    assert height(page) <= HEIGHT
    told = " ".join(counted[:50])
    assert " ".join(result.verdict.title.split()[:3])[:30] in told if result.settled else "No verdict yet." in told
    asked = page.asks or (page.options[0].words if page.options else "")
    assert " ".join(re.sub(r"[*\\]", "", asked).split()) in " ".join(counted[:100])
    assert asked or page.decided
    assert not (page.decided and page.asks == NOT_SAID)
    assert len(page.reasons) <= 5
    assert "|" not in text
    assert "%" not in text
    assert not re.search(r"\d of 100\b", text)
    assert "LABEL" not in text.replace("“LABEL one”", "").replace("“LABEL all”", "")
    assert PERSON not in text
    assert not any(re.search(rf"\b{name}\b", text) for name in (*NAMES, "not-yet"))
    assert not re.search(r"gates? (is|are) (open|opened)", text)
    check_nothing_is_cut(whole, text)


def check_nothing_is_cut(whole: Report, text: str) -> None:
    """Check that each line is whole or left out, and that what is left out is counted and is in the full report."""
    page = whole.page_one
    assert "…" not in text
    for shown, more, every in (
        (page.reasons, page.more_reasons, whole.reasons),
        (page.also, page.more_also, whole.also),
        (page.turns, page.more_turns, whole.turns),
        (page.collide, page.more_collide, whole.collide),
        (page.firm, page.more_firm, whole.firm),
        (page.options, page.more_options, whole.proposal.options if whole.proposal is not None else ()),
    ):
        assert set(shown) <= set(every)
        assert len(shown) + more == len(every)
    for kind, name in PARTS.items():
        is_elsewhere = getattr(page, f"more_{kind}") > 0 and not getattr(page, kind)
        assert is_elsewhere == (f"{name} (" in page.elsewhere)
    for group, complete in zip(page.conditions, whole.conditions, strict=True):
        assert set(group.shown) <= set(complete.shown)
        assert len(group.shown) + group.more == len(complete.shown)
    places = re.findall(r"(?:more)?, in the full report under “([^”]+)”", text)
    headings = re.findall(r"^## (.+) \([^ ]+(?: more,)? in the full report\)$", text, re.MULTILINE)
    assert set(places) <= {"Background", "Gates", "What is not known", page.since}
    assert set(headings) <= {"Who sees it differently", SYSTEM, page.since}
    assert not re.search(r"\bmore\.|\bmore\)", text)


@settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(materials())
def test_page_one_keeps_to_its_numbers_whatever_a_file_holds(made: Made) -> None:
    check(made.material)


@pytest.mark.parametrize(
    ("name", "programme"),
    [
        ("programme/agreed.yaml", ""),
        ("programme/finance-lead.yaml", ""),
        ("eastbrook/operations-manager.yaml", "programme/agreed.yaml"),
    ],
)
def test_page_one_of_the_example_keeps_to_its_numbers(name: str, programme: str) -> None:
    check(example(name, programme))


def test_page_one_of_the_example_says_everything_that_a_group_decides_on() -> None:
    page = report_contents(example("programme/agreed.yaml")).page_one
    assert (page.asks, [one.mark for one in page.options]) == ("", ["asked for", "proposed", ""])
    assert [one.good for one in page.reasons] == [False, False, False, False, True]
    view = views_in_short(example("programme/agreed.yaml"))[0]
    assert view.role == "Adult social care lead"
    assert view.says == "“Earlier discharge moves work to home care that nobody has counted.”"
    assert report_contents(example("programme/agreed.yaml")).collide[0] == (
        "“Contract for the dashboard, signed” ends on 31 March 2027, before you look again on 10 June 2027."
    )
    assert (page.system[0].what, page.system[0].missed) == ("A payer after 31 March.", True)
    assert page.next_review == "10 June 2027"
    assert not any(
        text.endswith("…") for text in (*(one.words for one in page.options), *(one.headline for one in page.reasons))
    )


def test_single_answers_that_would_change_the_verdict_are_named_with_the_way_they_change_it() -> None:
    made = example("programme/agreed.yaml")

    def turns(*flips: Flip) -> tuple[str, ...]:
        return report_contents(replace(made, flips=flips)).turns

    down = Flip("running-cost", "partly", "planned", upwards=False, verdict="stop", settled=True)
    assert turns() == ()
    assert (
        "No single answer, one step up or down, changes the verdict." in report_contents(replace(made, flips=())).firm
    )
    assert turns(down) == ("One step down on “The yearly cost” makes the verdict worse.",)
    up = replace(down, upwards=True, verdict="ready")
    assert turns(up) == ("One step up on “The yearly cost” makes the verdict better.",)
    assert not any("single answer" in one for one in report_contents(made).firm)


def test_many_single_answers_that_would_change_the_verdict_are_counted_on_page_one_and_named_behind_it() -> None:
    made = example("programme/agreed.yaml")
    flips = tuple(
        Flip(item.id, "partly", "planned", upwards=False, verdict="stop", settled=True)
        for item in made.case.items()[: NAMED + 1]
    )
    few, many = (replace(made, flips=found, findings=()) for found in (flips[:-1], flips))
    assert report_contents(few).page_one.turns == report_contents(few).turns
    counted = (
        "One step down on any of seven questions makes the verdict worse; they are named in the full report under "
        "“Background”."
    )
    assert report_contents(many).page_one.turns == (counted,)
    _, _, behind = markdown_report(many, (TEMPLATES,)).partition("## Background")
    (named,) = report_contents(many).turns
    assert markdown_text(named) in behind
    assert made.title(flips[-1].item) in named


@pytest.mark.parametrize("name", ["programme/agreed.yaml", "eastbrook/operations-manager.yaml"])
def test_where_page_one_says_that_more_is_to_be_found_it_is_there(name: str) -> None:
    made = example(name, "programme/agreed.yaml" if name.startswith("eastbrook") else "")
    whole, report = report_contents(made), markdown_report(made, (TEMPLATES,))
    _, page, behind = report.partition("# Discharge")[2].partition("## Background")
    assert page
    for heading in re.findall(r"in the full report under “([^”]+)”", report):
        assert heading == "Background" or f"## {heading}\n" in behind
    for group in whole.conditions if any(one.more for one in whole.page_one.conditions) else ():
        assert all(markdown_text(one.what) in behind for one in group.shown)
    for line in (*(whole.firm if whole.page_one.more_firm else ()), *(whole.also if whole.page_one.more_also else ())):
        assert markdown_text(line) in behind


def test_the_words_of_a_short_file_are_not_cut() -> None:
    file = assessment({"a": {"option": "much", "note": "A first page stands."}}, proposal={"asks": "Go on?"})
    needs = {"ready": {"item": "a", "at_least": "full"}}
    checklist = outline(section("dom", item("a")), gates=[gate("g", needs, says={"otherwise": "It is not so."})])
    page = report_contents(Material(file, judge_assessment(checklist, file, DAY))).page_one
    assert (page.asks, page.reasons[0].words, page.reasons[0].headline) == (
        "Go on?",
        "It is not so.",
        "Title of A: “A first page stands.”",
    )


def test_where_nothing_is_asked_page_one_says_so() -> None:
    file = assessment({"a": "much"}, proposal={"step": "All of it"})
    made = Material(file, judge_assessment(outline(section("dom", item("a"))), file, DAY))
    assert report_contents(made).page_one.asks == NOT_SAID


def test_once_it_is_decided_page_one_says_what_by_whom_and_why_and_asks_nothing() -> None:
    decision = {"date": "2026-11-20", "group": "steering group", "taken": "ready", "departs_because": "A small test."}
    file = assessment({"a": "much"}, decision=decision)
    made = Material(file, judge_assessment(outline(section("dom", item("a"))), file, DAY))
    told = "Decided on 20 November 2026 by the steering group: “Verdict READY”. It departs from the verdict because: “A"
    for text in (brief(made), html_report(made, (TEMPLATES,), "brief.html.jinja")):
        assert told in text
        assert "What was decided" in text
        assert "does not say what the group is asked" not in text


@pytest.mark.parametrize("form", [markdown_report, html_report])
@pytest.mark.parametrize("template", ["brief", "report", "board-paper"])
def test_what_the_group_set_comes_first_and_is_marked_as_the_groups(form: Callable[..., str], template: str) -> None:
    set_by_them = [
        {"what": "A payer", "who": "finance lead", "organisation": "Council", "due": "2026-11-15"},
        {"what": "A room", "who": "ward lead", "done": True},
    ]
    decision = {"date": "2026-11-01", "group": "steering group", "taken": "ready", "conditions": set_by_them}
    needs = {"ready": {"item": "a", "at_least": "full"}}
    file = assessment({"a": "much"}, decision=decision)
    checklist = outline(section("dom", item("a")), gates=[gate("g", needs)])
    made = Material(file, judge_assessment(checklist, file, DAY))
    suffix = "md" if form is markdown_report else "html"
    text = re.sub(r"<[^>]+>|\*", "", form(made, (TEMPLATES,), f"{template}.{suffix}.jinja"))
    first, _, later = text.partition("Set by the steering group (one of two met)")[2].partition(
        "Before the step proposed"
    )
    assert "A payer. Finance lead, Council. 15 November 2026, overdue" in first
    assert "A room. Met. Ward lead" in first
    assert "Is a so?" not in first
    assert "Is a so?" in later or "Title of A" in later


def test_who_saw_a_decision_differently_is_on_page_one_however_much_has_to_be_true_first() -> None:
    saw = [{"role": "patient partner", "view": "Too soon."}]
    decision = {"date": "2026-11-20", "group": "the board", "taken": "ready", "dissent": saw}
    names, long = [f"a{number}" for number in range(60)], f"Is {'any of this ' * 30}so?"
    needs = {"ready": {"all": [{"item": name, "at_least": "full"} for name in names]}}
    checklist = outline(
        section("dom", *(item(name, ask=f"{name}: {long}") for name in names)), gates=[gate("g", needs)]
    )
    file = assessment(dict.fromkeys(names, "little"), decision=decision)
    page = report_contents(Material(file, judge_assessment(checklist, file, DAY))).page_one
    assert [(one.role, one.says) for one in page.views] == [("Patient partner", "“Too soon.”")]
    assert page.decided
    assert sum(one.more for one in page.conditions)


def test_views_on_the_decision_come_first_then_those_behind_the_gates_and_the_widest_first() -> None:
    def seen(role: str, option: str) -> dict[str, Any]:
        return {"reason": "Most said so.", "dissent": [{"role": role, "option": option, "note": f"{role} says"}]}

    gates = [gate("g", {"ready": {"all": [{"item": one, "at_least": "full"} for one in "bc"]}})]
    checklist = outline(section("dom", *map(item, "abc")), gates=gates)
    file = assessment(
        {
            "a": {"option": "full", "consensus": seen("outside", "none")},
            "b": {"option": "much", "consensus": seen("near", "little")},
            "c": {"option": "much", "consensus": seen("far", "none")},
        },
        agreed={"date": "2026-11-16", "who": "lead"},
        decision={
            "date": "2026-11-20",
            "group": "group",
            "taken": "not-yet",
            "dissent": [{"role": "patient partner", "view": "Carers were not asked"}],
        },
    )
    page = report_contents(Material(file, judge_assessment(checklist, file, DAY))).page_one
    assert [(one.role, one.says) for one in page.views] == [
        ("Patient partner", "“Carers were not asked.”"),
        ("Far", "“far says.”"),
        ("Near", "“near says.”"),
    ]
    assert page.more_views == 1, "the one on what no gate asks about"


def test_what_weakens_the_assessment_stands_on_page_one_and_behind_it() -> None:
    file = assessment({"a": "much"})
    judged = judge_assessment(outline(section("dom", item("a"))), file, DAY)
    made = Material(file, judged, weak_spots=("Two answers say “in place” without evidence.",))
    assert "Two answers say “in place” without evidence." in report_contents(made).page_one.firm
    assert markdown_report(made, (TEMPLATES,)).count("Two answers say “in place” without evidence.") == 2


def test_a_part_of_which_nothing_is_on_page_one_has_no_heading_there_and_is_counted() -> None:
    made = replace(example("programme/agreed.yaml"), weak_spots=("Home care, rota and figures. " * 200,))
    page, text = report_contents(made).page_one, brief(made)
    assert f"\n{page.elsewhere}\n" in text
    assert "who sees it differently (" in page.elsewhere
    assert "Who sees it differently" not in text


def test_what_nobody_has_taken_on_and_what_is_overdue_comes_before_other_conditions() -> None:
    names = [f"item-{number}" for number in range(40)]
    wanted = {"all": [{"item": name, "at_least": "full"} for name in names]}
    verdicts = [verdict("ready"), verdict("not-yet", default=True)]
    layout = outline(section("area", *map(item, names)), gates=[gate("paid", {"ready": wanted})], verdicts=verdicts)
    promised = {"item-37": {"what": "Late", "who": "lead", "due": "2026-01-31"}, "item-38": {"what": "Ownerless"}}
    later = {"who": "lead", "due": "2027-01-31"}
    said = {
        name: {"option": "none", "actions": [promised.get(name, {"what": f"Home care for {name} " * 5, **later})]}
        for name in names
    }
    file = assessment(said)
    (group,) = report_contents(Material(file, judge_assessment(layout, file, DAY))).page_one.conditions
    assert group.more > 0
    assert [one.what for one in group.shown if "Home" not in one.what] == ["Late.", "Ownerless."]


def test_a_condition_that_nobody_has_taken_on_says_nothing_of_its_missing_day() -> None:
    assert not re.search(
        r"\*\*Nobody yet\*\*, no day set", markdown_report(example("programme/agreed.yaml"), (TEMPLATES,))
    )


def test_what_went_backwards_is_on_page_one_however_little_room_there_is() -> None:
    checklist = outline(section("area", *(item(name, title=f"Question {name}") for name in NAMES)))
    told = {"date": "2026-08-20", "group": "group", "taken": "not-yet"}
    conditions = [{"what": "figures, rota and home care " * 20, "due": "2026-09-01"} for _ in range(12)]
    then = assessment(dict.fromkeys(NAMES, "full"), round="2026-08", decision={**told, "conditions": conditions})
    now = assessment(dict.fromkeys(NAMES, "little"), round="2026-11")
    moved = compare(looked(checklist, then), looked(checklist, now))
    page = report_contents(Material(now, moved.now.judgement, since=moved)).page_one
    assert page.more_moved > 0
    assert page.worse == f"Worse: {', '.join(f'“Question {name}”' for name in NAMES[:5])} and “Question zeta”."
    assert height(page) <= HEIGHT


def test_of_many_things_that_went_backwards_some_are_named_and_the_rest_is_counted() -> None:
    checklist = outline(section("area", *(item(name, title=f"{name} " * 12) for name in NAMES)))
    then, now = (assessment(dict.fromkeys(NAMES, option)) for option in ("full", "little"))
    moved = compare(looked(checklist, then), looked(checklist, now))
    page = report_contents(Material(now, moved.now.judgement, since=moved)).page_one
    assert page.worse.endswith(" Four more, in the full report under “Since November 2026”.")


def looked(checklist: Outline, file: Assessment) -> Looked:
    return Looked(file, judge_assessment(checklist, file, DAY))


def test_the_sides_are_counted_side_by_side_and_never_together() -> None:
    about = {"alpha": "innovation", "beta": "innovation", "gamma": "system", "delta": "site"}
    checklist = outline(section("area", *(item(name, about=side) for name, side in about.items())))
    file = assessment(
        {"alpha": "much", "beta": "little", "gamma": {"dont_know": True}, "delta": "full"},
        site={"id": "east", "name": "Eastbrook"},
    )
    made = Material(file, judge_assessment(checklist, file, DAY))
    assert report_contents(made).page_one.partly_there == (
        "At least partly there: innovation 1 of 2, system 0 of 1, Eastbrook 1 of 1."
    )


def test_the_sites_of_a_programme_are_counted_beside_its_sides() -> None:
    assert "system" in report_contents(example("programme/agreed.yaml")).page_one.partly_there
    reader = Reader(Catalogue(None))
    path = EXAMPLE / "2026-11" / "programme" / "agreed.yaml"
    made = replace(example("programme/agreed.yaml"), sites=sites_of(reader, reader.assessment(path)[0], path, DAY))
    assert re.search(r", Eastbrook \d+ of \d+\.$", report_contents(made).page_one.partly_there)


def test_a_reason_leads_with_the_fact_and_the_gates_words_follow() -> None:
    needs = {"ready": {"item": "a", "at_least": "full"}}
    checklist = outline(section("area", item("a")), gates=[gate("g", needs, says={"otherwise": "It is not shown."})])
    file = assessment({"a": {"option": "much", "note": "Waits fell."}})
    assert "1. Title of A: “Waits fell.” *It is not shown.*" in brief(
        Material(file, judge_assessment(checklist, file, DAY))
    )


def test_what_is_known_to_speak_against_it_leads_with_the_fact_also_where_a_yes_has_no_words_of_its_own() -> None:
    against = verdict("stop", {"item": "concern", "is": ["answer-yes"], "because": "It outweighs all else."})
    rules = outline(
        section("dom", item("a")),
        profile=[question("concern", ask="Is a concern open?")],
        verdicts=[verdict("ready"), verdict("not-yet", default=True), against],
    )
    for note, headline in (
        ("", "Is a concern open? It is so."),
        ("A pump failed.", "Title of CONCERN: “A pump failed.”"),
    ):
        said = {"concern": {"option": "answer-yes", **({"note": note} if note else {})}}
        file = assessment({"a": "full"}, profile=said)
        first = report_contents(Material(file, judge_assessment(rules, file, DAY))).page_one.reasons[0]
        assert (first.headline, first.words) == (headline, "It outweighs all else.")


def test_a_headline_names_its_question_and_behind_no_answer_says_so() -> None:
    needs = {"ready": {"item": "a", "at_least": "full"}}
    checklist = outline(section("area", item("a")), gates=[gate("g", needs, says={"otherwise": "It is not shown."})])
    for said, told in (
        ({"dont_know": True, "note": "Waits fell."}, "Title of A, not known: “Waits fell.”"),
        ({"not_applicable": "No wards."}, "Title of A, not applicable, but not confirmed: “No wards.”"),
    ):
        file = assessment({"a": said})
        assert f"1. {told} *It is not shown.*" in brief(Material(file, judge_assessment(checklist, file, DAY)))


def test_what_page_one_leaves_out_of_the_proposal_is_not_what_its_title_says() -> None:
    for step, behind in (("All of it", ()), ("All of it " * 20, (f"Step: {('All of it ' * 20).strip()}",))):
        file = assessment({"a": "much"}, proposal={"step": step.strip(), "asks": "Go on?"})
        made = Material(file, judge_assessment(outline(section("dom", item("a"))), file, DAY))
        assert report_contents(made).proposal_behind == behind
    programme = assessment({"a": "much"}, proposal={"step": "east", "asks": "Go on?"})
    site = assessment({"a": "much"}, site={"id": "east"})
    made = Material(site, judge_assessment(outline(section("dom", item("a"))), site, DAY), programme)
    assert report_contents(made).proposal_behind == ("Step: east",)


def test_a_change_of_the_core_is_a_reason_after_what_is_unsafe_and_before_what_falls_short_for_the_step() -> None:
    small = {"all": [{"item": "reach", "is": ["one"]}, {"item": "b", "at_least": "little"}]}
    gates = [
        gate("safe", {"ready": {"item": "a", "at_least": "full"}}, says={"otherwise": "It is not safe."}),
        gate(
            "works", {"ready": {"any": [{"item": "b", "at_least": "full"}, small]}}, says={"otherwise": "No benefit."}
        ),
        gate("core", {"ready": {"item": "c", "at_least": "full"}}, guards_core=True, says={"otherwise": "No core."}),
    ]
    checklist = outline(
        section("area", item("a"), item("b"), item("c", about="site")),
        gates=gates,
        profile=[question("reach", scale="steps", step=True)],
    )
    changed = {"what": "The call is left out", "kind": "core", "keeps_core": False}
    file = assessment(
        {"a": "much", "b": "much", "c": "full"},
        profile={"reach": {"option": "every"}},
        site={"id": "east", "name": "Eastbrook"},
        adaptations=[changed],
    )
    why = report_contents(Material(file, judge_assessment(checklist, file, DAY))).reasons
    assert [one.words for one in why][:3] == [
        "It is not safe.",
        "At Eastbrook a part that must stay is changed, and no decision accepts it.",
        "No benefit.",
    ]
    assert why[1].headline == "“The call is left out.”"


def test_the_weakest_side_is_among_the_reasons() -> None:
    names = ("a", "b", "c", "d", "e")
    gates = [
        gate(f"g-{name}", {"ready": {"item": name, "at_least": "full"}}, says={"otherwise": f"No {name}."})
        for name in names
    ]
    about = {name: "system" if name == "e" else "innovation" for name in names}
    checklist = outline(section("area", *(item(name, about=side) for name, side in about.items())), gates=gates)
    file = assessment({**dict.fromkeys(names, "much"), "e": "none"})
    why = report_contents(Material(file, judge_assessment(checklist, file, DAY))).reasons
    assert [one.words for one in why if not one.good][-1] == "No e."


def test_a_result_that_would_turn_the_verdict_is_named_in_the_words_of_the_checklist() -> None:
    bad = {"id": "bad", "label": "LABEL bad", "score": 0, "finding": "bad"}
    scale = {**LABELLED, "options": [bad, *LABELLED["options"][1:]]}
    checklist = outline(
        section("area", item("a", scale="found", title="Benefit", meanings={"bad": "It was no better."})),
        scales={"found": scale},
        verdicts=[verdict("go", default=True), verdict("stop", {"item": "a", "is": ["bad"]}, title="Stop")],
    )
    file = assessment({"a": "much"})
    judged = judge_assessment(checklist, file, DAY)
    made = Material(file, judged, findings=findings_that_turn(judged))
    told = "If this is found, the verdict is “Stop”: “Benefit: It was no better”."
    assert report_contents(made).turns == (told,)
    assert f"**What would turn it.** {told}" in brief(made)
    known = judge_assessment(checklist, assessment({"a": "bad"}), DAY)
    assert findings_that_turn(known) == ()


def test_a_green_page_names_what_is_weakest_even_so() -> None:
    ready = verdict("ready", when={"item": "alpha", "at_least": "little"})
    checklist = outline(
        section("area", *(item(name, title=f"Question {name}") for name in NAMES)),
        verdicts=[ready, verdict("not-yet", default=True)],
    )
    answers = dict(zip(NAMES, ("much", "full", "little", "full", "none", "much"), strict=True))
    file = assessment(answers)
    said = "Weakest even so: “Question epsilon”, “Question gamma” and “Question alpha”."
    assert report_contents(Material(file, judge_assessment(checklist, file, DAY))).page_one.also[0] == said
    worse = assessment({**answers, "alpha": "none"})
    assert said not in report_contents(Material(worse, judge_assessment(checklist, worse, DAY))).also


def test_a_gate_part_of_which_lies_outside_the_file_is_not_said_to_go_well() -> None:
    need = {"ready": {"all": [{"item": "a", "at_least": "full"}, {"item": "b", "at_least": "full"}]}}
    checklist = outline(
        section("area", item("a"), item("b", about="site")), gates=[gate("g", need, says={"ready": "It is safe."})]
    )
    whole = assessment({"a": "full"})
    assert "It is safe." not in brief(Material(whole, judge_assessment(checklist, whole, DAY)))
    site = assessment({"a": "full", "b": "full"}, site={"id": "east"})
    assert "Going well: *It is safe.*" in brief(Material(site, judge_assessment(checklist, site, DAY)))


def test_it_is_not_all_that_is_answered_while_a_question_is_for_others_to_answer() -> None:
    checklist = outline(section("area", item("a"), item("b")))
    for said, told in (
        ({"a": "full", "b": "full"}, "All 2 questions answered."),
        ({"a": "full", "b": {"not_mine": "ward lead"}}, "1 of 1 questions answered and one for others to answer."),
    ):
        file = assessment(said)
        assert report_contents(Material(file, judge_assessment(checklist, file, DAY))).firm[0] == told


def test_what_the_system_can_change_takes_a_line_more_for_who_could_and_when() -> None:
    file = assessment({"a": "much"})
    made = Material(file, judge_assessment(outline(section("dom", item("a"))), file, DAY))
    page = report_contents(made).page_one
    nobody = SystemChange("x" * 60, who="", put=False, due="", missed=False, details="")
    somebody = replace(nobody, who="The county council", due="31 March 2027")
    heights = [height(replace(page, system=(one,))) for one in (nobody, somebody)]
    assert heights[0] < heights[1]

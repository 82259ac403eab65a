"""What holds for every tree: bare answers are judged as whole ones; neither order nor what is kept changes anything."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scalecheck.engine.inputs.occasions import Occasion
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.figures import KnownOfMany
from scalecheck.engine.judging.judgement import judge_verdict
from scalecheck.engine.judging.scope import case_of, judge_assessment
from scalecheck.engine.portfolio.facts import BareAnswers, facts_of
from scalecheck.engine.portfolio.outcome import outcome_of
from scalecheck.engine.portfolio.portfolio import Portfolio
from scalecheck.model.assessment import Assessment
from scalecheck.model.checklist import Checklist
from scalecheck.reports.portfolio.data import as_data
from scalecheck.storage.cache.store import Store
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.portfolio.stored import Kept, facts_in, kept_of
from tests.builders import DAY
from tests.trees import ITEMS, LEVELS, assessment, checklist, full_tree, looked_at, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from scalecheck.workspace.portfolio.looking import Tree

SHIPPED = Outline(Catalogue().by_name("pilot-to-scale", Path.cwd()))
DAYS = st.sampled_from([None, "2026-01-31", "2026-11-22", "2026-11-23", "2026-11-24", "2027-05-01"])
WHO = st.sampled_from(["ward lead", "finance lead"])


@st.composite
def any_answer(draw: st.DrawFn, question: str) -> dict[str, Any] | None:
    """Return anything that can be under a question of the shipped checklist."""
    options = list(SHIPPED.ranks[question].place)
    said: dict[str, Any] = draw(
        st.sampled_from(
            [*({"option": one} for one in options), {"dont_know": True}, {"not_mine": "lead"}, {"waiting_for": "lead"}]
            + ([{"not_applicable": "None here."}] if question not in SHIPPED.opening else [])
        )
    )
    day = st.fixed_dictionaries({"who": WHO, "date": st.just("2026-11-12")})
    piece = st.fixed_dictionaries({"what": st.just("Notes")}, optional={"recorded": DAYS, "valid_until": DAYS})
    action = st.fixed_dictionaries({"what": st.just("Do it"), "due": DAYS, "done": st.booleans()})
    more = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "basis": st.sampled_from(["evidenced", "observed", "asserted", "guess"]),
                "evidence": st.lists(piece, max_size=2).map(tuple),
                "owner": st.just({"role": "ward lead"}),
                "actions": st.lists(action, max_size=2).map(tuple),
                "confirmed": day,
                "answered": day,
                "asked": st.sampled_from([SHIPPED.fingerprint(question), "q-0123456789abcdef"]),
            },
        )
    )
    whole = {**said, **more}
    found: dict[str, Any] | None = draw(st.sampled_from([None, said, whole, whole, whole]))
    return found


@st.composite
def any_file(draw: st.DrawFn, site: str | None) -> Assessment:
    """Return an assessment that answers the shipped checklist in any way."""
    random = draw(st.randoms(use_true_random=False))
    answers = {name: draw(any_answer(name)) for name in random.sample(list(SHIPPED.items), 12)}
    return Assessment.model_validate(
        {
            "format": "scalecheck/assessment@1.0",
            "checklist": {"id": "pilot-to-scale", "version": "2.0.0"},
            "innovation": {"id": "hub"},
            **({"site": {"id": site}} if site else {}),
            "round": "2026-11",
            **draw(
                st.sampled_from(
                    [{"respondent": {"id": "lead", "role": "lead"}}, {"agreed": {"date": "2026-11-20", "who": "lead"}}]
                )
            ),
            "adaptations": draw(
                st.sampled_from([(), ({"what": "Another hour", "kind": "core", "keeps_core": False},)])
            ),
            "profile": {name: draw(any_answer(name)) for name in SHIPPED.opening},
            "answers": {**dict.fromkeys(SHIPPED.items), **answers},
        }
    )


@settings(max_examples=settings().max_examples // 5)
@given(st.lists(st.tuples(any_file("north"), st.none() | any_file(None)), min_size=1, max_size=3))
def test_bare_answers_that_were_kept_are_judged_as_the_whole_files_are(
    files: list[tuple[Assessment, Assessment | None]],
) -> None:
    bare, many = BareAnswers(SHIPPED, DAY), KnownOfMany()
    for site, programme in files:
        kept = [None if one is None else through_text(one) for one in (site, programme)]
        own, other = (None if one is None else bare.assessment(facts_in(one)) for one in kept)
        assert own is not None
        whole = judge_assessment(SHIPPED, site, DAY, programme)
        bare_outcome = outcome_of(*judge_verdict(case_of(SHIPPED, own, DAY, other), many))
        assert bare_outcome == outcome_of(whole.judge, whole.verdict)


def through_text(assessment: Assessment) -> Kept:
    return kept_of("", "", facts_of(assessment, SHIPPED))


@given(st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(small: Tree, random: Random) -> None:
    places = list(small.places)
    random.shuffle(places)
    assert as_data(Portfolio(tuple(places), DAY)) == as_data(Portfolio(small.places, DAY))


ABOUT = (
    ("idea-0", None),
    ("idea-0", "site-0"),
    ("idea-0", "new"),
    ("idea-9", None),
    ("idea-9", "new"),
    (None, "site-0"),
    (None, "new"),
)


@settings(max_examples=settings().max_examples // 5)
@given(st.sampled_from(ABOUT), st.sampled_from(["2026-08", "2026-11", "2027-02"]), st.sampled_from(LEVELS))
@example(("idea-9", None), "2026-11", "full")
def test_a_file_added_changes_no_others_outcome_unless_that_inherits_from_it(
    about: tuple[str | None, str | None], round_: str, level: str
) -> None:
    innovation, site = about
    with temporary() as folder:
        tree = full_tree(folder / "tree", innovations=2, sites=2)
        heir = assessment({**dict.fromkeys(ITEMS, ""), "fits": "some"}, innovation="idea-9", site="site-0")
        put(tree, "heir.yaml", heir)
        before = {place.occasion: place.outcome for place in looked_at(tree).places}
        answers = dict.fromkeys(ITEMS, level)
        put(tree, "added/lead.yaml", assessment(answers, innovation=innovation, site=site, round_=round_, agreed=True))
        after = {place.occasion: place.outcome for place in looked_at(tree).places}
    added = Occasion(innovation, site, round_, "small")
    heirs = {one for one in before if one._replace(site=None) == added}  # the small checklist is no site's own
    for occasion in before.keys() - heirs - {added}:
        assert after[occasion] == before[occasion]
    assert after[added] is not None


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return looked_at(full_tree(tmp_path_factory.mktemp("tree")))


KINDS = ("edit", "touch", "rename", "delete", "add", "own", "checklist", "break", "nothing")
CHANGES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 99), st.sampled_from(LEVELS)), min_size=1, max_size=4
)


@settings(max_examples=settings().max_examples // 5)
@given(CHANGES)
@example([(kind, number, "some") for number, kind in enumerate(KINDS)])
def test_what_is_kept_changes_nothing_after_any_sequence_of_edits_touches_renames_and_deletions(
    changes: list[tuple[str, int, str]],
) -> None:
    with temporary() as folder:
        tree = full_tree(folder / "tree", innovations=2, sites=2)
        for change, number, level in [("nothing", 0, ""), *changes]:
            make(tree, change, number, level)
            store = Store(folder / "caches", "1")
            with_store = looked_at(tree, store)
            assert store.keeps
            assert not store.trouble
            store.close()
            assert told(with_store) == told(looked_at(tree))


def told(tree: Tree) -> tuple[Any, ...]:
    outcomes = [(place.occasion, place.file, place.outcome) for place in tree.places]
    return as_data(Portfolio(tree.places, DAY, tree.files)), outcomes, tree.problems


def make(tree: Path, change: str, number: int, level: str) -> None:
    """Make a change somewhere in a tree."""
    files = sorted(path for path in tree.rglob("*.yaml") if path.parent.name != "checklists")
    path = files[number % len(files)] if files else put(tree, "first.yaml", assessment({"money": "none"}))
    text = path.read_text()
    match change:
        case "edit":
            path.write_text(text.replace("some", level).replace("observed", "guess", number % 3))
        case "touch":
            os.utime(path, (number, number))
        case "rename":
            path.rename(path.with_name(f"renamed-{number}.yaml"))
        case "delete":
            path.unlink()
        case "add":
            put(tree, f"added/{number}.yaml", assessment({"staff": level}, innovation="idea-0", site=f"new-{number}"))
        case "break":
            path.write_text(text.replace("option: ", "opton: ", 1))
        case "checklist":
            put(tree, "checklists/small.yaml", checklist(ask=f"Is it {level}?"))
        case "own":
            put(tree, "own/lead.yaml", assessment({"staff": level, "time": ""}, innovation=None, site="site-0"))


@contextmanager
def temporary() -> Iterator[Path]:
    """Return a folder with nothing beside it, for one example."""
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def test_the_small_checklist_is_valid() -> None:
    with temporary() as folder:
        path = put(folder, "checklists/small.yaml", checklist())
        assert isinstance(Catalogue().by_name(str(path), folder), Checklist)

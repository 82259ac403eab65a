"""What places are asked to carry: load, what is overdue, what is stale, and depth beside reach."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scalecheck.engine.portfolio.portfolio import Portfolio
from tests.trees import DAY, assessment, checklist, looked_at, portfolio_of, put

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree with the small checklist and no assessment."""
    put(tmp_path, "checklists/small.yaml", checklist())
    put(tmp_path, "checklists/depth.yaml", checklist("depth-of-change"))
    return tmp_path


WELL = dict.fromkeys(("parts", "fits", "money", "rules", "staff", "time"), "full")


def test_each_site_is_told_how_many_innovations_it_takes_and_which_ended_there(tree: Path) -> None:
    put(tree, "1.yaml", assessment({**WELL, "money": "none"}, innovation="one", site="north"))
    put(tree, "2.yaml", assessment({**WELL, "fits": "none"}, innovation="two", site="north"))
    put(tree, "3.yaml", assessment(WELL, innovation="two", site="care", kind="partner"))
    put(tree, "4.yaml", assessment(WELL, innovation="two"))
    put(tree, "5.yaml", assessment({"staff": "full"}, innovation=None, site="north"))
    found = [
        (load.name, load.kind, load.going_on, [one.ended for one in load.innovations])
        for load in portfolio_of(tree).loads
    ]
    assert found == [("At north", "site", 1, [False, True]), ("At care", "partner", 1, [False])]


def test_what_is_past_its_day_is_counted_by_organisation_however_that_is_written(tree: Path) -> None:
    actions = [
        ("Care Board", "2026-11-28"),
        ("care  board", "2026-11-01"),
        ("Care Board", "2026-11-29"),
        ("Trust", "2027-01-01"),
    ]
    lines = "".join(
        f"      - {{what: Do {number}, organisation: {name}, due: {due}}}\n"
        for number, (name, due) in enumerate(actions)
    )
    put(
        tree,
        "1.yaml",
        assessment({}, innovation="one").rstrip() + f"\n  money:\n    option: none\n    actions:\n{lines}",
    )
    [found] = portfolio_of(tree).overdue
    assert (found.organisation, found.actions, found.promised, found.oldest) == ("Care Board", 2, 3, "2026-11-01")


HEADS = (
    "site: {id: a, organisation: Ambleton General, organisation_id: ambleton-trust}",
    "site: {id: a, organisation: Hospital at Ambleton, organisation_id: ambleton-trust}",
    "partners: [{id: care, organisation: hospital at  ambleton, organisation_id: ambleton-trust}]",
    "respondent: {id: lead, role: lead, organisation: Hospital at Ambleton, organisation_id: ambleton-trust}",
)
ONE_ROW, TWO_ROWS = [("Ambleton General", 2)], [("Ambleton General", 1), ("Hospital at Ambleton", 1)]


@pytest.mark.parametrize(
    ("heads", "names", "rows"),
    [
        ((HEADS[0], HEADS[1]), ("Ambleton General", "Hospital at Ambleton"), ONE_ROW),
        ((HEADS[0], HEADS[2]), ("Ambleton General", "Hospital at Ambleton"), ONE_ROW),
        ((HEADS[3], HEADS[0]), ("ambleton general", "Hospital at Ambleton"), [("Hospital at Ambleton", 2)]),
        ((HEADS[0],), ("Ambleton General", "Ambleton Trust"), ONE_ROW),  # the id is made of the name
        ((HEADS[0],), ("Ambleton General", "Hospital at Ambleton"), TWO_ROWS),
        ((), ("Ambleton General", "Hospital at Ambleton"), TWO_ROWS),
        (
            (HEADS[0], HEADS[1], HEADS[1].replace("ambleton-trust", "other-trust")),  # one name, two ids
            ("Ambleton General", "Hospital at Ambleton"),
            TWO_ROWS,
        ),
    ],
)
def test_two_names_of_one_id_are_one_organisation(
    tree: Path, heads: tuple[str, ...], names: tuple[str, str], rows: list[tuple[str, int]]
) -> None:
    for number, head in enumerate(heads):
        text = assessment({}, innovation=f"idea-{number}")
        key = f"{head.split(':', 1)[0]}:"
        lines = [line for line in text.splitlines() if not line.startswith(key)]
        put(tree, f"{number}.yaml", "\n".join([lines[0], head, *lines[1:]]) + "\n")
    actions = "".join(f"      - {{what: Do it, organisation: {name}, due: 2026-11-01}}\n" for name in names)
    text = assessment({}, innovation="promises").rstrip() + f"\n  money:\n    option: none\n    actions:\n{actions}"
    put(tree, "promises.yaml", text)
    found = looked_at(tree)
    assert not found.problems
    assert [(one.organisation, one.actions) for one in Portfolio(found.places, DAY).overdue] == rows


def test_a_round_is_stale_behind_a_later_one_or_after_the_day_to_look_again(tree: Path) -> None:
    put(tree, "1.yaml", assessment(WELL, innovation="one", site="north", round_="2026-08"))
    put(tree, "2.yaml", assessment(WELL, innovation="one", site="south"))
    places = looked_at(tree).places
    today = Portfolio(places, DAY)
    assert [(one.place.where.site, one.later_round) for one in today.stale] == [("north", "2026-11")]
    later = Portfolio(places, date(2027, 3, 1))
    assert [(one.place.where.site, one.review is not None) for one in later.stale] == [("north", True), ("south", True)]


def test_depth_is_told_beside_reach_and_what_was_not_asked_is_no_depth(tree: Path) -> None:
    for site in ("north", "south", "west"):
        put(tree, f"{site}.yaml", assessment(WELL, innovation="one", site=site))
    put(tree, "care.yaml", assessment(WELL, innovation="one", site="care", kind="partner"))
    put(tree, "d1.yaml", assessment(WELL, innovation="one", site="north", checklist="depth-of-change"))
    put(
        tree,
        "d2.yaml",
        assessment({**WELL, "money": "none"}, innovation="one", site="south", checklist="depth-of-change"),
    )
    [found] = portfolio_of(tree).depths
    assert (set(found.sites), dict(found.verdicts), found.took_root) == (
        {"north", "south", "west"},
        {"north": "Go", "south": "Wait"},
        ("north",),
    )


def test_what_was_tried_at_a_site_and_ended_is_told_with_the_innovation_that_asked(tree: Path) -> None:
    asks = "profile:\n  - {id: tried-before, title: Tried, ask: Was it tried?, scale: tried}\ndomains:\n"
    options = "    options: [{id: not-tried, label: Not tried}, {id: ended, label: It ended}]\n"
    text = checklist().replace("domains:\n", asks).replace("scales:\n", f"scales:\n  tried:\n{options}")
    put(tree, "checklists/small.yaml", text)
    for site, said in (("east", "{option: ended}"), ("north", "{option: not-tried}"), ("south", "{dont_know: true}")):
        more = f"profile:\n  tried-before: {said}\n"
        put(tree, f"{site}.yaml", assessment(WELL, innovation="one", site=site, more=more))
    put(tree, "other.yaml", assessment(WELL, innovation="two", site="east", checklist="depth-of-change"))
    found = {load.site: load.tried for load in portfolio_of(tree).loads}
    assert found == {"east": (("It ended", "The one"),), "north": (), "south": ()}

"""Trees of small assessments for tests of what looks across files, and the checklists that they answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from scalecheck.engine.portfolio.portfolio import Portfolio
from scalecheck.storage.cache.store import Store
from scalecheck.workspace.portfolio.crew import Setting
from scalecheck.workspace.portfolio.looking import look

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scalecheck.workspace.portfolio.looking import Tree

DAY: Final = date(2026, 11, 29)
"""The day on which trees are looked at."""
ITEMS: Final = ("parts", "fits", "money", "rules", "staff", "time")
"""The questions of the small checklist; two each about the innovation, the system and a site."""
ABOUT: Final = ("innovation", "innovation", "system", "system", "site", "site")
LEVELS: Final = ("none", "some", "full")
"""The options of each question, worst first."""

_HEAD: Final = """\
format: scalecheck/checklist@1.0
id: {name}
version: "{version}"
title: Small
summary: For tests.
scales:
  ladder:
    met_from: full
    partly_from: some
    options:
      - {{id: none, label: Nothing, score: 0}}
      - {{id: some, label: Some, score: 1}}
      - {{id: full, label: All, score: 2}}
scoring: {{values: normalised, aggregate: mean, times: 100, unanswered: lowest, dont_know: lowest}}
domains:
"""
_TAIL: Final = """\
gates:
  - id: paid
    title: Paid
    because: It costs.
    needs:
      go: {item: money, at_least: full}
  - id: staffed
    title: Staffed
    because: Somebody has to do it.
    needs:
      go: {all: [{item: staff, at_least: some}, {item: staff, has: [evidence]}]}
settles_when: {coverage: overall, at_least: 0.5}
verdicts:
  - {id: go, title: Go, colour: green, meaning: Go., decision: Go., review_after: 3 months,
     when: {share: partly, in: overall, at_least: 0.6}}
  - {id: wait, title: Wait, colour: amber, meaning: Wait., decision: Wait., review_after: 3 months, default: true}
  - {id: end, title: End, colour: red, meaning: End., decision: End., review_after: 3 months,
     when: {item: fits, is: [none]}}
"""


def checklist(name: str = "small", version: str = "1.0.0", ask: str = "Is it so?") -> str:
    """Return the text of a checklist with six questions in two areas."""
    lines = [_HEAD.format(name=name, version=version)]
    for number, (item, about) in enumerate(zip(ITEMS, ABOUT, strict=True)):
        if number % 3 == 0:
            lines.append(f"  - id: area-{number // 3 + 1}\n    title: Area {number // 3 + 1}\n    items:\n")
        barrier = "siloed-incentives" if number % 2 else "risk-averse-culture"
        lines.append(
            f"      - {{id: {item}, title: 'Title {item}', ask: '{item.title()}. {ask}', about: {about}, "
            f"importance: must, scale: ladder, barriers: [{barrier}]}}\n"
        )
    return "".join([*lines, _TAIL])


def assessment(  # noqa: PLR0913 (an assessment has this many sides)
    answers: Mapping[str, str],
    *,
    innovation: str | None = "hub",
    site: str | None = None,
    round_: str = "2026-11",
    who: str = "lead",
    agreed: bool = False,
    checklist: str = "small",
    version: str = "1.0.0",
    kind: str = "site",
    more: str = "",
) -> str:
    """Return the text of an assessment; an answer is an option, `?` for a don't-know, or empty."""
    lines = ["format: scalecheck/assessment@1.0\n", f"checklist: {{id: {checklist}, version: '{version}'}}\n"]
    lines += [f"innovation: {{id: {innovation}, name: 'The {innovation}'}}\n"] if innovation else []
    lines += [f"site: {{id: {site}, name: 'At {site}', kind: {kind}}}\n"] if site else []
    lines.append(f"round: '{round_}'\n")
    lines.append(
        f"agreed: {{date: 2026-11-20, who: {who}}}\n" if agreed else f"respondent: {{id: {who}, role: {who}}}\n"
    )
    lines += [more, "answers:\n"]
    for item, said in answers.items():
        if said == "?":
            lines.append(f"  {item}: {{dont_know: true}}\n")
        elif said:
            lines.append(
                f"  {item}: {{option: {said}, basis: observed, evidence: [{{what: Seen}}], override: So here.}}\n"
            )
        else:
            lines.append(f"  {item}:\n")
    return "".join(lines)


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """Put a file into a tree."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def full_tree(folder: Path, innovations: int = 3, sites: int = 3) -> Path:
    """Make a tree in which each innovation has a programme's file and one for each site, no two alike."""
    put(folder, "checklists/small.yaml", checklist())
    for number in range(innovations):
        name = f"idea-{number}"
        shared = {item: LEVELS[(number + place) % 3] for place, item in enumerate(ITEMS[:4])}
        put(folder, f"{name}/2026-11/programme/agreed.yaml", assessment(shared, innovation=name, agreed=True))
        for site in range(sites):
            own = {item: (*LEVELS, "?", "")[(number * 2 + site * 3 + place) % 5] for place, item in enumerate(ITEMS)}
            text = assessment(own, innovation=name, site=f"site-{site}")
            put(folder, f"{name}/2026-11/site-{site}/lead.yaml", text)
    return folder


def looked_at(folder: Path, store: Store | None = None, checklist: str | None = None) -> Tree:
    """Return what a tree holds, without anything kept where no store is given."""
    return look(Setting(folder, checklist, DAY), store or Store(None, ""), lambda _done, _of: None)


def portfolio_of(folder: Path) -> Portfolio:
    """Return what a tree's files say together."""
    tree = looked_at(folder)
    return Portfolio(tree.places, DAY, tree.files)

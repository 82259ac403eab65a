"""The rules about a checklist: their documentation's snippets pass and fail as they say, and it makes the page."""

from __future__ import annotations

import copy
import re
import textwrap
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from scalecheck.documents.loading import load_checklist
from scalecheck.lint.checklists import CHECKLIST_RULES, MOST, UNNEEDED, remarks
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.problems import Severity
from tests import builders as build

if TYPE_CHECKING:
    from collections.abc import Callable

    from scalecheck.lint.remark import Remark
    from scalecheck.lint.rule import Rule
    from scalecheck.lint.subject import DatedChecklist
    from scalecheck.model.checklist import Checklist

TOP: Final = Path(__file__).parents[3]
DAY: Final = date(2026, 11, 23)
SNIPPET: Final = re.compile(r"^(Passing|Failing)[^\n]*:\n\n((?:(?:    [^\n]*)?\n)+)", re.MULTILINE)
BASE: Final[dict[str, Any]] = yaml.safe_load("""
format: scalecheck/checklist@1.0
id: small
version: "1.0.0"
title: Small
scales:
  place:
    met_from: full
    options:
      - {id: none, label: None of it, score: 0}
      - {id: half, label: Half of it, score: 1}
      - {id: full, label: All of it, score: 2}
profile:
  - {id: fact, title: A fact, ask: "How large is it?", scale: place, step: true}
domains:
  - id: ways
    title: Ways
    items:
      - id: first
        title: The first thing
        ask: Is the first thing done and written down here?
        about: system
        importance: must
        scale: place
        meanings: {none: Nothing is written., half: A draft is written., full: It is signed.}
        improve: {none: Write a page., half: Have it signed.}
        evidence: {examples: [A signed page]}
      - {id: second, title: The second, ask: "Does a team want this?", about: site, importance: could, scale: place}
      - id: old
        title: An old one
        ask: Was this asked once?
        about: site
        importance: could
        scale: place
        retired: {since: "1.0.0"}
gates:
  - {id: safe, title: Safe, because: It must be., needs: {ready: {item: first, at_least: half}}}
verdicts:
  - {id: ready, title: Ready, colour: green, meaning: Go., decision: Go., review_after: 6 months}
  - {id: not-yet, title: Not yet, colour: amber, meaning: Wait., decision: Wait., review_after: 3 months, default: true}
  - id: stop
    title: Stop
    colour: red
    meaning: Stop.
    decision: Stop.
    review_after: 1 month
    when: {item: first, is: [none]}
""")
INTRODUCTION: Final = """\
# What is legal in a checklist and still wrong

`scalecheck validate` says what breaks a checklist. For one that is sound it also says what is unwise: a rule that a
better answer can turn against, a question that two people will read differently, a source that nobody has looked at for
years. Every finding has its line and column, a code and a hint.

    scalecheck validate checklists
    scalecheck validate checklists --format github

An **error** makes the file invalid, and exit code 1 says so. A **warning** does not. In a local variant only what its
parent does not have already is told, at the variant's own place.

## What is allowed

Where something is wanted all the same, the checklist allows it, with the reason, and the rule keeps quiet there:

```yaml
allow:
  - {rule: lonely-item, at: money, because: The board asked for one question on money alone.}
```

`at` is the id of what it is about; without it, all that the rule finds in the file is allowed. Errors never are.
What keeps nothing back is told under the code `allowed-in-vain`. `allow` is not part of the checklist's fingerprint.

The snippets below show only the keys that matter: `item` is one question, `other` for another, `when` for the
rule of the best verdict, `worse` for that of one worse than the default, `warning` for the condition of a warning,
`source` for one source, and `area` for the questions of an area. The day is 23 November 2026.
"""


def snippets(rule: Rule[DatedChecklist]) -> dict[str, str]:
    return {kind: textwrap.dedent(text) for kind, text in SNIPPET.findall(rule.documentation)}


def with_snippet(snippet: str) -> Checklist:
    """Return the small checklist with what a snippet says put in its place."""
    said, data = yaml.safe_load(snippet) or {}, copy.deepcopy(BASE)
    items = data["domains"][0]["items"]
    for key, value in said.items():
        if key == "item":
            items[0].update(value)
        elif key == "other":
            items[1].update(value)
        elif key == "when":
            data["verdicts"][0]["when"] = value
        elif key == "worse":
            data["verdicts"][2]["when"] = value
        elif key == "warning":
            data["warnings"] = [{"id": "told", "title": "Told", "because": "It is so.", "when": value}]
        elif key == "source":
            data["sources"] = {"paper": value}
            items[0]["sources"] = ["paper"]
        elif key == "area":
            data["domains"][0]["items"] = items[: len(value)]
        else:
            data[key] = {**data.get(key, {}), **value}
    return load_checklist(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "snippet")


def found(checklist: Checklist) -> list[Remark]:
    return list(remarks(checklist, DAY))


def section(rule: Rule[DatedChecklist]) -> str:
    parts = [
        f"```yaml\n{textwrap.dedent(part)}\n```" if part.startswith("    ") else part
        for part in rule.documentation.rstrip("\n").split("\n\n")
    ]
    return "\n\n".join([f"## {rule.code}", *parts]) + "\n"


def page() -> str:
    rows = [f"| [`{code}`](#{code}) | {rule.documentation.splitlines()[0]} |" for code, rule in CHECKLIST_RULES.items()]
    table = "\n".join(["| code | what is found |", "|---|---|", *rows])
    return "\n".join([INTRODUCTION, f"{table}\n", *map(section, CHECKLIST_RULES.values())])


def test_the_small_checklist_has_nothing_to_find() -> None:
    assert found(with_snippet("")) == []


@pytest.mark.parametrize("rule", CHECKLIST_RULES.values(), ids=CHECKLIST_RULES)
def test_the_documentation_of_a_rule_has_a_passing_and_a_failing_snippet(rule: Rule[DatedChecklist]) -> None:
    assert list(snippets(rule)) == ["Passing", "Failing"]


@pytest.mark.parametrize("rule", CHECKLIST_RULES.values(), ids=CHECKLIST_RULES)
def test_a_rule_passes_its_passing_snippet(rule: Rule[DatedChecklist]) -> None:
    assert rule.code not in {one.code for one in found(with_snippet(snippets(rule)["Passing"]))}


@pytest.mark.parametrize("rule", CHECKLIST_RULES.values(), ids=CHECKLIST_RULES)
def test_a_rule_finds_its_failing_snippet(rule: Rule[DatedChecklist]) -> None:
    told = [one for one in found(with_snippet(snippets(rule)["Failing"])) if one.code == rule.code]
    assert told
    assert all(one.message.endswith(".") and one.hint.endswith((".", "…]`.")) for one in told)


def test_what_is_meant_is_not_told_and_what_is_meant_in_vain_is() -> None:
    checklist = with_snippet("item: {weight: 0}")
    [remark] = found(checklist)

    def saying(**said: str) -> list[str]:
        data = copy.deepcopy(BASE)
        data["domains"][0]["items"][0]["weight"] = 0
        data["allow"] = [{"because": "It only starts the talk.", **said}]
        other = load_checklist(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "allow")
        assert checklist_digest(other) == checklist_digest(checklist)
        return [one.code for one in found(other)]

    assert (remark.code, remark.at) == ("weight-zero", "first")
    assert saying(rule="weight-zero") == []
    assert saying(rule="weight-zero", at="first") == []
    assert saying(rule="weight-zero", at="second") == ["weight-zero", UNNEEDED]
    assert saying(rule="weigth-zero") == ["weight-zero", UNNEEDED]


def test_an_error_cannot_be_meant() -> None:
    data = copy.deepcopy(BASE)
    data["verdicts"][2]["when"] = {"not": {"count": "unanswered", "at_most": 2}}
    data["allow"] = [{"rule": "speaks-on-blanks", "because": "We like it."}]
    told = found(load_checklist(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "allow"))
    assert ("speaks-on-blanks", Severity.ERROR) in {(one.code, one.severity) for one in told}


@pytest.mark.parametrize(
    "path",
    [*sorted((TOP / "checklists").rglob("*.yaml")), *sorted((TOP / "starter").rglob("*.yaml"))],
    ids=lambda path: path.stem,
)
def test_what_is_shipped_has_nothing_to_find(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if "format: scalecheck/checklist@" in text:
        assert found(load_checklist(text, path.name)) == []


def test_the_page_is_what_stands_beside_the_rules(golden: Callable[[str, str], None]) -> None:
    golden("../../docs/lint.md", page())


def test_a_rule_that_finds_very_much_tells_a_hundred_places_and_that_there_are_more() -> None:
    asks = [build.item(f"q-{number}", ask="Does the ward have somebody who owns it?") for number in range(300)]
    whole = build.outline(build.section("d", *asks)).checklist
    found = [one for one in remarks(whole, DAY) if one.code == "alike-asks"]
    more = [one for one in remarks(whole, DAY) if one.code == "more-problems"]
    assert len(found) == MOST
    assert any("`alike-asks` finds more than 100 places" in one.message for one in more)


def test_labels_and_titles_that_differ_only_in_signs_and_capitals_read_alike() -> None:
    labels = {"options": [{"id": name, "label": label} for name, label in (("a", "Yes"), ("b", "yes!"), ("c", "No"))]}
    signs = {"options": [{"id": name, "label": label} for name, label in (("a", "+"), ("b", "–"))]}
    items = (
        build.item("one", title="Who owns it", scale="labels"),
        build.item("two", title="Who owns it?", scale="signs"),
    )
    whole = build.outline(build.section("d", *items), scales={"labels": labels, "signs": signs}).checklist
    told = [(one.at, one.message) for one in remarks(whole, DAY) if one.code == "alike-words"]
    assert told == [
        ("labels", "The label of `b` reads like that of `a`."),
        ("two", "The title of `two` reads like that of `one`."),
    ]


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        ({"share": "met", "in": "overall", "at_least": 0.5}, "then-0"),
        ({"share": "met", "in": "inner", "at_least": 0.5}, ""),
        ({"share": "met", "in": "every-domain", "at_least": 0.5}, "then-0"),
        ({"coverage": "d", "at_least": 0.5}, "then-0"),
        ({"coverage": "inner", "at_least": 0.5}, ""),
        ({"score": {"weakest": "domains"}, "at_least": 50}, "then-0"),
        ({"score": {"about": "site"}, "at_least": 50}, ""),
        ({"score": {"about": "innovation"}, "at_least": 50}, "then-0"),
        ({"score": "inner", "at_least": 50}, ""),
        ({"count": "not-met", "at_most": 2}, "then-0"),
        ({"count": "not-met", "importance": "could", "at_most": 2}, ""),
        ({"count": "not-met", "about": "system", "at_most": 2}, ""),
        ({"item": "then-2", "at_least": "full"}, "then-2"),
        ({"item": "a", "at_least": "full"}, ""),
        ({"gate": "g", "allows": "ready"}, ""),
    ],
)
def test_follow_up_questions_give_one_remark_and_only_where_a_verdict_looks_at_them(
    rule: dict[str, Any], at: str
) -> None:
    follow = [build.item(f"then-{n}", relevant_when={"item": "a", "at_least": "much"}) for n in range(3)]
    inner = build.section("inner", build.item("b", about="site", importance="should"))
    layout = build.outline(
        build.section("d", build.item("a"), *follow, sections=[inner]),
        gates=[build.gate("g", {"ready": {"item": "a", "at_least": "full"}})],
        verdicts=[build.verdict("ready", rule), build.verdict("not-yet", default=True)],
    )
    found = [one for one in remarks(layout.checklist, DAY) if one.code == "not-monotone"]
    assert [one.at for one in found] == ([at] if at else [])
    assert all("`then-0` and 2 more" in one.message for one in found if at == "then-0")


def test_the_key_of_earlier_versions_is_still_read_and_is_no_part_of_the_fingerprint() -> None:
    said = [{"rule": "lonely-item", "because": "The board asked for it."}]
    plain = copy.deepcopy(BASE)
    new, old = ({**plain, key: said} for key in ("allow", "meant"))
    first, second, bare = (load_checklist(yaml.safe_dump(one, allow_unicode=True), "x") for one in (new, old, plain))
    assert first == second
    assert [one.rule for one in first.allow] == ["lonely-item"]
    assert checklist_digest(first) == checklist_digest(bare)

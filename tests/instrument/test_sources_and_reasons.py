"""Every claim can be traced: thresholds have a reason, questions a source, facts about law a day and a link."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeAlias

import pytest

from scalecheck.cli import main
from scalecheck.lint.checklist.stale_source import RULE as STALE_SOURCE
from scalecheck.lint.subject import DatedChecklist
from scalecheck.model.base import FileModel
from scalecheck.model.conditions import All, AnyOf, Condition, ItemFact, Not
from tests.instrument.family import CHECKLISTS, DAY, SHIPPED, outline

if TYPE_CHECKING:
    from collections.abc import Iterator

REGULATED: Final = {
    "hazards-reviewed": {"dcb0129"},
    "site-safety": {"dcb0160"},
    "legal-status": {"mhra-devices", "cqc-scope"},
    "data-agreements": {"ico-dpia", "ico-sharing"},
    "security-checked": {"dtac-2026"},
    "joined-up-data": {"info-standards", "dtac-2026"},
    "joint-buying": {"procurement-act", "provider-selection"},
    "evaluation-ready": {"nice-esf"},
    "left-out": {"equality-duties"},
}
"""The items that lean on law or a national standard, and on which at least."""
SEVEN_MONTHS_ON: Final = "1813708800"
"""23 June 2027 in seconds since 1970."""
Reasoned: TypeAlias = tuple[Condition, str | None]
"""A fact, and the reason that stands with it or with the nearest group round it."""


def facts_with_reasons(condition: Condition, reason: str | None = None) -> Iterator[Reasoned]:
    own = condition.because or reason
    if isinstance(condition, Not):
        yield from facts_with_reasons(condition.condition, own)
    elif isinstance(condition, All | AnyOf):
        for inner in condition.conditions:
            yield from facts_with_reasons(inner, own)
    else:
        yield condition, own


def is_about_the_step(fact: Condition) -> bool:
    """Return whether a fact only says for which step a branch is meant."""
    return isinstance(fact, ItemFact) and fact.item == "planned-reach"


@pytest.mark.parametrize("name", SHIPPED)
def test_every_threshold_of_a_gate_or_a_verdict_has_a_reason(name: str) -> None:
    checklist = outline(name).checklist
    conditions = [need for gate in checklist.gates for need in gate.needs.values()]
    conditions += [rule.when for rule in checklist.verdicts if rule.when is not None]
    conditions += [checklist.settles_when] if checklist.settles_when is not None else []
    facts = [one for condition in conditions for one in facts_with_reasons(condition)]
    assert len(facts) > 12
    assert [fact for fact, reason in facts if not reason and not is_about_the_step(fact)] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_gates_warnings_and_verdicts_say_why_they_are_there(name: str) -> None:
    checklist = outline(name).checklist
    assert all(gate.because and gate.sources for gate in checklist.gates)
    assert all(warning.because and warning.sources for warning in checklist.warnings)
    assert all(verdict.because for verdict in checklist.verdicts)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_gate_has_its_own_words_for_everywhere_that_it_can_stand(name: str) -> None:
    for gate in outline(name).checklist.gates:
        assert set(gate.says) == {*gate.needs, "otherwise"}


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_regulatory_carries_a_link_and_the_day_of_the_last_look(name: str) -> None:
    sources = outline(name).checklist.sources
    assert all(source.url for source in sources.values())
    assert all(source.checked is not None for source in sources.values() if source.regulatory)
    assert all(source.checked <= DAY for source in sources.values() if source.checked is not None)
    assert any(source.regulatory for source in sources.values())


@pytest.mark.parametrize("name", SHIPPED)
def test_no_source_was_stale_when_this_version_was_made(name: str) -> None:
    assert list(STALE_SOURCE.remarks(DatedChecklist(outline(name), DAY))) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_after_half_a_year_validate_warns_of_what_is_regulatory_and_of_nothing_else(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SEVEN_MONTHS_ON)
    assert main(["validate", str(CHECKLISTS / f"{name}.yaml"), "--format", "json"]) == 0
    problems = json.loads(capsys.readouterr().out)["problems"]
    regulatory = [one for one in outline(name).checklist.sources.values() if one.regulatory]
    assert [(one["code"], one["severity"]) for one in problems] == [("stale-source", "warning")] * len(regulatory)


@pytest.mark.parametrize("name", SHIPPED)
def test_items_about_law_lean_on_the_law(name: str) -> None:
    layout = outline(name)
    for item, wanted in REGULATED.items():
        if item in layout.items:
            assert wanted <= set(layout.items[item].sources), item
            assert all(layout.checklist.sources[source].regulatory for source in wanted)
            assert layout.items[item].guidance


@pytest.mark.parametrize("name", SHIPPED)
def test_every_source_is_leant_on(name: str) -> None:
    checklist = outline(name).checklist
    assert set(_sources_in(checklist)) == set(checklist.sources)


def _sources_in(part: object) -> Iterator[str]:
    if isinstance(part, FileModel):
        for key, value in part:
            if key == "sources" and isinstance(value, tuple):
                yield from value
            else:
                yield from _sources_in(value)
    elif isinstance(part, dict):
        for value in part.values():
            yield from _sources_in(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _sources_in(value)

"""A local variant put together: what becomes of the parent, and what its answers and rules still mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.loading import against_checklist, against_resolved, load, load_checklist
from scalecheck.documents.writing.dumping import checklist_text
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.model.checklist import Checklist
from scalecheck.model.fingerprints import asked_fingerprint, checklist_digest
from scalecheck.model.overlay import Overlay
from scalecheck.storage.resources import shipped
from scalecheck.storage.search import yaml_files
from scalecheck.versions.resolving import Variant, resolve
from tests.builders import DAY
from tests.texts import ASSESSMENT, EXAMPLES, PARENT, changed, checked

if TYPE_CHECKING:
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.checklist import Item

MINI: Final = load_checklist(PARENT, "parent.yaml")
SHIPPED: Final = (load(path.read_bytes(), path.name).model for path in yaml_files(shipped("checklists")))
PARENTS: Final = (MINI, *(model for model in SHIPPED if isinstance(model, Checklist)))
IDS: Final = st.from_regex(r"[a-z][a-z0-9]{0,8}-local", fullmatch=True)
HEAD: Final = """\
format: scalecheck/overlay@1.0
id: local
version: "0.1.0"
title: Local variant
because: Agreed by the system board.
extends: {checklist: mini-scale, version: "1.2.0"}
"""
REPLACED: Final = f"""\
{HEAD}replace:
  core-components: {{with: kernel, because: Here everybody says kernel.}}
add:
  - to: adaptation
    because: It takes the place of the core components.
    item:
      id: kernel
      title: Kernel
      ask: Is the kernel written down?
      about: innovation
      importance: must
      scale: in-place
      not_applicable: {{allowed: false}}
"""


def variant(text: str) -> Variant:
    """Resolve a valid overlay on the parent of the examples."""
    loaded = checked(text)
    assert isinstance(loaded.model, Overlay), loaded.problems
    found = resolve(loaded.model, MINI)
    assert against_resolved(loaded, found.checklist).sound
    return found


def item(checklist: Checklist, name: str) -> Item:
    return next(one for one in checklist.items() if one.id == name)


def fingerprint(checklist: Checklist, name: str) -> str:
    found = item(checklist, name)
    return asked_fingerprint(found, checklist.scales[found.scale])


@given(parent=st.sampled_from(PARENTS), name=IDS, version=st.from_regex(r"[1-9]\.[0-9]\.[0-9]", fullmatch=True))
def test_an_empty_overlay_resolves_to_its_parent(parent: Checklist, name: str, version: str) -> None:
    extends = {"checklist": parent.id, "version": parent.version}
    head = {"format": "scalecheck/overlay@1.0", "id": name, "version": version, "title": "Ours", "because": "Ours."}
    found = resolve(Overlay.model_validate({**head, "extends": extends}), parent)
    renamed = parent.model_copy(update={"id": name, "version": version, "title": "Ours"})
    assert found.checklist == renamed
    assert checklist_digest(found.checklist) == checklist_digest(renamed)
    assert found.deviations == ()


@st.composite
def overlays(draw: st.DrawFn) -> dict[str, Any]:
    """Return an overlay on the example's parent that changes, hides, adds and tightens some of what it may."""
    change: dict[str, Any] = {"because": "Local."}
    hide = draw(st.booleans())
    if draw(st.booleans()):
        change |= {"ask": draw(st.sampled_from(("Is there time?", "Is there time to train?")))}
    if draw(st.booleans()):
        change |= {"meanings": {"planned": "Somebody asked."}, "same_meaning": draw(st.booleans())}
    if draw(st.booleans()):
        change |= {"scores": {"not-started": 0, "planned": 1, "partly": 2, "in-place": 9}}
    added = [
        {
            "to": to,
            "because": "Local.",
            "item": {
                "id": f"new-{number}",
                "title": "New",
                "ask": "Is it?",
                "about": draw(st.sampled_from(("site", "system", "innovation"))),
                "importance": draw(st.sampled_from(("must", "should", "could"))),
                "scale": "agree",
            },
        }
        for number, to in enumerate(draw(st.lists(st.sampled_from(("people", "technical", "adaptation")), max_size=3)))
    ]
    also = draw(
        st.sampled_from(({"item": "headroom", "at_least": "partly"}, {"share": "met", "in": "people", "at_least": 1}))
    )
    return {
        "format": "scalecheck/overlay@1.0",
        "id": "local",
        "version": "0.1.0",
        "title": "Ours",
        "because": "Ours.",
        "extends": {"checklist": "mini-scale", "version": "1.2.0"},
        "change": {"headroom": change} if draw(st.booleans()) else {},
        "hide": {"extra-work": "Asked elsewhere."} if hide else {},
        "add": tuple(added),
        "tighten": {"safe": {"also": also, "because": "Local."}} if draw(st.booleans()) else {},
    }


@given(data=overlays())
def test_what_an_overlay_resolves_to_is_a_valid_file_with_the_same_fingerprint(data: dict[str, Any]) -> None:
    resolved = resolve(Overlay.model_validate(data), MINI).checklist
    loaded = load(checklist_text(resolved), "resolved.yaml")
    assert loaded.problems == ()
    assert loaded.model == resolved
    assert checklist_digest(loaded.model) == checklist_digest(resolved)


@given(data=overlays())
def test_every_id_of_the_parent_is_kept(data: dict[str, Any]) -> None:
    resolved = resolve(Overlay.model_validate(data), MINI).checklist
    assert {one.id for one in MINI.items()} <= {one.id for one in resolved.items()}
    assert [one.id for one in resolved.sections()] == [one.id for one in MINI.sections()]
    assert [one.id for one in resolved.gates] == [one.id for one in MINI.gates]


def test_what_is_hidden_is_kept_as_retired_and_gone_from_every_rule() -> None:
    resolved = variant(f"{HEAD}hide:\n  extra-work: Asked in the staff survey.\n").checklist
    hidden = item(resolved, "extra-work")
    assert hidden.retired is not None
    assert (hidden.retired.since, hidden.retired.replaced_by) == ("0.1.0", None)
    assert MINI.contradictions
    assert resolved.contradictions == ()


def test_a_replaced_item_hands_its_place_in_gates_and_warnings_to_the_added_one() -> None:
    found = variant(REPLACED)
    old = item(found.checklist, "core-components")
    assert old.retired is not None
    assert old.retired.replaced_by == "kernel"
    outline = Outline(found.checklist)
    assert outline.gate_items["travels"] == ("kernel",)
    assert "core-components" not in str(found.checklist.warnings)
    assert "kernel" in str(found.checklist.warnings)


@pytest.mark.parametrize(("option", "met"), [("in-place", True), ("partly", False)])
def test_a_gate_is_judged_by_the_answer_to_the_replacement(option: str, *, met: bool) -> None:
    found = variant(REPLACED)
    text = changed(
        ASSESSMENT,
        ("mini-scale", "local"),
        ("1.2.0", "0.1.0"),
        (
            "core-components:\n    option: partly",
            f"core-components:\n    option: in-place\n  kernel:\n    option: {option}",
        ),
    )
    assessment: Assessment = load(text, "file.yaml").model  # type: ignore[assignment]
    judged = judge_assessment(Outline(found.checklist), assessment, DAY)
    assert {one.gate.id: one.met for one in judged.gates}["travels"] is met


@pytest.mark.parametrize(("same", "kept"), [("", False), ("    same_meaning: true\n", True)])
def test_answers_to_the_parents_wording_stay_valid_only_where_the_overlay_says_so(same: str, *, kept: bool) -> None:
    text = f"{HEAD}change:\n  headroom:\n    ask: Is there time in the rota?\n    because: Our term.\n{same}"
    found = variant(text)
    assert (fingerprint(found.checklist, "headroom") == fingerprint(MINI, "headroom")) is kept
    assert [one.keeps_answers for one in found.deviations] == [kept]
    answered = changed(
        ASSESSMENT,
        ("mini-scale", "local"),
        ("1.2.0", "0.1.0"),
        (
            "core-components:",
            f"headroom: {{option: partly, asked: {fingerprint(MINI, 'headroom')}}}\n  core-components:",
        ),
    )
    problems = against_checklist(load(answered, "file.yaml"), found.checklist).problems
    assert [one.code for one in problems] == ([] if kept else ["asked-differently"])


def test_a_wording_of_the_parent_that_meant_the_same_as_an_older_one_means_it_no_longer_once_it_is_changed() -> None:
    old = "            title: Headroom\n"
    parent = load_checklist(changed(PARENT, (old, f"{old}            asked_as: q-0123456789abcdef\n")), "parent.yaml")
    assert fingerprint(parent, "headroom") == "q-0123456789abcdef"
    change: dict[str, Any] = {"ask": "Is there time in the rota?", "because": "Our term."}
    overlay = Overlay.model_validate(
        {
            "format": "scalecheck/overlay@1.0",
            "id": "local",
            "version": "0.1.0",
            "title": "Ours",
            "because": "Ours.",
            "extends": {"checklist": "mini-scale", "version": "1.2.0"},
            "change": {"headroom": change},
        }
    )
    assert fingerprint(resolve(overlay, parent).checklist, "headroom") not in {
        "q-0123456789abcdef",
        fingerprint(MINI, "headroom"),
    }


def test_a_tightened_gate_asks_for_more_before_every_verdict_and_says_why() -> None:
    text = f"{HEAD}tighten:\n  safe:\n    also: {{item: headroom, at_least: partly}}\n    because: Local incident.\n"
    gate = variant(text).checklist.gates[0]
    needs = gate.model_dump(by_alias=True, exclude_unset=True)["needs"]
    also = {"item": "headroom", "at_least": "partly", "because": "Local incident."}
    assert [need["all"][-1] for need in needs.values()] == [also, also]
    assert len(needs) == len(MINI.gates[0].needs)


def test_added_items_stand_where_they_are_wanted_in_the_order_in_which_they_are_listed() -> None:
    def added(name: str, after: str) -> str:
        return (
            f"  - {{to: people, {after}because: Ours., item: {{id: {name}, title: T, ask: Is it?, about: site, "
            "importance: should, scale: in-place}}\n"
        )

    text = HEAD + "add:\n" + added("first", "after: headroom, ") + added("last", "") + added("second", "after: first, ")
    people = next(one for one in variant(text).checklist.sections() if one.id == "people")
    assert [one.id for one in people.items] == ["headroom", "first", "second", "last"]


def test_every_deviation_is_told_with_the_words_before_and_after_and_the_reason() -> None:
    north = (EXAMPLES / "valid" / "checklists" / "mini-scale-north.yaml").read_text(encoding="utf-8")
    told = variant(north).deviations
    assert [(one.kind, one.id, one.because) for one in told] == [
        ("changed", "headroom", "Our rota term."),
        ("hidden", "extra-work", "Asked in the staff survey instead."),
        ("added", "union-agreed", "Local agreement."),
        ("tightened", "safe", "Local incident."),
    ]
    assert [(one.what, one.was, one.now) for one in told[0].differences] == [
        (
            "question",
            "Is there protected time to train and adjust?",
            "Is there protected time in the rota to train and adjust?",
        ),
        ("weight", "1", "2"),
    ]


ANSWERS: Final = st.fixed_dictionaries(
    {
        name: st.sampled_from(("", "dont_know: true", *(f"option: {option}" for option in options)))
        for name, options in {
            "core-components": ("planned", "in-place"),
            "extra-work": ("disagree", "agree"),
            "interoperability": ("not-started", "planned", "partly", "in-place"),
            "safety-case": ("partly", "in-place"),
            "headroom": ("not-started", "partly", "in-place"),
        }.items()
    }
)
ALSO: Final = st.sampled_from(
    (
        "{item: interoperability, at_least: partly}",
        "{item: headroom, is: [in-place]}",
        "{count: not-met, at_most: 1}",
        "{any: [{share: met, in: people, at_least: 1}, {item: headroom, state: [dont-know]}]}",
    )
)


@given(answers=ANSWERS, also=ALSO, gate=st.sampled_from(("safe", "travels")), digital=st.sampled_from(("yes", "no")))
def test_a_tightened_gate_never_gives_a_better_verdict(
    answers: dict[str, str], also: str, gate: str, digital: str
) -> None:
    tightened = variant(f"{HEAD}tighten:\n  {gate}: {{also: {also}, because: Local incident.}}\n").checklist
    listed = "".join(f"  {name}: {{{said}}}\n" if said else f"  {name}:\n" for name, said in answers.items())
    text = changed(ASSESSMENT, ("answer-yes", f"answer-{digital}"))
    file: Assessment = load(text[: text.index("answers:")] + "answers:\n" + listed, "file.yaml").model  # type: ignore[assignment]
    plain, strict = (judge_assessment(Outline(one), file, DAY).verdict for one in (MINI, tightened))
    ranks = Outline(MINI).verdict_ranks
    assert plain.settled or not strict.settled or strict.verdict.default
    if strict.settled:
        assert ranks[strict.verdict.id] >= ranks[plain.verdict.id]

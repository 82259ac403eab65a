"""Reports to look at in every format: the worked example, and one with hostile words wherever a file has words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.engine.way.short_way import short_way
from scalecheck.model.overlay import Overlay
from scalecheck.reports.material import Material, SiteResult
from scalecheck.versions.resolving import resolve
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.reading import Reader
from tests.builders import DAY, assessment, gate, item, outline, plain, section, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scalecheck.model.checklist import Checklist
    from scalecheck.versions.resolving import Variant

TOP: Final = Path(__file__).parents[1]
TEMPLATES: Final = TOP / "templates"
ROUND: Final = TOP / "examples" / "delayed-discharge" / "assessments" / "discharge-dashboard" / "2026-11"
NAMES: Final = ("report", "brief", "board-paper")
HOSTILE: Final = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> <style>*{display:none}</style> </main></body></html> "
    '" onload=" \' &lt;b&gt; &amp; <!-- h --> ]]> [l](javascript:alert(3)) https://a.example | `c` **b** \x1b[31m '
    "\u202egpj.exe\u2066 \u200b \ufffe {{ x }} {% y %} =1+1 \U0001f600\n\n- one\n- two\n\n# Heading\n"
)


@cache
def example(name: str = "programme/agreed.yaml", programme: str = "") -> Material:
    reader = Reader(Catalogue(None))
    file, checklist = reader.assessment(ROUND / name)
    whole = reader.assessment(ROUND / programme)[0] if programme else None
    spots = ("Two actions are past their day and not done.",)
    judged = judge_assessment(Outline(checklist), file, DAY, whole)
    return Material(file, judged, whole, weak_spots=spots, flips=(), way=short_way(judged))


@cache
def hostile() -> Material:
    """Return a file and a checklist with hostile words in every place that holds words."""
    answer = {
        "note": HOSTILE,
        "basis": "observed",
        "evidence": [
            {"what": HOSTILE, "link": 'docs/[a](b) |"<c>&copy;` *d*.md'},
            {"what": HOSTILE, "link": "https://a.example/?a=1&b=<2>", "valid_until": "2026-01-31"},
        ],
        "owner": {"role": HOSTILE, "organisation": HOSTILE, "name": HOSTILE},
        "actions": [{"what": HOSTILE, "who": HOSTILE}, {"what": HOSTILE, "done": True}],
        "consensus": {"reason": HOSTILE, "dissent": [{"role": HOSTILE, "option": "none", "note": HOSTILE}]},
        "answered": {"who": HOSTILE, "date": "2026-11-16"},
    }
    words = {
        "title": HOSTILE,
        "ask": HOSTILE,
        "improve": {"much": HOSTILE},
        "meanings": {"much": HOSTILE},
        "barriers": ["siloed-incentives"],
        "patients": "notice",
        "evidence": {"examples": [HOSTILE], "required_for": ["full"]},
    }
    when = {"item": "a", "is": ["much"]}
    need = {"ready": {"item": "a", "at_least": "full"}}
    checklist = outline(
        section("dom", *(item(name, **words) for name in "abcde"), title=HOSTILE, summary=HOSTILE),
        title=HOSTILE,
        gates=[gate("g", need, title=HOSTILE, because=HOSTILE, says={"otherwise": HOSTILE})],
        verdicts=[
            verdict("ready", title=HOSTILE),
            verdict("not-yet", title=HOSTILE, meaning=HOSTILE, decision=HOSTILE, default=True),
        ],
        warnings=[{"id": "w", "title": HOSTILE, "because": HOSTILE, "when": when}],
        contradictions=[{"id": "x", "items": ["a", "b"], "because": HOSTILE, "when": when}],
    )
    file = assessment(
        {
            "a": {"option": "much", **answer},
            "b": {"dont_know": True, "note": HOSTILE},
            "c": {"waiting_for": HOSTILE},
            "e": {"option": "full", "consensus": {"reason": HOSTILE, "dissent": [{"role": f"{HOSTILE} carer"}]}},
            "d": {"not_applicable": HOSTILE, "confirmed": {"who": HOSTILE, "date": "2026-11-19"}},
        },
        innovation={"id": "hub", "name": HOSTILE, "summary": HOSTILE},
        site={"id": "east", "name": HOSTILE},
        agreed={"date": "2026-11-16", "who": HOSTILE},
        adaptations=[{"what": HOSTILE, "kind": "core", "why": HOSTILE, "decided_by": HOSTILE}],
        proposal={**dict.fromkeys(("step", "cost", "asks"), HOSTILE), "sites": [HOSTILE], "options": [HOSTILE] * 3},
        decision={
            "date": "2026-11-20",
            **dict.fromkeys(("group", "taken", "departs_because"), HOSTILE),
            "conditions": [{"what": HOSTILE, "who": HOSTILE}],
            "dissent": [{"role": HOSTILE, "view": HOSTILE}],
        },
    )
    judged = judge_assessment(checklist, file, DAY)
    return Material(
        file,
        judged,
        names=True,
        weak_spots=(HOSTILE,),
        other_weak_spots=(HOSTILE,),
        sites=(SiteResult(HOSTILE, None, HOSTILE),),
        partners=(SiteResult(HOSTILE, None, HOSTILE, HOSTILE, HOSTILE),),
        way=short_way(judged),
        variant=_hostile_variant(checklist.checklist),
    )


def _hostile_variant(parent: Checklist) -> Variant:
    """Return a local variant of a checklist with hostile words in every place that holds words."""
    added = item("z", title=HOSTILE, ask=HOSTILE)
    data = {
        "format": "scalecheck/overlay@1.0",
        "id": "local",
        "version": "0.1.0",
        "title": HOSTILE,
        "because": HOSTILE,
        "extends": {"checklist": parent.id, "version": parent.version},
        "change": {"b": {"title": f"{HOSTILE} b", "ask": f"{HOSTILE} b", "because": HOSTILE}},
        "hide": {"c": HOSTILE},
        "add": ({"to": "dom", "because": HOSTILE, "item": added},),
        "tighten": {"g": {"also": {"item": "b", "at_least": "full", "because": HOSTILE}, "because": HOSTILE}},
    }
    return resolve(Overlay.model_validate(plain(data)), parent)


MADE: Final[Mapping[str, Callable[[], Material]]] = {
    "programme": example,
    "site": lambda: example("eastbrook/operations-manager.yaml", "programme/agreed.yaml"),
    "hostile": hostile,
}

"""Small valid files as text, and what is found in them once they are changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.documents.kinds import FileKind
from scalecheck.documents.loading import against_checklist, load, load_checklist
from scalecheck.workspace.variants import hold

if TYPE_CHECKING:
    from scalecheck.documents.loading import Loaded

EXAMPLES: Final = Path(__file__).parent / "examples"
PARENT: Final = (EXAMPLES / "valid" / "checklists" / "mini-scale.yaml").read_text(encoding="utf-8")
"""The checklist that the assessment and the overlay name."""

CHECKLIST: Final = """\
format: scalecheck/checklist@1.0
id: small
version: "1.0.0"
title: Small
scales:
  place:
    options:
      - {id: absent, label: Absent, score: 0}
      - {id: present, label: Present, score: 1}
domains:
  - id: ground
    title: Ground
    items:
      - id: owner
        title: Owner
        ask: Does somebody own it?
        about: system
        importance: must
        scale: place
      - id: money
        title: Money
        ask: Who pays for it?
        about: system
        importance: should
        scale: place
gates:
  - id: owned
    title: Owned
    because: Nobody keeps alive what nobody owns.
    needs:
      ready: {item: owner, at_least: present}
verdicts:
  - id: ready
    title: Ready
    colour: green
    meaning: It can be carried.
    decision: Approve it.
    review_after: 6 months
    when: {share: met, in: overall, at_least: 0.5}
  - id: not-yet
    title: Not yet
    colour: red
    meaning: Close the gaps first.
    decision: Fund the gaps.
    review_after: 3 months
    default: true
"""

ASSESSMENT: Final = """\
format: scalecheck/assessment@1.0
checklist: {id: mini-scale, version: "1.2.0"}
innovation: {id: discharge-hub}
round: "2026-11"
respondent: {id: clinical-lead, role: clinical lead}
profile:
  digital: {option: answer-yes}
answers:
  core-components:
    option: partly
  safety-case:
    option: in-place
"""

OVERLAY: Final = """\
format: scalecheck/overlay@1.0
id: local
version: "0.1.0"
title: Local variant
because: Agreed by the system board.
extends: {checklist: mini-scale, version: "1.2.0"}
change:
  headroom:
    weight: 2
    because: Our rota term.
hide:
  extra-work: Asked in the staff survey instead.
add:
  - to: people
    because: Local agreement.
    item:
      id: union-agreed
      title: Unions agreed
      ask: Have staff sides agreed the new roles?
      about: site
      importance: should
      scale: in-place
tighten:
  safe:
    also: {item: interoperability, at_least: partly}
    because: Local incident.
"""

PANEL: Final = """\
format: scalecheck/panel@1.0
innovation: {id: discharge-hub}
round: "2026-11"
state: open
closes: 2026-11-30
invited:
  - {id: clinical-lead, role: clinical lead}
"""

EVERY_KIND: Final = {"checklist": CHECKLIST, "assessment": ASSESSMENT, "overlay": OVERLAY, "panel": PANEL}


def changed(text: str, *changes: tuple[str, str]) -> str:
    """Return a text in which some texts, which stand in it once, are replaced."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def checked(text: str) -> Loaded:
    """Read a file as `validate` does; an assessment and an overlay are checked against the parent."""
    loaded, parent = load(text, "file.yaml"), load_checklist(PARENT, "parent.yaml")
    return hold(loaded, parent).loaded if loaded.kind is FileKind.OVERLAY else against_checklist(loaded, parent)


def found(text: str) -> list[str]:
    """Return the problems of a file, each as the code and the rest of the line in which it was found."""
    loaded = checked(text)
    return [f"{one.code}: {one.excerpt[one.column - 1 :]}" for one in loaded.problems]

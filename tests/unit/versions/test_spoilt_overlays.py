"""An overlay that somebody spoilt: it comes to a sound checklist, or to problems; to nothing in between."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.loading import load, load_checklist
from scalecheck.documents.writing.dumping import checklist_text
from scalecheck.model.checklist import Checklist
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.problems import any_error
from scalecheck.versions.rebasing import move
from scalecheck.workspace.variants import hold
from tests.texts import OVERLAY, PARENT, changed

MINI: Final = load_checklist(PARENT, "parent.yaml")
KERNEL: Final = """\
  - to: adaptation
    after: extra-work
    because: Everybody here says kernel.
    item:
      id: kernel
      title: Kernel
      ask: Is the kernel written down?
      about: innovation
      importance: must
      scale: in-place
      not_applicable: {allowed: false}
"""
WHOLE: Final = changed(
    OVERLAY,
    ("hide:\n", "replace:\n  core-components: {with: kernel, because: Our word.}\nhide:\n"),
    ("tighten:\n", f"{KERNEL}tighten:\n"),
)
WORD: Final = re.compile(r"[\w-]+")
WORDS: Final = st.sampled_from(sorted(set(WORD.findall(WHOLE + PARENT))))


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Return the overlay with some words put in place of others, and a line taken out or given twice."""
    text = WHOLE
    for _ in range(draw(st.integers(0, 3))):
        found = draw(st.sampled_from(list(WORD.finditer(text))))
        text = f"{text[: found.start()]}{draw(WORDS)}{text[found.end() :]}"
    lines = text.splitlines(keepends=True)
    place = draw(st.integers(0, len(lines) - 1))
    return "".join([*lines[:place], *([lines[place]] * draw(st.sampled_from((0, 1, 1, 2)))), *lines[place + 1 :]])


@given(text=spoilt())
def test_a_spoilt_overlay_gives_a_sound_checklist_or_says_what_is_wrong(text: str) -> None:
    held = hold(load(text, "file.yaml"), MINI)
    assert (held.variant is None) == any_error(held.loaded.problems)
    if held.variant is not None:
        again = load(checklist_text(held.variant.checklist), "resolved.yaml")
        assert not any_error(again.problems)
        assert isinstance(again.model, Checklist)
        assert checklist_digest(again.model) == checklist_digest(held.variant.checklist)
        assert move(held.variant.overlay, MINI, MINI).decisions == ()


def test_the_overlay_that_is_spoilt_is_sound_before() -> None:
    assert hold(load(WHOLE, "file.yaml"), MINI).loaded.problems == ()

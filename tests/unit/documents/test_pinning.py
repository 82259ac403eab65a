"""Moving the pin of an overlay changes the pin and no other byte."""

from __future__ import annotations

import pytest

from scalecheck.documents.writing.pinning import with_pin
from tests.texts import OVERLAY, changed

DIGEST = f"sha256:{'0123456789abcdef' * 4}"
EXTENDS_IN_LINES = """\
extends:
  checklist: mini-scale
  version: "1.3.0"   # pinned
  # why
  digest: "sha256:0123456789abcdef\""""
EXTENDS = 'extends: {checklist: mini-scale, version: "1.2.0"}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (EXTENDS, 'extends: {checklist: mini-scale, version: "1.3.0"}'),
        (
            "extends: {digest: \"sha256:00ff\", version: '1.2.0', checklist: mini-scale}   # ours",
            "extends: {digest: \"sha256:0123456789abcdef\", version: '1.3.0', checklist: mini-scale}   # ours",
        ),
        (
            "extends:\n  checklist: mini-scale\n  version: 1.2.0   # pinned\n  # why\n  digest: sha256:00ff",
            EXTENDS_IN_LINES,
        ),
        (
            f'extends: {{checklist: mini-scale, version: "1.2.0", digest: "sha256:{"a" * 64}"}}',
            f'extends: {{checklist: mini-scale, version: "1.3.0", digest: "{DIGEST}"}}',
        ),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_version_and_digest_change(before: str, after: str, mark: str, newline: str) -> None:
    old = (mark + changed(OVERLAY, (EXTENDS, before))).replace("\n", newline)
    new = (mark + changed(OVERLAY, (EXTENDS, after))).replace("\n", newline)
    assert with_pin(old.encode(), "file.yaml", "1.3.0", DIGEST).decode() == new

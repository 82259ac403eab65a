"""What a file says it is, told in the same way however its header is written."""

from __future__ import annotations

import json

import pytest

from scalecheck.documents.kinds import HEAD_BYTES, FileKind, Identity, identity_in

EXPECTED = Identity(FileKind.CHECKLIST, "small", "1.0.0")
HEADER = "scalecheck/checklist@1.0"
PLAIN = 'format: scalecheck/checklist@1.0\nid: small\nversion: "1.0.0"\nscales:\n  id: other\n'


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"\ufeff# Ours.\n\n{PLAIN}",
        '"format": scalecheck/checklist@1.0\n"id": small\n\'version\': "1.0.0"\n',
        json.dumps({"scales": {"id": "other"}, "format": HEADER, "id": "small", "version": "1.0.0"}),
        json.dumps({"scales": {"id": "x"}, "version": "1.0.0", "id": "small", "format": HEADER}, indent=0),
        "  " + PLAIN.replace("\n", "\n  ").rstrip(" "),
        "# A long licence.\n" * (HEAD_BYTES // 16) + PLAIN,
        "scales:\n  id: other\nversion: 1.0.0\nid: small\nformat: scalecheck/checklist@1.0\n",
    ],
)
def test_quotes_brackets_and_places_make_no_difference(text: str) -> None:
    data = text.encode()
    assert (identity_in(data[:HEAD_BYTES]) or identity_in(data, whole=True)) == EXPECTED


@pytest.mark.parametrize("text", ["", "a: 1\n", f"format: {HEADER}\nid: [\n", PLAIN.replace("id: small\n", "")])
def test_a_file_that_does_not_say_it_has_none(text: str) -> None:
    assert identity_in(text.encode()) is None
    assert identity_in(text.encode(), whole=True) is None

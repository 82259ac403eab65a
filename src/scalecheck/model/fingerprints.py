"""Fingerprints: of a question as it was asked, and of a whole checklist."""

from __future__ import annotations

import json
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized, normalize

if TYPE_CHECKING:
    from scalecheck.model.checklist import Checklist, Question, Scale


def asked_fingerprint(question: Question, scale: Scale) -> str:
    """Return the fingerprint of what a person sees of a question: the ask, and its options with labels and meanings.

    Scores, weights and the `why` are not part of it; runs of white space count as one blank. The form is `q-` and the
    first 16 hexadecimal digits of the SHA-256 of the canonical JSON. A question that says in `asked_as` that it means
    the same as another wording has the fingerprint of that one.
    """
    return question.asked_as or wording_fingerprint(question, scale)


def wording_fingerprint(question: Question, scale: Scale) -> str:
    """Return the fingerprint of a question's own words, whatever it says that it means the same as."""
    options = [
        {
            "id": option.id,
            "label": _collapsed(option.label),
            "meaning": _collapsed(question.meanings.get(option.id, option.meaning or "")),
        }
        for option in scale.options
    ]
    return f"q-{_hash({'ask': _collapsed(question.ask), 'options': options})[:16]}"


def checklist_digest(checklist: Checklist) -> str:
    """Return the fingerprint of a checklist's data as `sha256:` and 64 hexadecimal digits.

    Its sources, and what it allows, are left out: they change no question and no rule.
    """
    data = checklist.model_dump(mode="python", by_alias=True, exclude_unset=True, exclude={"sources", "allow"})
    return f"sha256:{_hash(data)}"


def canonical_json(data: Any) -> str:
    """Write data as JSON that is the same for the same data: sorted keys, no white space, text in form NFC."""
    text = _json(data)
    return text if is_normalized("NFC", text) else _json(_canonical(data))


def _json(data: Any) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return str(value)


def _canonical(value: Any) -> Any:
    if isinstance(value, dict):
        return {normalize("NFC", key): _canonical(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_canonical(inner) for inner in value]
    return normalize("NFC", value) if isinstance(value, str) else value


def _hash(data: Any) -> str:
    return sha256(canonical_json(data).encode("utf-8")).hexdigest()


def _collapsed(text: str) -> str:
    return " ".join(text.split())

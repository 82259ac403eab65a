"""Two versions of an assessment, or of a panel, merged: by question, by key, else with the markers of a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scalecheck.documents.kinds import FileKind
from scalecheck.documents.loading import MODELS, load
from scalecheck.documents.merging.answers import EITHER, merged_answer
from scalecheck.documents.merging.values import UnlikeError, merged_mapping, merged_value
from scalecheck.documents.writing.editing import CutText, with_dates
from scalecheck.errors import InvalidDocumentError
from scalecheck.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

GROUPS: Final = ("profile", "answers")
"""The keys of an assessment that hold answers by question."""
_MERGED_KINDS: Final = frozenset({FileKind.ASSESSMENT, FileKind.PANEL})


@dataclass(frozen=True, slots=True)
class MergedFile:
    """What two versions of a file come to."""

    content: bytes
    """The bytes of the file; with the markers of a conflict where something could not be merged."""
    answered_twice: tuple[str, ...] = ()
    """The questions left open because both versions answer them, each in another way."""
    conflicts: tuple[str, ...] = ()
    """The keys at the top that both versions have changed, each in another way."""
    unreadable: str = ""
    """Why nothing could be merged at all; empty where the file could be read."""


def merge_files(base: bytes, ours: bytes, theirs: bytes, name: str) -> MergedFile:
    """Merge two versions of a file with the version that both come from, which may be empty.

    The text of our version stays as it is but for what theirs has changed; their comments come along with it.
    """
    if not ours.strip() or not theirs.strip():
        return MergedFile(ours if ours.strip() else theirs)
    try:
        before = _Side.of(base, name) if base.strip() else None
        return _merged(before, _Side.of(ours, name), _Side.of(theirs, name))
    except InvalidDocumentError as error:
        return MergedFile(_with_markers(ours, theirs), unreadable=error.problems[0].message)


@dataclass(frozen=True, slots=True)
class _Side:
    """One version of a file."""

    kind: FileKind
    data: Mapping[str, Any]
    text: CutText

    @classmethod
    def of(cls, data: bytes, name: str) -> _Side:
        """Read one version; raises InvalidDocumentError where it is not a valid file of a kind that is merged."""
        loaded = load(data, name)
        if loaded.document is None or loaded.kind is None or not loaded.sound:
            raise InvalidDocumentError(tuple(one for one in loaded.problems if one.severity is Severity.ERROR))
        if loaded.kind not in _MERGED_KINDS:
            problem = Problem(name, 1, 1, "not-merged", "Only assessments and panels are merged entry by entry.")
            raise InvalidDocumentError((problem,))
        read: Any = with_dates(loaded.document, (), loaded.document.value)
        return cls(loaded.kind, read, CutText.of(loaded.document, *((group,) for group in GROUPS)))


def _group(side: _Side | None, group: str) -> Mapping[str, Any]:
    """Return the answers of one group by question."""
    held = side.data.get(group) if side is not None else None
    return held if isinstance(held, dict) else {}


def _merged(base: _Side | None, ours: _Side, theirs: _Side) -> MergedFile:
    keys, unlike = _merged_keys(base, ours, theirs)
    text = ours.text
    order = tuple(MODELS[ours.kind].model_fields)
    for key, value in keys.items():
        text = text.without_entry((key,)) if value is None else text.with_entry((key,), value, order)
    twice: list[str] = []
    for group in GROUPS:
        was, own, their = (_group(side, group) for side in (base, ours, theirs))
        answers = {name: merged_answer(was.get(name), own.get(name), their.get(name)) for name in {**own, **their}}
        changed = {name: one for name, one in answers.items() if one != (own.get(name) or None) or name not in own}
        twice += [name for name, one in changed.items() if one is not None and EITHER in one]
        text = text.with_entries((group,), changed, tuple(their))
        text = _with_their_comments(text, base, theirs, group, changed)
    content = text.text
    for key in unlike:
        content = _with_conflict(content, text, theirs.text, key)
    return MergedFile(content.encode("utf-8"), tuple(twice), tuple(unlike))


def _merged_keys(base: _Side | None, ours: _Side, theirs: _Side) -> tuple[dict[str, Any], list[str]]:
    """Return the keys at the top that are not as in our version, None for one that goes, and those in conflict."""
    values: dict[str, Any] = {}
    unlike: list[str] = []
    for key in {**ours.data, **theirs.data}:
        was, own, their = (side.data.get(key) if side is not None else None for side in (base, ours, theirs))
        if key in GROUPS:
            continue
        try:
            value = _agreed(was, own, their) if key == "agreed" else merged_value(was, own, their)
        except UnlikeError:
            unlike.append(key)
            continue
        if value != own:
            values[key] = value
    return values, unlike


def _agreed(was: Any, own: Any, their: Any) -> Any:
    """Return when and by whom something was agreed: on the later day, where both versions name one."""
    if not (isinstance(own, dict) and isinstance(their, dict)):
        return merged_value(was, own, their)
    days = [side["date"] for side in (own, their) if side.get("date") is not None]
    last = {"date": max(days, key=str)} if days else {}
    return merged_mapping(was if isinstance(was, dict) else {}, {**own, **last}, {**their, **last})


def _with_their_comments(
    text: CutText, base: _Side | None, theirs: _Side, group: str, changed: Iterable[str]
) -> CutText:
    """Return the text with the comments that their version has and the base had not, at what theirs has changed."""
    for name in changed:
        old = base.text.comments_at((group, name)) if base is not None else ()
        for comment in theirs.text.comments_at((group, name)):
            text = text if comment in old else text.with_comments((group,), {name: comment})
    return text


def _with_conflict(content: str, text: CutText, theirs: CutText, key: str) -> str:
    """Return a text in which one key at the top is in both versions, between the markers of a conflict."""
    own, other = _lines_of(text, key), _lines_of(theirs, key)
    before = own or next((_lines_of(text, group) for group in GROUPS if _lines_of(text, group)), "")
    at = content.find(f"\n{before}") + 1 if before and not content.startswith(before) else 0
    end = text.newline
    marked = f"<<<<<<< ours{end}{own}======={end}{other}>>>>>>> theirs{end}"
    return content[:at] + marked + content[at + len(own) :]


def _lines_of(text: CutText, key: str) -> str:
    try:
        lines = text.entry_text((key,))
    except KeyError:
        return ""
    return lines if lines.endswith(("\n", "\r")) else lines + text.newline


def _with_markers(ours: bytes, theirs: bytes) -> bytes:
    """Return both versions in one, where they differ between the markers of a conflict."""
    own, other = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    start = _alike(own, other)
    end = _alike(own[start:][::-1], other[start:][::-1])
    parts = (own[start : len(own) - end], other[start : len(other) - end])
    mine, their = (_ended(b"".join(part)) for part in parts)
    marked = b"<<<<<<< ours\n" + mine + b"=======\n" + their + b">>>>>>> theirs\n"
    return b"".join(own[:start]) + marked + b"".join(own[len(own) - end :])


def _alike(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """Return how many lines two versions begin with alike."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _ended(lines: bytes) -> bytes:
    return lines if not lines or lines.endswith((b"\n", b"\r")) else lines + b"\n"

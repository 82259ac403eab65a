"""Example files: the valid ones have no problem, the others exactly those that their first lines expect.

An invalid example begins with one line `# expect: 12:5 error unknown-key` for each problem, in order of place, or with
`# expect: nothing` where it only stands beside another. What can't carry such a line is made here.
"""

from __future__ import annotations

import ast
import io
import json
import re
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

import pytest

from scalecheck.cli import main
from scalecheck.documents.loading import MODELS, load
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.documents.rules.references import kind_words
from scalecheck.lint.checklists import CHECKLIST_RULES
from scalecheck.model.references import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES: Final = Path(__file__).parent
SOURCE: Final = EXAMPLES.parents[1] / "src" / "scalecheck"
CHECKLIST: Final = EXAMPLES / "valid" / "checklists" / "mini-scale.yaml"
VALID: Final = sorted((EXAMPLES / "valid").rglob("*.yaml"))
INVALID: Final = sorted((EXAMPLES / "invalid").rglob("*.yaml"))
EXPECT: Final = "# expect: "
SECONDS: Final = 5.0
"""How long this process may work on any one file, however bad: a second, and more where the tests are traced."""

DAY: Final = "1795392000"
"""23 November 2026 in seconds since 1970: the day on which the examples are looked at, because sources age."""

ELSEWHERE: Final = {
    "allowed-in-vain": "tests/unit/lint/test_checklists.py",
    "verdict-item": "tests/unit/documents/rules/test_overlay_rules.py",
    "other-kind": "tests/unit/documents/test_loading.py",
    "not-fitting": "tests/unit/documents/shape/test_shape.py; no model here raises it",
}
"""Codes that no file by itself can show, and where they are tried."""


class Finding(NamedTuple):
    """A problem as `validate --format json` prints it."""

    place: str
    severity: str
    code: str
    message: str
    hint: str

    @property
    def expectation(self) -> str:
        """The problem as the first lines of an example name it."""
        return f"{self.place} {self.severity} {self.code}"


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at every example on the same day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the files on 23 November 2026: sources age."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")


def name_of(path: Path) -> str:
    return path.relative_to(EXAMPLES).as_posix()


def expected(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [line.removeprefix(EXPECT) for line in lines if line.startswith(EXPECT)]
    return [] if found == ["nothing"] else found


ON_ITS_OWN: Final = CHECKLIST_RULES.keys() - {"never-true", "stale-source"}
"""What is unwise in a checklist has its snippets beside each rule; small examples are not free of it."""


@cache
def validated(path: Path) -> tuple[int, tuple[Finding, ...]]:
    """Run `scalecheck validate` on one file; give its exit code and what it found."""
    begun, out, err = time.process_time(), io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["validate", str(path), "--format", "json", "--checklist", str(CHECKLIST)])
    assert time.process_time() - begun < SECONDS
    assert not err.getvalue()
    problems = json.loads(out.getvalue())["problems"]
    places = (f"{one['line']}:{one['column']}" for one in problems)
    found = (
        Finding(place, one["severity"], one["code"], one["message"], one["hint"])
        for place, one in zip(places, problems, strict=True)
    )
    return code, tuple(one for one in found if one.code not in ON_ITS_OWN)


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_a_valid_example_has_no_problem(path: Path) -> None:
    assert validated(path) == (0, ())


def test_the_valid_examples_fit_together_where_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(EXAMPLES / "valid")]) == 0
    assert capsys.readouterr() == ("", f"{len(VALID)} files checked: no problems.\n")


def test_there_is_a_valid_example_of_every_kind_of_file() -> None:
    assert {load(path.read_bytes(), path.name).kind for path in VALID} == set(MODELS)


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_an_invalid_example_has_the_problems_that_it_expects_and_no_other(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(EXPECT), "its first line does not say what to expect"
    code, found = validated(path)
    assert [one.expectation for one in found] == expected(path)
    assert code == (1 if any(one.severity == "error" for one in found) else 0)


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_every_problem_is_told_in_a_sentence_and_says_what_would_be_right(path: Path) -> None:
    _, found = validated(path)
    for one in found:
        assert re.fullmatch(r"[A-Z`].*\.", one.message), one.message
        assert re.match(r"[A-Z`]", one.hint), one
        assert not re.search(r"pydantic|Input should|mapping|node|scalar|None|\x1f", one.message + one.hint), one


class Made(NamedTuple):
    """A file that can't carry a line of expectations."""

    name: str
    data: bytes
    expected: tuple[str, ...] = ()


_SOUND: Final = CHECKLIST.read_bytes()
_ASSESSMENT: Final = (
    b'format: scalecheck/assessment@1.0\nchecklist: {id: mini-scale, version: "1.2.0"}\n'
    b'innovation: {id: hub}\nround: "2026-11"\nrespondent: {id: lead, role: lead}\n'
)
_BOMB: Final = b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"a%d: &a%d [%s]\n" % (level, level, b", ".join([b"*a%d" % (level - 1)] * 9)) for level in range(1, 10)
)
MADE: Final = (
    Made("nothing", b"", ("1:1 error empty-file",)),
    Made("blank lines and a comment", b"\n# to do\n\n", ("1:1 error empty-file",)),
    Made("a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ("1:1 error binary-file",)),
    Made("a spreadsheet", b"PK\x03\x04\x14\x00\x06\x00", ("1:1 error binary-file",)),
    Made("bytes of all values", b"format: x\n" + bytes(range(256)), ("2:1 error binary-file",)),
    Made("UTF-16", _SOUND.decode().encode("utf-16"), ("1:1 error not-utf8",)),
    Made("UTF-16 without a mark", _SOUND.decode().encode("utf-16-le"), ("1:1 error not-utf8",)),
    Made("Latin-1", b"format: scalecheck/panel@1.0\ntitle: Caf\xe9\n", ("2:11 error not-utf8",)),
    Made("a byte order mark", b"\xef\xbb\xbf" + _SOUND),
    Made("lines that end as on Windows", _SOUND.replace(b"\n", b"\r\n")),
    Made("30,000 brackets", b"a: " + b"[" * 30_000, ("1:67 error too-deep",)),
    Made("30,000 braces", b"{a: " * 30_000, ("1:257 error too-deep",)),
    Made("30,000 levels of lists", b"a:\n- " + b"- " * 30_000, ("2:127 error too-deep",)),
    Made(
        "an alias bomb",
        _BOMB,
        ("1:5 error anchor", "2:5 error anchor", *(f"2:{column} error alias" for column in range(10, 50, 5))),
    ),
    Made("300,000 values", b"a: [" + b"1," * 300_000 + b"]", ("1:399999 error too-many-values",)),
    Made("one line of a million letters", b"a" * 1_000_000, ("1:1 error not-keys",)),
    Made("one byte more than is read", b"#" * (LIMIT + 1), ("1:1 error too-large",)),
    Made(
        "5,000 unknown keys",
        _ASSESSMENT + b"".join(b"key%d: x\n" % number for number in range(5_000)),
        ("1:1 error more-problems", *(f"{line}:1 error unknown-key" for line in range(6, 106))),
    ),
    Made(
        "5,000 answers to questions that are not there",
        _ASSESSMENT + b"answers:\n" + b"".join(b"  item-%d: {option: x}\n" % number for number in range(5_000)),
        ("1:1 warning more-problems", *(f"{line}:3 warning unknown-answer" for line in range(7, 107))),
    ),
    Made(
        "5,000 broken answers",
        _ASSESSMENT + b"answers:\n" + b"".join(b"  item-%d: {option: 1}\n" % number for number in range(5_000)),
        ("1:1 error more-problems", "1:1 warning more-problems", "7:3 warning unknown-answer", "7:20 error not-text"),
    ),
    Made(
        "1,000 conditions that are none",
        _SOUND.replace(b"settles_when:", b"settles_when: {all: [" + b"{any: [zzz]}," * 1_000 + b"]}\nglossary:"),
        ("2:1 error more-problems",),
    ),
)


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_a_file_that_nobody_could_want_is_told_about_at_once(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "made.yaml"
    path.write_bytes(made.data)
    code, found = validated(path)
    assert [one.expectation for one in found][: len(made.expected) or None] == list(made.expected)
    assert code == (1 if any(one.severity == "error" for one in found) else 0)


def test_a_file_of_50_megabytes_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.write(_SOUND)
        file.truncate(50_000_000)
    code, found = validated(path)
    assert (code, [one.expectation for one in found]) == (1, ["1:1 error too-large"])


def test_every_code_that_the_source_knows_has_an_example() -> None:
    shown = Counter(one.split()[-1] for path in INVALID for one in expected(path))
    shown.update(one.split()[-1] for made in MADE for one in made.expected)
    in_source = {code for path in _checking_modules() for code in _codes(ast.parse(path.read_text(encoding="utf-8")))}
    in_source |= {f"unknown-{kind_words(target)}" for target in get_args(Target)}
    assert len(in_source) > 60, "the codes are no longer found in the source"
    assert sorted(in_source - shown.keys() - ELSEWHERE.keys()) == []
    assert sorted(ELSEWHERE.keys() & shown.keys()) == []
    assert sorted(shown.keys() - in_source) == []


def _checking_modules() -> Iterator[Path]:
    yield from (SOURCE / "documents").rglob("*.py")
    yield from (SOURCE / "lint").glob("*.py")
    yield from (SOURCE / "lint" / "checklist" / f"{name}.py" for name in ("never_true", "stale_source"))


def _codes(tree: ast.Module) -> Iterator[str]:
    """Return the codes that a module hands to whatever makes a problem, or keeps in a table."""
    constants = {
        target.id: one.value
        for one in tree.body
        if isinstance(one, ast.Assign | ast.AnnAssign) and one.value is not None
        for target in (one.targets if isinstance(one, ast.Assign) else [one.target])
        if isinstance(target, ast.Name)
    }
    for one in ast.walk(tree):
        if isinstance(one, ast.Call):
            yield from _codes_of_call(one, constants)
        elif isinstance(one, ast.Tuple) and len(one.elts) == len(("code", "message", "hint")):
            code, message = (_text(part, constants) or "" for part in one.elts[:2])
            yield from [code] if _is_code(code) and " " in message else []


def _codes_of_call(call: ast.Call, constants: dict[str, ast.expr]) -> Iterator[str]:
    called = getattr(call.func, "attr", getattr(call.func, "id", ""))
    texts = [text for argument in call.args if (text := _text(argument, constants)) is not None]
    if called == "known" and texts:
        yield f"unknown-{texts[0]}"
    elif called in {"problem", "error", "warning", "Remark", "Rule", "Said", "_refusal", "_syntax"} and texts:
        yield from texts[:1] if _is_code(texts[0]) else ()


def _text(node: ast.expr, constants: dict[str, ast.expr]) -> str | None:
    if isinstance(node, ast.Name) and node.id in constants:
        node = constants[node.id]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _is_code(text: str) -> bool:
    return re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", text) is not None

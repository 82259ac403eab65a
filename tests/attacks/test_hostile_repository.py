"""Every command over a hostile repository: nothing outside is read or written, only git runs, nothing is sent."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from markdown_it import MarkdownIt

from tests.attacks.hostile_repository import AGREED, CANARY, EVIL, NOTED, SMALL, WORDED, make
from tests.attacks.tracing import quickly, strace
from tests.compiled import python_alone

docx = pytest.importorskip("docx")
openpyxl = pytest.importorskip("openpyxl")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.needs("git", "strace")

PANEL: Final = str(AGREED.parent)
SOURCE: Final = Path(__file__).parents[2] / "src"
FOLDER: Final = "assessments"
MADE: Final = (
    *(
        ("report", str(WORDED), "--shipped-templates", "-o", f"made.{ending}")
        for ending in ("html", "docx", "md", "json")
    ),
    *(("panel", PANEL, "-o", f"panel.{ending}") for ending in ("html", "docx", "md")),
    ("panel", PANEL, "--format", "json"),
    *(("actions", FOLDER, "--format", form) for form in ("csv", "md")),
    ("compare", str(SMALL), str(WORDED), "--format", "md"),
    ("validate", "--format", "sarif"),
    ("pack", "export", PANEL, "--format", "xlsx", "-o", "read-xlsx"),
    ("pack", "export", PANEL, "--format", "html", "-o", "read-html"),
)
"""What is read by others, too."""
COMMANDS: Final = (
    *(("validate", "--format", form) for form in ("text", "github")),
    ("validate", "checklists", "--format", "json"),
    ("validate", "assessments/linked.yaml"),
    ("validate", "deep"),
    *(("status", path) for path in (FOLDER, str(AGREED), "deep/agreed.yaml", "words.yaml", "loop.yaml")),
    ("status", str(AGREED), "--format", "json"),
    *(("report", str(SMALL), "--template", name) for name in ("leak", "runs", "bomb", "acts", "report")),
    ("report", str(SMALL), "--template", "root.md.jinja"),
    ("report", str(SMALL), "--template", "brief", "--shipped-templates"),
    ("status", "x\nThe report is in forged.md.yaml"),
    ("history", f"linked-folder/{AGREED}"),
    ("report", str(EVIL), "--shipped-templates"),
    ("report", str(SMALL), "--against", f"HEAD:{SMALL}", "--shipped-templates"),
    ("review", str(AGREED)),
    ("review", FOLDER, "--format", "github"),
    ("actions", FOLDER),
    ("compare", f"HEAD:{AGREED}", str(AGREED)),
    ("compare", str(AGREED), "--since", "2099-01-01"),
    ("history", str(AGREED)),
    ("migrate", str(AGREED), "--to", "1.0.0", "--dry-run"),
    ("checklist", "list"),
    ("checklist", "show", "checklists/--help.yaml"),
    ("checklist", "diff", "--check", "--against", "HEAD", "checklists/::error::canary-4711.yaml"),
    ("assess", str(AGREED)),
    ("pack", "import", str(AGREED.parent), "assessments/linked.yaml", "words.yaml", "loop.yaml", "--yes"),
    ("init", ".", "--dry-run"),
    ("decide", str(AGREED)),
    ("decide", str(AGREED), "--outcome", f"wait {NOTED}", "--group", "Board", "--replace"),
    ("decide", "linked-agreed.yaml", "--outcome", "wait", "--group", "Board", "--replace"),
    ("checklist", "new", "--title", f"Own {CANARY}", "-o", "linked-new.yaml"),
    ("checklist", "new", "--title", f"Own {NOTED}", "--id", "own"),
    ("checklist", "preview", "pilot-to-scale"),
    ("checklist", "rebase", "pilot-to-scale-westmere", "--to", "1.0.0"),
    ("panel", PANEL),
    ("panel", "assessments"),
    ("agree", PANEL, "--role", "panel lead"),
    ("pack", "import", "packs", "--yes"),
    ("pack", "import", "linked-folder", "--yes"),
    *(("pack", "import", f"packs/{name}.xlsx", "--yes") for name in ("entity", "grown", "climbs", "large")),
    ("pack", "import", str(AGREED), "--yes"),
    ("invite", PANEL, "--remind"),
    ("invite", "assessments/own", "--invite", f"ward lead; {NOTED}; programme-lead; {NOTED}", "--innovation", "Hub"),
    ("merge", str(AGREED), str(AGREED), "linked-agreed.yaml"),
    *MADE,
)
OFFLINE_PAGE: Final = 'id="pack"'
FOLLOWED: Final = ("http:", "https:", "mailto:")
CALL: Final = re.compile(r"^\d+ +(\w+)\((.*)$")
OPENED: Final = re.compile(r" = \d+<([^>]*)>$")
STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
OPENS: Final = ("open", "openat", "openat2")
CHANGES: Final = frozenset(
    (
        *("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "link", "linkat"),
        *("symlink", "symlinkat", "chmod", "fchmodat", "truncate", "rmdir", "creat", "mknod", "mknodat"),
        *("chown", "lchown", "fchownat", "setxattr", "lsetxattr", "utimensat"),
    )
)
SEEN: Final = tuple(f"?{call}" for call in (*OPENS, "execve", "execveat", "socket", *sorted(CHANGES)))
"""The calls that are written down: all that the checks look at, where the machine has them."""


class Done(NamedTuple):
    """How a command ended, what it printed, what the system saw of it, and its folder for what is its own."""

    code: int
    out: str
    err: str
    calls: tuple[tuple[str, str], ...]
    own: Path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = Path(os.path.realpath(tmp_path_factory.mktemp("hostile")))
    kept = os.environ.get("GIT_CONFIG_GLOBAL")
    os.environ["GIT_CONFIG_GLOBAL"] = os.devnull
    yield make(folder)
    if kept is None:
        del os.environ["GIT_CONFIG_GLOBAL"]
    else:
        os.environ["GIT_CONFIG_GLOBAL"] = kept


@pytest.fixture(scope="module")
def secrets(hostile: Path) -> dict[Path, bytes]:
    return held(hostile.parent / "secrets")


@pytest.fixture(scope="module")
def run(
    hostile: Path, secrets: dict[Path, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[tuple[str, ...]], Done]:
    """Return a way to run a command in the repository, which is done once for all tests."""
    assert secrets
    return cache(lambda words: traced(hostile, Path(os.path.realpath(tmp_path_factory.mktemp("own"))), words))


def held(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def traced(here: Path, own: Path, words: tuple[str, ...]) -> Done:
    """Run a command in the repository, and let the system write down what it does."""
    log = own / "calls"
    program = f"import sys; sys.path.insert(0, {str(SOURCE)!r}); from scalecheck.cli import main; sys.exit(main())"
    (own / "tmp").mkdir()
    ended = subprocess.run(
        [*quickly(strace(log, SEEN)), *python_alone(), "-c", program, *words],
        cwd=here,
        env={
            "PATH": os.pathsep.join((".", os.environ["PATH"])),
            "HOME": str(own),
            "TMPDIR": str(own / "tmp"),
            "XDG_RUNTIME_DIR": str(own / "tmp"),
            "COLUMNS": "100",
            "SOURCE_DATE_EPOCH": "1795392000",
            "GITHUB_ACTIONS": "true",
        },
        input=b"",
        capture_output=True,
        timeout=120,
        check=False,
    )
    calls = tuple(
        (found[1], found[2])
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines()
        if (found := CALL.match(line)) and " = -1 E" not in line
    )
    out, err = (stream.decode("utf-8", "replace") for stream in (ended.stdout, ended.stderr))
    return Done(ended.returncode, out, err, calls, own)


def programs(done: Done) -> set[str]:
    return {STRING.findall(told)[0] for name, told in done.calls if name.startswith("execve")}


def written(done: Done) -> Iterator[str]:
    for name, told in done.calls:
        opens = name in OPENS and re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", told)
        if opens or name in CHANGES:
            yield from STRING.findall(told)


def read(done: Done) -> set[str]:
    """Return the real path of everything that was opened, links followed."""
    opened = (OPENED.search(told) for name, told in done.calls if name in OPENS)
    return {found[1] for found in opened if found}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_over_a_hostile_repository_keeps_inside(
    hostile: Path, secrets: dict[Path, bytes], run: Callable[[tuple[str, ...]], Done], words: tuple[str, ...]
) -> None:
    done = run(words)
    assert done.code in {0, 1, 2}
    git = shutil.which("git") or ""
    assert programs(done) <= {sys.executable, git}
    assert not (hostile.parent / "ran").exists()
    assert [told for name, told in done.calls if name == "socket" and "AF_UNIX" not in told] == []
    assert [path for path in read(done) if path.startswith(str(hostile.parent / "secrets"))] == []
    inside = (str(hostile), str(done.own), os.devnull, "/dev/tty")
    assert [path for path in written(done) if path.startswith("/") and not path.startswith(inside)] == []
    assert [path for path in written(done) if ".." in Path(path).parts] == []
    assert held(hostile.parent / "secrets") == secrets
    assert {path.name for path in (done.own / "tmp").iterdir()} <= {f"scalecheck-{os.getuid()}"}  # marks of sessions
    is_plain(done, words)


def is_plain(done: Done, words: tuple[str, ...]) -> None:
    """Check that neither stream acts on a terminal or a log, and that data is data."""
    for stream in (done.out, done.err):
        assert not set(stream) & set("\x1b\x07\x9b\u202e\x00")
        assert not re.search(r"##\[|##vso\[", stream, re.IGNORECASE)
        if "github" not in words:
            assert not re.search(r"^\s*::", stream, re.MULTILINE)
    assert "password" not in done.out + done.err
    assert "Traceback" not in done.err
    assert not re.search(r"^The report is in forged", done.out + done.err, re.MULTILINE)
    assert "fsmonitor" not in done.out
    if done.code in {0, 1} and set(words) & {"json", "sarif"} and "-o" not in words:
        json.loads(done.out)


@pytest.mark.needs("office")
@pytest.mark.parametrize("words", MADE, ids=" ".join)
def test_what_is_made_of_hostile_words_is_read_by_others_as_words(
    hostile: Path, run: Callable[[tuple[str, ...]], Done], words: tuple[str, ...]
) -> None:
    done = run(words)
    assert done.code in {0, 1, 2}
    made = hostile / words[words.index("-o") + 1] if "-o" in words else None
    if made is None:
        check(done.out.encode("utf-8"), words[-1])
    else:
        files = sorted(made.iterdir()) if made.is_dir() else [made]
        assert files
        for file in files:
            check(file.read_bytes(), file.suffix[1:])


def check(made: bytes, form: str) -> None:
    """Read what was made with the parser that others read it with, and refuse what would act."""
    if form in {"docx", "xlsx"}:
        check_archive(made)
        reads = (
            pytest.importorskip("docx").Document if form == "docx" else pytest.importorskip("openpyxl").load_workbook
        )
        reads(io.BytesIO(made))
        return
    text = made.decode("utf-8-sig")
    if form == "csv":
        rows = list(csv.reader(io.StringIO(text)))
        assert len({len(row) for row in rows}) == 1
        assert [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))] == []
    elif form in {"json", "sarif"}:
        assert isinstance(json.loads(text), dict)
    elif form == "md":
        check_page(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text))
    else:
        check_page(text)


class Acting(HTMLParser):
    """Notes what would run, fetch or lead elsewhere in a page."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.acts: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.acts += [tag] if tag in {"iframe", "object", "embed", "base", "form", "link", "img"} else []
        for name, value in attrs:
            address = (value or "").strip().lower()
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", address)
            if name.startswith("on") or (name in {"href", "src", "action"} and scheme and scheme[0] not in FOLLOWED):
                self.acts.append(f"{tag} {name}={value}")


def check_page(text: str) -> None:
    page = Acting()
    page.feed(text)
    assert page.acts == []
    assert page.scripts == (2 if OFFLINE_PAGE in text else 0), "its own, and the questions as data"


def check_archive(made: bytes) -> None:
    """Check that an Office file holds no macro, and leads to nothing but what may be followed."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert [name for name in archive.namelist() if "vba" in name.lower() or "embeddings" in name.lower()] == []
        for name in archive.namelist():
            text = archive.read(name)
            if name.endswith(".rels"):
                targets = re.findall(rb'Target="([^"]*)"[^>]*TargetMode="External"', text)
                schemes = (re.match(rb"[a-z][a-z0-9+.-]*:", one.lower()) for one in targets)
                assert {found[0].decode() for found in schemes if found} <= set(FOLLOWED)
            fields = re.findall(rb'instr(?:Text[^>]*>|=")([^"<]*)', text)
            assert {one.strip() for one in fields} <= {b"PAGE", b"NUMPAGES"}
            assert not re.search(rb"<f[ >]", text)


def test_the_check_itself_sees_a_file_that_is_read_and_a_program_that_runs(hostile: Path, tmp_path: Path) -> None:
    log = tmp_path / "calls"
    script = f"cat {hostile.parent / 'secrets' / 'config'} > {tmp_path / 'copy'}"
    subprocess.run([*quickly(strace(log, SEEN)), "sh", "-c", script], check=True)
    lines = log.read_text(encoding="utf-8").splitlines()
    calls = tuple((found[1], found[2]) for line in lines if (found := CALL.match(line)))
    done = Done(0, "", "", calls, tmp_path)
    assert any("secrets" in path for path in read(done))
    assert any("copy" in path for path in written(done))
    assert any(path.endswith("/cat") for path in programs(done))
    assert CANARY in (tmp_path / "copy").read_text(encoding="utf-8")

"""A repository as somebody hostile would make it, with all that was ever tried: python hostile_repository.py FOLDER.

Beside the folder `cloned`, which is the repository, it makes the folder `secrets`, which nothing may read or change.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

import yaml

TOP: Final = Path(__file__).parents[2]
EXAMPLE: Final = TOP / "examples" / "delayed-discharge"
VALID: Final = TOP / "tests" / "examples" / "valid"
MINI: Final = VALID / "checklists" / "mini-scale.yaml"
ROUND: Final = Path("assessments", "discharge-dashboard", "2026-11")
AGREED: Final = ROUND / "programme" / "agreed.yaml"
SMALL: Final = Path("assessments", "discharge-hub", "2026-11", "programme", "agreed.yaml")
"""A file with everything that an answer can hold, and of few questions, so that its report is soon made."""
EVIL: Final = SMALL.parents[1] / "evil" / "agreed.yaml"
"""The same, said to follow a file of the secrets."""
CANARY: Final = "canary-4711"
WORDS: Final = f"\x1b]0;{CANARY}\x07 \u202e <script>alert(1)</script> [a](javascript:x) =1+1 ##vso[x] {{{{ 7 * 7 }}}}"
"""What acts on terminals, pages, tables, logs or templates, where something lets it."""
NOTED: Final = (
    "=cmd|'/c calc'!A0 <script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1))"
    " ![p](//x.example/p) {{ 7 * 7 }} {% include 'x' %} ##vso[task.x] @owner #1 | a | b | ::error::x"
)
"""The same without control characters, which no file may hold: it is in a file that is valid."""
WORDED: Final = Path("assessments", "worded", "2026-11", "programme", "agreed.yaml")
"""A valid file that holds such words wherever people write."""
SPOKEN: Final = frozenset(
    (
        *("what", "who", "view", "step", "cost", "asks", "taken", "name", "note", "reason", "not_applicable"),
        *("organisation", "summary", "group", "body", "answer", "role"),
    )
)
"""The keys under which people write words of their own."""
SETTINGS: Final = (
    *("core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "core.alternateRefsCommand"),
    *("diff.external", "diff.own.textconv", "filter.own.smudge", "filter.own.clean", "filter.own.process"),
    *("gpg.program", "remote.origin.uploadpack", "credential.helper", "uploadpack.packObjectsHook"),
)
"""The settings of git by which a repository would have a program started."""
NAMES: Final = (
    "x\nThe report is in forged.md.yaml",
    *(f"::error::{CANARY}.yaml", "a\x1b[2J\n::warning::b.yaml"),
    *("--help.yaml", "$(touch ran).yaml", "##vso[x].yaml"),
)
MODULES: Final = ("typing", "scalecheck", "jinja2", "yaml", "typer", "sitecustomize", "git")


def make(folder: Path) -> Path:
    """Make the repository and the secrets below a folder, and return the repository."""
    secrets, here = folder / "secrets", folder / "cloned"
    _secrets(secrets)
    shutil.copytree(EXAMPLE, here)
    shutil.copytree(VALID, here, dirs_exist_ok=True)
    _program(here, folder)
    _git(here, "init", "-q")
    _git(here, "add", "-A")
    _git(here, "commit", "-qm", f"::error::{WORDS}")
    if hasattr(os, "symlink"):
        _links(here, secrets)
    _names(here)
    _texts(here, secrets)
    _worded(here)
    _workbooks(here / "packs", secrets)
    _templates(here)
    _modules(here, folder)
    _git(here, "add", "-A")
    _git(here, "commit", "-qm", "More")
    _bare(here, folder)
    _settings(here, folder)
    return here


def _secrets(secrets: Path) -> None:
    (secrets / ".git").mkdir(parents=True)
    (secrets / "config").write_text(f"password = {CANARY}\n", encoding="utf-8")
    shutil.copy(MINI, secrets / "mini.yaml")
    for example in (EXAMPLE, VALID):
        shutil.copytree(example / "assessments", secrets / "assessments", dirs_exist_ok=True)
    (secrets / "own.md.jinja").write_text(f"{CANARY}\n", encoding="utf-8")


def _program(here: Path, folder: Path) -> None:
    """Put a program there that leaves a trace when it is run."""
    program = here / "run-me"
    program.write_text(f"#!/bin/sh\ntouch {folder / 'ran'}\n", encoding="utf-8")
    program.chmod(0o755)


def _links(here: Path, secrets: Path) -> None:
    (here / "assessments" / "templates").symlink_to(secrets, target_is_directory=True)
    (here / "assessments" / "linked.yaml").symlink_to(secrets / "mini.yaml")
    (here / ROUND / "elsewhere").symlink_to(secrets / "assessments", target_is_directory=True)
    (here / "deep").mkdir()
    (here / "deep" / "checklists").symlink_to("/", target_is_directory=True)
    shutil.copy(here / AGREED, here / "deep" / "agreed.yaml")
    (here / "out.md").symlink_to(secrets / "written.md")
    (here / "loop.yaml").symlink_to("loop.yaml")
    (here / "linked-agreed.yaml").symlink_to(secrets / AGREED)
    (here / "linked-new.yaml").symlink_to(secrets / "new.yaml")
    (here / "linked-folder").symlink_to(secrets, target_is_directory=True)


def _names(here: Path) -> None:
    checklist = (here / "checklists") if (here / "checklists").is_dir() else here
    for name in NAMES:
        (checklist / name).write_text(f"format: scalecheck/checklist@1.0\n# {CANARY}\ntitle: [\n", encoding="utf-8")
    head = subprocess.run(
        [_found_git(), "rev-parse", "HEAD"], cwd=here, capture_output=True, encoding="ascii", check=True
    ).stdout.strip()
    for name in (head, "HEAD"):
        (here / name).write_text("x\n", encoding="utf-8")


def _texts(here: Path, secrets: Path) -> None:
    first, rest = (here / SMALL).read_text(encoding="utf-8").split("\n", 1)
    evil = here / EVIL
    evil.parent.mkdir()
    follows = os.path.relpath(secrets / SMALL.parents[2] / "2026-06", evil.parent)
    rest = re.sub(r"(?m)^follows:.*\n", "", rest)
    evil.write_text(f"{first}\nfollows: {follows}/programme/agreed.yaml\n{rest}", encoding="utf-8")
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*{'a' if not n else f'b{n - 1}'}, *a]\n" for n in range(40))
    (here / "bomb.yaml").write_text(f"format: scalecheck/checklist@1.0\n{bomb}", encoding="utf-8")
    (here / "words.yaml").write_text(
        f"format: scalecheck/assessment@1.0\nround: {WORDS!a}\nchecklist: {{id: nowhere, version: 1.0.²}}\n",
        encoding="utf-8",
    )


def _worded(here: Path) -> None:
    told = yaml.safe_load((here / SMALL).read_text(encoding="utf-8"))
    del told["follows"]
    told["innovation"]["id"] = "worded"
    (here / WORDED).parent.mkdir(parents=True)
    (here / WORDED).write_text(yaml.safe_dump(_hostile(told), sort_keys=False), encoding="utf-8")


def _hostile(told: Any, key: str = "") -> Any:  # noqa: ANN401 (whatever a file holds)
    if isinstance(told, dict):
        return {name: _hostile(value, name) for name, value in told.items()}
    if isinstance(told, list):
        return [_hostile(one) for one in told]
    return NOTED if key in SPOKEN and isinstance(told, str) else told


def _workbooks(packs: Path, secrets: Path) -> None:
    """Write workbooks that ask their reader for a file of the victim, lead out of themselves, or never end."""
    packs.mkdir()
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secrets / "config"}">]><a>&x;</a>'
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x"}">' for n in range(30))
    for name, parts in {
        "entity": {"xl/workbook.xml": entity},
        "grown": {"xl/workbook.xml": f"<!DOCTYPE a [{grown}]><a>&e29;</a>"},
        "climbs": {"xl/workbook.xml": "<a/>", "../../../secrets/written.xml": "x", str(secrets / "written.xml"): "x"},
        "large": {"xl/workbook.xml": "<a/>", "xl/sharedStrings.xml": " " * 100_000_000},
    }.items():
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as book:
            for part, text in parts.items():
                book.writestr(part, text)
        (packs / f"{name}.xlsx").write_bytes(written.getvalue())
    if hasattr(os, "symlink"):
        (packs / "linked.yaml").symlink_to(secrets / AGREED)


def _templates(here: Path) -> None:
    templates = here / "templates"
    (templates / "report").mkdir(parents=True)
    (templates / "leak.md.jinja").write_text("{% include '../../secrets/config' %}", encoding="utf-8")
    (templates / "runs.md.jinja").write_text("{{ ''.__class__.__mro__[1].__subclasses__() }}", encoding="utf-8")
    loops = "{% for a in report.answers %}" * 12
    (templates / "bomb.md.jinja").write_text(loops + "{% endfor %}" * 12, encoding="utf-8")
    (here / "root.md.jinja").write_text("{% include '.git/config' %}", encoding="utf-8")
    (templates / "acts.md.jinja").write_text("::error::x\n##vso[task.x]\n{{ report.title }}\n", encoding="utf-8")


def _modules(here: Path, folder: Path) -> None:
    for name in MODULES:
        text = f"open({str(folder / 'ran')!r}, 'w').close()\n"
        (here / f"{name}.py").write_text(text, encoding="utf-8")
    for name in ("git", "git.exe", "python"):
        shutil.copy(here / "run-me", here / name)
    (here / ".gitattributes").write_text("*.yaml diff=own filter=own\n", encoding="utf-8")


def _bare(here: Path, folder: Path) -> None:
    """Put a bare repository into a folder, which says that its files are here."""
    _git(folder, "init", "-q", "--bare", str(folder / "bare"))
    for part in ("HEAD", "config", "objects", "refs"):
        shutil.move(folder / "bare" / part, here / "checklists" / part)
    config = str(here / "checklists" / "config")
    _git(here, "config", "--file", config, "core.bare", "false")
    _git(here, "config", "--file", config, "core.worktree", str(here / "checklists"))
    _git(here, "config", "--file", config, "core.fsmonitor", str(here / "run-me"))


def _settings(here: Path, folder: Path) -> None:
    for key in SETTINGS:
        _git(here, "config", key, str(here / "run-me"))
    _git(here, "config", "core.hooksPath", str(folder / "hooks"))
    _git(here, "config", "remote.origin.url", f"ext::{here / 'run-me'}")
    _git(here, "config", "remote.origin.promisor", "true")
    _git(here, "config", "protocol.ext.allow", "always")
    _git(here, "config", "diff.orderFile", str(folder / "secrets" / "config"))
    _git(here, "config", "log.showSignature", "true")


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=ward lead", "-c", "user.email=ward-lead@example.org", "-c", "init.defaultBranch=main")
    off = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
    subprocess.run([_found_git(), *who, *off, *arguments], cwd=folder, check=True)


def _found_git() -> str:
    return shutil.which("git") or "git"


if __name__ == "__main__":
    make(Path(sys.argv[1]).absolute())

"""Files just under the limits of size that are made to take long, and what each command takes over them.

    python tests/attacks/bombs.py                 every file and command, as a table
    python tests/attacks/bombs.py actions notes   these files alone

A command may take two seconds of a processor for each MB that it reads, and one second to begin, and 300 MiB of memory;
or it says in a sentence that it refuses. Exit code 1 where one took more, or ended in another way than with 0, 1 or 2.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.large import checklist_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

SECONDS_A_MB: Final = 2.0
"""How many seconds of a processor a command may take for each MB."""
TO_BEGIN: Final = 1.0
"""How many it may take besides."""
MOST_MIB: Final = 300
"""How much memory it may take."""
SCALECHECK: Final = (sys.executable, "-I", "-m", "scalecheck")
HEAD: Final = """\
format: scalecheck/assessment@1.0
checklist: {id: large, version: "1.0.0"}
innovation: {id: hub, name: Hub}
round: "2026-11"
respondent: {id: lead, role: lead}
"""
REPORTS: Final = tuple(("report", "many.yaml", "-o", f"out.{form}") for form in ("md", "html", "docx", "json"))
READERS: Final = (("validate", "many.yaml"), ("status", "many.yaml"), ("review", "many.yaml"))
ALL: Final = (*READERS, ("actions", "many.yaml"), ("actions", "many.yaml", "-o", "out.csv"), *REPORTS)


class Bomb(NamedTuple):
    """Files that are made to take long."""

    files: Mapping[str, str]
    """Their texts, by name."""
    commands: Iterable[tuple[str, ...]]
    """What is run over them."""


class Took(NamedTuple):
    """What one command took."""

    code: int
    """Its exit code."""
    seconds: float
    """The seconds of a processor."""
    mib: float
    """The memory, in MiB."""


def answers(items: int, entry: str, more: str = "") -> str:
    """Return an assessment of the large checklist, each of whose answers is written alike."""
    text = "".join(f"  question-{number}:\n{entry.replace('{number}', str(number))}" for number in range(items))
    return f"{HEAD}{more}answers:\n{text}"


def _actions() -> Bomb:
    action = "      - {what: Write the page of the plan, who: ward lead, due: 2027-01-31}\n"
    text = answers(40, f"    option: partly\n    actions:\n{action * 600}")
    return Bomb({"many.yaml": text, "checklists/large.yaml": checklist_text(40)}, ALL)


def _tiny() -> Bomb:
    text = answers(40, "    option: partly\n    actions:\n" + "      - {what: W}\n" * 1_400)
    return Bomb({"many.yaml": text, "checklists/large.yaml": checklist_text(40)}, ALL)


def _asks() -> Bomb:
    asks = "asks:\n" + "".join(f"  - {{what: Rule {one}, kind: rule, body: Body {one}}}\n" for one in range(24_000))
    files = {"many.yaml": answers(40, "    option: partly\n", asks), "checklists/large.yaml": checklist_text(40)}
    return Bomb(files, (*READERS, ("asks", "many.yaml"), *REPORTS))


def _names(names: Iterable[str]) -> Bomb:
    proposal = f"proposal:\n  step: All of them\n  sites: [{', '.join(names)}]\n"
    files = {"many.yaml": answers(40, "    option: partly\n", proposal), "checklists/large.yaml": checklist_text(40)}
    return Bomb(files, (*READERS, *REPORTS))


def _mixed_names() -> Iterable[str]:
    """Return names of the same letters in another order, which only a slow look can tell apart."""
    letters = "abcdefghijklmnopqrstuvwxyz" * 7
    return ("".join(Random(number).sample(letters, len(letters))) for number in range(4_000))  # noqa: S311 (no secrets)


def _conditions() -> Bomb:
    conditions = "    - {what: Something is true first, who: ward lead, due: 2027-01-31}\n" * 24_000
    decision = f"decision:\n  date: 2026-11-20\n  group: The board\n  taken: Wait.\n  conditions:\n{conditions}"
    text = answers(40, "    option: partly\n", decision)
    return Bomb({"many.yaml": text, "checklists/large.yaml": checklist_text(40)}, ALL)


def _notes() -> Bomb:
    line = "      Some words of a note that goes on and on, with *signs* and a https://example.org/page in it.\n"
    text = answers(40, f"    option: partly\n    note: |\n{line * 1700}")
    return Bomb({"many.yaml": text, "checklists/large.yaml": checklist_text(40)}, (*READERS, *REPORTS))


def _evidence() -> Bomb:
    piece = "      - {what: Minutes of the board, link: a.md, recorded: 2026-11-01}\n"
    text = answers(40, f"    option: partly\n    evidence:\n{piece * 600}")
    return Bomb({"many.yaml": text, "checklists/large.yaml": checklist_text(40)}, (*READERS, *REPORTS))


def _items() -> Bomb:
    files = {"many.yaml": answers(8_000, "    option: partly\n    note: Some of it.\n")}
    files["checklists/large.yaml"] = checklist_text(8_000)
    return Bomb(files, (*READERS, *REPORTS))


def _alike() -> Bomb:
    ask = "Is it written down which part number"
    alike = "Is it written down which few parts must not change, and why they bring the benefit, in number"
    text = checklist_text(9_000).replace(ask, alike)
    return Bomb({"many.yaml": text}, (("validate", "many.yaml"), ("checklist", "show", "many.yaml")))


def _migration() -> Bomb:
    old = checklist_text(8_000)
    new = old.replace('version: "1.0.0"', 'version: "2.0.0"').replace("ask: Is it", "ask: Is it now")
    text = answers(8_000, "    option: partly\n    note: >-\n      Some of part {number} is written down.\n")
    files = {"many.yaml": text, "checklists/large.yaml": new, "checklists/earlier/large-1.0.0.yaml": old}
    return Bomb(files, (("migrate", "many.yaml", "--to", "2.0.0"), ("checklist", "diff", *list(files)[:0:-1])))


def _additions() -> Bomb:
    add = "".join(
        f"  - {{to: everything, because: Ours., item: {{id: own-{number}, title: Own {number}, ask: Is {number} so?, "
        "about: site, importance: could, scale: place}}\n"
        for number in range(6_000)
    )
    head = 'format: scalecheck/overlay@1.0\nid: local\nversion: "0.1.0"\ntitle: Local\nbecause: Agreed.\n'
    text = f'{head}extends: {{checklist: large, version: "1.0.0"}}\nadd:\n{add}'
    files = {"many.yaml": text, "checklists/large.yaml": checklist_text(40)}
    return Bomb(files, (("validate", "many.yaml"), ("checklist", "show", "many.yaml")))


def _aliases() -> Bomb:
    return Bomb({"many.yaml": "k: " + "&a " * 2_700_000}, (("validate", "many.yaml"), ("status", "many.yaml")))


def _problems() -> Bomb:
    text = HEAD + "".join(f"key-{number}: x\n" for number in range(90_000))
    forms = (("validate", "many.yaml", "--format", form) for form in ("text", "json", "sarif", "github"))
    return Bomb({"many.yaml": text}, tuple(forms))


def _comments() -> Bomb:
    text = answers(40, "    option: partly\n" + "    # a line that somebody wrote\n" * 4_500)
    commands = (*READERS, ("decide", "many.yaml", "--outcome", "Wait.", "--group", "The board", "--date", "2026-11-20"))
    return Bomb({"many.yaml": text, "checklists/large.yaml": checklist_text(40)}, commands)


BOMBS: Final[Mapping[str, Callable[[], Bomb]]] = {
    "actions": _actions,
    "tiny": _tiny,
    "asks": _asks,
    "names": lambda: _names(f"Site {number}" for number in range(60_000)),
    "mixed": lambda: _names(_mixed_names()),
    "conditions": _conditions,
    "notes": _notes,
    "evidence": _evidence,
    "items": _items,
    "alike": _alike,
    "migration": _migration,
    "additions": _additions,
    "aliases": _aliases,
    "problems": _problems,
    "comments": _comments,
}
"""What makes each of them, by name."""


def run(folder: Path, command: tuple[str, ...]) -> Took:
    """Run a command in a folder, and return what it took."""
    with subprocess.Popen(
        (*SCALECHECK, *command),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    return Took(running.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def try_one(name: str, bomb: Bomb) -> bool:
    """Run every command over one of them, print what each took, and return whether all kept within the bounds."""
    kept = True
    for command in bomb.commands:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            (folder / ".git").mkdir()
            for file, text in bomb.files.items():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_text(text, encoding="utf-8")
            took = run(folder, command)
        size = sum(len(text.encode()) for text in bomb.files.values()) / 1e6
        within = took.seconds <= TO_BEGIN + SECONDS_A_MB * size and took.mib <= MOST_MIB and took.code in {0, 1, 2}
        kept = kept and within
        figures = f"{size:5.1f} {took.seconds:7.1f} {took.seconds / size:7.2f} {took.mib:6.0f} {took.code:5}"
        print(f"{name:10} {' '.join(command)[:44]:44} {figures}{'' if within else '  too much'}", flush=True)
    return kept


def main(names: list[str]) -> int:
    """Try those that are named, else all."""
    heads = f"{'MB':>5} {'s':>7} {'s/MB':>7} {'MiB':>6} {'exit':>5}"
    print(f"{'file':10} {'command':44} {heads}")
    kept = [try_one(name, BOMBS[name]()) for name in names or BOMBS]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

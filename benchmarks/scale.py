"""How time and memory grow: with questions, notes, respondents, commits and files.

    python benchmarks/scale.py                      every series
    python benchmarks/scale.py notes panels         these alone
    python benchmarks/scale.py --write              every series, into docs/performance.md with its picture

Each figure is of a whole process and those that it starts: processors' seconds, and the memory of the largest of them
in MiB. A series is linear or better where its last step takes at most as many times the seconds as its size grew, with
a fifth more for the noise of the machine. The picture needs matplotlib, which nothing else here does.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from big_checklist import checklist_text
from many_files import write_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

PAGE: Final = Path(__file__).parents[1] / "docs" / "performance.md"
PICTURE: Final = PAGE.with_suffix(".svg")
BEGIN, END = "<!-- series -->\n", "<!-- end of series -->\n"
NOISE: Final = 1.2
"""How many times as fast as its size a series may grow."""
QUESTIONS: Final = 50
"""How many questions there are where something else grows."""
DAY: Final = "2026-11-28"
FILE: Final = "assessments/hub/2026-11/programme/respondent-0.yaml"
LEFT_OUT: Final = re.compile(
    r" {8}(?:improve|evidence):\n(?: {10}.*\n)+"
    r"| {8}(?:sources|barriers|best_answered_by|guidance|weight|not_applicable): .*\n"
)
"""What questions go without: with it, the most of them are more than the 200,000 keys and values of one file."""
LEVELS: Final = ("not-started", "planned", "partly", "in-place")


class Took(NamedTuple):
    """What a command took."""

    seconds: float
    """The seconds of a processor, of all its processes."""
    mib: float
    """The most memory that one of its processes had, in MiB."""


class Series(NamedTuple):
    """Something that grows, and the commands that are run at each size."""

    what: str
    """What grows, in words."""
    sizes: Sequence[int]
    """How large it is each time."""
    lay_out: Callable[[Path, int], None]
    """Writes the files of a size into an empty folder."""
    commands: Mapping[str, tuple[str, ...]]
    """What is run, by the name under which it is shown."""


def assessment(questions: int, respondent: int = 0, note: int = 60) -> str:
    """Return the file of a respondent who answers every question, with a note of this many characters each."""
    words = ("What is known about this in one sentence as people write it. " * (note // 60 + 1))[:note].strip()
    head = (
        'format: scalecheck/assessment@1.0\nchecklist: {id: large, version: "1.0.0"}\n'
        'innovation: {id: hub, name: The hub}\nround: "2026-11"\n'
        f"respondent: {{id: respondent-{respondent}, role: role {respondent}, organisation: Hospital}}\nanswers:\n"
    )
    return head + "".join(
        f"  question-{number}:\n    option: {_level(number, respondent)}\n"
        f"    note: {words}\n    answered: {{who: role {respondent}, date: 2026-11-12}}\n"
        for number in range(questions)
    )


def _level(number: int, respondent: int) -> str:
    """Return an option; the first question has its best one, for others are asked only then."""
    return LEVELS[(number * 7 + respondent * 3 + number * respondent) % 4 if number else 3]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _questions(folder: Path, size: int) -> None:
    _write(folder / "checklists" / "large.yaml", LEFT_OUT.sub("", checklist_text(size)))
    _write(folder / FILE, assessment(size))


def _notes(folder: Path, size: int) -> None:
    _write(folder / "checklists" / "large.yaml", checklist_text(QUESTIONS))
    _write(folder / FILE, assessment(QUESTIONS, note=size))


def _panel(folder: Path, size: int) -> None:
    _write(folder / "checklists" / "large.yaml", checklist_text(QUESTIONS))
    for number in range(size):
        _write((folder / FILE).with_name(f"respondent-{number}.yaml"), assessment(QUESTIONS, number))


def _history(folder: Path, size: int) -> None:
    _questions(folder, QUESTIONS)
    imported = "".join(_commit(folder, number) for number in range(size)).encode()
    git = shutil.which("git") or "git"
    for words in (("init", "-q", "-b", "main"), ("fast-import", "--quiet"), ("reset", "-q", "--hard", "main")):
        subprocess.run([git, "-C", str(folder), *words], input=imported, check=True)


def _commit(folder: Path, number: int) -> str:
    """Return a commit in which another question is answered otherwise, as `git fast-import` reads it."""
    files = {FILE: assessment(QUESTIONS, number)}
    if not number:
        files["checklists/large.yaml"] = (folder / "checklists" / "large.yaml").read_text(encoding="utf-8")
    blobs = "".join(f"M 100644 inline {name}\ndata {len(text.encode())}\n{text}\n" for name, text in files.items())
    return (
        f"commit refs/heads/main\ncommitter clerk <clerk@example.org> {1_700_000_000 + number * 3600} +0000\n"
        f"data 6\nAnswer\n{blobs}\n"
    )


def _files(folder: Path, size: int) -> None:
    write_tree(folder, size)


_REPORT: Final = {"report in Markdown": ("report", FILE, "-o", "out.md"), "in Word": ("report", FILE, "-o", "out.docx")}
SERIES: Final[Mapping[str, Series]] = {
    "questions": Series(
        "questions",
        (10, 50, 200, 1000, 5000),
        _questions,
        {"validate": ("validate", "checklists/large.yaml", FILE), "status": ("status", FILE), **_REPORT},
    ),
    "notes": Series("characters a note", (200, 1000, 5000, 20_000), _notes, {"status": ("status", FILE), **_REPORT}),
    "panels": Series(
        "respondents", (3, 10, 30, 60), _panel, {"panel": ("panel", str(Path(FILE).parent), "--as-of", DAY)}
    ),
    "histories": Series("commits", (10, 100, 1000), _history, {"history": ("history", FILE)}),
    "portfolios": Series(
        "files", (100, 1000, 3000), _files, {"portfolio": ("portfolio", ".", "--no-cache", "--as-of", DAY)}
    ),
}


def took(folder: Path, command: tuple[str, ...]) -> Took:
    """Run a command of scalecheck in a folder, and return what it took."""
    with subprocess.Popen(
        (sys.executable, "-I", "-m", "scalecheck", *command),
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "caches")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        said = running.stderr.read() if running.stderr else b""
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"{command} ended with {running.returncode}: {said.decode(errors='replace')}")
    return Took(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measured(series: Series) -> dict[str, dict[int, Took]]:
    """Return what each command of a series took, by its name and by size."""
    found: dict[str, dict[int, Took]] = {name: {} for name in series.commands}
    for size in series.sizes:
        with tempfile.TemporaryDirectory() as made:
            series.lay_out(Path(made), size)
            for name, command in series.commands.items():
                found[name][size] = took(Path(made), command)
                print(f"{size:7} {series.what:20} {name:20} {found[name][size].seconds:7.2f} s", file=sys.stderr)
    return found


def growth(sizes: Mapping[int, Took]) -> float:
    """Return how many times as fast as its size a series grows at its last step; 1 is linear."""
    before, last = sorted(sizes)[-2:]
    return (sizes[last].seconds / sizes[before].seconds) / (last / before)


def table(series: Series, found: Mapping[str, Mapping[int, Took]]) -> Iterable[str]:
    """Return the lines of a series as a table in Markdown: one column for each size."""
    yield f"| {series.what} | {' | '.join(f'{size:,}' for size in series.sizes)} | last step |"
    yield f"| --- |{' ---: |' * (len(series.sizes) + 1)}"
    for name, sizes in found.items():
        cells = (f"{one.seconds:.2f} s, {one.mib:.0f} MiB" for one in sizes.values())
        yield f"| {name} | {' | '.join(cells)} | {growth(sizes):.2f} |"


def draw(results: Mapping[str, Mapping[str, Mapping[int, Took]]]) -> None:
    """Draw every series into one picture, seconds over size, both by powers of ten."""
    import matplotlib as mpl  # noqa: PLC0415 (only for the picture)

    mpl.use("svg")
    mpl.rcParams |= {"svg.hashsalt": "scalecheck", "svg.fonttype": "none", "font.size": 9}
    from matplotlib import pyplot as plt  # noqa: PLC0415 (only once it is told how to draw)

    figure, places = plt.subplots(1, len(results), figsize=(3 * len(results), 3.2), sharey=True, squeeze=False)
    for place, (name, found) in zip(places[0], results.items(), strict=True):
        for command, sizes in found.items():
            place.loglog(list(sizes), [one.seconds for one in sizes.values()], marker="o", label=command)
        first, last = min(SERIES[name].sizes), max(SERIES[name].sizes)
        highest = max(sizes[last].seconds for sizes in found.values())
        place.loglog([first, last], [highest * first / last, highest], linestyle=":", color="grey", label="linear")
        place.set_xticks(SERIES[name].sizes, [f"{size:,}" for size in SERIES[name].sizes])
        place.minorticks_off()
        place.set_xlabel(SERIES[name].what)
        place.legend(fontsize=7)
    places[0][0].set(ylabel="processors' seconds", ylim=(0.1, 100))
    figure.tight_layout()
    figure.savefig(PICTURE, metadata={"Date": None, "Creator": None})


def main() -> int:
    """Measure the series that are named, else all; 1 when one grows faster than its size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*SERIES, []], metavar="series", help=", ".join(SERIES))
    parser.add_argument("--write", action="store_true", help="write docs/performance.md and its picture")
    arguments = parser.parse_args()
    results = {name: measured(SERIES[name]) for name in arguments.names or SERIES}
    text = "\n\n".join("\n".join(table(SERIES[name], found)) for name, found in results.items())
    print(text)
    if arguments.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
        draw(results)
    return int(any(growth(sizes) > NOISE for found in results.values() for sizes in found.values()))


if __name__ == "__main__":
    sys.exit(main())

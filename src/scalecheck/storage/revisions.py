"""Files as they were in git."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from scalecheck.errors import CannotLookError
from scalecheck.storage.git import check_named, git_root, is_own_history
from scalecheck.storage.running_git import Git, RefusedError
from scalecheck.storage.search import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_CONTENT: Final = 256 * 1024 * 1024
"""How many bytes of files of one revision are laid out."""
LARGEST: Final = 16 * 1024 * 1024
"""From how many bytes on only the beginning of a file is laid out; no file of ours is as large."""

_ORDINARY_FILES: Final = (b"100644", b"100755")
_COMMIT: Final = re.compile(rb"\x01([0-9a-f]{40,64})\x00(\d{4}-\d{2}-\d{2})\x00?")
_NOT_IN_WINDOWS_NAMES: Final = re.compile(r'[\x00-\x1f<>:"\\|?*]|[. ]$|^(?:\.git|git~\d+)$', re.IGNORECASE)
_DEVICES: Final = frozenset(
    (
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        *(f"{port}{one}" for port in ("COM", "LPT") for one in "0123456789¹²³"),
    )
)
"""Source: Microsoft Learn, Naming Files, Paths, and Namespaces (reserved names and characters)."""
_FULL_HASH: Final = re.compile(r"[0-9a-f]{40,64}")
_PIECE: Final = 65536
_LOGGED: Final = "--format=%x01%H%x00%cs"
_LONGEST_REVISION: Final = 250


class Revised(NamedTuple):
    """A path at a revision, as a person wrote it."""

    revision: str
    """The revision."""
    path: str
    """The path behind the first colon."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed a file."""

    id: str
    """Its full hash."""
    day: date
    """The day on which it was made."""
    path: str
    """What the file was called then, from the root of the repository."""


def revised(text: str) -> Revised | None:
    """Read `REV:PATH`; None where the text is a path: where something of that name exists, or no colon is in it.

    Raises:
        CannotLookError: the revision is empty, or begins with `-`, or could not be the name of one.
    """
    if os.path.lexists(text) or ":" not in text or _has_drive(text):
        return None
    revision, _, path = text.partition(":")
    check_revision(revision)
    return Revised(revision, path)


def check_revision(revision: str) -> None:
    """Refuse what can't be a revision.

    Raises:
        CannotLookError: it is empty, begins with `-`, or holds signs that no revision has.
    """
    if not revision:
        raise CannotLookError("Before the colon belongs the name of a revision, such as HEAD~3:FILE; there is none.")
    if revision.startswith("-"):
        raise CannotLookError(f"{revision}: a revision never begins with `-`.")
    if not revision.isprintable() or len(revision) > _LONGEST_REVISION:
        raise CannotLookError("This cannot be the name of a revision.")


class Repository:
    """A git repository that is only read."""

    def __init__(self, near: Path) -> None:
        """Find the repository that a file or folder belongs to.

        Raises:
            CannotLookError: git is not installed, or this is no repository, or git refuses to read it, or its history
                is another's, or a link leads to it out of a repository.
        """
        check_named(near)
        self._git = Git()
        self._here = _folder(near)
        try:
            root = self._path("--show-toplevel")
        except RefusedError as refusal:
            raise CannotLookError(_why_no_repository(self._here, refusal.said)) from None
        self.root = Path(os.path.realpath(root))
        """The folder that holds the repository."""
        if self.root != git_root(self._here):
            raise CannotLookError(
                f"{self._here}: not read, because its settings for git name another folder as the place of its files."
            )
        self._refuse_the_history_of_another()

    @property
    def shallow(self) -> bool:
        """Whether this is a clone that holds only the last part of the history."""
        try:
            return self._run("rev-parse", "--is-shallow-repository").strip() == b"true"
        except RefusedError:
            return False

    @property
    def partial(self) -> bool:
        """Whether this is a clone that holds only some of its content, and would fetch the rest when it is wanted."""
        try:
            return bool(self._run("config", "--get-regexp", r"^remote\..*\.(promisor|partialclonefilter)$").strip())
        except RefusedError:
            return False

    @property
    def empty(self) -> bool:
        """Whether nothing was ever committed."""
        return not self._run("rev-list", "-1", "--all").strip()

    def commit_of(self, revision: str) -> str:
        """Return the full hash of a revision.

        Raises:
            CannotLookError: there is none of that name.
        """
        check_revision(revision)
        try:
            found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except RefusedError:
            found = b""
        commit = found.decode("ascii", "replace").strip()
        if not _FULL_HASH.fullmatch(commit):  # `^HEAD` is understood by git, and is no revision
            raise CannotLookError(f"There is no revision `{revision}` in {self.root}.{self._cut_off()}")
        return commit

    def day_of(self, commit: str) -> date:
        """Return the day on which a commit was made."""
        return date.fromisoformat(self._run("show", "--no-patch", "--format=%cs", commit, "--").decode("ascii").strip())

    def last_before(self, day: date) -> str:
        """Return the last commit of the history of what is checked out, up to the end of a day.

        Raises:
            CannotLookError: there is none.
        """
        try:
            found = self._run("rev-list", "-1", f"--before={day.isoformat()}T23:59:59", "HEAD", "--")
        except RefusedError:
            raise CannotLookError(f"{self.root}: nothing was ever committed there.") from None
        if not found.strip():
            raise CannotLookError(f"{self.root}: nothing was committed by {day.isoformat()}.{self._cut_off()}")
        return found.decode("ascii").strip()

    def commits_of(self, path: Path) -> tuple[Commit, ...]:
        """Return every commit that changed a file, the latest first, also under the names that it had before.

        Raises:
            CannotLookError: it is outside the repository, or was never committed.
        """
        name = self.name_of(path)
        wanted = ("--follow", "--no-ext-diff", "--no-textconv", "--name-status", "-z", _LOGGED)
        try:
            told = self._git.run(self.root, "log", *wanted, "--", name)
        except RefusedError:
            if self.partial:
                raise CannotLookError(f"{path}: git cannot tell its history in this partial clone.") from None
            told = b""
        commits = tuple(_commits(told, name))
        if not commits:
            raise CannotLookError(f"{path}: this file was never committed, so git knows no history of it.")
        return commits

    def name_of(self, path: Path) -> str:
        """Return the path of a file or folder from the root, with `/` between its parts; empty for the root itself.

        Raises:
            CannotLookError: it is outside the repository.
        """
        whole = Path(os.path.realpath(path.parent)) / path.name if path.name else Path(os.path.realpath(path))
        whole = Path(os.path.normpath(whole))
        if not whole.is_relative_to(self.root):
            raise CannotLookError(f"{path} is outside the repository {self.root}.")
        name = whole.relative_to(self.root).as_posix()
        return "" if name == "." else name

    def named_at(self, commit: str, path: str) -> str:
        """Return the path from the root that a person means by a path at a revision.

        As in git, it begins at the root; what is not there is looked for below the folder that we are in.

        Raises:
            CannotLookError: it is not there at that revision; the sentence says what it was called, where git knows.
        """
        relative = path.startswith(("./", "../")) or path in {".", ".."} or Path(path).is_absolute()
        below = self.name_of(self._here / path)
        names = (below,) if relative else (PurePosixPath(path).as_posix().removeprefix("."), below)
        for name in names:
            if self._kind(commit, name) is not None:
                return name
        sentence = f"{path}: there is no such file at that revision ({commit[:10]})."
        raise CannotLookError(f"{sentence}{self._called_before(commit, names)}")

    def known_as(self, commit: str, path: Path) -> str | None:
        """Return what a file was called at a commit, from the root, where it has been renamed since; None: not there.

        Raises:
            CannotLookError: it is outside the repository.
        """
        name = self.name_of(path)
        if self._kind(commit, name) is not None:
            return name
        try:
            before = [one.path for one in self.commits_of(path)]
        except CannotLookError:
            return None
        return next((one for one in dict.fromkeys(before) if self._kind(commit, one) is not None), None)

    def holds(self, path: Path, content: bytes) -> bool:
        """Return whether the last commit holds a file with exactly this content."""
        try:
            return self._run("cat-file", "blob", f"HEAD:{self.name_of(path)}") == content
        except CannotLookError:
            return False

    def content_at(self, commit: str, name: str) -> bytes:
        """Return the content of a file, by its path from the root, at a commit.

        Raises:
            CannotLookError: it is not there, or git cannot tell.
        """
        return self._run("cat-file", "blob", f"{commit}:{name}")

    def is_folder_at(self, commit: str, name: str) -> bool:
        """Return whether a path from the root was a folder at a commit."""
        return self._kind(commit, name) == b"tree"

    def export(self, commit: str, names: Iterable[str], target: Path) -> None:
        """Write the YAML files below some folders, as they were at a commit, below a folder of ours.

        Args:
            commit: The commit.
            names: The folders, from the root; the folders `checklists` come along from wherever they are.
            target: An empty folder; the paths from the root are below it.
        """
        folders = tuple(names)
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit)
        wanted = {name: blob for name, blob in _blobs(listed) if _is_wanted(name, folders)}
        for name in wanted:
            if os.name == "nt" and (unsafe := why_not_on_windows(name)):
                raise CannotLookError(f"{name}: this file of the revision can't be laid out here ({unsafe}).")
        for name, content in self._contents(wanted):
            path = target / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            except OSError as failure:
                why = failure.strerror or failure
                raise CannotLookError(f"{name}: this file of the revision can't be laid out here ({why}).") from failure

    def _contents(self, blobs: dict[str, str]) -> Iterator[tuple[str, bytes]]:
        """Return the content of files one after the other; of a large one, only the beginning."""
        left = MOST_CONTENT
        with self._git.running(self._here, "cat-file", "--batch", given=_asked(blobs.values())) as said:
            for name in blobs:
                header = said.readline().split()
                if len(header) < 3 or header[1] != b"blob":  # noqa: PLR2004 (hash, kind and size)
                    raise CannotLookError(f"{name}: its content at that revision is not in this clone.")
                size = int(header[2])
                left -= min(size, LARGEST)
                if left < 0:
                    raise CannotLookError(f"This revision holds more than {MOST_CONTENT // 1024**2} MB of YAML files.")
                yield name, said.read(min(size, LARGEST))
                _pass_over(said, size - min(size, LARGEST) + 1)

    def _refuse_the_history_of_another(self) -> None:
        own = common = self.root / ".git"
        named = False
        if own.is_symlink() or not own.is_dir() or os.path.lexists(own / "commondir"):
            own = self._path("--absolute-git-dir")
            common = self._here / self._path("--git-common-dir")
            with suppress(RefusedError):
                named = bool(self._run("config", "--get", "core.worktree"))
        if not is_own_history(self.root, own, common, named=named):
            raise CannotLookError(
                f"{self._here}: not read, because its history is that of another folder, which does not name this one."
            )

    def _path(self, wanted: str) -> Path:
        return Path(self._run("rev-parse", wanted).decode("utf-8", "surrogateescape").rstrip("\r\n"))

    def _run(self, *arguments: str) -> bytes:
        return self._git.run(self._here, *arguments)

    def _kind(self, commit: str, name: str) -> bytes | None:
        """Return the kind of what a path from the root was at a commit; None where nothing was there."""
        if not name:
            return b"tree"
        facts, _, found = self._run("ls-tree", "-z", "--full-tree", commit, "--", name).partition(b"\t")
        return facts.split()[1] if os.fsdecode(found.rstrip(b"\0")) == name else None

    def _called_before(self, commit: str, names: tuple[str, ...]) -> str:
        """Return what a file was called at a commit that does not know its name of today."""
        for name in names:
            try:
                before = [one.path for one in self.commits_of(self.root / name)]
            except CannotLookError:
                continue
            known = next((one for one in dict.fromkeys(before) if self._kind(commit, one) is not None), None)
            if known is not None:
                return f" It was called {known} then."
        return self._cut_off()

    def _cut_off(self) -> str:
        if not self.shallow:
            return ""
        return " This is a shallow clone, without its older history; `git fetch --unshallow` brings the rest."


def why_not_on_windows(name: str) -> str:
    """Return why a path from a repository must not be written on Windows; empty where it may be."""
    for part in PurePosixPath(name).parts:
        if _NOT_IN_WINDOWS_NAMES.search(part):
            return "on Windows its name would lead elsewhere"
        if part.partition(".")[0].rstrip().upper() in _DEVICES:
            return "on Windows its name is that of a device"
    return ""


def _asked(objects: Iterable[str]) -> bytes:
    return "".join(f"{one}\n" for one in objects).encode("ascii")


def _pass_over(said: IO[bytes], size: int) -> None:
    while size > 0 and (piece := said.read(min(size, _PIECE))):
        size -= len(piece)


def _has_drive(text: str) -> bool:
    r"""Return whether this is a path on a drive of Windows, such as `C:\file`, and no revision of one letter."""
    return os.name == "nt" and len(text) > 2 and text[1] == ":" and text[2] in "\\/"  # noqa: PLR2004


def _folder(near: Path) -> Path:
    """Return the nearest folder that exists, from this file or folder upwards."""
    whole = Path(os.path.realpath(near))
    return next((one for one in (whole, *whole.parents) if one.is_dir()), Path.cwd())


def _why_no_repository(here: Path, said: str) -> str:
    if "dubious ownership" in said:
        return f"{here}: git does not read this repository, because it belongs to somebody else."
    return f"{here} is in no git repository, so nothing is known about earlier versions."


def _commits(told: bytes, name: str) -> Iterator[Commit]:
    """Read what `git log` says with `-z`: for each commit its hash and day, then what happened to the file."""
    _, *parts = _COMMIT.split(told)
    for commit, day, happened in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        rest = [one for one in (word.strip(b"\n") for word in happened.split(b"\0")) if one]
        name = rest[-1].decode("utf-8", "surrogateescape") if rest else name
        if not rest or not rest[0].startswith(b"D"):
            yield Commit(commit.decode("ascii"), date.fromisoformat(day.decode("ascii")), name)


def _blobs(listed: bytes) -> Iterator[tuple[str, str]]:
    """Return path and hash of every ordinary file that `git ls-tree` lists; links and other repositories are none."""
    for line in listed.split(b"\0"):
        facts, _, name = line.partition(b"\t")
        mode, _, rest = facts.partition(b" ")
        if mode in _ORDINARY_FILES:
            yield name.decode("utf-8", "surrogateescape"), rest.split()[-1].decode("ascii")


def _is_wanted(name: str, folders: tuple[str, ...]) -> bool:
    path = PurePosixPath(name)
    if path.suffix.lower() not in SUFFIXES or ".." in path.parts or path.is_absolute() or "\\" in name:
        return False
    below = any(not folder or name.startswith(f"{folder}/") for folder in folders)
    return below or "checklists" in path.parts[:-1]

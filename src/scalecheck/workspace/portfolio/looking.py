"""Looking at a tree: every file is read or known from an earlier run, and what speaks for each place is judged."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from scalecheck.documents.kinds import looks_like_ours
from scalecheck.engine.changes.asks import ask_rows
from scalecheck.engine.inputs.occasions import names_parts, naming_parts, occasion_of, speaking
from scalecheck.engine.portfolio.carrying import review_day
from scalecheck.engine.portfolio.places import Names, PortfolioPlace, organisations_in
from scalecheck.errors import CannotLookError
from scalecheck.problems import Problem, in_order
from scalecheck.storage.git import check_named
from scalecheck.storage.search import listing
from scalecheck.workspace.occasions import occasion_words
from scalecheck.workspace.portfolio.crew import AT_ONCE, Crew, Setting
from scalecheck.workspace.portfolio.desk import Task
from scalecheck.workspace.portfolio.stored import Kept, header_in, outcome_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from scalecheck.engine.inputs.occasions import Occasion
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.portfolio.facts import Due
    from scalecheck.engine.portfolio.outcome import Outcome
    from scalecheck.model.assessment import Assessment
    from scalecheck.storage.cache.store import Store
    from scalecheck.workspace.portfolio.desk import Desk, Read
    from scalecheck.workspace.portfolio.stored import Judged

HEADER, ANSWERS, NOTHING, OUTCOME = "header", "answers", "nothing", "outcome"
"""The kinds of text that are kept: a file's header and answers; that it is nothing for a portfolio; an outcome."""
_TOGETHER: Final = 1000
"""How many files are looked up among what is kept at a time."""

Thing = TypeVar("Thing")


@dataclass(slots=True)
class KnownAssessment:
    """One valid assessment."""

    path: str
    """The file."""
    kept: Kept
    """What is known of it."""
    header: Assessment
    """Its header."""
    dues: tuple[Due, ...]
    """What is promised in it."""
    outline: Outline
    """Its checklist."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What a tree holds."""

    places: tuple[PortfolioPlace, ...]
    """What speaks for each innovation, place and round, and where nothing does."""
    problems: tuple[Problem, ...]
    """What is wrong in its files, each an error."""
    files: int
    """How many valid assessments there are."""


@dataclass(slots=True)
class _Found:
    entries: list[KnownAssessment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class _Spoken(NamedTuple):
    occasion: Occasion
    entries: tuple[KnownAssessment, ...]
    speaker: KnownAssessment | None
    is_open: bool

    @property
    def hands_down(self) -> tuple[KnownAssessment, ...]:
        """What others may inherit from: no respondent's file while the round is open."""
        return tuple(one for one in self.entries if not self.is_open or one.header.agreed is not None)


_Programmes = defaultdict["Occasion", dict[str, tuple[KnownAssessment, ...]]]
"""The files of each programme and round, by the checklist that they answer; an occasion's own is left out."""


class _Inherits(NamedTuple):
    speaker: KnownAssessment
    programme: KnownAssessment | None = None
    own_files: tuple[KnownAssessment, ...] = ()
    core: KnownAssessment | None = None
    """The programme's file by which it is known what must stay, where the speaker names such parts."""

    @property
    def files(self) -> tuple[KnownAssessment, ...]:
        """All files that the judgement rests on."""
        beside = (self.programme, self.core)
        return (self.speaker, *(one for one in beside if one is not None), *self.own_files)

    @property
    def key(self) -> str:
        """The fingerprint of all that the judgement rests on, but for the day."""
        parts = [f"{one.kept.content}:{one.kept.digest}" for one in self.files]
        return sha256(f"{self.programme is not None} {self.core is not None} {'|'.join(parts)}".encode()).hexdigest()


def look(setting: Setting, store: Store, progress: Callable[[int, int], None]) -> Tree:
    """Read every assessment of a tree, and judge what speaks for each place.

    Args:
        setting: The tree, the checklist that was named, and the day.
        store: What is known from earlier runs.
        progress: Is told now and then how many of how many files were read; at the end, that all are.

    Raises:
        CannotLookError: the folder cannot be listed, or the checklist that was named is not there.
        InvalidDocumentError: that checklist is not valid.
    """
    check_named(setting.folder)
    files = listing(setting.folder)
    with Crew(setting) as crew:
        found = _Found()
        for closed in files.closed:
            found.problems.append(Problem(str(closed), 1, 1, "unreadable", "You are not allowed to list this folder."))
        paths = [str(path) for path in files.files]
        for number, path_batch in enumerate(_batches(paths, _TOGETHER)):
            before = number * _TOGETHER
            _read(path_batch, crew, store, found, len(paths) - before, _further(progress, before, len(paths)))
        places = tuple(_places(found, crew, store))
        progress(len(paths), len(paths))
    return Tree(places, in_order(found.problems), len(found.entries))


def _further(progress: Callable[[int, int], None], before: int, of: int) -> Callable[[int], None]:
    """Return what is told how many files more than before were read."""
    return lambda more: progress(before + more, of)


def _batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch


def _read(
    paths: Sequence[str], crew: Crew, store: Store, found: _Found, left: int, progress: Callable[[int], None]
) -> None:
    """Read some files, or take what is known of their contents; `progress` is told now and then how many."""
    contents = dict(_contents(paths, crew.desk)) if store.keeps else {}
    asked = list(dict.fromkeys(contents.values()))
    headers, nothing = store.found(HEADER, asked), store.found(NOTHING, asked)
    known: dict[str, KnownAssessment] = {}
    unknown: list[str] = []
    for path in paths:
        content = contents.get(path)
        if content is not None and (content == "" or content in nothing):
            continue
        entry = _known(path, content, headers, crew.desk) if content is not None else None
        if entry is None:
            unknown.append(path)
        else:
            known[path] = entry
    if len(unknown) * 2 > len(paths):
        crew.expect(left)
    came: list[Read] = []
    for read_batch in crew.read(_batches(unknown, AT_ONCE)):
        progress(len(paths) - len(unknown) + len(came))
        came.extend(read_batch)
    _keep(store, came)
    for one in came:
        found.problems.extend(one.problems)
        if one.kept is not None:
            answers = "" if store.keeps else one.kept.answers  # very many texts fill the memory
            if (entry := _entry(one.path, one.content, one.kept.header, crew.desk, answers)) is not None:
                known[one.path] = entry
    found.entries.extend(known[path] for path in paths if path in known)


def _contents(paths: Sequence[str], desk: Desk) -> Iterator[tuple[str, str]]:
    """Return the fingerprint of the bytes of each file that can be read; empty for one that is none of ours."""
    for path in paths:
        try:
            data = desk.data(path)
        except CannotLookError:
            continue
        yield path, sha256(data).hexdigest() if looks_like_ours(data, path) else ""


def _known(path: str, content: str, headers: dict[str, str], desk: Desk) -> KnownAssessment | None:
    """Return what is known of a file that was checked against the same checklist in an earlier run."""
    text = headers.get(content)
    if text is None:
        return None
    try:
        return _entry(path, content, text, desk)
    except (LookupError, TypeError, ValueError):  # something else than was kept
        return None


def _entry(path: str, content: str, text: str, desk: Desk, answers: str = "") -> KnownAssessment | None:
    digest, header, dues = header_in(text)
    found = desk.outline_for(header.checklist.id, header.checklist.version, path)
    if found is None or found[1] != digest:
        return None
    return KnownAssessment(path, Kept(content, found[1], text, answers), header, dues, found[0])


def _keep(store: Store, came: Sequence[Read]) -> None:
    kept = [one.kept for one in came if one.kept is not None]
    store.keep(HEADER, ((one.content, one.header) for one in kept))
    store.keep(ANSWERS, ((one.content, one.answers) for one in kept))
    store.keep(NOTHING, ((one.content, "") for one in came if one.settled))


def _places(found: _Found, crew: Crew, store: Store) -> Iterator[PortfolioPlace]:
    entries = sorted(found.entries, key=lambda one: one.path.split(os.sep))  # noqa: PTH206 (of very many files)
    spoken = _spoken(entries, crew.desk)
    programmes: _Programmes = defaultdict(dict)
    for one in spoken:
        if one.occasion.site is None:
            programmes[one.occasion._replace(checklist="")][one.occasion.checklist] = one.hands_down
    own_files: defaultdict[tuple[str, str], list[KnownAssessment]] = defaultdict(list)
    hidden = {one.path for each in spoken if each.is_open for one in each.entries if one.header.agreed is None}
    for entry in entries:
        if entry.header.innovation is None and entry.header.site is not None and entry.path not in hidden:
            own_files[entry.header.site.id, entry.header.site.kind].append(entry)
    found.problems.extend((*_two_that_speak(programmes), *_of_two_kinds(entries)))
    for batch in _batches(spoken, _TOGETHER):
        tasks = {
            one.occasion: _inherits(one.occasion, one.speaker, programmes, own_files)
            for one in batch
            if one.speaker is not None
        }
        outcomes = _judged(tasks, crew, store, found.problems)
        yield from (_place(one, outcomes.get(one.occasion), crew.setting.as_of) for one in batch)


def _spoken(entries: Iterable[KnownAssessment], desk: Desk) -> list[_Spoken]:
    """Return what speaks on each occasion, in order; a respondent alone does not while their round is open.

    Entries come in the order of their paths; those of one occasion keep it.
    """
    filed: defaultdict[Occasion, list[KnownAssessment]] = defaultdict(list)
    for entry in entries:
        filed[occasion_of(entry.header)].append(entry)
    found = []
    for occasion in sorted(filed, key=lambda one: tuple(part or "" for part in one)):
        own = filed[occasion]
        speaker = _speaker(own)
        asked = [one for one in own if one.header.agreed is None]
        is_open = any(desk.is_open(occasion, path) for path in {one.path for one in asked})
        hidden = is_open and speaker is not None and speaker.header.agreed is None
        found.append(_Spoken(occasion, tuple(own), None if hidden else speaker, is_open))
    return found


def _speaker(entries: Sequence[KnownAssessment]) -> KnownAssessment | None:
    spoken = speaking([one.header for one in entries])
    return next((one for one in entries if one.header is spoken), None)


def _two_that_speak(programmes: _Programmes) -> Iterator[Problem]:
    """Return a problem where two agreed files of one programme are in different folders: sites inherit from one."""
    for occasion, entries in ((occasion, one) for occasion, by in programmes.items() for one in by.values()):
        agreed = [one for one in entries if one.header.agreed is not None]
        if len({Path(one.path).parent for one in agreed}) > 1:
            files = " and ".join(one.path for one in agreed)
            yield Problem(
                agreed[0].path,
                1,
                1,
                "two-programmes",
                f"Two agreed files speak for {occasion_words(occasion)}: {files}.",
                "Keep one of them; a site inherits from the one beside it, else from the one agreed last.",
            )


def _of_two_kinds(entries: Iterable[KnownAssessment]) -> Iterator[Problem]:
    """Return a problem where one id is a site's in one file and a partner's in another of the same innovation."""
    files: dict[tuple[str, str], dict[str, str]] = {}
    for entry in entries:
        site, innovation = entry.header.site, entry.header.innovation
        if site is not None and innovation is not None:
            files.setdefault((innovation.id, site.id), {}).setdefault(site.kind, entry.path)
    for (innovation_id, site_id), by_kind in files.items():
        if len(by_kind) > 1:
            yield Problem(
                by_kind["partner"],
                1,
                1,
                "place-of-two-kinds",
                f"`{site_id}` is a partner of {innovation_id} here, and a site of it in {by_kind['site']}, so both are "
                "taken for one place.",
                "Give the partner an id of its own, such as that of its team.",
            )


def _inherits(
    occasion: Occasion,
    speaker: KnownAssessment,
    programmes: _Programmes,
    own_files: Mapping[tuple[str, str], Sequence[KnownAssessment]],
) -> _Inherits:
    """Return what speaks on an occasion with what it inherits from."""
    site = speaker.header.site
    if site is None or occasion.innovation is None:
        return _Inherits(speaker)
    theirs = programmes.get(occasion._replace(site=None, checklist=""), {})
    programme = _programme_at(speaker, theirs.get(occasion.checklist, ()))
    core = _core_at(speaker, programme, theirs.values()) if names_parts(speaker.header) else None
    return _Inherits(speaker, programme, tuple(own_files.get((site.id, site.kind), ())), core)


def _programme_at(site: KnownAssessment, theirs: Sequence[KnownAssessment]) -> KnownAssessment | None:
    """Return what speaks for a site's programme: of several files, the one beside it."""
    around = _folder(_folder(site.path))
    beside = [entry for entry in theirs if around in {_folder(_folder(entry.path)), _folder(entry.path)}]
    return _speaker(beside or theirs)


def _core_at(
    site: KnownAssessment, programme: KnownAssessment | None, theirs: Iterable[Sequence[KnownAssessment]]
) -> KnownAssessment | None:
    """Return the programme's file by which it is known what must stay at a site, whatever checklist it answers."""
    spoken = [one for entries in theirs if (one := _programme_at(site, entries)) is not None]
    found = naming_parts(programme.header if programme is not None else None, [one.header for one in spoken])
    return next((one for one in spoken if one.header is found), None)


def _folder(path: str) -> str:
    return os.path.dirname(path)  # noqa: PTH120 (called for each of very many files)


def _judged(
    tasks: Mapping[Occasion, _Inherits], crew: Crew, store: Store, problems: list[Problem]
) -> dict[Occasion, Outcome | None]:
    """Return how each file that speaks came out, known from an earlier run or judged now."""
    keys = {occasion: task.key for occasion, task in tasks.items()}
    kept = store.found(OUTCOME, list(keys.values()))
    today = crew.setting.as_of.isoformat()
    found: dict[Occasion, Outcome | None] = {}
    for occasion, key in keys.items():
        judged = _kept_outcome(kept.get(key))
        if judged is not None and judged.period.holds(today):
            found[occasion] = judged.outcome
    left = [occasion for occasion in tasks if occasion not in found]
    came = [one for batch in crew.judge(_tasks([tasks[one] for one in left], store)) for one in batch]
    store.keep(OUTCOME, ((keys[one], text) for one, (text, wrong) in zip(left, came, strict=True) if not wrong))
    for occasion, (text, wrong) in zip(left, came, strict=True):
        problems.extend(wrong)
        found[occasion] = outcome_in(text).outcome
    return found


def _kept_outcome(text: str | None) -> Judged | None:
    try:
        return outcome_in(text) if text is not None else None
    except (LookupError, TypeError, ValueError):  # something else than was kept
        return None


def _tasks(inherits: Sequence[_Inherits], store: Store) -> Iterator[list[Task]]:
    """Return what is to be judged in batches, with the answers of every file; those not at hand are read anew."""
    for batch in _batches(inherits, AT_ONCE):
        lacking = [one.kept.content for task in batch for one in task.files if not one.kept.answers]
        kept = store.found(ANSWERS, list(dict.fromkeys(lacking)))
        yield [
            Task(
                task.speaker.path,
                _with_answers(task.speaker, kept)[1],
                None if task.programme is None else _with_answers(task.programme, kept),
                tuple(_with_answers(one, kept) for one in task.own_files),
                None if task.core is None else (task.core.path, task.core.kept),
            )
            for task in batch
        ]


def _with_answers(entry: KnownAssessment, kept: Mapping[str, str]) -> tuple[str, Kept]:
    own = entry.kept
    return entry.path, own if own.answers else own._replace(answers=kept.get(own.content, ""))


def _place(one: _Spoken, outcome: Outcome | None, as_of: date) -> PortfolioPlace:
    entry = one.speaker or one.entries[0]
    header, outline = entry.header, entry.outline
    speaks = one.speaker is not None
    return PortfolioPlace(
        occasion=one.occasion,
        names=_names(one.entries, header),
        version=header.checklist.version,
        outline=outline,
        file=entry.path,
        outcome=outcome,
        answered=len(one.entries),
        is_open=one.is_open and not speaks,
        dues=entry.dues if speaks else (),
        asks=ask_rows(header, outline, entry.path, as_of) if speaks else (),
        core_changes=tuple(change for change in header.adaptations if change.keeps_core is False) if speaks else (),
        review=review_day(header, outline, outcome.verdict) if outcome is not None else None,
        start=header.proposal.start if header.proposal is not None else None,
        goes_on=header.follows is not None,
        organisations=tuple(dict.fromkeys(pair for each in one.entries for pair in organisations_in(each.header))),
    )


def _names(entries: Sequence[KnownAssessment], header: Assessment) -> Names:
    """Return what people call an innovation and a place; a file without the name takes it from another."""
    named = {}
    for key in ("innovation", "site"):
        parts = [
            part for one in (header, *(entry.header for entry in entries)) if (part := getattr(one, key)) is not None
        ]
        named[key] = next((part.name for part in parts if part.name), parts[0].id if parts else "")
    return Names(named["innovation"], named["site"], header.site.kind if header.site is not None else "")

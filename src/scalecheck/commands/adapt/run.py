"""`scalecheck adapt`: record what a site changed, or name the parts that must stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scalecheck.commands.adapt.asking import AskingOfSite, NamingParts
from scalecheck.commands.adapt.saying import AdaptFlags, of_programme, of_site
from scalecheck.commands.adapt.writing import FileBefore, entries_of, write
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.errors import CannotLookError
from scalecheck.interview.reading.checks import role_remark
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.prompter import TerminalPrompter
from scalecheck.terminal.status import subject
from scalecheck.terminal.streams import tell
from scalecheck.words.sentences import joined
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from scalecheck.commands.adapt.adapting import Adapted
    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.assessment import Assessment

    Asking = AskingOfSite | NamingParts


@dataclass(frozen=True, slots=True)
class AdaptOptions:
    """What flags say, and how the dialogue is held where they say nothing."""

    said: AdaptFlags = field(default_factory=AdaptFlags)
    """What flags say."""
    accessible: bool = False
    """Whether the screen has to read well aloud."""
    checklist: str | None = None
    """The checklist by which the file is checked, whatever it names."""
    prompter: Prompter | None = None
    """Who puts the questions; left out: the terminal."""


def adapt(path: Path, today: date, options: AdaptOptions) -> int:
    """Ask what a site changed in the innovation, and write it into the site's file; nothing is asked that flags say.

    Of a programme's file it asks for the parts that must stay; of a site's too, where the programme's names none. Gives
    0, also where the person gives up: nothing is written then.

    Args:
        path: The site's file, or the programme's.
        today: The day on which it is recorded.
        options: What flags say, and how the dialogue is held.

    Raises:
        CannotLookError: the file is missing or a folder, is about no innovation, or was changed meanwhile; or flags say
            half of something, or what does not fit.
        CannotSaveError: it could not be written.
        InvalidDocumentError: the file is not a valid assessment.
    """
    if path.is_dir():
        raise CannotLookError(f"{path} is a folder. Name one file: a site's, or the programme's.")
    screen = Screen(accessible=options.accessible, widest=WIDEST)
    prompter = options.prompter or TerminalPrompter(screen)
    reader = Reader(Catalogue(options.checklist))
    assessment, _ = reader.assessment(path)
    screen.say(subject(assessment), "bold")
    if assessment.site is None:
        place = FileBefore(path, assessment)
        if not options.said.nothing:
            return _written(screen, of_programme(options.said, assessment), site=None, programme=place)
        return _held(screen, NamingParts(assessment.core, prompter), site=None, programme=place)
    if assessment.innovation is None:
        raise CannotLookError(f"{path} is about the site for any innovation, and only a certain one can be changed.")
    programme = _programme(reader, path, assessment)
    core = programme.seen.core if programme is not None else ()
    if not options.said.nothing:
        said = of_site(options.said, assessment, core, today)
        if remark := role_remark(options.said.decided_by or ""):
            tell(remark)
        return _written(screen, said, site=FileBefore(path, assessment), programme=programme)
    may_name = programme is not None and not core
    asking = AskingOfSite(assessment, core, today, prompter, name=may_name)
    return _held(screen, asking, site=FileBefore(path, assessment), programme=programme)


def _programme(reader: Reader, path: Path, site: Assessment) -> FileBefore | None:
    """Return the programme's file that speaks; where none or more than one could, say so."""
    wanted = occasion_of(site)._replace(site=None)
    beside = [(other, model, occasion_of(model)) for other, model in reader.beside(path)]
    filed = [(other, model) for other, model, occasion in beside if occasion == wanted]
    otherwise = {one.checklist for *_, one in beside if one == wanted._replace(checklist=one.checklist)}
    found = reader.core_file_of(site, path)
    agreed = [other for other, model in filed if model.agreed is not None]
    if found is None and not filed and otherwise:
        tell(
            f"The programme answers another checklist ({joined(sorted(otherwise))}), and there is no single file of it "
            "that names parts that must stay, so they are not known here."
        )
    elif found is None and not filed:
        tell("There is no programme's file beside this one, so the parts that must stay are not known here.")
    elif found is None and (open_round := reader.open_round(filed)) is not None:
        tell(f"{open_round.words}, so the parts that must stay are not known here.")
    elif found is None:
        tell(
            f"{len(filed)} answered for the programme, and nothing is agreed yet, so the parts that must stay are not "
            "known here. They can be named once it is: " + command("agree", filed[0][0].parent)
        )
    elif len(agreed) > 1:
        tell(f"{len(agreed)} files are agreed for the programme. The latest counts: {found[0]}.")
    return FileBefore(*found) if found is not None else None


def _written(screen: Screen, said: Adapted, *, site: FileBefore | None, programme: FileBefore | None) -> int:
    """Show what flags say, and write it."""
    if not any(entries for _, entries in entries_of(said, site=site, programme=programme)):
        tell("Nothing to change: it is recorded already.")
        return 0
    _show(screen, said, site, programme)
    files = write(said, site=site, programme=programme)
    tell(*(f"Saved in {file}." for file in files))
    return 0


def _held(screen: Screen, asking: Asking, *, site: FileBefore | None, programme: FileBefore | None) -> int:
    """Hold the dialogue, show what would be written, and write it once the person says that it is right."""
    while (said := asking.ask()) is not None and not said.nothing:
        _show(screen, said, site, programme)
        is_right = asking.dialogue.is_right()
        if is_right:
            for file in write(said, site=site, programme=programme):
                tell(f"Saved in {file}.")
            return 0
        if is_right is not None:
            break
    screen.say()
    screen.say("Nothing was written.")
    return 0


def _show(screen: Screen, said: Adapted, site: FileBefore | None, programme: FileBefore | None) -> None:
    for place, entries in entries_of(said, site=site, programme=programme):
        screen.heading(f"This goes into {place.path}")
        for line in to_yaml(entries).splitlines():
            screen.command(line)

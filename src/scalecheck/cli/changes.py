"""The commands about what has to change around an innovation, and what was changed in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck.cli.options import Accessible, AsOf, ChecklistOption, Work, day_from, day_of, words

changes = typer.Typer(rich_markup_mode=None)


@changes.command(epilog="Example: scalecheck asks assessments --missed")
def asks(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="FOLDER|FILE", help="Folders of assessments, or single files.")
    ] = None,
    missed: Annotated[bool, typer.Option("--missed", help="Only what has not changed by its day.")] = False,
    never_put: Annotated[bool, typer.Option("--never-put", help="Only what was never put to anyone.")] = False,
    body: Annotated[
        str | None,
        typer.Option(parser=words, metavar="NAME", help="Only what this body could change; with --add, who could."),
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Record what has to change in this one file. Without --what it asks.")
    ] = False,
    what: Annotated[
        str | None, typer.Option(parser=words, metavar="TEXT", help="With --add: what has to change.")
    ] = None,
    kind: Annotated[
        Literal["rule", "contract", "target", "pathway", "money"] | None,
        typer.Option(help="With --add: what kind of thing it is."),
    ] = None,
    item: Annotated[
        list[str] | None,
        typer.Option(
            parser=words, metavar="ID", help="With --add: a question that it would help; can be given several times."
        ),
    ] = None,
    put_on: Annotated[
        date | None, typer.Option(parser=day_from, metavar="DATE", help="With --add: when it was put to them.")
    ] = None,
    due: Annotated[
        date | None, typer.Option(parser=day_from, metavar="DATE", help="With --add: by when it is needed.")
    ] = None,
    change: Annotated[
        str | None, typer.Option(metavar="KEY", help="Record what came of this one. It asks for everything.")
    ] = None,
    put: Annotated[
        tuple[str, str] | None, typer.Option(metavar="KEY DATE", help="Record when this one was put to them.")
    ] = None,
    answer: Annotated[
        tuple[str, str] | None, typer.Option(metavar="KEY TEXT", help="Record what they answered to this one.")
    ] = None,
    redate: Annotated[
        tuple[str, str] | None, typer.Option(metavar="KEY DATE", help="Give this one another day.")
    ] = None,
    done: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Mark this one as changed; can be given several times.")
    ] = None,
    format: Annotated[
        Literal["text", "csv", "md", "ics", "json"],
        typer.Option(help="For the screen, a spreadsheet, Markdown, a calendar, or programs."),
    ] = "text",
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE|-", help="Where it goes: a file ending with .csv, .md, .ics or .json."
        ),
    ] = "-",
    as_of: AsOf = None,
    accessible: Accessible = False,
    checklist: ChecklistOption = None,
) -> Work:
    """List what only the system can change, by who could change it. Records what is asked, and what came of it."""
    from scalecheck.commands.asks.adding import Recording
    from scalecheck.commands.asks.recording import Changes
    from scalecheck.commands.asks.run import WantedAsks
    from scalecheck.commands.asks.run import asks as run
    from scalecheck.commands.asks.saying import AskFlags

    said = AskFlags(what=what, kind=kind, items=tuple(item or ()), body=body if add else None, put=put_on, due=due)
    by_keys = Changes(
        put=((put[0], day_from(put[1])),) if put is not None else (),
        answer=(answer,) if answer is not None else (),
        redate=((redate[0], day_from(redate[1])),) if redate is not None else (),
        done=tuple(done or ()),
    )
    where = tuple(paths or (Path(),))
    recording = Recording(add=add, said=said, change=change, accessible=accessible)
    wanted = WantedAsks(missed=missed, never_put=never_put, body=None if add else body)
    return lambda: run(where, format, day_of(as_of), wanted, by_keys, recording, checklist=checklist, output=output)


@changes.command(epilog="Example: scalecheck adapt north/agreed.yaml --change 1 --outcome 'Two leave later'")
def adapt(
    path: Annotated[Path, typer.Argument(metavar="SITE_FILE", help="A site's file, or the programme's.")],
    what: Annotated[str | None, typer.Option(parser=words, metavar="TEXT", help="What the site changed.")] = None,
    change: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Say more of this recorded change; the first is 1.")
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(parser=words, metavar="PART", help="Which part that must stay it touches, by id or words."),
    ] = None,
    kind: Annotated[
        Literal["core", "periphery"] | None,
        typer.Option(help="Without a part: touches something else that makes it work, or nothing that must stay."),
    ] = None,
    keeps_core: Annotated[
        Literal["yes", "no", "unknown"] | None,
        typer.Option(help="Whether what it touches still does what it is there for."),
    ] = None,
    why: Annotated[
        str | None, typer.Option(parser=words, metavar="TEXT", help="Why it was changed, or why the part must stay.")
    ] = None,
    decided_by: Annotated[str | None, typer.Option(parser=words, metavar="ROLE", help="Which role decided it.")] = None,
    date: Annotated[
        date | None, typer.Option(parser=day_from, metavar="DATE", help="On which day it was decided.")
    ] = None,
    outcome: Annotated[str | None, typer.Option(parser=words, metavar="TEXT", help="What happened.")] = None,
    kept: Annotated[
        list[str] | None,
        typer.Option(parser=words, metavar="PART", help="A part that was kept as it is; can be given several times."),
    ] = None,
    must_stay: Annotated[
        str | None, typer.Option(parser=words, metavar="TEXT", help="Of the programme's file: a part that must stay.")
    ] = None,
    accessible: Accessible = False,
    checklist: ChecklistOption = None,
) -> Work:
    """Record what a site changed, and whether the core holds. Of the programme's file it asks what must stay.

    Without options it asks for everything.
    """
    from scalecheck.commands.adapt.run import AdaptOptions
    from scalecheck.commands.adapt.run import adapt as run
    from scalecheck.commands.adapt.saying import AdaptFlags

    said = AdaptFlags(
        must_stay=must_stay,
        what=what,
        change=change,
        kind=kind,
        part=part,
        keeps_core=keeps_core,
        why=why,
        decided_by=decided_by,
        date=date,
        outcome=outcome,
        kept=tuple(kept or ()),
    )
    options = AdaptOptions(said, accessible=accessible, checklist=checklist)
    return lambda: run(path, day_of(None), options)

"""The commands about packs: questions that leave for people without a terminal, and come back with answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck.cli import proposing
from scalecheck.cli.options import ChecklistOption, Work, day_of, words

packs = typer.Typer(
    help="Ask people who have no terminal, and take their answers back.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@packs.command("export", epilog="Example: scalecheck pack export assessments/discharge-hub/2026-11/programme -o packs")
def export_packs(
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="FOLDER|CHECKLIST",
            help="A folder with a panel.yaml: a pack for each who is invited. A checklist: one pack, for --role.",
            autocompletion=proposing.checklists,
        ),
    ] = None,
    form: Annotated[
        Literal["xlsx", "html"], typer.Option("--format", help="A workbook, or a page for any browser.")
    ] = "xlsx",
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where packs and messages go.")
    ] = Path("packs"),
    role: Annotated[
        str | None, typer.Option(parser=words, metavar="ROLE", help="For this role (of a panel: only this one).")
    ] = None,
    organisation: Annotated[
        str | None,
        typer.Option(parser=words, metavar="NAME", help="For this organisation (of a panel: only this one)."),
    ] = None,
    respondent: Annotated[
        str | None, typer.Option(parser=words, metavar="ID", help="The respondent's id (of a panel: only this one).")
    ] = None,
    items: Annotated[
        str | None, typer.Option(metavar="ID,ID", help="Ask these questions (default: those of the role).")
    ] = None,
    most: Annotated[
        int, typer.Option("--most", min=1, metavar="NUMBER", help="Ask a role at most so many questions.")
    ] = 12,
    innovation: Annotated[
        str | None, typer.Option(parser=words, metavar="NAME", help="Of a single pack: what the innovation is called.")
    ] = None,
    site: Annotated[
        str | None, typer.Option(parser=words, metavar="NAME", help="Of a single pack: about this one site.")
    ] = None,
    innovation_id: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Of a single pack: the innovation's id (default: made of its name)."),
    ] = None,
    site_id: Annotated[
        str | None, typer.Option(metavar="ID", help="Of a single pack: the site's id (default: made of its name).")
    ] = None,
    round: Annotated[
        str | None, typer.Option(metavar="ROUND", help="The round (of a panel: default the newest).")
    ] = None,
    proposal: Annotated[
        str | None,
        typer.Option(parser=words, metavar="TEXT", help="Of a single pack: what is proposed, in a sentence."),
    ] = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Write questions as workbooks or offline pages. They hold no macro, no author and no path, and send nothing."""
    from scalecheck.commands.assess.set_up import NewAssessment
    from scalecheck.commands.pack.exporting import Asked
    from scalecheck.commands.pack.exporting import export as run

    wanted = NewAssessment(
        innovation=innovation,
        site=site,
        innovation_id=innovation_id,
        site_id=site_id,
        round=round,
        role=role,
        respondent=respondent,
        organisation=organisation,
        proposal=proposal,
    )
    named = tuple(one.strip() for one in (items or "").split(",") if one.strip())
    return lambda: run(target, Asked(form, output, wanted, named, most, checklist), day_of(None))


@packs.command("import", epilog="Example: scalecheck pack import returned/finance-lead.xlsx")
def import_packs(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Packs that came back (.xlsx, .yaml), or folders of them.")
    ],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="The folder of the assessments.")] = Path(
        "assessments"
    ),
    yes: Annotated[
        bool, typer.Option("--yes", help="Write without asking; what changes is shown all the same.")
    ] = False,
    checklist: ChecklistOption = None,
) -> Work:
    """Read packs that came back. What would change is shown first; each respondent's answers go into one file."""
    from scalecheck.commands.pack.importing import import_packs as run

    return lambda: run(paths, into, checklist, day_of(None), yes=yes)

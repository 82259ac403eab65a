"""The commands about a panel: who is asked, and what they said side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck.cli.options import AsOf, ChecklistOption, InnovationChoice, RoundChoice, SiteChoice, Work, day_of

panels = typer.Typer(rich_markup_mode=None)


@panels.command(epilog="Example: scalecheck panel assessments --for 'patient partner' -o page.docx")
def panel(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that holds the panel's files.")],
    whose: Annotated[
        str | None, typer.Option("--for", metavar="ROLE", help="The page for one respondent, by role or id.")
    ] = None,
    format: Annotated[
        Literal["text", "md", "html", "docx", "json"] | None,
        typer.Option(help="The screen; the sheet before the meeting as md, html or docx; or JSON for programs."),
    ] = None,
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="PATH|-", help="Where a sheet or page goes (default: the screen)."),
    ] = "-",
    look: Annotated[bool, typer.Option("--look", help="Show answers although the round is open.")] = False,
    close: Annotated[bool, typer.Option("--close", help="Close the round first.")] = False,
    as_of: AsOf = None,
    innovation: InnovationChoice = None,
    site: SiteChoice = None,
    round: RoundChoice = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Show who has answered, who said what, and where they differ. While the round is open, no answers are shown."""
    from scalecheck.commands.panel.show import Wanted, show_panel
    from scalecheck.workspace.occasions import Choice

    wanted = Wanted(form=format, output=output, whose=whose, look=look, close=close)
    chosen = Choice(innovation=innovation, site=site, round=round)
    return lambda: show_panel(folder, wanted, day_of(as_of), chosen, checklist=checklist)

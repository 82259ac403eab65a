"""The command that teaches a shell to complete words."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import typer

from scalecheck.cli.options import Work
from scalecheck.cli.proposing import VARIABLE

_BASH: Final = """\
_scalecheck_completion() {
    local IFS=$'\\n'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \\
        _SCALECHECK_COMPLETE=complete_bash "$1" 2>/dev/null ) )
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    return 0
}
complete -o default -F _scalecheck_completion scalecheck"""
"""Where nothing is proposed, bash goes on with the names of files; a value is typed right behind `=`."""

completing = typer.Typer(rich_markup_mode=None)


@completing.command("completion", epilog="Example: scalecheck completion bash >> ~/.bashrc")
def print_script(
    shell: Annotated[Literal["bash", "zsh", "fish", "powershell"], typer.Argument(help="Your shell.")],
) -> Work:
    """Print what makes a shell complete words. These are commands, options, checklists, questions and files."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # as above

    def say() -> int:
        script = get_completion_script(prog_name="scalecheck", complete_var=VARIABLE, shell=shell)
        typer.echo(_BASH if shell == "bash" else script)
        return 0

    return say

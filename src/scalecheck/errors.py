"""Everything that can end a command early, each kind with the exit code that it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from scalecheck.problems import Problem


class ScalecheckError(Exception):
    """Something that a person can put right; its text is a sentence for that person, and lines that belong to it."""

    exit_code: ClassVar[int] = 2
    """What the process ends with: 1 = looked, and the answer is no; 2 = could not look."""

    def __init__(self, *lines: str) -> None:
        """Keep the lines; a line end in one of them came with a name, and begins no line of ours."""
        self.lines = tuple(line.replace("\n", "\\n") for line in lines)
        """The lines of its text."""
        super().__init__("\n".join(self.lines))


class CannotLookError(ScalecheckError):
    """A file is missing or unreadable, or the command was asked for something that it cannot do."""


class MissingPackageError(CannotLookError):
    """A package that only some commands need is not installed; the text says how to install it."""

    def __init__(self, what: str, package: str) -> None:
        """Say that something (such as `Word documents need`) needs the package, by its name for pip."""
        super().__init__(
            f"{what} the package {package}, which is not installed here. "
            f"Where scalecheck is installed, this installs it: pip install {package}"
        )


class CannotSaveError(ScalecheckError):
    """A file could not be written; the text says what is safe and how to go on."""


class InvalidDocumentError(ScalecheckError):
    """A file was read and is not valid; carries every problem found in it, in order."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems; there is at least one error among them."""
        super().__init__(f"{problems[0].file}: {problems[0].message}")
        self.problems = problems


class NoVerdictError(ScalecheckError):
    """The files were read, and they do not give one judgement, such as several respondents and none agreed."""

    exit_code: ClassVar[int] = 1


class InterruptedSessionError(ScalecheckError):
    """A signal has ended a session, or its terminal was closed; the text says what is safe and how to go on."""

    exit_code: ClassVar[int] = 130

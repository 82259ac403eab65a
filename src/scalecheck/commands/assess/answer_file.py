"""An assessment file during an interview: each change durable, nobody else's overwritten."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.documents.loading import load_assessment
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.dumping import answer_data
from scalecheck.documents.writing.editing import CutText
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.engine.inputs.responses import to_confirm
from scalecheck.errors import CannotLookError, CannotSaveError, InvalidDocumentError
from scalecheck.interview.moves.merging import Saved, changed_questions, say_the_same
from scalecheck.model.placement import answers_in_place, group_of
from scalecheck.storage.durable import create_durably
from scalecheck.storage.sessions import ChangedMeanwhile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Answer, Assessment
    from scalecheck.storage.sessions import OpenFile

_TRIES: Final = 5
"""How often a change is put into a file that others keep changing."""


class AnswerFile:
    """One assessment on disk, as we last saw it."""

    def __init__(self, file: OpenFile, outline: Outline) -> None:
        """Read the assessment that the file holds.

        Raises:
            CannotLookError: there is no such file.
            InvalidDocumentError: it is not a valid assessment.
        """
        self._file = file
        self._outline = outline
        self._to_confirm: dict[str, Answer] = {}
        if file.content is None:
            raise CannotLookError(f"{file.path}: there is no such file.")
        self._see(file.content)

    def save(self, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> Saved:
        """Make changed answers durable; what somebody else has changed in the file meanwhile is taken over.

        Where somebody else has changed the same answer in another way, nothing is written, and theirs is given back.

        Raises:
            CannotSaveError: the file can't be written, or can't be read any more; the text says where the answers
                are that are not in it.
        """
        theirs: dict[str, Answer | None] = {}
        text = self._with(answers, changed)
        try:
            for _ in range(_TRIES):
                outcome = self._file.save(text.text.encode("utf-8"))
                if not isinstance(outcome, ChangedMeanwhile):
                    self._text, self.answers = text, self._after(answers, changed)
                    return Saved(theirs)
                news = self._look_again(outcome)
                clash = self._clash(answers, changed, news)
                theirs |= {name: self.answers.get(name) for name in news if name != clash}
                changed = tuple(name for name in changed if name not in news)
                if clash is not None or not changed:
                    return Saved(theirs, clash, self.answers.get(clash or ""))
                text = self._with(answers, changed)
        except CannotSaveError as error:
            raise CannotSaveError(f"{error}\n{self._rescued(text, answers, changed)}") from error
        sentence = f"{self._file.path}: not saved, because somebody else keeps changing the file."
        raise CannotSaveError(f"{sentence}\n{self._rescued(text, answers, changed)}")

    def _clash(self, answers: Mapping[str, Answer], changed: tuple[str, ...], news: tuple[str, ...]) -> str | None:
        """Return the first question that both have answered, in different ways."""
        both = (name for name in changed if name in news)
        return next((name for name in both if not say_the_same(self.answers.get(name), answers.get(name))), None)

    def _see(self, data: bytes) -> None:
        """Take the file's bytes as what we know of it."""
        name = str(self._file.path)
        self.assessment: Assessment = load_assessment(data, name)
        written = answers_in_place(self.assessment, self._outline.questions)
        again = to_confirm(self._outline, self.assessment)
        self._to_confirm = {**again, **self._to_confirm}
        self.answers = {name: answer for name, answer in written.items() if name not in again}
        self._text = CutText.of(parse(data, name), ("profile",), ("answers",))

    def _with(self, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> CutText:
        text = self._text
        for name in changed:
            group = group_of(self._outline.questions[name])
            text = text.with_entry(
                (group, name), answer_data(answers.get(name) or self._to_confirm.get(name)), self._outline.keys[group]
            )
        return text

    def _after(self, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> dict[str, Answer]:
        own = {name: answers.get(name) for name in changed}
        return {name: answer for name, answer in {**self.answers, **own}.items() if answer is not None}

    def _look_again(self, change: ChangedMeanwhile) -> tuple[str, ...]:
        """Take what somebody else has made of the file, and give the questions whose answers they have changed."""
        path, before = self._file.path, self.answers
        if change.content is None:
            raise CannotSaveError(f"{path}: not saved, because the file is gone: somebody has moved or deleted it.")
        try:
            self._see(change.content)
        except InvalidDocumentError as error:
            first = error.problems[0]
            raise CannotSaveError(
                f"{path}: not saved, because somebody else has changed the file meanwhile, and it can't be read any "
                f"more (line {first.line}: {first.message}). Their change stays as it is; put it right, and go on."
            ) from error
        self._file.accept(change)
        return changed_questions(before, self.answers)

    def _rescued(self, text: CutText, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> str:
        """Put everything into a copy in the folder for temporary files, and say where; else show what is not saved."""
        copy = Path(tempfile.gettempdir(), f"{self._file.path.stem}-rescued-{os.getpid()}.yaml")
        with suppress(CannotSaveError):
            create_durably(copy, text.text.encode("utf-8"))
            sentence = f"A copy with every answer, the last one too, is in {copy}: "
            return f"{sentence}go on with that file, or put it where the old one stands."
        unsaved = to_yaml({name: answer_data(answers.get(name)) for name in changed})
        return f"Not in the file, to be entered again:\n{unsaved}"

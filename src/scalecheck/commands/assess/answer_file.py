"""An assessment file during an interview: each change durable, nobody else's overwritten."""

from __future__ import annotations

import os
import tempfile
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
_LONGEST_STEM: Final = 40
"""The characters of a file's name that the name of its copy begins with."""
_SURELY_READABLE: Final = 250_000
"""The characters up to which a text has neither too many bytes nor too many values to be read again."""


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
        self._replaced: dict[str, list[Answer | None]] = {}
        self.answers: dict[str, Answer] = {}
        if file.content is None:
            raise CannotLookError(f"{file.path}: there is no such file.")
        self._see(file.content)

    def save(self, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> Saved:
        """Make changed answers durable; what somebody else has changed in the file meanwhile is taken over.

        Where somebody else has changed the same answer in another way, it is not written, and theirs is returned; so
        is an answer of this session that has gone back to what it was before, as by an older copy of the file. Where
        no answer has changed, only that is looked for.

        Raises:
            CannotSaveError: the file can't be written, can't be read any more, or is about something else by now; the
                text says where the answers are that are not in it.
        """
        try:
            return self._saved(answers, changed)
        except InvalidDocumentError as error:
            why = error.problems[0].message
            return Saved(refused=f"That was not saved, because the file could not be read again with it. {why}")

    def _saved(self, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> Saved:
        theirs: dict[str, Answer | None] = {}
        clashes: dict[str, Answer | None] = {}
        text = self._readable(answers, changed)
        try:
            for _ in range(_TRIES):
                change = self._put(text) if changed else self._file.look()
                if change is None:
                    self._remember(text, answers, changed)
                    return Saved(theirs, clashes)
                news = self._look_again(change)
                clashes |= {name: self.answers.get(name) for name in news if self._is_clash(name, answers, changed)}
                theirs |= {name: self.answers.get(name) for name in news if name not in clashes}
                changed = tuple(name for name in changed if name not in news)
                text = self._readable(answers, changed)
        except CannotSaveError as error:
            raise CannotSaveError(*error.lines, *self._rescued(text, answers, changed)) from error
        sentence = f"{self._file.path}: not saved, because somebody else keeps changing the file."
        raise CannotSaveError(sentence, *self._rescued(text, answers, changed))

    def _put(self, text: CutText) -> ChangedMeanwhile | None:
        outcome = self._file.save(text.text.encode("utf-8"))
        return outcome if isinstance(outcome, ChangedMeanwhile) else None

    def _remember(self, text: CutText, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> None:
        """Keep what is in the file now, and what was there before."""
        for name in changed:
            self._replaced.setdefault(name, []).append(self.answers.get(name))
        self._text, self.answers = text, self._after(answers, changed)

    def _is_clash(self, name: str, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> bool:
        """Return whether the file's answer may not simply be taken over in place of ours."""
        now = self.answers.get(name)
        if name in changed:
            return not say_the_same(now, answers.get(name))
        return any(say_the_same(now, before) for before in self._replaced.get(name, ()))

    def _readable(self, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> CutText:
        """Return the file's text with changed answers; raises InvalidDocumentError if it could not be read again."""
        text = self._with(answers, changed)
        if len(text.text) > _SURELY_READABLE:
            load_assessment(text.text.encode("utf-8"), str(self._file.path))
        return text

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
        """Take what somebody else has made of the file, and return the questions whose answers they have changed."""
        path, before, about = self._file.path, self.answers, _subject(self.assessment)
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
        if _subject(self.assessment) != about:
            raise CannotSaveError(
                f"{path}: not saved, because the file is another one by now: it answers {_named(self.assessment)}. It "
                "stays as it is."
            )
        self._file.accept(change)
        return changed_questions(before, self.answers)

    def _rescued(self, text: CutText, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> tuple[str, ...]:
        """Put everything into a copy in the folder for temporary files, and say where; else show what is not saved."""
        try:
            name = f"{self._file.path.stem[:_LONGEST_STEM]}-rescued-{os.urandom(4).hex()}.yaml"
            copy = Path(tempfile.gettempdir(), name)
            create_durably(copy, text.text.encode("utf-8"), private=True)
        except (CannotSaveError, OSError):
            unsaved = to_yaml({name: answer_data(answers.get(name)) for name in changed})
            return ("Not in the file, to be entered again:", *unsaved.split("\n"))
        sentence = f"A copy with every answer, the last one too, is in {copy}, which only you can read: "
        return (f"{sentence}go on with that file, or put it where the old one was.",)


def _subject(assessment: Assessment) -> tuple[str | None, ...]:
    """Return what makes an assessment this one and no other."""
    named, innovation, site, respondent = (
        assessment.checklist,
        assessment.innovation,
        assessment.site,
        assessment.respondent,
    )
    ids = (one.id if one is not None else None for one in (innovation, site, respondent))
    return (named.id, named.version, assessment.round, *ids)


def _named(assessment: Assessment) -> str:
    """Return what an assessment is about, in words."""
    innovation, site, respondent = assessment.innovation, assessment.site, assessment.respondent
    parts = [f"`{assessment.checklist.id}` {assessment.checklist.version}"]
    parts += [f"about {innovation.name}"] if innovation is not None else []
    parts += [f"at {site.name}"] if site is not None else []
    parts += [f"in round {assessment.round}", f"by {respondent.role}" if respondent is not None else "agreed"]
    return ", ".join(parts)

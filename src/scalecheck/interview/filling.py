"""Asking for the fields of a form outside an interview, such as what a new assessment is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.interview.reading.form import Fed, feed
from scalecheck.interview.reading.replies import unreadable
from scalecheck.interview.showing.said import Complaint, Remark
from scalecheck.interview.showing.views import FieldView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.interview.prompting import Prompter
    from scalecheck.interview.reading.form import Form

_HELP = "Just Enter does what stands in brackets, b goes back to the line before, q stops here."


def fill_in(form: Form, prompter: Prompter, heading: str) -> Mapping[str, str] | None:
    """Ask for the fields of a form one after the other; None where the input ends or the person gives up."""
    been: list[Form] = []
    asked = None
    while not form.done:
        view = FieldView(heading, form.now)
        (prompter.prompt if asked == form.now else prompter.show)(view)
        asked = form.now
        line = prompter.read()
        if line is None or line.strip().lower() == "q":
            return None
        if line.strip() == "?":
            prompter.tell(Remark(_HELP))
        elif line.strip().lower() == "b":
            form = been.pop() if been else form
        else:
            fed = _fed(form, line)
            if fed.form is None:
                return None
            if fed.complaint is not None:
                prompter.tell(Complaint(fed.complaint))
            else:
                been.append(form)
            form = fed.form
    return form.values


def _fed(form: Form, line: str) -> Fed:
    complaint = unreadable(line)
    return Fed(form, complaint) if complaint is not None else feed(form, line)

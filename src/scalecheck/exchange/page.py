"""A pack as a web page that works without a network: what its template is filled with, and what it may do."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from scalecheck.exchange.pack import SOMEBODY_ELSE
from scalecheck.exchange.prefilling import prefilled, told_in_file
from scalecheck.interview.reading.checks import LINK
from scalecheck.interview.reading.fields import BASES
from scalecheck.words.answers import HOW_TO_TICK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.exchange.pack import Pack

TEMPLATE: Final = "pack/form.html.jinja"
"""The file of the template."""
_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_HEAD: Final = '<meta charset="utf-8">'


def page_data(pack: Pack) -> Mapping[str, Any]:
    """Return the names that the template of a page uses."""
    about, respondent = pack.cover.about, pack.cover.about.respondent
    whose = respondent.id if respondent is not None else "answers"
    data = {
        "id": pack.id,
        "series": pack.series,
        "header": told_in_file(pack) + pack.cover.header,
        "role": pack.role,
        "file": f"answers-{whose}-{about.round}.yaml",
        "somebody": SOMEBODY_ELSE,
        "link": f"^(?:{LINK})$",
        "questions": [
            {
                "id": one.id,
                "group": one.group,
                "asked": one.asked,
                "conditions": one.conditions,
                "given": prefilled(one.answer),
            }
            for one in pack.questions
        ],
    }
    areas = [(area, list(questions)) for area, questions in groupby(pack.questions, lambda one: one.area)]
    shown = {"pack": pack, "role": pack.role, "about": pack.about, "areas": areas}
    return {**shown, "bases": BASES, "how_to_tick": HOW_TO_TICK, "data": data}


def with_policy(page: str) -> str:
    """Return a page with the policy that it runs its own script alone, and loads and sends nothing."""
    policy = (
        f"default-src 'none'; script-src {_hash_of(_SCRIPT, page)}; style-src {_hash_of(_STYLE, page)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return page.replace(_HEAD, f'{_HEAD}\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def _hash_of(part: re.Pattern[str], page: str) -> str:
    [text] = part.findall(page)
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"

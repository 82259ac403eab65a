"""The JSON Schema of each kind of file as text: what `schemas/` holds and `checklist schema` prints."""

from __future__ import annotations

import json
from typing import Final

from scalecheck.documents.kinds import FileKind
from scalecheck.documents.loading import MODELS
from scalecheck.model.schema import json_schema
from scalecheck.reports.formats.result_schema import asks_schema, result_schema

RESULT: Final = "result"
"""What `report --format json` prints; no file of ours, and still a format that others rely on."""
ASKS: Final = "asks"
"""What `asks --format json` prints, likewise."""
SCHEMAS: Final = (*(str(kind) for kind in FileKind), RESULT, ASKS)
"""Everything that has a schema."""


def schema_text(kind: str) -> str:
    """Return the schema of a kind of file, or of what is printed for programs, as it is in a file of its own."""
    match kind:
        case "result":
            schema = result_schema()
        case "asks":
            schema = asks_schema()
        case _:
            schema = json_schema(MODELS[FileKind(kind)], kind)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"

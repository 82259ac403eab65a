"""The JSON Schema of each kind of file as text: what `schemas/` holds and `checklist schema` prints."""

from __future__ import annotations

import json
from typing import Final

from scalecheck.documents.kinds import FileKind
from scalecheck.documents.loading import MODELS
from scalecheck.model.schema import json_schema
from scalecheck.reports.formats.result_schema import result_schema

RESULT: Final = "result"
"""What `report --format json` prints; no file of ours, and still a format that others rely on."""
SCHEMAS: Final = (*(str(kind) for kind in FileKind), RESULT)
"""Everything that has a schema."""


def schema_text(kind: str) -> str:
    """Return the schema of a kind of file, or of the result, as it is in a file of its own."""
    schema = result_schema() if kind == RESULT else json_schema(MODELS[FileKind(kind)], kind)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"

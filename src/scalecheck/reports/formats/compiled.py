"""Shipped templates, compiled once and kept where Python keeps its own compiled modules.

That is a folder `__pycache__` beside them, or below PYTHONPYCACHEPREFIX: whoever can write there can change the program
itself. Where Python keeps nothing (PYTHONDONTWRITEBYTECODE), or the folder cannot be written to, nothing is kept.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_LENGTH: Final = hashlib.sha256().digest_size
_MODE: Final = 0o644
"""Nobody else may change what is kept, whatever the user lets others do with new files."""


class CompiledTemplates(BytecodeCache):
    """Keeps what the templates of one folder are compiled to; those of other folders are compiled each time."""

    def __init__(self, folder: Path, settings: str) -> None:
        """Take the folder, and in words what else decides what a template is compiled to."""
        self._folder = folder
        self._made_with = f"{jinja2.__version__} {MAGIC_NUMBER.hex()} {settings}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 (jinja2 calls it)
        """Return the file in which a template is kept; empty for one of another folder."""
        if filename is None or not Path(filename).is_relative_to(self._folder):
            return ""
        try:
            return cache_from_source(filename)
        except NotImplementedError:  # this Python keeps no compiled modules
            return ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if it is whole and was made of the same text, for the same place, by the same versions."""
        if not bucket.key:
            return
        with suppress(OSError):
            kept = Path(bucket.key).read_bytes()
            digest, code = kept[:_LENGTH], kept[_LENGTH:]
            if digest == self._digest(bucket, code):
                bucket.code = marshal.loads(code)  # noqa: S302 (trusted as a compiled module beside it is)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to, if that is possible."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        code = marshal.dumps(bucket.code)
        path, unfinished = Path(bucket.key), Path(f"{bucket.key}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                unfinished.touch(_MODE)
                unfinished.write_bytes(self._digest(bucket, code) + code)
                unfinished.replace(path)
            except OSError:
                unfinished.unlink(missing_ok=True)

    def get_source_checksum(self, source: str) -> str:
        """Return what stands for a template's text."""
        return hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest()

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        """Return what proves that code was made of a template here, and is as it was written."""
        made_of = f"{self._made_with}\n{bucket.environment.autoescape}\n{bucket.key}\n{bucket.checksum}\n"
        return hashlib.sha256(made_of.encode("utf-8", "surrogateescape") + code).digest()

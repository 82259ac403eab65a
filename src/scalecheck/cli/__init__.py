"""The command line: signatures and help, readable as a manual; each command is imported only when it runs."""

from __future__ import annotations

from scalecheck.cli.app import app, main

__all__ = ["app", "main"]

"""Readiness to scale: versioned checklists in YAML, answered in the terminal, judged by their own rules."""

__version__ = "0.1.0"

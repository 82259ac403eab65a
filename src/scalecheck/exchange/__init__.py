"""Bytes ↔ model for programs and people that have no scalecheck: the workbook and the offline page of a pack."""

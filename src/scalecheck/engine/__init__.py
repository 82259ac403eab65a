"""The judgement: pure functions from a checklist and answers to a result; no file, no clock, no chance."""

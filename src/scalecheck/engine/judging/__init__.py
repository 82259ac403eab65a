"""The judgement: facts, scores, gates, verdicts, and how sensitive they are."""

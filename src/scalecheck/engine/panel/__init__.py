"""A panel: who is asked what, how far respondents are apart, and who carries what comes of it."""

"""Facts, rules, answers, numbers, roles and days in words, once for all outputs."""

"""Everything that knows a screen: consoles, tables, and how problems and results are printed."""

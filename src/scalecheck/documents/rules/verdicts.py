"""What must be right in gates and verdicts: the order, the default, and what each gate names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.documents.rules.conditions import check_gate_condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.documents.rules.names import Names
    from scalecheck.model.checklist import Gate


def check_gates(found: Findings, names: Names) -> None:
    """Check every gate: its conditions, the verdicts that it names, its words."""
    better = _better_than_default(found, names)
    for place, gate in enumerate(names.checklist.gates):
        path: Path = ("gates", place)
        if gate.applies_when is not None:
            check_gate_condition(found, gate.applies_when, (*path, "applies_when"))
        for verdict, need in gate.needs.items():
            check_gate_condition(found, need, (*path, "needs", verdict))
        if better:
            _check_order(found, gate, [verdict for verdict in gate.needs if verdict in names.verdicts], better, path)


def _check_order(found: Findings, gate: Gate, known: Sequence[str], better: Sequence[str], path: Path) -> None:
    """Check that a gate has needs for verdicts better than the default, for the best one among them."""
    for verdict in known:
        if verdict not in better:
            found.error(
                "needless-need",
                f"A gate can't hold back `{verdict}`: it is the default verdict, or worse.",
                (*path, "needs", verdict),
                hint=f"A gate can state a need for {' and '.join(f'`{one}`' for one in better)}.",
                at_key=True,
            )
    if better[0] not in known and len(known) == len(gate.needs) and found.intact(*path, "needs"):
        found.error(
            "gate-never-met",
            f"The gate `{gate.id}` can never be met: it has no need for `{better[0]}`, the best verdict.",
            (*path, "needs"),
            hint=f"Add `{better[0]}:` with the condition for it.",
            at_key=True,
        )


def check_verdicts(found: Findings, names: Names) -> None:
    """Check that exactly one verdict is the default, and that every other can be chosen."""
    checklist = names.checklist
    defaults = [place for place, verdict in enumerate(checklist.verdicts) if verdict.default]
    if not defaults and found.intact("verdicts"):
        hint = "Put `default: true` on the verdict that holds where no better one is true."
        found.error("no-default", "No verdict is the default.", ("verdicts",), hint=hint, at_key=True)
    for place in defaults[1:]:
        hint = "Keep it on the verdict that holds where no better one is true."
        found.error("two-defaults", "Only one verdict can be the default.", ("verdicts", place, "default"), hint=hint)
    for place, verdict in enumerate(checklist.verdicts):
        path: Path = ("verdicts", place)
        if verdict.default and verdict.when is not None:
            hint = "It holds where no better one is true; take the condition out."
            found.error("default-with-when", "The default verdict can't have a condition.", (*path, "when"), hint=hint)
        if len(defaults) == 1 and place > defaults[0] and verdict.when is None and found.intact(*path):
            hint = "Say in `when` which known fact leads to it."
            message = f"`{verdict.id}` can never be chosen: it is worse than the default and has no condition."
            found.error("verdict-never-true", message, path, hint=hint, at_key=True)
    if defaults == [0] and found.intact("verdicts"):
        message = "The best verdict can't be the default: there would be nothing to reach."
        hint = "List the verdicts from the best to the worst, and put `default: true` on a later one."
        found.error("default-is-best", message, ("verdicts", 0, "default"), hint=hint)


def _better_than_default(found: Findings, names: Names) -> tuple[str, ...]:
    """Return the verdicts that are better than the default, best first; none where that can't be told."""
    verdicts = names.checklist.verdicts
    place = next((place for place, verdict in enumerate(verdicts) if verdict.default), 0)
    return names.verdicts[:place] if found.intact("verdicts") else ()

"""What must be right about the parts of the core: in the file that names them, and in those of the sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.documents.shape.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.assessment import Assessment


def check_adaptations(found: Findings, assessment: Assessment) -> None:
    """Check the parts of the core that a file names, keeps and touches, as far as the file alone shows it."""
    found.unique("part of the core", ((one.id, ("core", place, "id")) for place, one in enumerate(assessment.core)))
    if assessment.core and assessment.site is not None:
        found.error(
            "core-of-a-site",
            "This is a site's file, and only the programme's file names the parts that must stay at every site.",
            ("core",),
            hint="Move `core` to the file of the same innovation and round that names no `site`.",
            at_key=True,
        )
    if assessment.kept and assessment.site is None and found.intact("site"):
        found.error(
            "kept-without-a-site",
            "Only a site keeps parts as they are, and this file names no site.",
            ("kept",),
            hint="Move `kept` to the site's file, or name the `site` at the top.",
            at_key=True,
        )
    _check_parts_touched(found, assessment)
    if assessment.site is None and found.intact("core"):
        _check_known(found, assessment, {one.id for one in assessment.core}, "under `core` here")


def check_against_core(found: Findings, site: Assessment, programme: Assessment, file: str) -> None:
    """Check that every part that a site names is one of the programme's.

    Args:
        found: Where findings are noted.
        site: The site's file.
        programme: The programme's file.
        file: What the programme's file is called.
    """
    _check_known(found, site, {one.id for one in programme.core}, f"under `core` in {file}")


def _check_parts_touched(found: Findings, assessment: Assessment) -> None:
    for place, one in enumerate(assessment.adaptations):
        if one.part is None:
            continue
        path: Path = ("adaptations", place, "part")
        if one.kind == "periphery":
            hint = "Write `kind: core`, or take `part` out."
            message = "What touches a part of the core is no change of the periphery."
            found.error("part-of-the-periphery", message, path, hint=hint, at_key=True)
        if one.part in assessment.kept:
            hint = f"Take `{one.part}` out of `kept`, or take `part` out here."
            message = f"This says that `{one.part}` was changed, and `kept` says that it was kept as it is."
            found.error("kept-and-changed", message, path, hint=hint)


def _check_known(found: Findings, assessment: Assessment, parts: Collection[str], where: str) -> None:
    for name, path in _named(assessment):
        if name not in parts and not found.rest.may_name(name):
            found.error("unknown-part", f"There is no `{name}` {where}.", path, hint=_hint(name, parts))


def _named(assessment: Assessment) -> Iterator[tuple[str, Path]]:
    """Return every part that a file keeps or touches, with its place."""
    yield from ((name, ("kept", place)) for place, name in enumerate(assessment.kept))
    for place, one in enumerate(assessment.adaptations):
        if one.part is not None:
            yield one.part, ("adaptations", place, "part")


def _hint(name: str, parts: Collection[str]) -> str:
    if not parts:
        return "It names no parts yet. Each has an `id` and `what` it is; `scalecheck adapt` asks for them."
    return did_you_mean(name, parts, "parts")

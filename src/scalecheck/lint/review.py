"""The weak spots of an assessment: every rule, and what they find in one file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from scalecheck.lint.assessment import (
    all_at_the_top,
    contradiction,
    departure_without_reason,
    email_address,
    evidence_not_counted,
    evidence_out_of_date,
    evidenced_without_evidence,
    incomplete_action,
    met_without_evidence,
    must_without_owner,
    nhs_number,
    no_decision_asked,
    one_owner,
    one_sitting,
    overdue_action,
    override_without_evidence,
    piece_out_of_date,
    required_evidence,
    review_overdue,
    telephone_number,
    unconfirmed_not_applicable,
)
from scalecheck.lint.remark import Remark
from scalecheck.lint.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scalecheck.engine.judgement import Judgement
    from scalecheck.lint.private_details import Detail
    from scalecheck.lint.rule import Rule
    from scalecheck.model.assessment import Assessment

RULES: Final[Mapping[str, Rule]] = {
    rule.code: rule
    for rule in (
        review_overdue.RULE,
        one_sitting.RULE,
        all_at_the_top.RULE,
        contradiction.RULE,
        required_evidence.RULE,
        met_without_evidence.RULE,
        evidenced_without_evidence.RULE,
        evidence_out_of_date.RULE,
        override_without_evidence.RULE,
        overdue_action.RULE,
        evidence_not_counted.RULE,
        piece_out_of_date.RULE,
        unconfirmed_not_applicable.RULE,
        must_without_owner.RULE,
        incomplete_action.RULE,
        one_owner.RULE,
        no_decision_asked.RULE,
        departure_without_reason.RULE,
        nhs_number.RULE,
        email_address.RULE,
        telephone_number.RULE,
    )
}
"""Every rule by code; first those that weaken the verdict, the widest first."""

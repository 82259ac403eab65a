"""What a report says, as plain values: the names that a template may use.

Everything is words for people: roles instead of names, days and counts written out, nothing made safe yet for one
format. An empty text is put for what is not there.
"""

from __future__ import annotations

from scalecheck.reports.contents.adapted import Adaptation, Adapted, PartRow, SiteChanges
from scalecheck.reports.contents.answered import Action, Answer, AnswerGroup, Decision, Evidence, View
from scalecheck.reports.contents.behind import (
    Barrier,
    BarrierArea,
    EvidenceGap,
    PatientPart,
    PatientQuestion,
    Patients,
    Side,
    SiteVerdict,
)
from scalecheck.reports.contents.judged import (
    Area,
    Deviation,
    Gate,
    Method,
    Need,
    OpenQuestion,
    Profile,
    Remark,
    Unknown,
    Variant,
)
from scalecheck.reports.contents.page_one import (
    Condition,
    Conditions,
    Option,
    PageOne,
    PageView,
    Proposal,
    Reason,
    SystemChange,
)
from scalecheck.reports.contents.places import AtPlaces, PlaceArea, PlaceRow, Places, PlaceTable
from scalecheck.reports.contents.report import Report
from scalecheck.reports.contents.since import Since, SincePart
from scalecheck.reports.contents.way import Move, Way

__all__ = [
    "Action",
    "Adaptation",
    "Adapted",
    "Answer",
    "AnswerGroup",
    "Area",
    "AtPlaces",
    "Barrier",
    "BarrierArea",
    "Condition",
    "Conditions",
    "Decision",
    "Deviation",
    "Evidence",
    "EvidenceGap",
    "Gate",
    "Method",
    "Move",
    "Need",
    "OpenQuestion",
    "Option",
    "PageOne",
    "PageView",
    "PartRow",
    "PatientPart",
    "PatientQuestion",
    "Patients",
    "PlaceArea",
    "PlaceRow",
    "PlaceTable",
    "Places",
    "Profile",
    "Proposal",
    "Reason",
    "Remark",
    "Report",
    "Side",
    "Since",
    "SincePart",
    "SiteChanges",
    "SiteVerdict",
    "SystemChange",
    "Unknown",
    "Variant",
    "View",
    "Way",
]

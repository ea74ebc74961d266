"""How a correction reads: who made it, when and why, and what the record said before."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_date
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from backend.activities.choices import ActivityCode, Source
from backend.care_leavers.choices import ContactMethod, CorrectionOf, Entitlement, EvidenceLevel, InTouch
from backend.care_leavers.models import Correction
from backend.care_leavers.models.standing_spells import ACCOMMODATION_CODES
from backend.opportunities.choices import WagePeriod
from backend.placements.choices import BreakReason, CheckInFrom, EmployerChangeReason, HowItIsGoing
from backend.placements.support_choices import Attendance, SupportKind, Worry
from backend.placements.term_choices import TermKind
from backend.reference.code_lists import NCCIS, label_of
from backend.web.kit.content import Link
from backend.web.kit.formats import day, plain, yes_no


def _day(value: Any) -> str:
    return day(parse_date(value)) if value else "none"


def _quoted(value: Any) -> str:
    return f"“{value}”" if value else "nothing written"


def _hours(value: Any) -> str:
    return plain(Decimal(value)) if value else "none"


def _of(choices) -> Callable[[Any], str]:
    return lambda value: choices(value).label if value not in ("", None) else "nothing said"


def _code_of(file: str) -> Callable[[Any], str]:
    return lambda value: f"{value} {label_of(file, value)}" if value else "the usual one"


def _listed(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda values: ", ".join(write(each) for each in values) or "nothing"


def _accommodation(code: str) -> str:
    return dict(ACCOMMODATION_CODES).get(code, code)


_EVIDENCE: dict[str, tuple[str, Callable[[Any], str]]] = {
    "evidence": ("known how", _of(EvidenceLevel)),
    "said_by": ("said by", _quoted),
    "verified_on": ("said or seen on", _day),
    "verifier": ("verified by", str),
}
_STANDING = {"starts_on": ("from", _day), "ends_on": ("last day", _day), **_EVIDENCE}


# By what was corrected, how each field is named and written. A field that is not here says nothing to a person.
WRITTEN: dict[str, dict[str, tuple[str, Callable[[Any], str]]]] = {
    CorrectionOf.CONTACT: {
        "on": ("when", _day),
        "method": ("how", _of(ContactMethod)),
        "reached": ("spoke with them", yes_no),
        "note": ("note", _quoted),
    },
    CorrectionOf.VIEW: {"on": ("when", _day), "words": ("words", _quoted)},
    CorrectionOf.ACTIVITY: {
        "code": ("activity", _of(ActivityCode)),
        "starts_on": ("from", _day),
        "ends_on": ("last day", _day),
        "source": ("source", _of(Source)),
        "weekly_hours": ("hours a week", _hours),
        "nccis_code": ("NCCIS code", _code_of(NCCIS)),
        **_EVIDENCE,
    },
    CorrectionOf.IN_TOUCH: {"code": ("in touch", _of(InTouch)), **_STANDING},
    CorrectionOf.ACCOMMODATION: {"code": ("kind of home", _accommodation), **_STANDING},
    CorrectionOf.BREAK: {
        "starts_on": ("first day away", _day),
        "ends_on": ("last day away", _day),
        "reason": ("reason", _of(BreakReason)),
    },
    CorrectionOf.ENTITLEMENT: {
        "category": ("category", _of(Entitlement)),
        "starts_on": ("from", _day),
        "ends_on": ("last day", _day),
    },
    CorrectionOf.PLACEMENT: {
        "starts_on": ("first day", _day),
        "activity_code": ("activity", _of(ActivityCode)),
        "weekly_hours": ("hours a week", _hours),
        "planned_end": ("planned end", _day),
        "workplace": ("place", _quoted),
        "ends_on": ("last day of the trial", _day),
        "is_paid": ("paid", yes_no),
        "kind": ("what", _of(TermKind)),
        "since": ("from", _day),
        "said_by": ("said by", _of(CheckInFrom)),
        "hours": ("hours a week", _hours),
        "amount": ("pay", lambda value: f"£{value}"),
        "period": ("for", _of(WagePeriod)),
        "day": ("planned last day", _day),
        "at": ("earliest arrival", str),
        "name": ("name", _quoted),
        "contact": ("work contact", _quoted),
        "number": ("number", lambda value: str(value or "none")),
    },
    CorrectionOf.EMPLOYER_CHANGE: {
        "employer": ("new employer", _quoted),
        "on": ("first day there", _day),
        "reason": ("reason", _of(EmployerChangeReason)),
        "note": ("note", _quoted),
        "could_read": ("until then it could read", _listed(str)),
        "looked_on": ("it looked on", _listed(_day)),
    },
    CorrectionOf.CHECK_IN: {
        "done_on": ("when", _day),
        "heard_from": ("heard from", _of(CheckInFrom)),
        "going": ("how it is going", _of(HowItIsGoing)),
        "still_there": ("still there", yes_no),
        "attendance": ("attendance", _of(Attendance)),
        "worries": ("worries", _listed(_of(Worry))),
        "support_wanted": ("support chosen", _listed(_of(SupportKind))),
        "support_needed": ("support needed", _quoted),
        "note": ("note", _quoted),
    },
}


def correction_sentence(correction: Correction) -> str:
    """Corrected by Ada Bell on 3 October 2026: it was the Tuesday. Was: when 4 October 2026."""
    done = "Taken away" if correction.is_removal else "Corrected"
    why = correction.reason.removesuffix(".")
    return f"{done} by {correction.by} on {day(correction.created_at)}: {why}. Was: {what_it_said(correction)}."


def what_it_said(correction: Correction) -> str:
    was = correction.was
    written = ((name, write(was[key])) for key, (name, write) in WRITTEN[correction.of].items() if key in was)
    return "; ".join(f"{name} {value}" for name, value in written)


def removed_sentences(corrections: Mapping[UUID, list[Correction]], of: CorrectionOf, part_of: UUID | None = None):
    """What was taken away, a sentence each; `part_of` narrows it to what belonged to one record."""
    said = [each for made in corrections.values() for each in made if each.is_removal and each.of == of]
    return [correction_sentence(each) for each in said if part_of in (None, each.part_of)]


def corrections_cell(corrections: Iterable[Correction], url: str, about: str) -> SafeString | Link | str:
    """A table's cell: every correction of a row, and the way to make one."""
    said = [(correction_sentence(each),) for each in corrections]
    lines = [*said, *([(Link("Correct", url, about),)] if url else [])]
    return format_html_join("", "<p class='govuk-body-s govuk-!-margin-bottom-1'>{}</p>", lines) if lines else "none"

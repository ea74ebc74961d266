"""All that is recorded of an employer, as rows of a page, and where its people are removed."""

from collections.abc import Sequence

from django.urls import reverse

from backend.employers.checklist import RequiredCheck, standing_checks
from backend.employers.choices import PROOF_OF, Pledge
from backend.employers.models import Employer, EmployerContact
from backend.web.kit.content import Link, Row
from backend.web.kit.formats import NOT_RECORDED, day, listed, plural, yes_no


PLEDGES = dict(Pledge.choices)


def proofs(checks: Sequence[RequiredCheck]) -> str:
    return listed(PROOF_OF[each.item] for each in checks)


def lapsed_words(employer: Employer, lapsed: Sequence[RequiredCheck]) -> str:
    """5 checks ran out, the first on 31 October 2026: proof that it is real and the call back to a contact"""
    standing = standing_checks(employer)
    days = sorted({standing[each.item].next_check_on for each in lapsed if each.item in standing})
    is_of_one_day = len(days) == 1 and all(each.item in standing for each in lapsed)
    on = f"{' on' if is_of_one_day else ', the first on'} {day(days[0])}" if days else ""
    what = f"ran out{on}" if days else ("is missing" if len(lapsed) == 1 else "are missing")
    return f"{plural(len(lapsed), 'check,checks')} {what}: {proofs(lapsed)}"


def rows_of(employer: Employer, *, for_staff: bool) -> list[Row]:
    """For an employer without what would say whom this service is for."""
    rows = [
        Row("Kind", employer.get_kind_display()),
        Row("Companies House number", employer.companies_house_number or NOT_RECORDED),
        Row("Charity number", employer.charity_number or "none recorded"),
        Row("Published telephone", employer.published_phone or NOT_RECORDED),
        Row("Website", employer.website or NOT_RECORDED),
        Row("Size", employer.get_size_display() or NOT_RECORDED),
        Row("Disability Confident", disability_confident(employer)),
        Row("Pays the apprenticeship levy", yes_no(employer.levy_payer)),
        Row("Pledges", listed(_pledges(employer)) if employer.pledges else "none so far"),
        Row("About", employer.about or NOT_RECORDED),
    ]
    if for_staff:
        rows.insert(7, Row("Care Leaver Covenant signatory", yes_no(employer.covenant_signatory)))
    return rows


def disability_confident(employer: Employer) -> str:
    if not employer.disability_confident:
        return "no"
    return employer.get_disability_confident_level_display() or "yes, level not recorded yet"


def _pledges(employer: Employer) -> list[str]:
    return [_trial(employer) if name == Pledge.WORK_TRIAL else PLEDGES[name].lower() for name in employer.pledges]


def _trial(employer: Employer) -> str:
    if employer.work_trial_days is None:
        return "work trial (length and pay not recorded yet)"
    paid = "paid" if employer.work_trial_paid else "unpaid"
    return f"work trial of {plural(employer.work_trial_days, 'day,days')}, {paid}"


def verified_words(employer: Employer) -> str:
    if not employer.verified_at:
        return "not yet"
    return f"by {employer.verified_by} on {day(employer.verified_at)}"


def contact_sees_link(contact: EmployerContact) -> Link:
    url = reverse("employer-contact-opportunities", args=[contact.public_id])
    return Link("What they see", url, f": {contact.name}")


def contact_end_link(contact: EmployerContact) -> Link:
    return Link("Remove", reverse("employer-contact-end", args=[contact.public_id]), f": {contact.name}")

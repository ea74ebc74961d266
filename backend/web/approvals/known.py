"""What is known of an employer, for the officer who says that it is what it says it is."""

from backend.employers.models import Employer
from backend.web.components.content import Row
from backend.web.components.formats import NOT_RECORDED, day, yes_no


def known_of(employer: Employer) -> list[Row]:
    contacts = "; ".join(
        ", ".join(filter(None, (each.name, each.job_title, each.email))) for each in employer.contacts.order_by("id")
    )
    return [
        Row("Name", employer.name),
        Row("Kind", employer.get_kind_display()),
        Row("Size", employer.get_size_display() or NOT_RECORDED),
        Row("Companies House number", employer.companies_house_number or NOT_RECORDED),
        Row("Website", employer.website or NOT_RECORDED),
        Row("About", employer.about or NOT_RECORDED),
        Row("People", contacts or NOT_RECORDED),
        Row("Disability Confident", yes_no(employer.disability_confident)),
        Row("Verified", _verified(employer)),
    ]


def _verified(employer: Employer) -> str:
    if not employer.verified_at:
        return "not yet"
    return f"by {employer.verified_by} on {day(employer.verified_at)}"

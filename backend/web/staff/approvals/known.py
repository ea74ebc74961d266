"""What is known of an employer, for the officer who says that it is what it says it is."""

from backend.core import clock
from backend.employers.checklist import missing_on
from backend.employers.models import Employer
from backend.web.kit.content import Row
from backend.web.kit.employers import rows_of, verified_words
from backend.web.kit.formats import NOT_RECORDED, listed


def known_of(employer: Employer) -> list[Row]:
    contacts = "; ".join(
        ", ".join(filter(None, (each.name, each.job_title, each.email))) for each in employer.contacts.order_by("id")
    )
    missing = [asked.item.label for asked in missing_on(employer, clock.today())]
    return [
        Row("Name", employer.name),
        *rows_of(employer, for_staff=True),
        Row("People", contacts or NOT_RECORDED),
        Row("Verified", verified_words(employer)),
        Row("Checks", f"not current: {listed(missing)}" if missing else "all current"),
    ]

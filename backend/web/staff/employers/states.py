"""How an employer stands, in a word and a colour."""

import datetime as dt

from backend.employers import verification_deadline
from backend.employers.checklist import missing_on
from backend.employers.choices import EmployerKind
from backend.employers.models import Employer
from backend.web.kit.content import Tag


def state_tag(employer: Employer, today: dt.date) -> Tag:
    if employer.paused_at:
        return Tag("Paused", "red")
    if employer.verified_at:
        lapsed = missing_on(employer, today)
        return Tag("Checks not current", "orange") if lapsed else Tag("Verified", "green")
    if employer.kind == EmployerKind.FEED:
        return Tag("From a feed", "grey")
    return Tag("Overdue", "red") if verification_deadline.is_overdue(employer) else Tag("Waiting", "blue")

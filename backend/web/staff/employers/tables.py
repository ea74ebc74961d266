"""The tables of an employer's page, and how an employer stands in a word and a colour."""

import datetime as dt

from django.urls import reverse

from backend.employers import verification_deadline
from backend.employers.checklist import missing_on, required_checks, standing_checks
from backend.employers.choices import EmployerKind
from backend.employers.invitations import unanswered_of
from backend.employers.models import Employer
from backend.employers.warnings import is_free_mail
from backend.web.kit.content import Cell, Link, Table, Tag, columns
from backend.web.kit.employers import contact_end_link
from backend.web.kit.formats import day, moment
from backend.web.kit.invitation_buttons import answer_buttons
from backend.web.kit.opportunities.states import state_tag as opportunity_tag


CHECKS = ("What is checked", "State", "Evidence", "Checked", "Next check")
NOT_YET = Tag("Not checked yet", "red")


def employer_tag(employer: Employer, today: dt.date) -> Tag:
    if employer.paused_at:
        return Tag("Paused", "red")
    if employer.verified_at:
        lapsed = missing_on(employer, today)
        return Tag("Checks not current", "orange") if lapsed else Tag("Verified", "green")
    if employer.kind == EmployerKind.FEED:
        return Tag("From a feed", "grey")
    return Tag("Overdue", "red") if verification_deadline.is_overdue(employer) else Tag("Waiting", "blue")


def checklist(employer: Employer, today: dt.date, *, may_record: bool) -> Table:
    standing = standing_checks(employer)
    rows = []
    for requirement in required_checks(employer.kind):
        check = standing.get(requirement.item)
        cells = _check_cells(check, today) if check else [NOT_YET, requirement.what_to_look_at, "", ""]
        row = [requirement.item.label, *cells]
        if may_record:
            url = f"{reverse('employer-check', args=[employer.public_id])}?item={requirement.item.value}"
            row.insert(1, Link("Check again" if check else "Record", url, f": {requirement.item.label}"))
        rows.append(row)
    headings = [CHECKS[0], *(["Record"] if may_record else []), *CHECKS[1:]]
    return Table("Checks", columns(*headings), rows)


def _check_cells(check, today) -> list:
    state = Tag("Current", "green") if check.is_current_on(today) else Tag("Due again", "orange")
    return [state, check.evidence, f"{day(check.checked_on)}, {check.by}", day(check.next_check_on)]


def earlier_checks(employer: Employer) -> Table:
    rows = [
        [check.get_item_display(), check.evidence, f"{day(check.checked_on)}, {check.by}", day(check.next_check_on)]
        for check in employer.checks.all()
        if check.replaced_at
    ]
    headings = columns("What was checked", "Evidence", "Checked", "It counted until")
    return Table("Earlier checks", headings, rows)


def people(employer: Employer, *, may_end: bool) -> Table:
    rows = []
    for each in employer.contacts.all():
        row = [each.name, each.job_title or "not recorded yet", _mail(each.email), each.phone or "none", _access(each)]
        if may_end:
            row.append("" if each.ended_at else contact_end_link(each))
        rows.append(row)
    headings = ["Name", "What they do there", "E-mail address", "Telephone", "Access", *(["End"] if may_end else [])]
    return Table("People", columns(*headings), rows, empty="Nobody yet. Invite somebody.")


def invited(request, employer: Employer) -> Table | None:
    """Who was invited and has not answered, as whoever invited them typed it."""
    rows = [
        [each.name, each.email, Cell(moment(each.expires_at)), answer_buttons(request, each, "employer-invitation")]
        for each in unanswered_of(employer)
    ]
    headings = columns("Name", "E-mail address", "Can be answered until", "Do")
    return Table("Invited, not yet answered", headings, rows) if rows else None


def _mail(address: str) -> str:
    return f"{address} (a free mail host: call back on a published number)" if is_free_mail(address) else address


def _access(contact) -> Tag:
    if contact.ended_at:
        return Tag("Ended", "grey")
    if contact.user is None:
        return Tag("Written to only", "grey")
    return Tag("Signs in", "green") if contact.user.last_login else Tag("Invited", "yellow")


def opportunities(found) -> Table:
    rows = [
        [
            Link(each.title, reverse("opportunity", args=[each.public_id])),
            each.get_type_display(),
            opportunity_tag(each),
            day(each.closing_date),
        ]
        for each in found
    ]
    headings = columns("Title", "Type", "State", "Last day to apply")
    return Table("Newest opportunities", headings, rows, empty="None so far.")

"""The tables of an employer's page, and how an employer stands in a word and a colour."""

import datetime as dt

from django.urls import reverse
from django.utils.html import format_html_join

from backend.employers import verification_deadline
from backend.employers.checklist import missing_on, required_checks, standing_checks
from backend.employers.choices import EmployerKind
from backend.employers.free_mail import is_free_mail
from backend.employers.invitations import unanswered_of
from backend.employers.inviters import outlived
from backend.employers.models import Employer
from backend.web.kit.content import Cell, Link, Table, Tag, columns
from backend.web.kit.employers import contact_end_link, contact_sees_link
from backend.web.kit.formats import day, moment, short_day
from backend.web.kit.invitation_buttons import answer_buttons
from backend.web.kit.invitations import TO_RENEW
from backend.web.kit.opportunities.states import state_tag as opportunity_tag


CHECKS = ("What is checked", "State", "Evidence", "Checked", "Next check")
NOT_YET = Tag("Not checked yet", "red")


def employer_tag(employer: Employer, today: dt.date) -> Tag:
    if employer.is_paused:
        return Tag("Paused", "red")
    if employer.verified_at:
        lapsed = missing_on(employer, today)
        return Tag("Checks not current", "orange") if lapsed else Tag("Verified", "green")
    if employer.kind == EmployerKind.FEED:
        return Tag("From a feed", "grey")
    if employer.proposed_at:
        return Tag("Waits for a second person", "purple")
    return Tag("Overdue", "red") if verification_deadline.is_overdue(employer) else Tag("Waiting", "blue")


def checklist(employer: Employer, today: dt.date, *, may_record: bool, may_open: bool = False) -> Table:
    standing = standing_checks(employer)
    rows = []
    for requirement in required_checks(employer.kind):
        check = standing.get(requirement.item)
        cells = (
            _check_cells(check, today, may_open=may_open) if check else [NOT_YET, requirement.what_to_look_at, "", ""]
        )
        row = [requirement.item.label, *cells]
        if may_record:
            url = f"{reverse('employer-check', args=[employer.public_id])}?item={requirement.item.value}"
            row.insert(1, Link("Check again" if check else "Record", url, f": {requirement.item.label}"))
        rows.append(row)
    headings = [CHECKS[0], *(["Record"] if may_record else []), *CHECKS[1:]]
    return Table("Checks", columns(*headings), rows)


def _check_cells(check, today, *, may_open: bool) -> list:
    state = Tag("Current", "green") if check.is_current_on(today) else Tag("Due again", "orange")
    return [
        state,
        _evidence(check, may_open=may_open),
        f"{short_day(check.checked_on)}, {check.by}",
        short_day(check.next_check_on),
    ]


def _evidence(check, *, may_open: bool = False) -> str:
    """The words, and what somebody else can look at again."""
    url = reverse("employer-check-file", args=[check.public_id])
    file = Link("File", url, f": {check.file_name}") if may_open else "a file"
    seen = f"{check.get_how_display()}, {day(check.seen_on)}" if check.seen_on else ""
    more = [
        check.number and f"Number {check.number}",
        check.link and Link("Link", check.link, f": {check.get_item_display()}"),
        check.file and file,
        seen,
    ]
    return format_html_join("; ", "{}", ((each,) for each in [check.evidence, *filter(None, more)]))


def earlier_checks(employer: Employer) -> Table:
    rows = [
        [
            check.get_item_display(),
            _evidence(check),
            f"{short_day(check.checked_on)}, {check.by}",
            short_day(check.next_check_on),
        ]
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
            row.append("" if each.ended_at else _change_links(each))
        rows.append(row)
    headings = ["Name", "What they do there", "E-mail address", "Telephone", "Access", *(["End"] if may_end else [])]
    return Table("People", columns(*headings), rows, empty="Nobody yet. Invite somebody.")


def _change_links(contact) -> str:
    links = [*([contact_sees_link(contact)] if contact.user else []), contact_end_link(contact)]
    return format_html_join(", ", "{}", ((each,) for each in links))


def colleagues(waiting) -> Table | None:
    """Whom the employer's people asked to have invited from another mail domain."""
    rows = [[each.called, _mail(each.email), short_day(each.created_at), _colleague_link(each)] for each in waiting]
    return Table("Wait for your yes", columns("Name", "E-mail address", "Since", "Answer"), rows) if rows else None


def _colleague_link(invitation) -> Link:
    return Link("Answer", reverse("employer-colleague", args=[invitation.public_id]), f": {invitation.called}")


def invited(request, employer: Employer) -> Table | None:
    """Who was invited and has not answered, as whoever invited them typed it."""
    waiting = unanswered_of(employer)
    to_renew = outlived(waiting)
    rows = [
        [
            each.name,
            each.email,
            Cell(TO_RENEW if each.pk in to_renew else moment(each.expires_at)),
            answer_buttons(request, each, "employer-invitation"),
        ]
        for each in waiting
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
    part = "" if contact.sees_all else ", sees a part"
    return Tag(f"Signs in{part}", "green") if contact.user.last_login else Tag(f"Invited{part}", "yellow")


def opportunities(found) -> Table:
    rows = [
        [
            Link(each.title, reverse("opportunity", args=[each.public_id])),
            each.get_type_display(),
            opportunity_tag(each),
            short_day(each.closing_date),
        ]
        for each in found
    ]
    headings = columns("Title", "Type", "State", "Last day to apply")
    return Table("Newest opportunities", headings, rows, empty="None so far.")

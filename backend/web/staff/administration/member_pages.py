"""Everybody with a role in the council, and one of them with what was done about their account."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.accounts.limits import failures_about
from backend.councils.models import ApiToken, Invitation, Membership
from backend.councils.permissions import can_manage_people_and_settings, invitations_of, memberships_of
from backend.employers.inviters import outlived
from backend.employers.models import EmployerContact
from backend.intake.models import FeedAlert
from backend.web.kit.access import only
from backend.web.kit.content import Cell, Link, Row, Table, Tag, TimelineEntry, columns
from backend.web.kit.formats import clock_time, day, listed, moment, short_day
from backend.web.kit.invitation_buttons import answer_buttons
from backend.web.kit.invitations import TO_RENEW
from backend.web.kit.navigation import administration_sections


CONTACTS = "user__employer_contacts"


@require_safe
@only(can_manage_people_and_settings)
def people_and_roles(request):
    members = members_of(request.viewer).order_by("user__name", "role", "id")
    context = {
        "sections": administration_sections(request),
        "alerts": FeedAlert.objects.open_for(request.viewer.council_id).count(),
        "reads_much": ApiToken.objects.for_council(request.viewer.council_id).reading_much().count(),
        "invited": invited_table(request),
        "current": current_table(members.current()),
        "ended": ended_table(members.filter(ended_at__isnull=False)),
    }
    return render(request, "web/staff/administration/people.html", context)


@require_safe
@only(can_manage_people_and_settings)
def member(request, public_id):
    membership = member_or_404(request.viewer, public_id)
    context = {
        "sections": administration_sections(request),
        "membership": membership,
        "is_own": membership.user_id == request.viewer.user_id,
        "rows": rows_of(membership),
        "history": history_of(membership),
    }
    return render(request, "web/staff/administration/member.html", context)


def members_of(viewer):
    contacts = EmployerContact.objects.for_council(viewer.council_id).select_related("employer").order_by("employer")
    members = memberships_of(viewer).with_second_factor().select_related("user", "council")
    return members.prefetch_related(Prefetch(CONTACTS, contacts))


def member_or_404(viewer, public_id) -> Membership:
    return get_object_or_404(members_of(viewer), public_id=public_id)


def invitation_or_404(viewer, public_id) -> Invitation:
    return get_object_or_404(invitations_of(viewer).select_related("council"), public_id=public_id)


def invited_table(request) -> Table:
    """What was typed, and nothing of an account there may be."""
    asked = list(invitations_of(request.viewer).select_related("by").order_by("name", "id"))
    to_renew = outlived(asked)
    rows = [
        [
            each.name,
            each.email,
            each.get_role_display(),
            str(each.by),
            Cell(_until(each, each.pk in to_renew), each.expires_at.isoformat()),
            answer_buttons(request, each, "administration-invitation"),
        ]
        for each in asked
    ]
    headings = columns("Name", "E-mail address", "Role", "Invited by", "Can be answered until", "Do")
    return Table("Invited, not yet answered", headings, rows, empty="Nobody is invited at the moment.")


def _until(invitation: Invitation, is_to_renew: bool):
    if is_to_renew:
        return TO_RENEW
    return moment(invitation.expires_at) if invitation.is_valid else Tag("Too old: send it again", "grey")


def current_table(members) -> Table:
    headings = ("Name", "E-mail address", "Role", "Speaks for", "Last signed in", "Second factor")
    rows = [
        [
            Link(each.user.name, reverse("administration-member", args=[each.public_id])),
            each.user.email,
            each.get_role_display(),
            ", ".join(employers_of(each)) or "no employer",
            _last_signed_in(each),
            _second_factor(each),
        ]
        for each in members
    ]
    headings = columns(*headings)
    return Table("People with a role", headings, rows, sorting="browser", empty="Nobody yet. Invite somebody first.")


def ended_table(members) -> Table:
    headings = columns("Name", "E-mail address", "Role they had", "Ended")
    rows = [
        [
            Link(each.user.name, reverse("administration-member", args=[each.public_id])),
            each.user.email,
            each.get_role_display(),
            Cell(short_day(each.ended_at), each.ended_at.isoformat()),
        ]
        for each in members
    ]
    return Table("Ended", headings, rows, sorting="browser", empty="Nobody's membership has ended.")


def rows_of(membership) -> list[Row]:
    user = membership.user
    rows = [
        Row("E-mail address", user.email),
        Row("Role", membership.get_role_display()),
        Row("Second factor", _second_factor(membership)),
        Row("Failed attempts to sign in", _failed_attempts(user)),
        Row("Last signed in", _last_signed_in(membership).content),
        Row("Has this role since", day(membership.created_at)),
    ]
    if employers := employers_of(membership):
        rows.insert(2, Row("Speaks for", listed(employers)))
    if membership.ended_at:
        rows.append(Row("Ended", moment(membership.ended_at)))
    return rows


def history_of(membership) -> list[TimelineEntry]:
    events = membership.events.select_related("by")
    return [
        TimelineEntry(each.get_step_display(), each.created_at, str(each.by) if each.by else "", each.detail)
        for each in events
    ]


def employers_of(membership) -> list[str]:
    return [contact.employer.name for contact in membership.user.employer_contacts.all()]


def _last_signed_in(membership) -> Cell:
    last = membership.user.last_login
    if last is None:
        return Cell("never" if membership.ended_at else Tag("Not yet signed in", "yellow"), "")
    return Cell(moment(last), last.isoformat())


def _failed_attempts(user) -> str | Tag:
    """Of one day. What waits goes on by itself; the person was told by mail."""
    failed = failures_about(user.email)
    if failed.blocked_until:
        return Tag(f"{failed.count} today; the next one is possible at {clock_time(failed.blocked_until)}", "red")
    return f"{failed.count} today" if failed.count else "none today"


def _second_factor(membership) -> Tag:
    return Tag("Set up", "green") if membership.has_second_factor else Tag("Not set up", "red")

"""Lines of a council administrator: files, feeds, background work, who has no way in yet. They name no young person."""

import datetime as dt

from django.db.models import Count, Min, QuerySet, Value
from django.urls import reverse

from backend.care_leavers.choices import ImportState
from backend.care_leavers.models import ImportRun
from backend.care_leavers.permissions import (
    can_import_care_leavers,
    can_settle_imports,
    held_rows_of,
    import_conflicts_of,
    import_runs_of,
)
from backend.core import clock
from backend.core.models import Job
from backend.councils.models import Invitation, Membership
from backend.councils.permissions import can_manage_people_and_settings, invitations_of, memberships_of
from backend.employers.permissions import employers_to_verify
from backend.intake.models import FeedAlert
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import plural
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import When, since


NOT_TAKEN_UP_AFTER = dt.timedelta(days=3)


def _files(desk: Desk) -> list[Line]:
    """Of the file its rows by number: its name may name somebody."""
    waiting = import_runs_of(desk.viewer).filter(state__in=[ImportState.CHECKED, ImportState.COLUMNS])
    return [_file(desk, run) for run in waiting.order_by("created_at", "id")]


def _file(desk: Desk, run: ImportRun) -> Line:
    page = reverse("import", args=[run.public_id])
    is_read = run.state != ImportState.COLUMNS  # nobody can count its rows before
    act = Act("Look and confirm", page) if is_read else Act("Choose its columns", page)
    return Line(
        "File of young people",
        page,
        run.get_state_display() + (f". {plural(run.rows, 'row,rows')}" if is_read else ""),
        act,
        run.created_at,
        since(desk.today, clock.day_of(run.created_at), late_after=2),
        row=run.public_id,
    )


def _questions(desk: Desk) -> list[Line]:
    """One line for all that files say otherwise, and all rows that look like somebody who is here."""
    asked = (import_conflicts_of(desk.viewer).open(), held_rows_of(desk.viewer).open())
    differing, alike = (_counted(rows.order_by()) for rows in asked)
    counted = [each for each in differing.union(alike, all=True) if each["number"]]
    if not counted:
        return []
    page, first = reverse("import-questions"), min(each["first"] for each in counted)
    number = sum(each["number"] for each in counted)
    what = f"{plural(number, 'thing in a file differs,things in files differ')} from what is recorded"
    return [Line("Files", page, what, Act("Settle them", page), first, since(desk.today, clock.day_of(first)))]


def _counted(rows: QuerySet) -> QuerySet:
    """One row of how many there are and when the first began."""
    return rows.values(all=Value(1)).annotate(number=Count("*"), first=Min("created_at")).values("number", "first")


def _alerts(desk: Desk) -> list[Line]:
    page = reverse("administration-feeds")
    return [
        Line(
            alert.sync.get_source_display(),
            page,
            alert.sentence,
            Act("Look at the feed", page),
            alert.created_at,
            since(desk.today, clock.day_of(alert.created_at), late_after=1),
            row=alert.public_id,
        )
        for alert in FeedAlert.objects.open_for(desk.viewer.council_id)
    ]


def _parked(desk: Desk) -> list[Line]:
    """One line for all: each is started again on its page."""
    parked = Job.objects.parked().filter(arguments__0=desk.viewer.council_id)
    counted = parked.aggregate(number=Count("*"), first=Min("created_at"))
    number, first = counted["number"], counted["first"]
    if not number:
        return []
    page = reverse("administration-jobs")
    what = f"{plural(number, 'piece of work is stuck,pieces of work are stuck')} after several attempts"
    act, when = Act("Start it again", page), since(desk.today, clock.day_of(first), late_after=1)
    return [Line("Background work", page, what, act, first, when)]


def _invitations(desk: Desk) -> list[Line]:
    old = invitations_of(desk.viewer).filter(sent_at__date__lte=desk.today - NOT_TAKEN_UP_AFTER)
    return [_invitation(desk, each) for each in old.order_by("sent_at", "id")]


def _invitation(desk: Desk, invitation: Invitation) -> Line:
    page, sent_on = reverse("administration"), clock.day_of(invitation.sent_at)
    over = "" if invitation.is_valid else ", and it is too old now"
    what = f"Invited as {invitation.get_role_display()}, no answer yet{over}"
    act, when = Act("Send it again", page, "send the invitation again, or take it back"), since(desk.today, sent_on)
    return Line(invitation.called, page, what, act, invitation.sent_at, when, row=invitation.public_id)


def _unprotected(desk: Desk) -> list[Line]:
    current = memberships_of(desk.viewer).current().with_second_factor().filter(has_second_factor=False)
    return [_member(desk, each) for each in current.select_related("user").order_by("created_at", "id")]


def _member(desk: Desk, membership: Membership) -> Line:
    page = reverse("administration-member", args=[membership.public_id])
    return Line(
        membership.user.name,
        page,
        f"{membership.get_role_display()}, and has no second factor yet: they cannot open any record",
        Act("See their role", page),
        membership.created_at,
        since(desk.today, clock.day_of(membership.created_at)),
        row=membership.public_id,
    )


def _second_person(desk: Desk) -> list[Line]:
    waiting = employers_to_verify(desk.viewer).awaiting_second_person().order_by("proposed_at", "id")
    return [
        Line(
            name_of(employer),
            (page := reverse("employer-verify", args=[employer.public_id])),
            f"{employer.get_kind_display()}, checked by a first person",
            Act("Look as second person", page, "look at what was checked, as the second person"),
            employer.proposed_at,
            since(desk.today, clock.day_of(employer.proposed_at), late_after=2) if employer.proposed_at else When(""),
            row=employer.public_id,
        )
        for employer in waiting
    ]


KINDS = (
    Kind(
        "feeds",
        "feed that fails,feeds that fail",
        Urgency.APPOINTMENT,
        can_manage_people_and_settings,
        (Computed(_alerts),),
    ),
    Kind("jobs", "work that is stuck", Urgency.APPOINTMENT, can_manage_people_and_settings, (Computed(_parked),)),
    Kind(
        "second-person",
        "employer that waits for a second person,employers that wait for a second person",
        Urgency.PROMISE,
        can_manage_people_and_settings,
        (Computed(_second_person),),
    ),
    Kind("files", "file to confirm,files to confirm", Urgency.PROMISE, can_import_care_leavers, (Computed(_files),)),
    Kind(
        "file-questions",
        "question of a file,questions of files",
        Urgency.PROMISE,
        can_settle_imports,
        (Computed(_questions),),
    ),
    Kind(
        "invited",
        "invitation not taken up,invitations not taken up",
        Urgency.WAITING,
        can_manage_people_and_settings,
        (Computed(_invitations),),
    ),
    Kind(
        "no-second-factor",
        "person without a second factor,people without a second factor",
        Urgency.WAITING,
        can_manage_people_and_settings,
        (Computed(_unprotected),),
    ),
)

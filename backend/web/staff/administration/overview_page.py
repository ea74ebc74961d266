"""How the council's service stands: what came in last and how it went, who has no way in, what was set and by whom.

What asks for an act is a line of Today; here is also what is well, so that somebody can say so.
"""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.choices import ImportState
from backend.care_leavers.models import ImportRun
from backend.core.models import Job
from backend.councils.models import Membership
from backend.councils.permissions import can_manage_people_and_settings, invitations_of, memberships_of
from backend.councils.settings import SETTINGS, changes_of, said
from backend.councils.viewer import Viewer
from backend.intake.models import FeedAlert, FeedRun, FeedSync
from backend.intake.sync.live_feeds import LIVE_FEEDS
from backend.web.kit.access import only
from backend.web.kit.content import Row
from backend.web.kit.formats import moment, plural
from backend.web.kit.navigation import administration_sections
from backend.web.staff.administration.feed_pages import THE_FEED
from backend.web.staff.administration.feed_tables import counts_of_reading, refused_words


NOTHING_YET = "Nothing yet"


@require_safe
@only(can_manage_people_and_settings)
def overview(request):
    viewer = request.viewer
    context = {
        "sections": administration_sections(request),
        "coming_in": [_files(viewer), _feed(viewer), _feed_files(viewer), _work(viewer)],
        "people": [_members(viewer), _second_factors(viewer), _invitations(viewer), _settings(viewer)],
    }
    return render(request, "web/staff/administration/overview.html", context)


def _files(viewer: Viewer) -> Row:
    runs = ImportRun.objects.for_council(viewer.council_id)
    waiting = runs.filter(state__in=[ImportState.CHECKED, ImportState.COLUMNS]).count()
    last = runs.filter(state=ImportState.DONE).select_related("imported_by").order_by("-created_at", "-id").first()
    told = [_file(last) if last else NOTHING_YET]
    if waiting:
        told.append(f"{plural(waiting, 'file waits,files wait')} to be looked at")
    return Row("Files of young people", _lines(told), reverse("imports"), "Read in a file")


def _file(run: ImportRun) -> str:
    by = f" by {run.imported_by}" if run.imported_by else ""
    counts = f"{run.created_rows} new, {run.updated_rows} changed, {run.unchanged_rows} unchanged"
    return f"{moment(run.created_at)}{by}: {counts}{refused_words(run.refused_rows)}"


def _feed(viewer: Viewer) -> Row:
    feed = LIVE_FEEDS[THE_FEED]
    last = FeedSync.objects.of_feed(viewer.council_id, THE_FEED).filter(dry_run=False).latest_first().first()
    told = []
    if last:
        told.append(f"{last.get_state_display()}, {moment(last.started_at)}{refused_words(last.refused_adverts)}")
    alerts = FeedAlert.objects.open_for(viewer.council_id).count()
    if alerts:
        told.append(f"{plural(alerts, 'warning,warnings')} that nobody has answered")
    told.append(
        "Next: tonight, as every night" if feed.is_switched_on() else "Switched off: nothing comes in by itself"
    )
    return Row("Find an apprenticeship", _lines(told), reverse("administration-feeds"), "See the feed")


def _feed_files(viewer: Viewer) -> Row:
    last = FeedRun.objects.filter(council_id=viewer.council_id).order_by("-created_at", "-id").first()
    told = NOTHING_YET
    if last:
        told = f"{last.get_source_display()}, {moment(last.created_at)}: {counts_of_reading(last)}"
    return Row("Adverts read in", told, reverse("administration-imports"), "See all imports")


def _work(viewer: Viewer) -> Row:
    parked = Job.objects.parked().filter(arguments__0=viewer.council_id).count()
    told = f"{plural(parked, 'piece is stuck,pieces are stuck')}" if parked else "Nothing is stuck"
    return Row("Background work", told, reverse("administration-jobs"), "See the work")


def _members(viewer: Viewer) -> Row:
    count = memberships_of(viewer).current().count()
    return Row("People with a role", str(count), reverse("administration"), "See them")


def _second_factors(viewer: Viewer) -> Row:
    """By name: they can open nothing before they have set one up."""
    current: list[Membership] = list(
        memberships_of(viewer).current().with_second_factor().filter(has_second_factor=False).select_related("user")
    )
    names = sorted({each.user.name for each in current})
    return Row("Without a second step", _lines(names) if names else "Nobody")


def _invitations(viewer: Viewer) -> Row:
    asked = list(invitations_of(viewer))
    old = sum(not each.is_valid for each in asked)
    too_old = f", {old} of them too old by now" if old else ""
    told = f"{len(asked)}{too_old}" if asked else "None"
    return Row("Invitations without an answer", told, reverse("administration-invite"), "Invite somebody")


def _settings(viewer: Viewer) -> Row:
    last = changes_of(viewer.council).first()
    told = "As they were at the start"
    if last:
        told = f"{SETTINGS[last.name].label}: {said(last.name, last.after)}, by {last.by}, {moment(last.created_at)}"
    return Row("Settings", told, reverse("administration-settings"), "Change")


def _lines(told: list[str]) -> str:
    return ". ".join(told)

"""How the feeds are: the last syncs, what went wrong, how fresh what we have is, and what can be done about it."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.councils.permissions import can_manage_people_and_settings
from backend.intake.models import FeedAlert, FeedArea, FeedRun, FeedSync
from backend.intake.sync.areas import set_area
from backend.intake.sync.ending import accept_as_right
from backend.intake.sync.jobs import ask_for_sync
from backend.intake.sync.live_feeds import LIVE_FEEDS
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.buttons import tell
from backend.web.kit.form_page import FormPage
from backend.web.kit.navigation import administration_sections
from backend.web.kit.opportunities.unread_places import unread_of_feeds
from backend.web.staff.administration import feed_tables
from backend.web.staff.administration.forms import AreaForm


LATEST = 20
PER_PAGE = 50
THE_FEED = next(iter(LIVE_FEEDS))  # the one that can be asked directly


def syncs_of(viewer):
    return FeedSync.objects.filter(council_id=viewer.council_id)


@require_safe
@only(can_manage_people_and_settings)
def feeds(request):
    syncs = syncs_of(request.viewer).latest_first().select_related("started_by")
    area = FeedArea.objects.filter(council_id=request.viewer.council_id, source=THE_FEED).first()
    of_files = FeedRun.objects.filter(council_id=request.viewer.council_id, source=THE_FEED)
    is_on = LIVE_FEEDS[THE_FEED].is_switched_on()
    context = {
        "sections": administration_sections(request),
        "alerts": FeedAlert.objects.open_for(request.viewer.council_id),
        "is_on": is_on,
        "rows": feed_tables.health_rows(syncs.filter(source=THE_FEED), of_files, area, is_on=is_on),
        "table": feed_tables.syncs(syncs.with_notes()[:LATEST]),
        "unread": unread_of_feeds(request.viewer),
    }
    return render(request, "web/staff/administration/feeds.html", context)


@require_safe
@only(can_manage_people_and_settings)
def feed_sync(request, public_id):
    """One sync with its counts and everything it left out or found odd."""
    sync = get_object_or_404(syncs_of(request.viewer).select_related("started_by"), public_id=public_id)
    page = Paginator(sync.refusals.order_by("taken", "id"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "sections": administration_sections(request),
        "sync": sync,
        "rows": feed_tables.sync_rows(sync),
        "page": page,
        "table": feed_tables.refusals(page),
        "unread": unread_of_feeds(request.viewer, sync.source),
        "back": reverse("administration-feeds"),
    }
    return render(request, "web/staff/administration/feed_sync.html", context)


@require_POST
@only(can_manage_people_and_settings)
def ask(request):
    dry_run = request.POST.get("how") == "dry_run"
    what = "A dry run" if dry_run else "A sync"
    said = f"{what} is asked for. It is listed here as soon as it has begun: open this page again then."
    about = {"council": request.viewer.council, "source": THE_FEED, "dry_run": dry_run}
    return tell(request, said, "administration-feeds", ask_for_sync, **about)


@require_POST
@only(can_manage_people_and_settings)
def accept(request, public_id):
    sync = get_object_or_404(syncs_of(request.viewer), public_id=public_id)
    said = "The small number is marked as right. The next sync closes what is gone."
    return tell(request, said, "administration-feeds", accept_as_right, sync=sync)


@GET_AND_POST
@only(can_manage_people_and_settings)
def area(request):
    council = request.viewer.council
    held = FeedArea.objects.filter(council=council, source=THE_FEED).values(*AreaForm.base_fields).first()
    held = held or dict.fromkeys(AreaForm.base_fields)
    page = FormPage(request, AreaForm, draft="administration-feed-area", initial=held)
    if page.saves(_set_area, council=council):
        return page.redirect("Saved. It counts from the next sync on.", "administration-feeds")
    return page.show(
        heading="What is asked for",
        button="Save",
        explanation="Adverts around a point, of some routes, or both. Leave everything empty for all of England."
        " Adverts that no longer belong to it are closed by the next sync.",
        back=reverse("administration-feeds"),
    )


def _set_area(*, council, by, **facts) -> None:
    set_area(council=council, source=THE_FEED, **facts)

"""What was read in, and background work that is stuck. No young person is in it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.choices import ImportState
from backend.care_leavers.models import ImportRun
from backend.core.jobs import replay
from backend.core.models import Job
from backend.councils.permissions import can_manage_people_and_settings
from backend.intake.models import FeedFailure, FeedRun
from backend.web.kit.access import only
from backend.web.kit.navigation import administration_sections
from backend.web.kit.opportunities.unread_places import unread_of_feeds
from backend.web.staff.administration import import_tables


LATEST = 20
PER_PAGE = 50


@require_safe
@only(can_manage_people_and_settings)
def imports(request):
    council = request.viewer.council_id
    files = ImportRun.objects.for_council(council).filter(state=ImportState.DONE).select_related("imported_by")[:LATEST]
    feeds = FeedRun.objects.filter(council_id=council).with_notes().select_related("imported_by")[:LATEST]
    return _show(request, "imports", files=import_tables.files(files), feeds=import_tables.feeds(feeds))


@require_safe
@only(can_manage_people_and_settings)
def import_run(request, public_id):
    """The rows of one file that could not be taken, by number: whoever has the file knows whose they are."""
    run = get_object_or_404(ImportRun.objects.for_council(request.viewer.council_id), public_id=public_id)
    page = _page(request, run.failures.filter(is_note=False))
    return _show(request, "import_run", run=run, page=page, table=import_tables.refused_rows(page))


@require_safe
@only(can_manage_people_and_settings)
def feed_run(request, public_id):
    """What one reading could not take, and of what it took was lost or changed, each with its line and reason."""
    run = get_object_or_404(FeedRun, council_id=request.viewer.council_id, public_id=public_id)
    page = _page(request, FeedFailure.objects.filter(run=run).order_by("taken", "line", "id"))
    unread = unread_of_feeds(request.viewer, run.source)
    return _show(request, "feed_run", run=run, page=page, table=import_tables.failures(page), unread=unread)


def _page(request, rows):
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def _show(request, template, **context):
    sections = administration_sections(request)
    return render(request, f"web/staff/administration/{template}.html", {"sections": sections, **context})


@require_safe
@only(can_manage_people_and_settings)
def parked_jobs(request):
    return _show(request, "jobs", jobs=[(job, import_tables.job_rows(job)) for job in _parked(request.viewer)])


@require_POST
@only(can_manage_people_and_settings)
def replay_job(request, public_id):
    job = next((each for each in _parked(request.viewer) if each.public_id == public_id), None)
    if job is None:
        messages.warning(request, "This work is not stuck any more: somebody has started it again, or it is done.")
    else:
        replay(job)
        messages.success(request, "The work is started again.")
    return redirect("administration-jobs")


def _parked(viewer) -> list[Job]:
    """The council's own: every job of ours that is about a council names it first."""
    return list(Job.objects.parked().filter(arguments__0=viewer.council_id).order_by("created_at", "id")[:PER_PAGE])

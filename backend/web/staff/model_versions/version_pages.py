"""The model that ranks, its versions, and what is known of each."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.learning.documents import render_document
from backend.learning.services import is_compared_with_live
from backend.model_versions.permissions import can_see_models, models_of
from backend.ranking.active_model import outdated_versions
from backend.shortlists.ranking_progress import RankingProgress
from backend.web.kit.access import only
from backend.web.kit.content import TimelineEntry
from backend.web.staff.model_versions.decision_page import ways_on
from backend.web.staff.model_versions.evidence import (
    back_test_rows,
    calibration_charts,
    comparisons_sentence,
    fairness_tables,
)
from backend.web.staff.model_versions.facts import comparison_rows, facts_of, versions_table
from backend.web.staff.model_versions.model_card import card_sections
from backend.web.staff.today.kinds.viewers import the_head


CONTENT_TYPES = {"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8"}


@require_safe
@only(can_see_models)
def models(request):
    versions = list(models_of(request.viewer).without_content().select_related("approved_by").newest_first())
    live = next((version for version in versions if version.is_live), None)
    outdated = outdated_versions(request.viewer.council_id) if versions else set()
    context = {
        "table": versions_table(versions),
        "live": live,
        "live_is_outdated": live and live.id in outdated,
        "versions": versions,
        "waiting": [version for version in versions if version.is_candidate and version.id not in outdated],
        "compares": the_head(request.viewer),
        "ranking": RankingProgress.of_council(request.viewer.council_id),
    }
    return render(request, "web/staff/model_versions/models.html", context)


@require_safe
@only(can_see_models)
def model(request, public_id):
    version = get_object_or_404(
        models_of(request.viewer)
        .defer("parameters")
        .select_related("council", "approved_by", "refused_by", "trained_by"),
        public_id=public_id,
    )
    open_sections, more_sections = card_sections(version)
    context = {
        "version": version,
        "facts": facts_of(version),
        "figures": comparison_rows(version),
        "is_old": version.is_candidate and not is_compared_with_live(version),
        "charts": calibration_charts(version),
        "tested": back_test_rows(version),
        "fairness": fairness_tables(version),
        "comparisons": comparisons_sentence(version),
        "open_sections": open_sections,
        "more_sections": more_sections,
        "steps": steps_of(version),
        "ways_on": ways_on(version, request.viewer),
        "back": reverse("models"),
    }
    return render(request, "web/staff/model_versions/model.html", context)


def steps_of(version) -> list[TimelineEntry]:
    return [
        TimelineEntry(event.get_step_display(), event.created_at, str(event.by or "the service itself"), event.reason)
        for event in version.events.select_related("by")
    ]


@require_safe
@only(can_see_models)
def model_file(request, public_id, what, form):
    """The model card or the transparency record as a file, to be read and published elsewhere."""
    version = get_object_or_404(models_of(request.viewer).select_related("approved_by"), public_id=public_id)
    documents = {"card": version.card, "record": version.record}
    if what not in documents or form not in CONTENT_TYPES:
        raise Http404
    record_read(viewer=request.viewer, subject=version, page=f"model-{what}")
    response = HttpResponse(render_document(documents[what], version, form), content_type=CONTENT_TYPES[form])
    name = {"card": "model-card", "record": "transparency-record"}[what]
    response["Content-Disposition"] = f'attachment; filename="{name}-version-{version.number}.{form}"'
    return response

"""Old against new, person by person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.core.errors import Refused
from backend.learning.permissions import comparisons_of
from backend.learning.services import compare_again, is_compared_with_live
from backend.learning.version_comparison import MAX_POSITION, feature_label
from backend.model_versions.permissions import can_decide_models, can_see_models, models_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import Link, Table, columns
from backend.web.staff.model_versions.decision_page import decide_url
from backend.web.staff.model_versions.facts import comparison_rows, model_words


PER_PAGE = 20
COLUMNS = columns("Young person", "First five", "What moves", "Reasons that come or go")


@GET_AND_POST
@only(can_see_models)
def comparison(request, public_id):
    version = get_object_or_404(models_of(request.viewer).select_related("council"), public_id=public_id)
    if request.method == "POST":
        return _again(request, version)
    people = comparisons_of(request.viewer, version).select_related("care_leaver").most_changed_first()
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    may_decide = can_decide_models(request.viewer) and version.is_candidate
    context = {
        "version": version,
        "figures": comparison_rows(version),
        "against": model_words(version.comparison["against"]),
        "is_old": version.is_candidate and not is_compared_with_live(version),
        "page": page,
        "table": Table("Young people, the most changed first", COLUMNS, [_row(each) for each in page]),
        "may_decide": may_decide,
        "approve_url": decide_url(version, "approve"),
        "refuse_url": decide_url(version, "refuse"),
        "back": reverse("model", args=[public_id]),
    }
    return render(request, "web/staff/model_versions/comparison.html", context)


def _again(request, version):
    if not can_decide_models(request.viewer):
        raise PermissionDenied
    try:
        compare_again(version=version, by=request.user)
        messages.success(request, "Compared again, with the model, people and opportunities of today.")
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("model-comparison", public_id=version.public_id)


def _row(compared) -> list:
    person = compared.care_leaver
    return [
        Link(person.full_name, reverse("person", args=[person.public_id])),
        _overlap(compared),
        "; ".join(_move(change) for change in compared.changes) or "nothing",
        ", ".join(_reasons(compared.changes)) or "none",
    ]


def _overlap(compared) -> str:
    first = "the same first match" if compared.same_first else "another first match"
    return f"{compared.same} of {compared.of} the same, {first}"


def _move(change: dict) -> str:
    before, after = change["before"], change["after"]
    if before is None:
        return f"{change['title']} rises to place {after}"
    if after is None:
        return f"{change['title']} falls from place {before} to below {MAX_POSITION}"
    return f"{change['title']} {'rises' if after < before else 'falls'} from place {before} to {after}"


def _reasons(changes: list[dict]) -> list[str]:
    return sorted({feature_label(name) for change in changes for name in change["features"]})

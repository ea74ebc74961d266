"""Views of lists under a name of one's own: saved, renamed, opened first, taken away and put back."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Membership
from backend.desks.models import SavedView
from backend.desks.permissions import can_save_views, saved_views_of
from backend.desks.saved_views import PUT_BACK_WITHIN, change_view, put_view_back, remove_view, save_view
from backend.web.kit.access import GET_AND_POST, as_uuid, only
from backend.web.kit.form_page import FormPage
from backend.web.kit.list_views import KeptList
from backend.web.staff.saved_views.forms import ViewForm
from backend.web.staff.saved_views.lists import list_named, lists_of


NOT_THERE = "This view is not there any more. Nothing was changed."
NOTHING_CHOSEN = "Choose filters, an order or columns of a list first: then they can be saved as a view."


@require_safe
@only(can_save_views)
def overview(request):
    mine = list(saved_views_of(request.viewer).by_name())
    since = clock.now() - PUT_BACK_WITHIN
    current = [view for view in mine if not view.removed_at]
    lists = [
        {
            "name": kept.name.value,
            "label": kept.name.label,
            "url": kept.url,
            "views": [_told(kept, view, request.viewer) for view in current if view.list == kept.name],
        }
        for kept in lists_of(request.viewer)
    ]
    removed = [view for view in mine if view.removed_at and view.removed_at > since]
    return render(request, "web/staff/saved_views/overview.html", {"lists": lists, "removed": removed})


def _told(kept: KeptList, view: SavedView, viewer) -> dict:
    query = QueryDict(view.query)
    return {"view": view, "url": f"{kept.url}?{view.query}", "filters": kept.in_words(query, viewer)}


@GET_AND_POST
@only(can_save_views)
def add(request):
    kept = list_named(request.GET.get("list", ""), request.viewer)
    query = kept.kept(request.GET, request.viewer) if kept else None
    if not (kept and query):
        messages.warning(request, NOTHING_CHOSEN)
        return redirect("saved-views")
    text = query.urlencode()
    page = FormPage(request, ViewForm, proposed={})
    if page.saves(save_view, membership=_membership(request), list=kept.name.value, query=text):
        return page.redirect(f"“{page.result.name}” is saved. It stands above the list.", f"{kept.url}?{text}")
    return page.show(
        heading="Save this view",
        button="Save the view",
        back=f"{kept.url}?{text}",
        about=kept.name.label,
        explanation="It keeps the filters, the order and the columns, and is yours alone.",
        points=[kept.in_words(query, request.viewer)],
    )


@GET_AND_POST
@only(can_save_views)
def edit(request):
    view = _view_named(request, request.GET.get("view", ""))
    if view is None or view.removed_at:
        return _not_there(request)
    page = FormPage(request, ViewForm, initial={"name": view.name, "opens_first": view.opens_first}, record=view)
    if page.saves(change_view, view=view):
        return page.redirect(f"“{view.name}” is changed.", "saved-views")
    return page.show(heading="Change a view", button="Save", back=reverse("saved-views"), about=view.name)


@require_POST
@only(can_save_views)
def remove(request):
    view = _view_named(request, request.POST.get("view", ""))
    if view is None or view.removed_at:
        return _not_there(request)
    remove_view(view=view, by=request.user)
    messages.success(request, f"“{view.name}” is removed. You can put it back below for a week.")
    return redirect("saved-views")


@require_POST
@only(can_save_views)
def put_back(request):
    view = _view_named(request, request.POST.get("view", ""))
    if view is None or not view.removed_at:
        return _not_there(request)
    try:
        put_view_back(view=view, by=request.user)
        messages.success(request, f"“{view.name}” is back above its list.")
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("saved-views")


def _view_named(request, name: str) -> SavedView | None:
    return saved_views_of(request.viewer).filter(public_id=as_uuid(name)).select_related("membership").first()


def _membership(request) -> Membership:
    return Membership.objects.get(pk=request.viewer.membership_id)


def _not_there(request) -> HttpResponse:
    messages.warning(request, NOT_THERE)
    return redirect("saved-views")

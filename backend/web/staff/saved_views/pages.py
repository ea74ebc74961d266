"""Views of lists under a name of one's own: saved, renamed, opened first, taken away and put back."""

from functools import wraps

from django.contrib import messages
from django.http import QueryDict
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


def _of_a_view(*, is_removed: bool):
    """The page is about the viewer's own view that the query or the form names, as long as it stands so."""

    def about_a_view(page):
        @wraps(page)
        def opened(request):
            public_id = as_uuid(request.POST.get("view") or request.GET.get("view", ""))
            view = saved_views_of(request.viewer).filter(public_id=public_id).select_related("membership").first()
            if view is None or bool(view.removed_at) != is_removed:
                messages.warning(request, NOT_THERE)
                return redirect("saved-views")
            return page(request, view)

        return opened

    return about_a_view


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
@_of_a_view(is_removed=False)
def edit(request, view):
    page = FormPage(request, ViewForm, initial={"name": view.name, "opens_first": view.opens_first}, record=view)
    if page.saves(change_view, view=view):
        return page.redirect(f"“{view.name}” is changed.", "saved-views")
    return page.show(heading="Change a view", button="Save", back=reverse("saved-views"), about=view.name)


@require_POST
@only(can_save_views)
@_of_a_view(is_removed=False)
def remove(request, view):
    remove_view(view=view, by=request.user)
    messages.success(request, f"“{view.name}” is removed. You can put it back below for a week.")
    return redirect("saved-views")


@require_POST
@only(can_save_views)
@_of_a_view(is_removed=True)
def put_back(request, view):
    try:
        put_view_back(view=view, by=request.user)
        messages.success(request, f"“{view.name}” is back above its list.")
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("saved-views")


def _membership(request) -> Membership:
    return Membership.objects.get(pk=request.viewer.membership_id)

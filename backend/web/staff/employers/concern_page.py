"""Raise a concern about an employer, from wherever it came up."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from backend.employers.choices import RaisedFrom
from backend.employers.concerns import raise_concern
from backend.employers.permissions import can_raise_concerns, employers_to_raise_a_concern_about
from backend.web.kit.access import as_uuid, only
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.saving import saved
from backend.web.staff.concerns.links import way_back


class ConcernForm(forms.Form):
    words = forms.CharField(
        label="What have you seen or heard?",
        help_text="Say who told you and when. Do not name a young person here: not everybody who looks into this may"
        " open their record.",
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "Enter what you have seen or heard"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@only(can_raise_concerns)
def concern(request, public_id):
    employer = get_object_or_404(employers_to_raise_a_concern_about(request.viewer), public_id=public_id)
    raised_from, about = _where(request)
    back = way_back(request.viewer, employer, raised_from, about)
    form = ConcernForm(request.POST or None)
    draft = drafted(request, form, "employer-concern", about=public_id)

    def save(facts):
        raise_concern(employer=employer, raised_from=raised_from, about=about, by=request.user, **facts)

    if request.method == "POST" and saved(form, save, draft):
        messages.success(
            request,
            f"Your concern is recorded. Everything of {employer.name} is paused, and those who look into it are told.",
        )
        return redirect(back)
    context = {"employer": employer, "form": form, "draft": draft, "back": back}
    return render(request, "web/staff/employers/concern.html", context)


def _where(request):
    name = request.GET.get("from", "")
    raised_from = RaisedFrom(name) if name in RaisedFrom else RaisedFrom.EMPLOYER
    return raised_from, as_uuid(request.GET.get("about", ""))

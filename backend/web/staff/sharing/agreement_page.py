"""Whether this council is one of those with whom others share all at once."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from backend.councils.permissions import can_manage_people_and_settings
from backend.opportunities.sharing import agree_to_what_all_share
from backend.web.kit.access import only
from backend.web.kit.navigation import administration_sections
from backend.web.kit.saving import saved


class AgreementForm(forms.Form):
    agreed = forms.BooleanField(
        label="This council agrees to receive what other councils share with all", required=False
    )


@require_http_methods(["GET", "HEAD", "POST"])
@only(can_manage_people_and_settings)
def agreement(request):
    council = request.viewer.council
    initial = {"agreed": council.agreed_to_share_at is not None}
    form = AgreementForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and saved(form, lambda facts: _save(request, council, **facts)):
        messages.success(request, "It is saved.")
        return redirect("administration-sharing")
    context = {"form": form, "council": council, "sections": administration_sections(request)}
    return render(request, "web/staff/sharing/agreement.html", context)


def _save(request, council, agreed: bool) -> None:
    agree_to_what_all_share(council=council, agreed=agreed, by=request.user)

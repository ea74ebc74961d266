"""Whether this council is one of those with whom others share all at once."""

from django import forms
from django.shortcuts import render

from backend.councils.permissions import can_manage_people_and_settings
from backend.opportunities.sharing import agree_to_what_all_share
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.form_page import FormPage
from backend.web.kit.navigation import administration_sections


class AgreementForm(forms.Form):
    agreed = forms.BooleanField(
        label="This council agrees to receive what other councils share with all", required=False
    )


@GET_AND_POST
@only(can_manage_people_and_settings)
def agreement(request):
    council = request.viewer.council
    agreed = council.agreed_to_share_at is not None
    page = FormPage(request, AgreementForm, record=council, initial={"agreed": agreed})
    if page.saves(agree_to_what_all_share, council=council):
        return page.redirect("It is saved.", "administration-sharing")
    context = {"form": page.form, "council": council, "sections": administration_sections(request)}
    return render(request, "web/staff/sharing/agreement.html", context)

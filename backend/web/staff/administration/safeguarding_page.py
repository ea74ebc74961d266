"""Who leads safeguarding: told when a place or employer to avoid is removed, and asked about hidden ones."""

from django import forms
from django.shortcuts import render

from backend.councils.permissions import can_manage_people_and_settings
from backend.councils.safeguarding import may_lead_safeguarding, name_safeguarding_lead, safeguarding_leads
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import Radios
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import listed
from backend.web.kit.navigation import administration_sections


NOBODY = ""


class LeadForm(forms.Form):
    lead = forms.ChoiceField(label="Safeguarding lead", required=False, widget=Radios)

    def __init__(self, *arguments, council, **options):
        super().__init__(*arguments, **options)
        members = may_lead_safeguarding(council).order_by("user__name", "id")
        self.users = {str(each.user.public_id): each.user for each in members}
        named = [(key, str(user)) for key, user in self.users.items()]
        self.fields["lead"].choices = [*named, (NOBODY, "Nobody by name: the virtual school heads")]

    @property
    def facts(self) -> dict:
        return {"lead": self.users.get(self.cleaned_data["lead"])}


@GET_AND_POST
@only(can_manage_people_and_settings)
def safeguarding(request):
    council = request.viewer.council
    leads = safeguarding_leads(council)
    named = str(council.safeguarding_lead.public_id) if council.safeguarding_lead in leads else NOBODY
    page = FormPage(request, LeadForm, council=council, initial={"lead": named})
    if page.saves(name_safeguarding_lead, council=council):
        return page.redirect("The safeguarding lead is saved.", "administration-safeguarding")
    context = {
        "form": page.form,
        "leads": listed(map(str, leads)) if leads else "",
        "sections": administration_sections(request),
    }
    return render(request, "web/staff/administration/safeguarding.html", context)

"""Recording that the designated officer (LADO) was told: whom, when and how."""

import datetime as dt

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from backend.core import clock
from backend.employers.choices import ToldHow
from backend.employers.designated_officer import tell_designated_officer, told_already
from backend.employers.permissions import can_look_into_concerns, concerns_of
from backend.placements.designated_officer import officer_clocks
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import PickedDateField, TimeField, one_of, text_box
from backend.web.kit.form_page import FormPage
from backend.web.staff.concerns.officer_words import explained


class ToldForm(forms.Form):
    """What was recorded before is told above the form and is written anew: nothing of it stands in the boxes."""

    whom = forms.CharField(
        label="Who was told",
        help_text="The name of the designated officer, or of whoever took it for them.",
        max_length=120,
        error_messages={"required": "Enter who was told"},
    )
    on = PickedDateField(label="Day they were told", initial=clock.today)
    time = TimeField(
        label="Time they were told",
        error_messages={"required": "Enter the time they were told"},
    )
    how = one_of("How they were told", ToldHow.choices, missing="Select how they were told")
    correction = text_box("What was wrong with what was recorded", longest=1000, rows=3)

    def __init__(self, *arguments, is_recorded: bool, **options):
        super().__init__(*arguments, **options)
        if not is_recorded:
            del self.fields["correction"]

    @property
    def facts(self) -> dict:
        rest = {name: value for name, value in self.cleaned_data.items() if name not in ("on", "time")}
        at = dt.datetime.combine(self.cleaned_data["on"], self.cleaned_data["time"])
        return rest | {"at": timezone.make_aware(at)}


@GET_AND_POST
@only(can_look_into_concerns)
def told(request, public_id):
    found = get_object_or_404(concerns_of(request.viewer).latest_first(), public_id=public_id)
    page = FormPage(request, ToldForm, draft="concern-told", about=public_id, is_recorded=bool(found.told_at))
    if page.saves(tell_designated_officer, concern=found):
        return page.redirect("It is recorded that the designated officer was told.", "concern", public_id=public_id)
    officer_clock = officer_clocks(request.viewer.council_id, [found])[found.pk]
    return page.show(
        heading="Tell the designated officer (LADO)",
        button="Record that they were told",
        title=f"Designated officer: concern {found.reference}",
        caption=f"{found.reference}: {name_of(found.employer)}",
        explanation=told_already(found) if found.told_at else explained(officer_clock, found),
        back=reverse("concern", args=[public_id]),
    )

"""Places that a feed or file named and nobody could read: which they are, and the form that puts them right."""

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.core.errors import Refused
from backend.opportunities.permissions import opportunities_of
from backend.opportunities.unread_places import (
    can_put_places_right,
    put_places_right,
    unread_places,
)
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import PostcodeField
from backend.web.kit.form_page import FormPage


class PlacesForm(forms.Form):
    """A postcode for each place, named by what was said of it."""

    def __init__(self, *arguments, places: list[str], **named):
        super().__init__(*arguments, **named)
        self.places = {f"place_{number}": words for number, words in enumerate(places, 1)}
        for name, words in self.places.items():
            label = f"Postcode of “{words}”"
            self.fields[name] = PostcodeField(label=label, required=len(places) == 1)

    @property
    def facts(self) -> dict:
        return {"postcodes": {words: self.cleaned_data[name] for name, words in self.places.items()}}

    def field_of(self, words: str | None) -> str | None:
        return next((name for name, each in self.places.items() if each == words), None)


@GET_AND_POST
@only(can_put_places_right)
def put_right(request, public_id):
    opportunity = get_object_or_404(
        opportunities_of(request.viewer).select_related("employer").prefetch_related("sites"), public_id=public_id
    )
    page = FormPage(request, PlacesForm, places=unread_places(opportunity))
    back = reverse("opportunity", args=[public_id])
    if not page.form.places:
        return redirect(back)

    def save(**facts):
        try:
            return put_places_right(**facts)
        except Refused as refusal:
            raise Refused(refusal.message, page.form.field_of(refusal.field)) from refusal

    if page.saves(save, opportunity=opportunity):
        return page.redirect("The place is put right. What waited for it continues by itself.", back)
    return page.show(
        heading="Where is it?",
        button="Put it right",
        title=f"Where is it? {opportunity.title}",
        caption=f"{opportunity.title}, {name_of(opportunity.employer)}",
        explanation="A feed or a file named a place that nobody could read. Ask the employer, or look at their site."
        " What you enter stays when the feed says the same again.",
        back=back,
    )

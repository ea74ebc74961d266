"""The duties of the apprenticeship standard of a post, as somebody read them: copied once, for all posts of it."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.core import clock
from backend.opportunities.models import StandardDuties
from backend.opportunities.permissions import can_enter_duties, opportunities_of
from backend.opportunities.standard_duties import LONGEST_SOURCE, duties_for, record_duties, standard_of
from backend.referrals.permissions import referrals_of
from backend.web.kit.access import GET_AND_POST, as_uuid, only
from backend.web.kit.fields import DateBoxes, DateField, text_box
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day, plural
from backend.web.kit.shown import Shown


LONGEST_LIST = 20_000
COPIED = (
    "Copy them from the published standard, in its words. They count for every post of this standard, and statements"
    " put together before keep the duties they had."
)
NONE_YET = "None are entered yet."


class DutiesForm(forms.Form):
    duties = text_box(
        "Duties, each on a line of its own",
        longest=LONGEST_LIST,
        rows=12,
        help_text="In the order of the standard. A number in front of one is left out.",
    )
    version = forms.CharField(
        label="Version of the standard",
        required=False,
        max_length=10,
        help_text="Like 1.2, if it says one.",
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
    )
    starts_on = DateField(
        label="They apply to whoever starts from", help_text="The first day of that version.", widget=DateBoxes()
    )
    source = forms.CharField(
        label="Where you read them",
        max_length=LONGEST_SOURCE,
        help_text="The address of the page, or the paper and its page.",
    )
    read_on = DateField(label="When you read them", widget=DateBoxes())


@GET_AND_POST
@only(can_enter_duties)
def duties(request: HttpRequest, public_id) -> HttpResponse:
    opportunity = get_object_or_404(opportunities_of(request.viewer), public_id=public_id)
    standard = standard_of(opportunity)
    if standard is None:
        raise Http404
    council = request.viewer.council
    page = FormPage(
        request,
        DutiesForm,
        proposed=_proposed(duties_for(opportunity, council.pk)),
        shown=Shown(
            _as_entered(duties_for(opportunity, council.pk)),
            lambda: _as_entered(duties_for(opportunity, council.pk)),
        ),
    )
    statement = _statement(request)
    if page.saves(record_duties, council=council, lars_code=standard.lars_code):
        number = len(page.result.duties)
        said = f"{plural(number, 'duty,duties')} of {standard.title} {'is' if number == 1 else 'are'} entered."
        return page.redirect(said, statement or reverse("opportunity-duties", args=[public_id]))
    return page.show(
        heading="Duties of the standard",
        title=f"Duties of {standard.title}",
        caption=str(standard),
        button="Save the duties",
        explanation=f"{_told(duties_for(opportunity, council.pk))} {COPIED}",
        back=statement or reverse("opportunity", args=[public_id]),
    )


def _statement(request: HttpRequest) -> str:
    """Of whose application they are entered: whoever came from its page goes on there."""
    asked = as_uuid(request.GET.get("referral", ""))
    found = referrals_of(request.viewer).filter(public_id=asked).first() if asked else None
    return reverse("referral-statement", args=[found.public_id]) if found else ""


def _proposed(entered: StandardDuties | None) -> dict[str, object]:
    if entered is None:
        return {"read_on": clock.today()}
    known = {name: getattr(entered, name) for name in ("version", "starts_on", "source", "read_on")}
    return known | {"duties": "\n".join(entered.duties)}


def _told(entered: StandardDuties | None) -> str:
    if entered is None:
        return NONE_YET
    return (
        f"{plural(len(entered.duties), 'was,were')} entered by {entered.by} on {day(clock.day_of(entered.created_at))}."
    )


def _as_entered(entered: StandardDuties | None) -> dict[str, object]:
    """So that nobody writes over what a colleague entered while the page was open."""
    return {"Duties of this standard": [*entered.duties, str(entered.starts_on)]} if entered else {}

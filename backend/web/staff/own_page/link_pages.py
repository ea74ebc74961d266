"""A link to a young person's page is made, by e-mail, by text or by hand; and all of them are switched off."""

import base64

from allauth.mfa.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_page import NewLink, end_own_links, has_agreed_word, make_own_link
from backend.care_leavers.permissions import can_keep_own_pages
from backend.links.choices import Channel
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.form_page import ButtonForm
from backend.web.kit.formats import day
from backend.web.staff.own_page.forms import LinkForm
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.message_words import sent_words


OTHERS_END = "Links made before it stop working at once."
WHAT_OFF_DOES = (
    "Every link to their page stops working at once, and the page closes wherever it is open. What they wrote is kept,"
    " and what is on their page stays there for the next link."
)


@GET_AND_POST
@only(can_keep_own_pages)
def make(request, public_id):
    person = person_or_404(request, public_id, page="person-own-page-link")
    page = PersonFormPage(request, LinkForm, care_leaver=person)
    if page.saves(_make, care_leaver=person):
        if page.result.message:
            said = f"A link is {sent_words(page.result.message)}. {OTHERS_END}"
            return page.redirect(said, "person-own-page", public_id=public_id)
        return _show_once(request, person, page.result)
    return page.show_about(
        person,
        "web/staff/own_page/make_link.html",
        heading="Make a link",
        button="Make the link",
        explanation=f"It works for 90 days. {OTHERS_END}",
        back=reverse("person-own-page", args=[public_id]),
        agreed=has_agreed_word(person),
    )


def _make(*, channel: str, **facts) -> NewLink:
    return make_own_link(channel=Channel(channel), **facts)


def _show_once(request: HttpRequest, person: CareLeaver, made: NewLink) -> HttpResponse:
    context = {
        "person": person,
        "made": made,
        "is_text": made.link.channel == Channel.TEXT,
        "picture": _picture(made.address),
        "until": day(made.link.expires_at),
        "back": reverse("person-own-page", args=[person.public_id]),
    }
    return render(request, "web/staff/own_page/made_link.html", context)


def _picture(address: str) -> str:
    """What the camera of a phone reads: as the pictures for second factors are drawn."""
    drawn = get_adapter().build_totp_svg(address)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"


@GET_AND_POST
@only(can_keep_own_pages)
def switch_off(request, public_id):
    person = person_or_404(request, public_id, page="person-own-page-off")
    page = PersonFormPage(request, ButtonForm)
    if page.saves(end_own_links, care_leaver=person):
        said = "All links to their page are switched off." if page.result else "No link was on."
        return page.redirect(said, "person-own-page", public_id=public_id)
    return page.show_about(
        person,
        heading="Switch off all links",
        button="Switch off all links",
        button_kind="warning",
        explanation=WHAT_OFF_DOES,
        back=reverse("person-own-page", args=[public_id]),
    )

"""The place went to somebody else: they are told, in words that a person has read."""

from backend.care_leavers.channels import address_for
from backend.care_leavers.letters import is_reached_by_letter, why_no_letter
from backend.care_leavers.models import CareLeaver
from backend.notifications.choices import MessageChannel
from backend.referrals.permissions import can_refer
from backend.referrals.places_gone import asked_now, draft_for, tell_place_gone, ways_to_send, why_not_sent
from backend.web.kit.access import GET_AND_POST, only
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.message_words import sent_words
from backend.web.staff.referrals.place_forms import WITHDRAW, PlaceGoneForm
from backend.web.staff.referrals.place_return import begun_on, not_now, person_of, recorded, what_it_is
from backend.web.staff.referrals.referral_page import find_referral


@GET_AND_POST
@only(can_refer)
def place_gone(request, public_id):
    """Tell them that the place has gone, in words that a person has read; in the same press the referral ends."""
    name = "referral-place-gone"
    referral = find_referral(request, public_id, page=name)
    if not (referral.is_open and referral.no_place_left):
        return not_now(request, referral, name)
    person = person_of(request, referral)
    ways = ways_to_send(person)
    page = PersonFormPage(
        request,
        PlaceGoneForm,
        draft=name,
        about=public_id,
        proposed={"words": draft_for(person, request.user), "then": WITHDRAW},
        sends=[(way, _sends(person, channel)) for way, channel in ways.items()],
    )
    if page.saves(tell_place_gone, referral=referral):
        return recorded(request, page, referral, f"{_told(page, person)} {_next(page)}")
    asked = asked_now(person, page.form["method"].value() or "", referral=referral, by=request.user)
    if page.form.is_bound:  # what was asked is on the page now, so that the next press is the second
        page.form.data = page.form.data.copy()
        page.form.data["sure"] = asked.key
    return page.show_about(
        person,
        "web/staff/referrals/place_gone.html",
        heading="Tell them that the place has gone",
        button="Tell them, or record that they are told" if ways else "Record that they are told",
        title=f"Tell them that the place has gone: {referral.opportunity.title}, {person.full_name}",
        caption=what_it_is(referral),
        not_sent="" if ways else why_not_sent(person),
        by_letter=not ways and is_reached_by_letter(person) and not why_no_letter(person),
        asks_again=asked.sentence if page.form.is_bound else "",
        referral=referral,
        back=begun_on(request, referral),
    )


def _sends(person: CareLeaver, channel: MessageChannel) -> str:
    way = "e-mail" if channel == MessageChannel.EMAIL else "text message"
    return f"Send it by {way} to {address_for(person, channel)} when I press the button"


def _told(page: PersonFormPage, person: CareLeaver) -> str:
    if page.result:
        return f"What you wrote to {person.known_as} is {sent_words(page.result)}."
    return f"It is recorded that {person.known_as} was told."


def _next(page: PersonFormPage) -> str:
    if page.form.cleaned_data["then"] == WITHDRAW:
        return "The referral is withdrawn. If a place comes back, whoever lost it first is asked."
    return "The referral stays open. If a place comes back, you read of it on Today."

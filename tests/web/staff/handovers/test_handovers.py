"""A handover from the day the adviser changes to the new one's first talk, and what each of them reads of it."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.care_leavers.assignments import end_access
from backend.care_leavers.choices import ConsentKind, ContactMethod, Feeling, OwnMessageKind
from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.handovers import ask_for_change
from backend.care_leavers.models import Handover
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.safety import avoid_place
from backend.care_leavers.services import record_contact, record_view, update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.web.staff.handovers.proposal import proposed_handover
from tests.factories.care_leavers import consent_to
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


pytestmark = pytest.mark.usefixtures("kinds_named")

URL, TO_WRITE, TO_READ = "/today/", "handovers-to-write", "handovers-to-read"


def page(name, handover) -> str:
    return reverse(name, args=[handover.public_id])


def is_written(client, handover, **texts):
    form = filled(get_within(client, page("handover-write", handover)))
    return client.post(page("handover-write", handover), form | texts, follow=True)


def is_agreed(client, handover, **said):
    form = filled(get_within(client, page("handover-agree", handover)))
    return client.post(page("handover-agree", handover), form | {"how": "phone"} | said, follow=True)


def main(response) -> str:
    return text_of(page_of(response).main)


def test_what_the_record_knows_is_proposed_in_their_words(world, before):
    person, by = world.person, before[1].user
    update_profile(care_leaver=person, contact_preference="Text first", aspiration="I want to bake", by=by)
    record_view(care_leaver=person, on=clock.today(), words="Mornings are\nbest", by=by)
    record_view(care_leaver=person, on=clock.today(), words="when I was in foster care", by=by)
    send_own_message(care_leaver=person, kind=OwnMessageKind.WRONG, words="my maths is level 2")
    send_own_message(care_leaver=person, kind=OwnMessageKind.TALK, words="he hit me")
    send_own_message(care_leaver=person, kind=OwnMessageKind.GOING, feeling=Feeling.GOOD)
    consent_to(person, ConsentKind.CONTACT_BY_EMAIL)
    email = person.consents.get(kind=ConsentKind.CONTACT_BY_EMAIL)
    withdraw_consent(consent=email, on=clock.today(), by=by)
    for _ in range(2):
        record_contact(care_leaver=person, on=clock.today(), method=ContactMethod.PHONE, reached=True, by=by)
    world.refer()
    avoid_place(care_leaver=person, easting=530000, northing=180000, radius_metres=500, note="", by=by)
    found = proposed_handover(world.viewer(), person)
    whole = "\n".join(found.values())
    for words in ("“I want to bake”", "“Mornings are best”", "“my maths is level 2”", "Text first", "phone call"):
        assert words in whole
    assert "Do not send emails." in found["never"]
    assert "Answer what was asked on" in found["promised"]
    assert f"{world.opportunity.title}, " in found["open"]
    for words in ("foster", "hit me", "mile"):
        assert words not in whole


def test_from_the_change_to_the_first_talk(world, handover, before, after):
    old, new = before[0], after[0]
    person = world.person
    ((action, what),) = hints(get_within(old, URL), TO_WRITE)
    assert action == f"{person.full_name}: write the handover for {person.known_as}"
    assert what == f"Goes from {before[1].user} to {after[1].user}"
    assert hints(get_within(new, URL), TO_WRITE) == hints(new.get(URL), TO_READ) == []
    done = is_written(old, handover, told="Wants to bake.\nLikes mornings.", never="Do not ring.")
    assert "Nothing is passed on before" in text_of(page_of(done))
    assert hints(old.get(URL), TO_WRITE)[0][0].endswith("go through it with them")
    lines = [str(each.public_id) for each in handover.lines.all()]
    assert "recorded by" in main(is_agreed(old, handover, left_out=[lines[1]]))
    assert hints(old.get(URL), TO_WRITE) == []
    ((action, what),) = hints(get_within(new, URL), TO_READ)
    assert what == f"New to you: read {person.known_as}’s handover, then introduce yourself"
    shown = get_within(new, link_of(new.get(URL), TO_READ))
    assert "Wants to bake." in main(shown)
    assert "Likes mornings." not in main(shown)
    assert "1 line is left out" in main(shown)
    assert "Now introduce yourself" in text_of(page_of(new.post(page("handover-read", handover), follow=True)))
    handover.refresh_from_db()
    assert handover.read_by == after[1].user
    ((action, _),) = hints(new.get(URL), TO_READ)
    assert action == f"{person.full_name}: introduce yourself"
    record_contact(care_leaver=person, on=clock.today(), method=ContactMethod.PHONE, reached=True, by=after[1].user)
    assert hints(new.get(URL), TO_READ) == []
    assert Read.objects.filter(page="handover", subject=person.public_id, reader_id=after[1].user.pk).exists()


def test_nobody_else_says_that_they_have_read_it(handover, before):
    is_written(before[0], handover, told="Wants to bake.")
    is_agreed(before[0], handover)
    assert "I have read it" not in main(before[0].get(page("handover", handover)))
    done = before[0].post(page("handover-read", handover), follow=True)
    assert "This is for their new adviser to say." in text_of(page_of(done))
    handover.refresh_from_db()
    assert handover.read_at is None


def test_before_their_yes_nothing_of_it_is_read(handover, before, after):
    is_written(before[0], handover, told="Wants to bake.")
    shown = main(get_within(after[0], page("handover", handover)))
    assert "Wants to bake." not in shown
    assert "Nothing is passed on before they say yes." in shown


def test_what_they_left_out_is_shown_to_nobody_also_when_it_is_asked_again(world, handover, before, after, in_council):
    is_written(before[0], handover, told="Wants to bake.\nLikes mornings.")
    hidden = handover.lines.get(words="Likes mornings.")
    is_agreed(before[0], handover, left_out=[str(hidden.public_id)])
    client, third = signed_in(in_council)
    led = client.get(page("handover-write", handover), follow=True)
    assert "It is not changed any more" in text_of(page_of(led))
    update_profile(care_leaver=world.person, eet_adviser=third.user, by=before[1].user)
    for name in ("handover-write", "handover-agree"):
        shown = get_within(client, page(name, handover)).content.decode()
        assert "Wants to bake." in shown
        assert "Likes mornings." not in shown
    is_agreed(client, handover)
    assert [each.words for each in handover.may_be_shown] == ["Wants to bake."]
    assert handover.lines.count() == 2


def test_safety_marks_stand_beside_it_for_whoever_may_read_them(world, handover, before, after, in_council):
    avoid_place(
        care_leaver=world.person, easting=530000, northing=180000, radius_metres=805, note="", by=before[1].user
    )
    is_written(before[0], handover, told="Wants to bake.")
    is_agreed(before[0], handover)
    assert "Keep away: 0.5 miles around" in main(after[0].get(page("handover", handover)))
    auditor, _ = signed_in(in_council, Role.AUDITOR)
    assert auditor.get(page("handover", handover)).status_code == 403


def test_a_line_that_tells_of_care_is_refused_beside_its_box(handover, before):
    done = is_written(before[0], handover, works="Was in foster care")
    assert "may tell that they have been in care" in main(done)
    assert Handover.objects.get().written_at is None


def test_what_they_ask_to_change_is_said_on_today_and_stands_by_the_form(world, handover, before):
    is_written(before[0], handover, told="Likes mornings.")
    ask_for_change(handover=handover, words="not the mornings")
    ((_, what),) = hints(before[0].get(URL), TO_WRITE)
    assert what == "Asks for a change in their handover: “not the mornings”"
    assert "not the mornings" in main(get_within(before[0], page("handover-write", handover)))
    is_written(before[0], handover, told="Likes afternoons.")
    assert hints(before[0].get(URL), TO_WRITE)[0][1] == "Their handover waits for their yes"


def test_where_who_knew_them_has_left_the_new_adviser_writes_it(world, handover, before, after):
    end_access(membership=before[1], by=after[1].user)
    ((_, what),) = hints(get_within(after[0], URL), TO_WRITE)
    assert what.startswith(f"{before[1].user} has left. Write what the record knows")
    is_written(after[0], handover, told="Wants to bake.")
    assert hints(after[0].get(URL), TO_WRITE)[0][0].endswith("go through it with them")


def test_none_is_needed_ends_its_line(handover, before):
    form = page("handover-end", handover)
    before[0].post(form, filled(before[0].get(form)) | {"why": "I never met them"})
    assert hints(before[0].get(URL), TO_WRITE) == []


def test_for_the_next_council_it_is_printed_with_a_warning_and_given_by_hand(world, before):
    old, person = before[0], world.person
    begin = reverse("person-handover-council", args=[person.public_id])
    old.post(begin, filled(old.get(begin)) | {"next_council": "Medway Council"})
    handover = Handover.objects.get()
    assert hints(old.get(URL), TO_WRITE)[0][1] == f"Goes from {before[1].user} to Medway Council"
    is_written(old, handover, told="Wants to bake.")
    is_agreed(old, handover)
    ((action, what),) = hints(get_within(old, URL), TO_WRITE)
    assert action.endswith("print it and give it by hand")
    assert what.endswith("give it to Medway Council")
    update_profile(care_leaver=person, support_ended_on=clock.today(), by=before[1].user)
    for desk in (URL, f"{URL}?whose=all"):
        assert len(hints(get_within(old, desk), TO_WRITE)) == 1, "they have gone there"
    shown = get_within(old, page("handover", handover))
    assert "It holds their own words" in main(shown)
    assert "Nothing is sent from here." in main(shown)
    give = page("handover-give", handover)
    done = old.post(give, filled(old.get(give)) | {"given_to": "Ana Hill, personal adviser"}, follow=True)
    assert "to Ana Hill, personal adviser" in main(done)
    assert hints(old.get(URL), TO_WRITE) == []


def test_the_record_shows_all_of_them(world, handover, before):
    shown = main(get_within(before[0], reverse("person-handover", args=[world.person.public_id])))
    assert f"From {before[1].user} to {after_name(handover)}" in shown
    own = page_of(before[0].get(reverse("person-own-page", args=[world.person.public_id])))
    assert own.select_one(f"a[href='{reverse('person-handover', args=[world.person.public_id])}']")


def after_name(handover) -> str:
    return str(handover.to_adviser)


def test_heads_read_and_do_not_write(in_council, handover, before):
    is_written(before[0], handover, told="Wants to bake.")
    is_agreed(before[0], handover)
    head, _ = signed_in(in_council, Role.HEAD)
    assert "Wants to bake." in main(get_within(head, page("handover", handover)))
    for name in ("handover-write", "handover-agree", "handover-give", "handover-end"):
        assert head.get(page(name, handover)).status_code == 403


@pytest.mark.parametrize("days", [0, 6])
def test_it_is_late_after_five_days(handover, before, days):
    with clock.moved_to(clock.now() + dt.timedelta(days=days)):
        shown = page_of(before[0].get(URL)).select_one(f"[data-kind={TO_WRITE}] [data-when]")
    assert ("waiting 6 days" in text_of(shown)) == (days == 6)

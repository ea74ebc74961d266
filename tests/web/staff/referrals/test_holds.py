"""A fact that changes after the referral: what each page says of it, and how it goes on."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from backend.care_leavers.mark_readers import Readers
from backend.care_leavers.models import AvoidedEmployer, CareLeaver
from backend.care_leavers.safety import stop_avoiding
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.employers.services import lift_pause, pause
from backend.notifications.models import Message
from backend.opportunities.models import Opportunity
from backend.referrals.models import Clearance, Referral
from tests.factories.care_leavers import consent_to
from tests.factories.changed_facts import HIDES, avoided, in_custody
from tests.factories.gated import step
from tests.factories.shortlists import MatchFactory
from tests.today import today_is
from tests.web.pages import as_shown, banner_in, errors_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


_today_is = today_is(dt.date(2026, 6, 15))  # a Monday
DAY = dt.timedelta(days=1)
WORDS = "Rang the offender manager, who says it is fine."


def url_of(referral, name="referral"):
    return reverse(name, args=[referral.public_id])


def main_of(client, url) -> str:
    return text_of(page_of(client.get(url)).main)


def refer_url(world):
    return reverse("refer", args=[world.person.public_id, world.opportunity.public_id])


@pytest.fixture
def head(world):
    return signed_in(world.council, Role.HEAD)[0]


# The adviser's pages


def test_the_page_of_a_held_referral_says_why_and_what_to_do(world, adviser):
    referral = world.refer()
    assert "Held" not in main_of(adviser, url_of(referral))
    avoided(world)
    shown = main_of(adviser, url_of(referral))
    assert "Held. The employer reads a reference only, cannot answer, and is not reminded." in shown
    assert "Safety: not to be offered" in shown
    assert "CANARY" not in shown
    for page in (reverse("referrals"), reverse("person-journey", args=[world.person.public_id])):
        assert "Introduced to the employer: held" in main_of(adviser, page)
    response = adviser.post(url_of(referral, "referral-step"), {"step": "offered", **_today()})
    assert "You cannot record an offer now" in errors_in(response)[0]
    adviser.post(url_of(referral, "referral-step"), {"step": "withdrawn", **_today()})
    referral.refresh_from_db()
    assert referral.state == "withdrawn"


def _today():
    today = clock.today()
    return {"on": f"{today:%d/%m/%Y}", "on_0": today.day, "on_1": today.month, "on_2": today.year}


def test_nothing_is_added_to_what_an_employer_reads_while_it_is_held(world, adviser):
    referral = world.refer()
    consent_to(world.person, "share_phone")
    avoided(world)
    add = url_of(referral, "referral-add-details")
    previewed = json.dumps({"phone": world.person.phone})
    assert "You cannot tell the employer more now" in errors_in(adviser.post(add, {"previewed": previewed}))[0]
    referral.refresh_from_db()
    assert set(referral.disclosed) == {"name"}
    assert Message.objects.count() == 1


def test_what_the_employer_can_read_is_shown_as_it_is_while_held_and_after(world, adviser):
    referral = world.refer()
    avoided(world)
    heading = "What the employer can read "
    assert main_of(adviser, url_of(referral)).partition(heading)[2].startswith("A reference only")
    held = AvoidedEmployer.objects.get()
    stop_avoiding(avoided=held, reason="It was another employer", by=world.adviser)
    assert main_of(adviser, url_of(referral)).partition(heading)[2].startswith(f"Name {world.person.full_name}")


def test_it_goes_on_by_itself_once_the_fact_turns(world, adviser):
    referral = world.refer()
    pause(employer=world.opportunity.employer, reason="x", by=world.adviser)
    assert "This employer is paused" in main_of(adviser, url_of(referral))
    lift_pause(employer=world.opportunity.employer, by=world.adviser)
    assert "Held" not in main_of(adviser, url_of(referral))


def test_what_was_checked_is_said_on_its_page_and_taken_back(world, adviser):
    referral = world.refer()
    in_custody(world)
    page = adviser.get(url_of(referral))
    form = page_of(page).select_one(f"form[action='{url_of(referral, 'referral-checked')}']")
    assert form
    read = as_shown(page, "main form:has([name=checked])")
    assert errors_in(adviser.post(form["action"], read | {"checked": "ok"})) == [
        "Say what you checked, with whom and how, so that others can rely on it."
    ]
    response = adviser.post(form["action"], read | {"checked": WORDS}, follow=True)
    assert "What you checked is recorded" in banner_in(response)
    shown = text_of(page_of(response).main)
    assert f"Checked by {world.adviser}" in shown
    assert WORDS in shown
    assert "Held" not in shown
    assert "Nothing waits to be checked" in errors_in(adviser.post(form["action"], read | {"checked": WORDS}))[0]
    back = reverse("clearance-take-back", args=[Clearance.objects.get().public_id])
    assert errors_in(adviser.post(back, {"reason": ""}))
    adviser.post(back, {"reason": "It was somebody else."})
    assert "Held" in main_of(adviser, url_of(referral))


@pytest.mark.parametrize("fact", sorted(HIDES))
def test_an_auditor_is_not_told_of_a_hold_whatever_its_reason(world, fact):
    """What else could hold it stands on pages they read: one that nothing there explains would name an employer."""
    client = signed_in(world.council, Role.AUDITOR)[0]
    referral = world.refer()
    pages = [url_of(referral), reverse("referrals"), reverse("person-journey", args=[world.person.public_id])]
    HIDES[fact](world)
    shown = " ".join(main_of(client, page) for page in pages).lower()
    for word in ("held", "hold", "safety", "avoid"):
        assert word not in shown


def test_of_a_restricted_mark_others_read_whom_to_ask_and_cannot_say_they_checked(world):
    referral = world.refer()
    avoided(world, seen_by=Readers(is_restricted=True))
    other, _ = signed_in(world.council, Role.EET_ADVISER)
    shown = main_of(other, url_of(referral))
    assert "ruled out for a reason you cannot see: ask" in shown
    assert str(world.adviser) in shown
    for word in ("CANARY", "employer to avoid", "place to avoid"):
        assert word not in shown


# The preview


def test_the_preview_asks_what_was_checked_and_refers_in_one_press(world, adviser):
    in_custody(world)
    page = page_of(adviser.get(refer_url(world)))
    assert "To check before anything goes out" in text_of(page.main)
    posted = {box["name"]: box["value"] for box in page.select_one("main form").select("input[type=hidden]")}
    assert errors_in(adviser.post(refer_url(world), posted))
    assert not Referral.objects.exists()
    response = adviser.post(refer_url(world), posted | {"checked": WORDS}, follow=True)
    assert "is introduced to" in banner_in(response)
    assert Clearance.objects.get().by == world.adviser


def test_a_place_that_is_refused_is_refused_before_anything_is_asked_for(world, adviser):
    Opportunity.objects.filter(id=world.opportunity.id).update(places=0)
    page = page_of(get_within(adviser, refer_url(world), most=12))
    assert "Every place of this opportunity is taken" in text_of(page.main)
    assert not page.select("main form")
    assert "Record that they agreed" not in text_of(page.main)


# Shortlist and head


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"closing_date": dt.date(2024, 3, 1)}, "closed on 1 March 2024"), ({"places": 0}, "Every place")],
)
def test_what_is_dead_on_the_shortlist_says_so_instead_of_a_link(world, adviser, facts, words):
    match = MatchFactory(care_leaver=world.person, opportunity=world.opportunity)
    _shortlist(adviser, match)
    page = reverse("person", args=[world.person.public_id])
    link = f"a[href='{refer_url(world)}']"
    assert page_of(adviser.get(page)).select(link)
    Opportunity.objects.filter(id=world.opportunity.id).update(**facts)
    shown = page_of(get_within(adviser, page))
    assert not shown.select(link)
    assert words in text_of(shown.main)
    assert "Undo" in text_of(shown.main)


def _shortlist(client, match):
    form = page_of(client.get(reverse("person", args=[match.care_leaver.public_id]))).select_one(".onward-match form")
    boxes = form.select("input[type=hidden]")
    return client.post(form["action"], {box["name"]: box["value"] for box in boxes}, follow=True)


def test_a_withdrawn_referral_is_back_on_the_shortlist(world, adviser):
    _shortlist(adviser, MatchFactory(care_leaver=world.person, opportunity=world.opportunity))
    referral = world.refer()
    page = reverse("person", args=[world.person.public_id])
    assert "Refer again" not in main_of(adviser, page)
    step(referral=referral, step="withdrawn", on=clock.today(), by=world.adviser)
    assert "Refer again" in main_of(adviser, page)


def test_what_a_rule_has_ruled_out_since_the_ranking_cannot_be_shortlisted(world, adviser):
    match = MatchFactory(care_leaver=world.person, opportunity=world.opportunity)
    update_profile(care_leaver=world.person, right_to_work=False, by=None)
    assert "permission to work" in errors_in(_shortlist(adviser, match))[0]


def test_a_head_goes_past_a_rule_and_the_adviser_then_refers(world, adviser, head):
    update_profile(care_leaver=world.person, english_level=1, by=None)
    CareLeaver.objects.filter(id=world.person.id).update(eet_adviser=world.adviser)
    Opportunity.objects.filter(id=world.opportunity.id).update(english_required=2)
    assert "head may go past" in main_of(adviser, refer_url(world))
    facts = reverse("match-facts", args=[world.person.public_id, world.opportunity.public_id])
    past = reverse("go-past", args=[world.person.public_id, world.opportunity.public_id])
    assert page_of(head.get(facts)).select(f"a[href='{past}']")
    assert not page_of(adviser.get(facts)).select(f"a[href='{past}']")
    read = as_shown(head.get(past))
    assert errors_in(head.post(past, read | {"names": ["permission_to_work"], "reason": WORDS}))
    response = head.post(past, read | {"names": ["english"], "reason": "The exam is in July."}, follow=True)
    assert "The exam is in July." in text_of(page_of(response).main)
    assert Message.objects.get().to == world.adviser.email
    assert page_of(adviser.get(refer_url(world))).select("main form button")


def test_where_nothing_can_be_gone_past_the_page_says_so(world, head):
    update_profile(care_leaver=world.person, right_to_work=False, by=None)
    past = reverse("go-past", args=[world.person.public_id, world.opportunity.public_id])
    shown = main_of(head, past)
    assert "Nothing stands against it that could be gone past" in shown
    assert "do not have permission to work" in shown


# Today


def test_today_shows_it_first_for_its_adviser(world, adviser):
    CareLeaver.objects.filter(id=world.person.id).update(eet_adviser=world.adviser)
    referral = world.refer()
    avoided(world)
    page = page_of(get_within(adviser, reverse("today")))
    first = page.select("[data-kind]")[0]
    assert "Held" in text_of(first)
    assert "decide what happens" in text_of(first)
    assert first.select_one(f"a[href='{url_of(referral)}']")
    assert "CANARY" not in text_of(page.main)
    with clock.moved_to(clock.today() + 10 * DAY):
        later = text_of(page_of(adviser.get(reverse("today"))).main)
    assert "has not answered about" not in later, "nobody is asked to ring an employer about somebody who is held"

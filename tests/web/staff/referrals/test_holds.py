"""A fact that changes after the referral: what each page says of it, and how it goes on."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.mark_readers import Readers
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer, stop_avoiding
from backend.care_leavers.services import update_profile, withdraw_consent
from backend.core import clock
from backend.councils.choices import Role
from backend.employers.services import lift_pause, pause
from backend.notifications.models import Message
from backend.opportunities.models import Opportunity
from backend.ranking.holds import held_among, not_held
from backend.referrals.models import Clearance, Referral
from backend.referrals.reminders import remind_employers
from backend.referrals.services import stop_disclosing
from tests.factories.gated import step
from tests.factories.shortlists import MatchFactory
from tests.today import today_is
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import banner_in, errors_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


_today_is = today_is(dt.date(2026, 6, 15))  # a Monday
DAY = dt.timedelta(days=1)
WORDS = "Rang the offender manager, who says it is fine."


def url_of(referral, name="referral"):
    return reverse(name, args=[referral.public_id])


def main_of(client, url) -> str:
    return text_of(page_of(client.get(url)).main)


def refer_url(world):
    return reverse("refer", args=[world.person.public_id, world.opportunity.public_id])


def avoided(world, **more):
    facts = {"care_leaver": world.person, "employer": world.opportunity.employer, "by": world.adviser}
    return avoid_employer(note="CANARY his uncle", **facts, **more)


def in_custody(world, **more):
    facts = {"in_custody": True, "release_date": clock.today() + DAY} | more
    update_profile(care_leaver=world.person, by=None, **facts)


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


def test_it_goes_on_by_itself_once_the_fact_turns(world, adviser):
    referral = world.refer()
    pause(employer=world.opportunity.employer, reason="x", by=world.adviser)
    assert "This employer is paused" in main_of(adviser, url_of(referral))
    lift_pause(employer=world.opportunity.employer, by=world.adviser)
    assert "Held" not in main_of(adviser, url_of(referral))


def test_what_was_checked_is_said_on_its_page_and_taken_back(world, adviser):
    referral = world.refer()
    in_custody(world)
    form = page_of(adviser.get(url_of(referral))).select_one(f"form[action='{url_of(referral, 'referral-checked')}']")
    assert form
    assert errors_in(adviser.post(form["action"], {"checked": "ok"})) == [
        "Say what you checked, with whom and how, so that others can rely on it."
    ]
    response = adviser.post(form["action"], {"checked": WORDS}, follow=True)
    assert "What you checked is recorded" in banner_in(response)
    shown = text_of(page_of(response).main)
    assert f"Checked by {world.adviser}" in shown
    assert WORDS in shown
    assert "Held" not in shown
    assert "Nothing waits to be checked" in errors_in(adviser.post(form["action"], {"checked": WORDS}))[0]
    back = reverse("clearance-take-back", args=[Clearance.objects.get().public_id])
    assert errors_in(adviser.post(back, {"reason": ""}))
    adviser.post(back, {"reason": "It was somebody else."})
    assert "Held" in main_of(adviser, url_of(referral))


def test_an_auditor_reads_the_same_of_every_reason(world):
    client = signed_in(world.council, Role.AUDITOR)[0]
    referral = world.refer()
    said = set()
    mark = avoided(world)
    said.add(_why(client, referral))
    stop_avoiding(avoided=mark, reason="x" * 10, by=world.adviser)
    for facts in ({"right_to_work": False}, {"right_to_work": True, "support_ended_on": clock.today()}):
        update_profile(care_leaver=world.person, by=None, **facts)
        said.add(_why(client, referral))
    assert said == {"The adviser knows why, and what is to be done."}


def _why(client, referral) -> str:
    heading = next(each for each in page_of(client.get(url_of(referral))).select("main h2") if "Why it is held" in each)
    return text_of(heading.find_next("ul"))


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
    assert errors_in(head.post(past, {"names": ["permission_to_work"], "reason": WORDS}))
    response = head.post(past, {"names": ["english"], "reason": "The exam is in July."}, follow=True)
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
    first = page.select("main section")[0]
    assert "Held referrals" in text_of(first)
    assert first.select_one(f"a[href='{url_of(referral)}']")
    assert "CANARY" not in text_of(page.main)
    with clock.moved_to(clock.today() + 10 * DAY):
        later = text_of(page_of(adviser.get(reverse("today"))).main)
    assert "has not answered about" not in later, "nobody is asked to ring an employer about somebody who is held"


# The employer's world


def employers_pages(world, referral) -> list[str]:
    client = browser_of(world.employer_user)
    address = reverse("employer-referral", args=[referral.public_id])
    answer = reverse("employer-referral-answer", args=[referral.public_id])
    urls = [reverse("employer-referrals"), address, f"{answer}?answer=offered", f"{answer}?answer=interview"]
    return [client.get(url).content.decode() for url in urls]


HIDES = {
    "avoided": avoided,
    "custody": in_custody,
    "permission": lambda world: update_profile(care_leaver=world.person, right_to_work=False, by=None),
    "consent": lambda world: withdraw_consent(
        consent=world.person.consents.get(kind="share_name"), on=clock.today(), by=world.adviser
    ),
    "paused": lambda world: pause(employer=world.opportunity.employer, reason="x", by=world.adviser),
    "full": lambda world: Opportunity.objects.filter(id=world.opportunity.id).update(places=0),
    "support": lambda world: update_profile(care_leaver=world.person, support_ended_on=clock.today(), by=None),
}


@pytest.mark.parametrize("fact", sorted(HIDES))
def test_an_employer_reads_a_reference_and_cannot_answer(world, fact):
    referral = world.refer()
    name = world.person.full_name
    assert all(name in page for page in employers_pages(world, referral)[:2])
    HIDES[fact](world)
    pages = employers_pages(world, referral)
    assert not [page for page in pages if name in page or world.person.family_name in page]
    assert referral.reference in pages[0]
    assert "Your answer" not in pages[1]
    assert all("<textarea" not in page for page in pages)
    client = browser_of(world.employer_user)
    answer = f"{reverse('employer-referral-answer', args=[referral.public_id])}?answer=offered"
    response = client.post(answer, {"words": "Monday"})
    referral.refresh_from_db()
    assert referral.state == "introduced"
    assert response.status_code in (200, 403)


def test_every_reason_looks_the_same_to_an_employer(world):
    """But for a pause and the places, which are the employer's own."""
    referral = world.refer()
    seen = set()
    for fact in ("avoided", "custody", "permission"):
        HIDES[fact](world)
        pages = employers_pages(world, referral)
        seen.add(tuple(_without_what_each_request_makes(page) for page in pages))
    assert len(seen) == 1


def _without_what_each_request_makes(page: str) -> str:
    return text_of(page_of(_Response(page)).main)


class _Response:
    def __init__(self, text):
        self.content, self.status_code = text.encode(), 200


# Reminders


def reminded(world) -> int:
    with clock.moved_to(clock.today() + 14 * DAY):
        return remind_employers(council=world.council, not_held=not_held)


@pytest.mark.parametrize("fact", [None, "avoided", "custody", "permission", "consent"])
def test_nobody_is_reminded_of_somebody_who_is_held(world, fact):
    world.refer()
    if fact:
        HIDES[fact](world)
    assert reminded(world) == (0 if fact else 1)


def test_consent_withdrawn_before_the_reminder(world):
    referral = world.refer()
    HIDES["consent"](world)
    stop_disclosing(care_leaver=world.person, by=world.adviser)
    assert reminded(world) == 0
    assert referral.id in held_among([Referral.objects.get(id=referral.id)])
    assert Message.objects.count() == 1, "the introduction itself and nothing after"


def test_a_tab_of_an_employer_that_was_open_before_cannot_answer(world):
    referral = world.refer()
    client = sign_in(browser_of(world.employer_user), world.employer_user.memberships.get())
    answer = f"{reverse('employer-referral-answer', args=[referral.public_id])}?answer=offered"
    client.get(answer)
    avoided(world)
    (said,) = errors_in(client.post(answer, {"words": "Monday"}))
    assert said == f"This introduction is paused. Your contact at {world.council.employment_team} will tell you more."

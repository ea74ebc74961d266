"""A restricted mark keeps away like any other; others read only that something does, and whom to ask."""

import pytest
from django.urls import reverse

from backend.care_leavers.mark_readers import Readers
from backend.care_leavers.models import AvoidedEmployer, CareLeaver
from backend.care_leavers.safety import avoid_employer, avoid_place, choose_readers, stop_avoiding
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.councils.safeguarding import name_safeguarding_lead, safeguarding_leads
from backend.notifications.models import Message
from backend.ranking.services import rank_care_leaver
from backend.shortlists.models import Match
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import page_of, saves, text_of
from tests.web.sign_in import signed_in


pytestmark = pytest.mark.django_db
CANARY = "CANARY a relative"
ME_ONLY = Readers(is_restricted=True)


@pytest.fixture
def recorder(in_council):
    return signed_in(in_council, Role.EET_ADVISER)


@pytest.fixture
def other(in_council):
    return signed_in(in_council, Role.EET_ADVISER)


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council)


@pytest.fixture
def post(in_council):
    made = OpportunityFactory(council=in_council, employer__name="Alder Works")
    made.sites.create(postcode="CR0 1EA", easting=532_500, northing=165_500)
    return made


def main_of(response) -> str:
    return text_of(page_of(response).main)


def facts_of(person, post):
    return reverse("match-facts", args=[person.public_id, post.public_id])


def pages_of(person, post):
    names = ("person", "person-profile", "person-safety", "person-doors", "person-ruled-out", "person-journey")
    return [*(reverse(name, args=[person.public_id]) for name in names), facts_of(person, post)]


def mark(kind, person, post, by, seen_by=ME_ONLY):
    if kind == "employer":
        return avoid_employer(care_leaver=person, employer=post.employer, note=CANARY, by=by, seen_by=seen_by)
    site = post.sites.get()
    circle = {"easting": site.easting, "northing": site.northing, "radius_metres": 900}
    return avoid_place(care_leaver=person, note=CANARY, by=by, seen_by=seen_by, **circle)


def shown_to(client, person, post):
    """Everything they may read of this person, without what differs from page to page by itself."""
    return [main_of(client.get(url)) for url in pages_of(person, post)]


def test_whoever_may_not_see_it_cannot_tell_a_place_from_an_employer(person, post, recorder, other):
    seen = {}
    for kind in ("place", "employer"):
        made = mark(kind, person, post, recorder[1].user)
        seen[kind] = shown_to(other[0], person, post)
        stop_avoiding(avoided=made, reason="next", by=recorder[1].user)
    assert seen["place"] == seen["employer"]
    told = seen["place"][-1]
    assert f"reason you cannot see: ask {recorder[1].user} ({recorder[1].user.email})" in told
    assert not any(CANARY in page or "avoid-" in page for page in seen["place"])
    assert "None that you may see." in seen["place"][2]


@pytest.mark.parametrize("kind", ["place", "employer"])
def test_who_may_see_it_is_led_straight_to_it(person, post, recorder, other, in_council, kind):
    named, lead = (signed_in(in_council, Role.STAFF) for _ in range(2))
    head = signed_in(in_council, Role.HEAD)
    personal = signed_in(in_council, Role.PERSONAL_ADVISER)
    CareLeaver.objects.filter(id=person.id).update(personal_adviser=personal[1].user)
    name_safeguarding_lead(council=in_council, lead=lead[1].user, by=head[1].user)
    readers = Readers(is_restricted=True, users=(named[1].user,), roles=(Role.PERSONAL_ADVISER,))
    made = mark(kind, person, post, recorder[1].user, readers)
    for client, sees in ((recorder, 1), (named, 1), (lead, 1), (personal, 1), (other, 0), (head, 0)):
        page = page_of(client[0].get(facts_of(person, post)))
        links = [link["href"] for link in page.select("main a") if "#mark-" in link["href"]]
        assert links == [f"/people/{person.public_id}/safety/#mark-{made.public_id}"] * sees
        safety = client[0].get(reverse("person-safety", args=[person.public_id]))
        assert (CANARY in safety.content.decode()) == bool(sees)
        assert bool(page_of(safety).select(f"#mark-{made.public_id}")) == bool(sees)
        assert (CANARY in client[0].get(reverse("person-profile", args=[person.public_id])).content.decode()) == bool(
            sees
        )
        for name in ("remove", "readers"):
            url = reverse(f"avoided-{kind}-{name}", args=[made.public_id])
            assert client[0].get(url).status_code == (403 if client is head else 200 if sees else 404), name


def test_it_rules_out_like_any_other_and_says_so_in_the_list(person, post, recorder, other):
    mark("place", person, post, recorder[1].user)
    rank_care_leaver(care_leaver=person)
    assert not Match.objects.filter(care_leaver=person, opportunity=post).exists()
    listed = main_of(other[0].get(reverse("person-ruled-out", args=[person.public_id])))
    assert f"reason you cannot see: ask {recorder[1].user}" in listed


def test_what_the_viewer_may_see_is_said_first_and_hides_that_there_is_more(person, post, recorder, other):
    open_mark = mark("employer", person, post, other[1].user, Readers())
    before = shown_to(other[0], person, post)
    mark("place", person, post, recorder[1].user)
    assert shown_to(other[0], person, post) == before
    stop_avoiding(avoided=open_mark, reason="gone", by=other[1].user)
    assert "reason you cannot see" in main_of(other[0].get(facts_of(person, post)))


def test_recording_what_a_colleague_recorded_in_confidence_looks_as_if_it_were_new(person, post, recorder, other):
    hidden = mark("employer", person, post, recorder[1].user)
    url = reverse("person-avoid-employer", args=[person.public_id])
    response = other[0].post(url, {"employer": post.employer_id, "note": "heard it too"}, follow=True)
    assert "Alder Works" in main_of(response)
    assert CANARY not in response.content.decode()
    assert AvoidedEmployer.objects.current().filter(care_leaver=person).count() == 2
    stop_avoiding(avoided=hidden, reason="double", by=recorder[1].user)
    again = mark("employer", person, post, other[1].user)
    with pytest.raises(Refused, match="in that way already"):
        choose_readers(avoided=again, seen_by=Readers(), by=other[1].user)


def test_removal_tells_who_recorded_it_and_the_safeguarding_lead(person, post, recorder, other, in_council):
    lead = signed_in(in_council, Role.STAFF)[1].user
    head = signed_in(in_council, Role.HEAD)[1].user
    made = mark("place", person, post, recorder[1].user, Readers())
    Message.objects.all().delete()
    stop_avoiding(avoided=made, reason="They moved away", by=other[1].user)
    assert set(Message.objects.values_list("to", flat=True)) == {recorder[1].user.email, head.email}
    name_safeguarding_lead(council=in_council, lead=lead, by=head)
    Message.objects.all().delete()
    stop_avoiding(avoided=mark("place", person, post, recorder[1].user), reason="Again", by=recorder[1].user)
    (message,) = Message.objects.all()
    assert message.to == lead.email
    assert f"/people/{person.public_id}/safety/" in message.body
    telling = (person.family_name, "Alder", CANARY, "Again", "place to avoid")
    assert not [word for word in telling if word in message.body + message.subject]


def test_whom_to_ask_is_somebody_who_is_still_here(person, post, recorder, other, in_council):
    head = signed_in(in_council, Role.HEAD)[1].user
    mark("place", person, post, recorder[1].user)
    Membership.objects.filter(user=recorder[1].user).update(ended_at=recorder[1].created_at)
    assert f"ask {head} ({head.email})" in main_of(other[0].get(facts_of(person, post)))
    Membership.objects.filter(user=head).update(ended_at=recorder[1].created_at)
    assert "ask your virtual school head" in main_of(other[0].get(facts_of(person, post)))


def test_it_is_restricted_on_the_page_and_opened_again(person, post, recorder, other, in_council):
    url = reverse("person-avoid-employer", args=[person.public_id])
    answers = {"employer": post.employer_id, "note": CANARY, "seen_by": "restricted", "roles": ["head"]}
    recorder[0].post(url, answers)
    made = AvoidedEmployer.objects.get()
    assert (made.is_restricted, made.reader_ids, made.reader_roles) == (True, [], ["head"])
    shown = main_of(recorder[0].get(reverse("person-safety", args=[person.public_id])))
    assert "whoever recorded it, every Virtual school head and the safeguarding lead" in shown
    readers = reverse("avoided-employer-readers", args=[made.public_id])
    page = page_of(recorder[0].get(readers))
    assert page.select_one("input[value=restricted]").has_attr("checked")
    assert page.select_one("input[value=head]").has_attr("checked")
    colleague = str(other[1].public_id)
    saves(recorder[0], readers, {"seen_by": "restricted", "roles": [], "users": [colleague]})
    made.refresh_from_db()
    assert (made.reader_ids, made.reader_roles) == ([other[1].user_id], [])
    assert made.history.count() == 2
    saves(recorder[0], readers, {"seen_by": "open", "users": [colleague]})
    made.refresh_from_db()
    assert (made.is_restricted, made.reader_ids) == (False, [])


def test_only_people_and_roles_that_see_safety_notes_can_be_named(person, post, recorder, in_council):
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[1].user
    for readers in (Readers(True, users=(officer,)), Readers(True, roles=(Role.AUDITOR,))):
        with pytest.raises(Refused, match="Choose only"):
            mark("place", person, post, recorder[1].user, readers)


def test_the_administrator_names_the_safeguarding_lead(in_council, recorder):
    client, _ = signed_in(in_council, Role.ADMINISTRATOR)
    url = reverse("administration-safeguarding")
    assert "has no virtual school head" in main_of(client.get(url))
    key = str(recorder[1].user.public_id)
    saves(client, url, {"lead": key})
    in_council.refresh_from_db()
    assert safeguarding_leads(in_council) == [recorder[1].user]
    assert f"Now: {recorder[1].user}." in text_of(page_of(client.get(url)).main)
    assert saves(client, url, {"lead": "somebody"}).status_code == 200
    head = signed_in(in_council, Role.HEAD)[1].user
    saves(client, url, {"lead": ""})
    in_council.refresh_from_db()
    assert safeguarding_leads(in_council) == [head]

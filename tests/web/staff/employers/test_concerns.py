"""Raising a concern from anywhere, the register, and what the employer reads meanwhile."""

import csv
import re

import pytest
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.employers.concerns import decide_concern, raise_concern
from backend.employers.models import Concern
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.placements import placement_since
from tests.factories.shortlists import MatchFactory
from tests.web.pages import as_shown, errors_in, filled, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


REGISTER = reverse("concerns")
WORDS = "They were asked to stay the night."
NEUTRAL = "This is paused for the moment"


@pytest.fixture(autouse=True)
def _today(in_council):
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def head(in_council):
    return signed_in(in_council, Role.HEAD, name="Morgan Head")


def said(response) -> str:
    return text_of(page_of(response).main)


def places_of(world) -> dict[str, str]:
    """Each page about one young person or opportunity that a concern can be raised from."""
    match = MatchFactory(care_leaver=world.person, opportunity=world.opportunity)
    referral = world.refer()
    placement = placement_since(world, TODAY)
    return {
        "employer": reverse("employer", args=[world.opportunity.employer.public_id]),
        "opportunity": reverse("opportunity", args=[world.opportunity.public_id]),
        "match": reverse("match-facts", args=[match.care_leaver.public_id, world.opportunity.public_id]),
        "referral": reverse("referral", args=[referral.public_id]),
        "placement": reverse("placement", args=[placement.public_id]),
    }


def test_from_every_page_a_concern_is_raised_and_every_page_says_that_all_is_paused(in_council, world):
    pages = places_of(world)
    adviser = signed_in(in_council, Role.EET_ADVISER)[0]
    for raised_from, page in pages.items():
        links = page_of(adviser.get(page)).find_all("a", string=re.compile("^Raise a concern"))
        link = links[-1]  # the page's own, which names the employer; the first stands with what is done for a person
        get_within(adviser, link["href"])
        answer = adviser.post(link["href"], {"words": WORDS})
        assert answer.status_code == 302, errors_in(answer)
        assert Concern.objects.latest_first().first().raised_from == raised_from
        assert adviser.get(answer.url).status_code == 200
    for page in pages.values():
        told = said(get_within(adviser, page))
        assert "aused" in told
        assert WORDS not in told


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EMPLOYER}))
def test_every_role_of_the_councils_side_may_raise_one(in_council, world, role):
    client = signed_in(in_council, role)[0]
    url = reverse("employer-concern", args=[world.opportunity.employer.public_id])
    assert client.post(url, {"words": WORDS}, follow=True).status_code == 200
    assert Concern.objects.get().words == WORDS


def test_the_employer_reads_neutral_words_and_nobodys_name(world):
    referral = world.refer()
    client = sign_in(Client(), world.employer_user.memberships.get())
    name = world.person.full_name
    introduction = reverse("employer-referral", args=[referral.public_id])
    assert name in said(client.get(introduction))
    somebody = MembershipFactory(council=world.council, role=Role.STAFF, user__name="Jo Larkspur").user
    raise_concern(employer=world.opportunity.employer, words=WORDS, by=somebody)
    own = [
        introduction,
        reverse("employer-organisations"),
        reverse("employer-opportunities"),
        reverse("employer-opportunity", args=[world.opportunity.public_id]),
    ]
    for url in [*own, reverse("employer-referrals")]:
        told = said(get_within(client, url))
        assert not [word for word in (name, WORDS, "oncern", somebody.name) if word in told]
        assert NEUTRAL in told or url not in own
    answer = reverse("employer-referral-answer", args=[referral.public_id])
    assert client.post(f"{answer}?answer=offered", {"words": "Yes"}).status_code == 403


def test_the_head_finds_it_in_the_register_and_records_what_came_of_it(in_council, world, head):
    client, membership = head
    employer = world.opportunity.employer
    concern = raise_concern(employer=employer, words=WORDS, by=world.adviser)
    older = raise_concern(employer=EmployerFactory(council=in_council), words="Old", by=world.adviser)
    decide_concern(concern=older, outcome="nothing_found", reason="Visited", by=membership.user)
    response = get_within(client, REGISTER)
    assert set(names_in_table(response)) == {concern.reference, older.reference}
    assert "1 concern waits for an outcome" in said(response)
    for query, found in (
        ({"state": "open"}, [concern.reference]),
        ({"state": "nothing_found"}, [older.reference]),
        ({"employer": employer.name}, [concern.reference]),
        ({"since": "2/6/2026"}, []),
    ):
        assert names_in_table(client.get(REGISTER, query)) == found
    page = reverse("concern", args=[concern.public_id])
    assert WORDS in said(get_within(client, page))
    decide = reverse("concern-decide", args=[concern.public_id])
    shown = as_shown(get_within(client, decide))
    assert len(errors_in(client.post(decide, shown | {"reason": ""}))) == 2
    client.post(decide, shown | {"outcome": "put_right", "reason": "New rota"})
    told = said(client.get(page))
    assert f"{employer.name} is no longer paused" in told
    assert "New rota" in told
    employer.refresh_from_db()
    assert employer.paused_at is None


def test_who_raised_it_is_told_that_somebody_else_decides(world, head):
    client, membership = head
    concern = raise_concern(employer=world.opportunity.employer, words=WORDS, by=membership.user)
    page = page_of(client.get(reverse("concern", args=[concern.public_id])))
    assert "somebody else has to say" in text_of(page.main)
    assert page.find("a", string="Record the outcome") is None
    decide = reverse("concern-decide", args=[concern.public_id])
    answer = client.post(decide, as_shown(client.get(decide)) | {"outcome": "put_right", "reason": "Fine"})
    assert any("somebody else has to say" in error for error in errors_in(answer))


def test_an_outcome_speaks_of_what_the_page_showed_of_the_concern(world, head, in_council):
    """Another head said meanwhile that it stands: what was lifted on an older page is not lifted unread."""
    client, _ = head
    concern = raise_concern(employer=world.opportunity.employer, words=WORDS, by=world.adviser)
    decide = reverse("concern-decide", args=[concern.public_id])
    older = filled(client.get(decide)) | {"outcome": "nothing_found", "reason": "Visited, all is well"}
    _, other = signed_in(in_council, Role.HEAD)
    decide_concern(concern=concern, outcome="upheld", reason="They hit somebody", by=other.user)
    shown = client.post(decide, older)
    assert "What was done since" in errors_in(shown)[0]
    assert "They hit somebody" in said(shown)
    concern.refresh_from_db()
    assert concern.outcome == "upheld"
    assert client.post(decide, filled(shown) | {"outcome": "nothing_found"}).status_code == 302


def test_the_file_holds_every_concern_as_text(world, head):
    client, membership = head
    concern = raise_concern(employer=world.opportunity.employer, words="=1+1", by=world.adviser)
    decide_concern(concern=concern, outcome="upheld", reason="No insurance", by=membership.user)
    rows = list(csv.DictReader(get_within(client, reverse("concerns-csv")).content.decode("utf-8-sig").splitlines()))
    assert len(rows) == 1
    assert (rows[0]["Reference"], rows[0]["What was said"]) == (concern.reference, "'=1+1")
    assert (rows[0]["Decided by"], rows[0]["Reason"]) == ("Morgan Head", "No insurance")


def test_the_officer_is_given_no_link_to_a_young_persons_page(in_council, world):
    referral = world.refer()
    facts = {"words": WORDS, "raised_from": "referral", "about": referral.public_id, "by": world.adviser}
    concern = raise_concern(employer=world.opportunity.employer, **facts)
    page = reverse("concern", args=[concern.public_id])
    inside = reverse("referral", args=[referral.public_id])
    for role, has_link in ((Role.ENGAGEMENT_OFFICER, False), (Role.HEAD, True)):
        client = signed_in(in_council, role)[0]
        assert bool(page_of(client.get(page)).find("a", href=inside)) == has_link


def test_another_councils_concern_is_not_there(head):
    client, _ = head
    assert client.get(reverse("concern", args=[CouncilFactory().public_id])).status_code == 404
    outsider = MembershipFactory(council=CouncilFactory(), role=Role.HEAD)
    assert names_in_table(sign_in(Client(), outsider).get(REGISTER)) == []

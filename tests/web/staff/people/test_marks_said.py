"""Of a mark everybody reads on every page what they may: what it is about with the way to it, or whom to ask."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.care_leavers.mark_readers import Readers
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.core import clock
from backend.councils.choices import Role
from backend.employers.models import Employer
from backend.opportunities.models import Opportunity
from backend.ranking.services import rank_care_leaver
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.employers import EmployerFactory
from tests.factories.gated import start_from, step
from tests.factories.placements import accepted
from tests.factories.shortlists import MatchFactory
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import own_queries
from tests.web.sign_in import signed_in


_today_is = today_is(dt.date(2026, 6, 15))
ME_ONLY = Readers(is_restricted=True)
MILL = {"easting": 532_000, "northing": 165_000, "radius_metres": 1_600}
ON = {"on": "15/06/2026", "on_0": 15, "on_1": 6, "on_2": 2026}
NOT_SAID = ("adviser knows more", "checked by their adviser", "The page says more")


@pytest.fixture
def recorder(world):
    client, membership = signed_in(world.council, Role.EET_ADVISER)
    CareLeaver.objects.filter(id=world.person.id).update(eet_adviser=membership.user)
    return client, membership.user


@pytest.fixture
def other(world):
    return signed_in(world.council, Role.EET_ADVISER)


@pytest.fixture
def lead(world):
    """The head leads safeguarding where nobody is named."""
    return signed_in(world.council, Role.HEAD)


def avoid_it(world, by):
    return avoid_employer(
        care_leaver=world.person, employer=world.opportunity.employer, note="SECRET", by=by, seen_by=ME_ONLY
    )


def named(world) -> str:
    return f"They are to avoid {world.opportunity.employer.name}"


def main_of(client, address):
    return page_of(client.get(address)).main


def assert_told(main, mark, person, words):
    """What it is about, and the way to it."""
    assert words in text_of(main)
    link = f"/people/{person.public_id}/safety/#mark-{mark.public_id}"
    assert main.select(f"a[href='{link}']"), text_of(main)
    for each in (*NOT_SAID, "SECRET"):
        assert each not in text_of(main)


def assert_asks(main, mark, by, hidden):
    assert f"ask {by}" in text_of(main)
    for each in (*NOT_SAID, "SECRET", hidden, str(mark.public_id)):
        assert each not in str(main)


def held_pages(world, referral):
    pair = [world.person.public_id, world.opportunity.public_id]
    return [
        reverse("referral", args=[referral.public_id]),
        f"{reverse('today')}?whose=all",
        reverse("match-facts", args=pair),
        reverse("person-ruled-out", args=pair[:1]),
    ]


def test_every_page_of_what_is_ruled_out_says_it_to_each_as_they_may_read(world, recorder, other, lead):
    referral = world.refer()
    mark = avoid_it(world, recorder[1])
    for address in held_pages(world, referral):
        assert_told(main_of(recorder[0], address), mark, world.person, named(world))
        assert_told(main_of(lead[0], address), mark, world.person, named(world))
        assert_asks(main_of(other[0], address), mark, recorder[1], named(world))


def test_a_refused_step_says_it_too(world, recorder, other):
    referral = world.refer()
    mark = avoid_it(world, recorder[1])
    for client, words in ((recorder[0], named(world)), (other[0], f"ask {recorder[1]}")):
        response = client.post(reverse("referral-step", args=[referral.public_id]), {"step": "offered"} | ON)
        (refused,) = errors_in(response)
        assert words in refused
        assert not any(each in refused for each in NOT_SAID)
    step(referral=referral, step="withdrawn", on=clock.today(), by=world.adviser)
    again = {"step": "reopened", "note": "The wrong line"} | ON
    response = recorder[0].post(reverse("referral-step", args=[referral.public_id]), again)
    assert named(world) in errors_in(response)[0]
    assert_told(page_of(response).main, mark, world.person, named(world))
    response = other[0].post(reverse("referral-step", args=[referral.public_id]), again)
    assert_asks(page_of(response).main, mark, recorder[1], named(world))


def test_the_way_in_and_the_shortlist_say_it(world, recorder, other):
    MatchFactory(care_leaver=world.person, opportunity=world.opportunity)
    decide = reverse("match-decide", args=[world.person.public_id, world.opportunity.public_id])
    forms = {client: filled(client.get(decide), "main form") for client in (recorder[0], other[0])}
    mark = avoid_it(world, recorder[1])
    told, asks = recorder[0].post(decide, forms[recorder[0]]), other[0].post(decide, forms[other[0]])
    assert named(world) in errors_in(told)[0]
    assert_told(page_of(told).main, mark, world.person, named(world))
    assert_asks(page_of(asks).main, mark, recorder[1], named(world))
    refer = reverse("refer", args=[world.person.public_id, world.opportunity.public_id])
    assert_told(main_of(recorder[0], refer), mark, world.person, named(world))
    assert_asks(main_of(other[0], refer), mark, recorder[1], named(world))


def test_what_is_dead_on_the_shortlist_says_it(world, recorder, other):
    MatchFactory(care_leaver=world.person, opportunity=world.opportunity)
    decide = reverse("match-decide", args=[world.person.public_id, world.opportunity.public_id])
    recorder[0].post(decide, filled(recorder[0].get(decide), "main form"))
    mark = avoid_it(world, recorder[1])
    page = reverse("person", args=[world.person.public_id])
    assert_told(main_of(recorder[0], page), mark, world.person, named(world))
    assert_asks(main_of(other[0], page), mark, recorder[1], named(world))


def test_a_head_who_goes_past_a_rule_reads_it_among_what_nobody_goes_past(world, recorder, lead):
    mark = avoid_it(world, recorder[1])
    pair = [world.person.public_id, world.opportunity.public_id]
    assert_told(main_of(lead[0], reverse("go-past", args=pair)), mark, world.person, named(world))


def test_where_they_work_says_it(world, recorder, other):
    placement = start_from(referral=accepted(world), on=clock.today(), by=world.adviser)
    mark = avoid_it(world, recorder[1])
    for address in (reverse("placement", args=[placement.public_id]), f"{reverse('today')}?whose=all"):
        assert_told(main_of(recorder[0], address), mark, world.person, named(world))
        assert_asks(main_of(other[0], address), mark, recorder[1], named(world))


def test_a_name_alike_is_to_be_found_out(world, recorder, other):
    Employer.objects.filter(id=world.opportunity.employer_id).update(name="Larkin Brothers")
    alike = EmployerFactory(council=world.council, name="Larkin Bros")
    facts = {"care_leaver": world.person, "employer": alike, "note": "SECRET", "by": recorder[1]}
    mark = avoid_employer(seen_by=ME_ONLY, **facts)
    refer = reverse("refer", args=[world.person.public_id, world.opportunity.public_id])
    main = main_of(recorder[0], refer)
    assert_told(main, mark, world.person, "They are to avoid Larkin Bros.")
    assert "Larkin Brothers may be the same employer or belong to it" in text_of(main)
    assert_asks(main_of(other[0], refer), mark, recorder[1], "Larkin Bros.")


def test_a_card_of_the_ranking_asks_with_the_way_to_the_mark(world, recorder):
    world.opportunity.sites.all().delete()
    world.opportunity.sites.create(address="The Old Dairy")
    mark = avoid_place(care_leaver=world.person, note="SECRET", by=recorder[1], seen_by=ME_ONLY, **MILL)
    rank_care_leaver(care_leaver=world.person)
    main = main_of(recorder[0], reverse("person", args=[world.person.public_id]))
    assert_told(main, mark, world.person, "Nobody could read where “The Old Dairy” lies")


def test_an_auditor_reads_nothing_of_it(world, recorder):
    referral = world.refer()
    mark = avoid_it(world, recorder[1])
    auditor, _ = signed_in(world.council, Role.AUDITOR)
    shown = auditor.get(reverse("referral", args=[referral.public_id])).content.decode()
    for word in ("Safety", "avoid", str(mark.public_id)):
        assert word not in shown


def test_many_held_referrals_ask_no_more_than_one(world, recorder, lead):
    Opportunity.objects.filter(id=world.opportunity.id).update(places=20)
    world.refer()
    avoid_it(world, recorder[1])
    alone = queries_of_today(lead[0])
    for _ in range(4):
        young = CareLeaverFactory(council=world.council, ready=True)
        consent_to(young, "share_name")
        world.refer(care_leaver=young)
        facts = {"care_leaver": young, "employer": world.opportunity.employer, "note": "x", "by": recorder[1]}
        avoid_employer(seen_by=ME_ONLY, **facts)
    assert queries_of_today(lead[0]) == alone


def queries_of_today(client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{reverse('today')}?whose=all")
    return len(own_queries(captured))

import datetime as dt

import pytest

from backend.core import clock
from backend.core.models import Job
from backend.employers.choices import EmployerKind
from backend.intake.formats.advert import ParsedAdvert
from backend.intake.importer.publication import update_from_feed
from backend.intake.importer.upsert import add_adverts
from backend.intake.readers.grid import to_degrees
from backend.intake.readers.places import ParsedSite
from backend.intake.readers.wages import parse_wage
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.choices import OpportunityType, Source
from tests.backend.opportunities.posts import SITE, TODAY, steps_of


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def an_advert(council, **facts):
    advert = ParsedAdvert(
        **{
            "source": Source.FAA,
            "external_reference": "1000001",
            "line": 1,
            "raw": {},
            "employer_name": "Town Bakery",
            "type": OpportunityType.APPRENTICESHIP,
            "title": "Apprentice baker",
            "summary": "",
            "description": "",
            "wage": parse_wage(""),
            "closing_date": dt.date(2026, 7, 31),
            "sites": (ParsedSite(("1 High Street",), "SW1A 1AA", *to_degrees(SITE["easting"], SITE["northing"])),),
        }
        | facts
    )
    [[post], refused] = add_adverts(council=council, adverts=[advert], by=None)
    assert not refused
    return post


def test_an_advert_is_live_at_once_though_nobody_verified_its_employer(council):
    post = an_advert(council)
    assert (post.state, post.employer.kind, steps_of(post)) == (State.LIVE, EmployerKind.FEED, ["publish_from_feed"])
    assert post in type(post).objects.open_on(TODAY)


def test_an_old_advert_is_kept_as_closed(council):
    post = an_advert(council, closing_date=dt.date(2024, 3, 1))
    assert (post.state, steps_of(post)) == (State.CLOSED, ["publish_from_feed", "close"])


def test_an_import_of_many_asks_for_no_ranking_of_each(council):
    post = an_advert(council)
    update_from_feed(opportunity=post, by=None, title="Baker")
    assert not Job.objects.exists()


def test_the_same_facts_again_change_nothing(council):
    post = an_advert(council)
    assert update_from_feed(opportunity=post, by=None, title="Apprentice baker", sites=[SITE]) == set()
    assert steps_of(post) == ["publish_from_feed"]


def test_new_facts_are_named_and_dates_followed(council):
    post = an_advert(council)
    with clock.moved_to(dt.date(2026, 8, 1)):
        services.close_past()
        changed = update_from_feed(opportunity=post, by=None, closing_date=dt.date(2026, 8, 31), sites=[])
        assert (changed, post.state) == ({"closing_date", "sites"}, State.LIVE)
        update_from_feed(opportunity=post, by=None, closing_date=dt.date(2026, 7, 1))
    assert post.state == State.CLOSED


def test_a_new_word_does_not_open_what_a_person_closed(council):
    post = an_advert(council)
    services.close(opportunity=post, reason="The employer asked us to", by=None)
    update_from_feed(opportunity=post, by=None, title="Baker")
    assert post.state == State.CLOSED


def test_fewer_places_than_we_hold_do_not_break_the_import(council):
    post = an_advert(council, places=2)
    services.claim_place(opportunity=post, by=None)
    services.claim_place(opportunity=post, by=None)
    update_from_feed(opportunity=post, by=None, places=1)
    assert (post.places, post.state) == (2, State.FILLED)

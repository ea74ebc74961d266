"""A table of pairs made by hand, and what merging does."""

import datetime as dt
import random
from itertools import combinations

import pytest

from backend.core.errors import Refused
from backend.intake.importer.publication import update_from_feed
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState, Source
from backend.opportunities.duplicates import (
    merge,
    number_of_probable_pairs,
    probable_duplicates_of,
    probable_pairs,
    record_not_duplicates,
)
from backend.opportunities.models import Opportunity
from backend.opportunities.similarity import are_alike, likeness_of
from tests.backend.opportunities.posts import officer_of
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
START = dt.date(2026, 9, 1)
BASE = ("Commis chef", "Blue Door Bakery", "CR0 1EA", START)
# title, employer, postcode, start; and whether it is probably the same as BASE
PAIRS = [
    (*BASE, True),
    ("Apprentice commis chef", *BASE[1:], True),
    ("Commis Chef Apprenticeship (Level 2)", *BASE[1:], True),
    ("Chef, commis", *BASE[1:], True),
    ("Comis chef", *BASE[1:], True),
    ("Head chef", *BASE[1:], False),
    ("Kitchen porter", *BASE[1:], False),
    ("Baker", *BASE[1:], False),
    (BASE[0], "The Blue Door Bakery Ltd", *BASE[2:], True),
    (BASE[0], "BLUE DOOR BAKERY LIMITED", *BASE[2:], True),
    (BASE[0], "Red Door Bakery", *BASE[2:], False),
    (*BASE[:2], "CR0 1XX", START, True),  # same sector
    (*BASE[:2], "CR0 2JU", START, False),
    (*BASE[:2], "", START, True),  # no place recorded speaks neither for nor against
    (*BASE[:3], START + dt.timedelta(days=14), True),
    (*BASE[:3], START - dt.timedelta(days=14), True),
    (*BASE[:3], START + dt.timedelta(days=15), False),
    (*BASE[:3], None, True),
]


def post(council, title="Commis chef", employer="Blue Door Bakery", postcode="CR0 1EA", start=START, **facts):
    known = council.employers.filter(name=employer).first()
    made = OpportunityFactory(
        council=council,
        employer=known or EmployerFactory(council=council, name=employer),
        title=title,
        start_date=start,
        closing_date=dt.date(2026, 7, 1),
        **facts,
    )
    if postcode:
        SiteFactory(opportunity=made, postcode=postcode)
    return made


def from_feed(council, **facts):
    made = post(council, source=Source.FAA, external_reference="VAC1", **facts)
    made.events.create(step="publish_from_feed", to_state=made.state, at=made.created_at)
    return made


def again(opportunity):
    return Opportunity.objects.with_details().get(pk=opportunity.pk)


@pytest.mark.parametrize(("title", "employer", "postcode", "start", "expected"), PAIRS)
def test_the_table_of_pairs(in_council, title, employer, postcode, start, expected):
    one, other = post(in_council), post(in_council, title, employer, postcode, start)
    assert probable_duplicates_of(again(one)) == ([other] if expected else [])
    assert probable_duplicates_of(again(other)) == ([one] if expected else [])
    assert probable_pairs(in_council.pk) == ([(one, other)] if expected else [])


def test_levels_that_differ_are_two_posts(in_council):
    one = post(in_council, "Early years educator level 2")
    post(in_council, "Early years educator level 3")
    assert probable_duplicates_of(again(one)) == []


def test_two_references_of_one_feed_are_two_adverts(in_council):
    post(in_council, source=Source.FAA, external_reference="VAC1")
    post(in_council, source=Source.FAA, external_reference="VAC2")
    assert probable_pairs(in_council.pk) == []
    post(in_council, source=Source.NHS_JOBS, external_reference="C1")
    assert len(probable_pairs(in_council.pk)) == 2


def test_what_has_ended_is_not_compared(in_council):
    one = post(in_council)
    post(in_council, state=OpportunityState.CLOSED)
    post(in_council, state=OpportunityState.DRAFT)
    assert probable_duplicates_of(again(one)) == []


def test_merging_closes_the_copy_and_points_to_the_one_kept(in_council):
    officer, kept, copy = officer_of(in_council), post(in_council), post(in_council)
    merge(kept=kept, copy=copy, reason="Posted twice", by=officer)
    copy.refresh_from_db()
    assert (copy.state, copy.same_as) == (OpportunityState.CLOSED, kept)
    event = copy.events.get()
    assert (event.step, event.by, event.reason) == ("merge", officer, "Posted twice")
    assert probable_pairs(in_council.pk) == []
    assert list(kept.copies.all()) == [copy]


def test_a_merge_is_undone_with_a_reason(in_council):
    officer, kept, copy = officer_of(in_council), post(in_council), post(in_council)
    merge(kept=kept, copy=copy, reason="Posted twice", by=officer)
    services.reopen(opportunity=copy, reason="They are two shops", by=officer)
    copy.refresh_from_db()
    assert (copy.state, copy.same_as) == (OpportunityState.SUBMITTED, None)


def test_a_partners_own_posting_wins_and_the_feed_cannot_bring_its_copy_back(in_council):
    officer, own, advert = officer_of(in_council), post(in_council), from_feed(in_council)
    with pytest.raises(Refused, match="keep the employer's own"):
        merge(kept=advert, copy=own, reason="Same", by=officer)
    merge(kept=own, copy=advert, reason="Same", by=officer)
    later = dt.date(2026, 8, 1)
    update_from_feed(opportunity=advert, closing_date=later, by=None)
    advert.refresh_from_db()
    assert (advert.state, advert.same_as, advert.closing_date) == (OpportunityState.CLOSED, own, later)


def test_those_told_apart_are_not_warned_of_again(in_council):
    one, other = post(in_council), post(in_council)
    with pytest.raises(Refused, match="how you know"):
        record_not_duplicates(one=other, other=one, reason=" ", by=officer_of(in_council))
    record_not_duplicates(one=other, other=one, reason="Two shops", by=officer_of(in_council))
    assert probable_duplicates_of(again(one)) == []


def test_what_has_ended_cannot_be_the_one_that_is_kept(in_council):
    with pytest.raises(Refused, match="must be open"):
        merge(kept=post(in_council, closed=True), copy=post(in_council), reason="Same", by=officer_of(in_council))


def test_pairs_are_found_among_candidates_as_if_everything_were_compared_with_everything(in_council):
    chance = random.Random(7)
    made = [
        post(
            in_council,
            title=chance.choice(["Commis chef", "Commis chef level 2", "Baker"]),
            employer=chance.choice(["Blue Door Bakery", "The Blue Door Bakery Ltd", "Red Door Bakery"]),
            postcode=chance.choice(["CR0 1EA", "CR0 2JU", ""]),
            start=chance.choice([None, START, START + dt.timedelta(days=13), START + dt.timedelta(days=30)]),
            **chance.choice([{}, {"external_reference": f"R{number}"}, {"from_feed": True}]),
        )
        for number in range(60)
    ]
    likenesses = [likeness_of(again(each)) for each in made]
    expected = {(one.id, other.id) for one, other in combinations(likenesses, 2) if are_alike(one, other)}
    assert len(expected) > 20
    assert {(one.id, other.id) for one, other in probable_pairs(in_council.pk)} == expected
    assert number_of_probable_pairs(in_council.pk) == len(expected)

"""What would open more doors for one young person: counted, told best first, and printed without a chance on it."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.reference.choices import Route
from tests.factories.care_leavers import AvoidedEmployerFactory, AvoidedPlaceFactory, CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(
        council=in_council, ready=True, living_in_croydon=True, maths_level=1, given_name="Amina", age=19
    )


def doors_page(person):
    return reverse("person-doors", args=[person.public_id])


def doors_in(response) -> list[str]:
    return [text_of(each) for each in page_of(response).select("main ol > li")]


def asks_for_maths(council, **facts):
    return OpportunityFactory(council=council, maths_required=2, **facts)


def test_a_change_is_told_with_its_number_and_the_best_it_opens(adviser, person, in_council):
    OpportunityFactory(council=in_council)
    for number in range(3):
        asks_for_maths(in_council, title=f"Technician {number}")
    (first, *_) = doors_in(get_within(adviser, doors_page(person)))
    assert "aths" in first
    assert "3 more opportunities" in first
    assert "Technician 0" in first


def test_the_change_that_opens_most_comes_first(adviser, person, in_council):
    OpportunityFactory(council=in_council)
    far = OpportunityFactory(council=in_council, title="Far", route=Route.CARE)
    SiteFactory(opportunity=far, easting=555000, northing=165500)
    for _ in range(3):
        asks_for_maths(in_council)
    told = doors_in(adviser.get(doors_page(person)))
    assert "3 more opportunities" in told[0]
    assert any("1 more opportunity" in each for each in told[1:])


def test_a_place_or_an_employer_to_avoid_is_never_counted_or_named(adviser, person, in_council):
    OpportunityFactory(council=in_council)
    theirs = asks_for_maths(in_council, title="CANARY one")
    AvoidedEmployerFactory(care_leaver=person, employer=theirs.employer)
    there = asks_for_maths(in_council, title="CANARY two")
    SiteFactory(opportunity=there, easting=540000, northing=165500)
    AvoidedPlaceFactory(care_leaver=person, easting=540000, northing=165500, radius_metres=1000)
    for address in (doors_page(person), f"{doors_page(person)}?for=young-person"):
        assert "CANARY" not in adviser.get(address).content.decode()
    assert not [each for each in doors_in(adviser.get(doors_page(person))) if "aths" in each and "more" in each]


def test_the_page_to_print_speaks_to_the_young_person_and_holds_no_chance(adviser, person, in_council):
    OpportunityFactory(council=in_council)
    asks_for_maths(in_council)
    told = text_of(page_of(get_within(adviser, f"{doors_page(person)}?for=young-person")).main)
    assert "Hi Amina" in told
    assert "1 more opportunity for you" in told
    for word in ("chance", "%", "Yusuf", "lasting", "avoid"):
        assert word not in told


def test_a_release_is_no_day_that_could_move(adviser, person, in_council):
    """Only the adviser reads what it keeps from them, with who can help; the young person cannot come out sooner."""
    today = clock.today()
    person.in_custody, person.release_date = True, today + dt.timedelta(days=120)
    person.save()
    for days in (30, 60):
        OpportunityFactory(council=in_council, start_date=today + dt.timedelta(days=days))
    response = adviser.get(doors_page(person))
    assert not any("free from" in each for each in doors_in(response))
    told = text_of(page_of(response).main)
    assert f"In custody, release expected on {person.release_date:%-d %B %Y}: 2 start before that." in told
    assert "temporary licence can be asked of probation" in told
    printed = text_of(page_of(adviser.get(f"{doors_page(person)}?for=young-person")).main)
    for word in ("free from", "date can move", "custody", "release", "probation"):
        assert word not in printed.lower(), word


@pytest.mark.parametrize("release", [None, dt.date(2020, 3, 1)])
def test_while_a_release_is_not_known_it_is_that_which_is_asked(adviser, person, in_council, release):
    CareLeaver.objects.filter(pk=person.pk).update(in_custody=True, release_date=release, available_from=None)
    OpportunityFactory(council=in_council)
    response = adviser.get(doors_page(person))
    assert not any("free from" in each for each in doors_in(response))
    assert "the day of release is not known" in text_of(page_of(response).main)


def test_an_answer_that_is_missing_leads_to_where_it_is_recorded(adviser, in_council):
    person = CareLeaverFactory(council=in_council, ready=True, right_to_work=None, age=19)
    OpportunityFactory(council=in_council)
    links = [each["href"] for each in page_of(adviser.get(doors_page(person))).select("main ol a[href*='#id_']")]
    assert f"{reverse('person-part', args=[person.public_id, 'permission'])}#id_right_to_work" in links


def test_where_nothing_would_open_more_the_page_says_so(adviser, person):
    assert "No single change would open more today" in text_of(page_of(adviser.get(doors_page(person))).main)


def test_the_young_persons_page_leads_there(adviser, person):
    assert page_of(adviser.get(reverse("person", args=[person.public_id]))).find("a", href=doors_page(person))

"""Places and employers to avoid: who may write them down, who sees them, and that nothing gives them away."""

import pytest
from django.urls import reverse

from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace
from backend.care_leavers.safety import avoid_employer, avoid_place, stop_avoiding
from backend.core.errors import Refused
from backend.core.job_names import RANK_CARE_LEAVER
from backend.core.models import Job
from backend.councils.choices import Role
from backend.reference.services import load_sample_postcodes
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, worker
from tests.factories.employers import EmployerFactory
from tests.factories.referrals import referral_world
from tests.web.pages import banner_in, errors_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PLACE = {"postcode": "cr0 1ea", "radius_miles": "1.5", "note": "CANARY lives there"}


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council, name="Ann Adviser")[0]


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council)


@pytest.fixture
def by(in_council):
    return worker(in_council, name="Ann Adviser")


def url_of(name, row) -> str:
    return reverse(name, args=[row.public_id])


def main_of(response) -> str:
    return text_of(page_of(response).main)


def test_a_place_is_added_by_postcode_and_distance(adviser, person):
    load_sample_postcodes()
    response = adviser.post(url_of("person-avoid-place", person), PLACE, follow=True)
    assert "Matches follow within seconds" in banner_in(response)
    place = AvoidedPlace.objects.get()
    assert (place.easting, place.northing, place.radius_metres) == (532430, 165317, 2414)
    shown = main_of(response)
    assert "1.5 miles around CR0 1EA" in shown
    assert "CANARY lives there" in shown
    assert "Ann Adviser" in shown
    assert Job.objects.filter(name=RANK_CARE_LEAVER, arguments=[person.council_id, person.id]).exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"postcode": ""}, "Enter postcode"),
        ({"postcode": "ZZ9 9ZZ"}, "Postcode must be one that exists, like CR0 1EA. Check it."),
        ({"radius_miles": ""}, "Enter how far around it"),
        ({"radius_miles": "0"}, "How far around it must be 0.1 or more"),
        ({"radius_miles": "-3"}, "How far around it must be 0.1 or more"),
        ({"radius_miles": "400"}, "How far around it must be 50 or less"),
        ({"radius_miles": "near"}, "How far around it must be a number"),
    ],
)
def test_what_is_no_place_is_refused_by_name_and_kept_on_the_page(adviser, person, wrong, sentence):
    load_sample_postcodes()
    response = adviser.post(url_of("person-avoid-place", person), PLACE | wrong)
    assert errors_in(response) == [sentence]
    assert "CANARY lives there" in page_of(response).textarea.text
    assert not AvoidedPlace.objects.exists()


def test_an_employer_is_chosen_from_those_of_the_council(adviser, person, in_council):
    alder = EmployerFactory(council=in_council, name="Alder")
    other = EmployerFactory(council=CouncilFactory(), name="Of Another Council")
    url = url_of("person-avoid-employer", person)
    assert "Of Another Council" not in get_within(adviser, url, most=10).content.decode()
    assert errors_in(adviser.post(url, {"employer": other.pk})) == ["Select employer from the list"]
    assert errors_in(adviser.post(url, {"note": ""})) == ["Select employer"]
    adviser.post(url, {"employer": alder.pk})
    adviser.post(url, {"employer": alder.pk, "note": "again"})
    assert AvoidedEmployer.objects.get().employer == alder


def test_what_is_removed_stays_with_who_and_why(adviser, person, in_council, by):
    alder = EmployerFactory(council=in_council, name="Alder")
    avoided = avoid_employer(care_leaver=person, employer=alder, note="A relative works there", by=by)
    url = url_of("avoided-employer-remove", avoided)
    assert "Alder" in main_of(get_within(adviser, url, most=10))
    assert errors_in(adviser.post(url, {"reason": " "})) == ["Enter why it no longer has to be avoided"]
    response = adviser.post(url, {"reason": "The relative has left"}, follow=True)
    shown = page_of(response)
    assert "None that you may see." in text_of(shown.main)
    assert "The relative has left" in text_of(shown.select("table")[-1])
    person = type(person).objects.get(id=person.id)
    assert person.employers_to_avoid == []
    assert person.avoided_employers.get().history.count() == 2
    assert errors_in(adviser.post(url, {"reason": "again"}))[0].startswith("This was removed already")
    again = avoid_employer(care_leaver=person, employer=alder, note="Back", by=by)
    assert again != avoided


def test_a_place_that_was_removed_keeps_nobody_away(adviser, person, by):
    place = avoid_place(care_leaver=person, easting=1, northing=1, radius_metres=500, note="", by=by)
    adviser.post(url_of("avoided-place-remove", place), {"reason": "Moved away"})
    assert type(person).objects.get(id=person.id).places_to_avoid == []
    with pytest.raises(Refused, match="removed already"):
        stop_avoiding(avoided=place, reason="again", by=by)


def test_the_page_costs_the_same_however_much_is_on_it(adviser, person, in_council, by):
    for _ in range(6):
        avoid_employer(care_leaver=person, employer=EmployerFactory(council=in_council), note="", by=by)
        avoid_place(care_leaver=person, easting=1, northing=1, radius_metres=500, note="", by=by)
    get_within(adviser, url_of("person-safety", person), most=9)


SEES = {Role.EET_ADVISER, Role.HEAD, Role.STAFF}
RECORDS = {Role.EET_ADVISER, Role.STAFF}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PERSONAL_ADVISER}))
def test_who_sees_and_who_records(in_council, person, by, role):
    avoided = avoid_place(care_leaver=person, easting=1, northing=1, radius_metres=500, note="CANARY", by=by)
    client, _ = signed_in(in_council, role)
    answer = client.get(url_of("person-safety", person))
    assert answer.status_code == (200 if role in SEES else 403)
    assert ("CANARY" in answer.content.decode()) == (role in SEES)
    assert ("Add a place" in answer.content.decode()) == (role in RECORDS)
    assert ("Remove" in [a.text.split()[0] for a in page_of(answer).select("table a")] if role in SEES else False) == (
        role in RECORDS
    )
    assert client.get(url_of("avoided-place-remove", avoided)).status_code == (200 if role in RECORDS else 403)
    profile = client.get(url_of("person-profile", person))
    assert ("CANARY" in profile.content.decode()) == (role in SEES)


def test_a_personal_adviser_reaches_those_of_their_own_young_people(in_council, by):
    client, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    own = CareLeaverFactory(council=in_council, personal_adviser=membership.user)
    others = CareLeaverFactory(council=in_council)
    for young_person, status in ((own, 200), (others, 404)):
        place = avoid_place(care_leaver=young_person, easting=1, northing=1, radius_metres=500, note="", by=by)
        assert client.get(url_of("person-safety", young_person)).status_code == status
        assert client.get(url_of("avoided-place-remove", place)).status_code == status


def test_an_open_referral_that_leads_there_is_pointed_out_without_saying_why(in_council):
    world = referral_world(in_council)
    referral = world.refer()
    client, _ = signed_in(in_council)
    url = url_of("person-avoid-employer", referral.care_leaver)
    response = client.post(url, {"employer": referral.employer_id, "note": "CANARY"}, follow=True)
    assert "1 open referral must be looked at now" in main_of(response)
    employers = client.get(reverse("referral", args=[referral.public_id])).content.decode()
    assert "CANARY" not in employers

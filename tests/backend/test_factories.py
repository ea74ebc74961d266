"""The test world must not contain what the rules forbid, or every other test could pass for nothing."""

import pytest

from backend.care_leavers.choices import Entitlement, InTouch
from backend.core import clock
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from tests.factories.care_leavers import CareLeaverFactory, EntitlementSpellFactory, IllegalMix, born_to_be
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory


@pytest.mark.parametrize("age", [16, 17, 18, 19, 21, 24, 25])
def test_a_person_has_the_age_asked_for(in_council, age):
    person = CareLeaverFactory(council=in_council, age=age)
    assert person.age_on(clock.today()) == age


@pytest.mark.parametrize(
    "facts",
    [
        {"age": 26},
        {"age": 15},
        {"seeking_asylum": True, "right_to_work": True},
        {"release_date": born_to_be(1)},
        {"in_touch": InTouch.DIED},
    ],
    ids=lambda facts: "+".join(facts),
)
def test_a_person_who_cannot_exist_is_refused(in_council, facts):
    with pytest.raises(IllegalMix):
        CareLeaverFactory(council=in_council, **facts)


def test_an_entitlement_of_children_cannot_begin_at_eighteen(in_council):
    person = CareLeaverFactory(council=in_council)
    with pytest.raises(IllegalMix):
        EntitlementSpellFactory(care_leaver=person, category=Entitlement.RELEVANT)


@pytest.mark.parametrize(
    "facts",
    [{"level": None}, {"job": True, "lars_code": 5}, {"source": Source.FAA}, {"from_feed": True, "ring_fenced": True}],
    ids=lambda facts: "+".join(facts),
)
def test_an_opportunity_that_cannot_exist_is_refused(in_council, facts):
    with pytest.raises(IllegalMix):
        OpportunityFactory(council=in_council, **facts)


def test_an_employer_of_another_council_is_refused(in_council):
    with pytest.raises(IllegalMix):
        OpportunityFactory(council=in_council, employer=EmployerFactory(council=CouncilFactory()))


def test_a_default_opportunity_is_open_and_a_feed_advert_applies_elsewhere(in_council):
    opportunity = OpportunityFactory(council=in_council)
    assert opportunity in Opportunity.objects.open_on(clock.today())
    assert OpportunityFactory(council=in_council, from_feed=True).applies_elsewhere
    assert OpportunityFactory(council=in_council, full=True) not in Opportunity.objects.open_on(clock.today())


def test_a_contact_who_signs_in_may_do_so_for_the_employers_council(in_council):
    contact = EmployerContactFactory(employer__council=in_council, signs_in=True)
    assert contact.user.memberships.get().council == in_council

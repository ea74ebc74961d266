"""Free places of each route, as far as somebody who wants it could take them up."""

from matching import reachable_places
from tests.matching.test_demand import CARE, COOK, DIGITAL, FAR_CARE, KITCHENS, likes, people, places
from tests.matching.worlds import ON, a_person, an_opportunity


def test_places_count_where_somebody_who_wants_the_route_could_take_them_up():
    persons = [likes("ann", COOK, CARE), likes("bob", CARE), likes("dee")]
    offers = [
        an_opportunity(id="two", places=2),
        an_opportunity(id="not recorded", places=None),
        an_opportunity(id="above", places=7, level=5),
        an_opportunity(id="asks", places=7, maths_required=2),
        an_opportunity(id="unwanted", places=7, route=DIGITAL),
        an_opportunity(id="nothing", places=7, route=None),
        *FAR_CARE,
    ]
    found = reachable_places(people(*persons), places(*offers), on=ON)
    assert {route: count for route, count in found.items() if count} == {COOK: 3}
    assert len(found) == 15
    further = [likes("eve", CARE, max_travel_minutes=90)]
    taken_up = reachable_places(people(*further), places(*FAR_CARE), on=ON)
    assert taken_up[CARE] == sum(places(*FAR_CARE).places)


def test_nobody_and_nothing_leave_no_place_in_reach():
    assert not any(reachable_places(people(), places(*KITCHENS), on=ON).values())
    assert not any(reachable_places(people(a_person()), places(), on=ON).values())

"""The reason names the way of saying that is nearest, and never one that may seem to tell of a life."""

from matching import Opportunities, People, Ranker
from matching.interests.fine_wishes import WAYS
from matching.interests.neighbours import neighbours_of_wishes
from matching.interests.voting import TELLS_OF_A_LIFE
from tests.matching.test_fine_wishes import heard
from tests.matching.worlds import ON


def reason(said, title):
    people = People.from_records([{"id": "p", "aspiration": said}])
    offered = Opportunities.from_records([{"id": "a", "title": title}, {"id": "b", "title": "Actuary"}])
    ranking = Ranker().rank(people, offered, on=ON)
    row = [offered.id[each] for each in ranking.opportunity].index("a")
    return next(each.sentence for each in ranking.reasons(row) if each.feature == "words_wish")


def test_the_reason_names_the_nearest_way_of_saying():
    assert heard("bartendin")[1] == "bartender"
    told = reason("bartendin", "Hospitality team member")
    assert told == "Close to what they say they want, which is close to 'bartender'."


def test_what_may_tell_of_a_life_is_understood_and_never_quoted():
    for said, wish in (("fostering", "social work"), ("drug and alcohol support", "youth work")):
        assert heard(said) == (wish, None)
    assert reason("fostering", "Social worker (integrated degree)").startswith("Close to what they say they want: ")
    quoted = {way for found in neighbours_of_wishes([way.text for way in WAYS]) for way in found.way.values()}
    assert len(quoted) > len(WAYS) * 0.8
    assert not [WAYS[way].text for way in quoted if TELLS_OF_A_LIFE.search(WAYS[way].text)]
    for told in ("works with the yot", "county lines charity", "mixed race hair", "drag shows", "dialysis unit"):
        assert TELLS_OF_A_LIFE.search(told), told

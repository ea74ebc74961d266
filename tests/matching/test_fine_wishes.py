"""Fine wishes: their tables are sound, they are found by letters, and the reason names what was nearest."""

import csv
from math import log, sqrt

import numpy as np
import pytest

from matching import Opportunities, People, Ranker
from matching.interests.answers import ANSWERS, answers_of_titles
from matching.interests.fine_wishes import (
    FINE_WISHES,
    STANDARDS,
    WAYS,
    WORDS,
    read_fine_wishes,
    read_standards,
    read_ways,
)
from matching.interests.neighbours import NOT_QUOTED, neighbours_of_wishes
from matching.interests.ngrams import NgramIndex, ngrams
from matching.interests.vectors import wish_vectors
from matching.interests.word_tables import WordTableError, read_table
from tests.matching.retrieval import SEARCHES, evaluate, standards, strangers
from tests.matching.worlds import ON


NAMES = [wish.name for wish in FINE_WISHES]
REACHED = {"development": (0.98, 0.91), "unseen": (0.92, 0.84)}  # first right; of the five, of what is possible


def heard(said):
    """The fine wish a text is closest to, and the way of saying it that is quoted."""
    (found,) = neighbours_of_wishes([said])
    if not found.votes:
        return None, None
    best = max(found.votes, key=found.votes.__getitem__)
    return NAMES[best], WAYS[found.way[best]].text if best in found.way else None


def reason(said, title):
    people = People.from_records([{"id": "p", "aspiration": said}])
    offered = Opportunities.from_records([{"id": "a", "title": title}, {"id": "b", "title": "Actuary"}])
    ranking = Ranker().rank(people, offered, on=ON)
    row = [offered.id[each] for each in ranking.opportunity].index("a")
    return next(each.sentence for each in ranking.reasons(row) if each.feature == "words_wish")


@pytest.mark.parametrize("name", REACHED)
def test_what_strangers_say_finds_the_real_standards(name):
    found = evaluate(SEARCHES["this engine"], strangers(name))
    assert found.hit_at_1 >= REACHED[name][0]
    assert found.precision_at_5 / found.best_precision >= REACHED[name][1]


def test_the_sets_of_strangers_are_as_large_as_said_and_share_no_phrase_with_each_other_or_the_ways():
    development, unseen = strangers("development"), strangers("unseen")
    assert (len(unseen), len(development) >= 200) == (100, True)
    assert not set(unseen) & set(development)
    assert not set(unseen) & {way.text for way in WAYS}


def test_standards_are_those_of_the_reference_facts():
    with (WORDS.parents[2] / "fixtures" / "reference" / "standards.csv").open(encoding="utf-8") as file:
        assert {row["lars_code"]: row["title"] for row in csv.DictReader(file)} == STANDARDS


def test_every_wish_has_five_ways_and_the_tables_are_sorted():
    wishes = [row.values for row in read_table(WORDS / "fine_wishes.csv", "wish", "standards")]
    assert wishes == sorted(wishes)
    assert min(np.bincount([way.wish for way in WAYS], minlength=len(NAMES))) >= 5
    for path in (WORDS / "ways").glob("*.csv"):
        ways = [row.values for row in read_table(path, "wish", "way")]
        assert ways == sorted(ways)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("bartendin", "bar work"),
        ("I want to be a tree surgen", "trees"),
        ("not an electrician, more of a joiner", "carpentry"),
        ("dog groomin", "animals"),
    ],
)
def test_a_wish_is_found_by_its_letters_and_not_by_what_is_refused(said, wish):
    assert heard(said)[0] == wish


@pytest.mark.parametrize("said", ["", "dunno", "anything", "be happy", "asdf qwerty", "not plumbing", "a job"])
def test_a_text_that_says_no_work_is_close_to_no_wish(said):
    assert heard(said) == (None, None)
    assert not wish_vectors([said]).weight.any()


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
    assert not [WAYS[way].text for way in quoted if NOT_QUOTED.intersection(WAYS[way].text.split(" "))]


def test_every_standard_is_first_for_a_wish_that_lists_it_first():
    """Said by the wish's own votes alone, whatever the tables say."""
    titles = list(STANDARDS.values())
    answered = answers_of_titles(titles, np.zeros((len(titles), len(titles))))
    assert (answered == ANSWERS).all()
    for wish, (_, listed) in enumerate(FINE_WISHES):
        assert np.argsort(-answered[:, wish], kind="stable")[: len(listed)].tolist() == list(listed)


def test_a_title_that_is_no_standard_answers_what_those_like_it_do():
    records = [*standards(), {"id": "x", "title": "Apprentice bartender"}]
    people = People.from_records([{"id": "p", "aspiration": "mixing cocktails"}])
    ranking = Ranker().rank(people, Opportunities.from_records(records), on=ON, top=5)
    assert len(records) - 1 in ranking.opportunity.tolist()


def test_closeness_is_the_cosine_worked_out_by_hand():
    phrases = [["cat"], ["cats", "dog"], ["dog"]]
    own = [set(ngrams(each)) for each in phrases]
    weight = {each: round(64 * (log(4 / (1 + sum(each in one for one in own))) + 1)) for one in own for each in one}

    def cosine(one, other):
        product = sum(weight[each] ** 2 for each in one & other)
        return product / sqrt(sum(weight[each] ** 2 for each in one)) / sqrt(sum(weight[each] ** 2 for each in other))

    expected = [[cosine(one, other) for other in own] for one in own]
    np.testing.assert_allclose(NgramIndex(phrases).closeness(phrases), expected, rtol=1e-12)
    assert ngrams(["ab"]) == [" a", "ab", "b ", " ab", "ab ", " ab "]
    assert not NgramIndex(phrases).closeness([["zzz"], []]).any()


@pytest.mark.parametrize(
    ("read", "text", "line", "why"),
    [
        (read_standards, "lars_code,title\nx1,Baker\n", 2, '"x1" is not a LARS code'),
        (read_standards, "lars_code,title\n177,Baker\n177,Baker\n", 3, "the LARS code 177 stands twice"),
        (read_fine_wishes, "wish,standards\nbaking,177\nbaking,93\n", 3, 'the wish "baking" stands twice'),
        (read_fine_wishes, "wish,standards\nbaking,\n", 2, '"" is not a list of LARS codes'),
        (read_fine_wishes, "wish,standards\nbaking,177 177\n", 2, '"177 177" is not a list of LARS codes'),
        (read_fine_wishes, "wish,standards\nbaking,99999\n", 2, '"99999" is not a list of LARS codes'),
        (lambda path: read_ways(path.parent), "wish,way\nbakin,cakes\n", 2, '"bakin" is not a wish of fine_wishes'),
        (lambda path: read_ways(path.parent), "wish,way\nbaking,Cakes\n", 2, '"Cakes" is not words'),
        (lambda path: read_ways(path.parent), "wish,way\nbaking,cakes\nchef,cakes\n", 3, '"cakes" stands twice'),
    ],
)
def test_a_fault_in_a_table_is_told_with_its_line(tmp_path, read, text, line, why):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WordTableError) as fault:
        list(read(path))
    assert f"table.csv, line {line}: {why}" in str(fault.value)

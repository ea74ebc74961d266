"""What a card says of chances: given a start apart from starting, compared, and what they rest on once a page."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.shortlists import MatchFactory, MatchRunFactory, shortlist_of
from tests.web.pages import page_of, text_of
from tests.web.sign_in import signed_in


NOT_YET = "no local outcomes yet"


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council, Role.EET_ADVISER)[0]


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, ready=True)


def pages_of(match):
    pair = [match.care_leaver.public_id, match.opportunity.public_id]
    return [
        reverse("person", args=pair[:1]),
        reverse("match-facts", args=pair),
        reverse("match-decide", args=pair),
        reverse("opportunity-matches", args=pair[1:]),
    ]


def main_of(client, url):
    return page_of(client.get(url)).main


def test_that_there_are_no_local_outcomes_is_said_once_a_page(adviser, person):
    for url in pages_of(shortlist_of(person, 7)[0]):
        main = main_of(adviser, url)
        assert text_of(main).count(NOT_YET) == 1, url
        said = main.find(lambda node: node.name == "p" and NOT_YET in node.text)
        assert "onward-no-print" in said["class"]


@pytest.mark.parametrize(
    ("calibrated", "counts", "said"),
    [
        (False, {"referrals": 31, "starts": 9}, "what came of 31 decided referrals here, of which 9 led to a start"),
        (False, {"referrals": 2, "starts": 1}, "fewer than 6 decided referrals here, of which fewer than 6 led"),
        (True, {"referrals": 90, "starts": 0}, "learnt from what came of 90 decided referrals here, of which 0 led"),
        (True, {}, "Chances were learnt from what came of referrals here"),
    ],
)
def test_once_there_are_some_the_page_says_how_many(adviser, person, calibrated, counts, said):
    run = MatchRunFactory(council=person.council, calibrated=calibrated, base_rates=counts)
    main = text_of(main_of(adviser, pages_of(MatchFactory(care_leaver=person, run=run))[0]))
    assert said in main
    assert NOT_YET not in main


def test_lasting_is_said_given_a_start_and_compared_with_their_other_matches(adviser, person):
    run = MatchRunFactory(council=person.council)
    first = MatchFactory(care_leaver=person, run=run, position=1, likelier_to_stay=0.9)
    for chance in (0.42, 0.5, 0.71):
        MatchFactory(
            care_leaver=person, run=run, position=2, chance_stay=chance, chance_stay_low=0.3, likelier_to_stay=0.3
        )
    for url in pages_of(first)[:3]:
        main = main_of(adviser, url)
        lasting = text_of(main.select(".onward-chance")[1])
        assert lasting.startswith(
            "If it starts, a good chance of lasting 26 weeks Most likely between about an even chance and a very good"
            " chance."
        )
        assert (
            "Likelier to last than their other matches on average. Below the bar: their 3 other matches, from about an"
            " even chance to a good chance."
        ) in text_of(main)
    pages_of_second = f"{pages_of(first)[0]}?open=2"
    second = text_of(main_of(adviser, pages_of_second).select_one(".onward-opened"))
    assert (
        "Perhaps less likely to last than their other matches, but the doubt is greater than the difference" in second
    )


def test_every_bar_is_told_in_words_beside_it(adviser, person):
    main = main_of(adviser, pages_of(shortlist_of(person, 2)[0])[0])
    for chance in main.select(".onward-chance"):
        assert chance.svg["aria-hidden"] == "true"
        assert "Most likely between" in text_of(chance)
        match = chance.find_parent(class_="onward-match")
        assert ("Below the bar" in text_of(match)) == bool(chance.select_one(".onward-chance__others"))
    for row in main.select("tr.onward-match"):
        assert row.svg["aria-hidden"] == "true"
        assert "About even" in text_of(row)


def test_a_match_alone_and_one_ranked_before_there_was_one_are_compared_with_nothing(adviser, person):
    only = MatchFactory(care_leaver=person, likelier_to_stay=None)
    alone = main_of(adviser, pages_of(only)[0]).select(".onward-chance")
    assert len(alone) == 2
    assert "other match" not in text_of(alone[1])
    type(only).objects.update(chance_stay=None, chance_stay_low=None, chance_stay_high=None)
    for url in pages_of(only):
        assert "lasting 26 weeks" not in " ".join(
            text_of(each) for each in main_of(adviser, url).select(".onward-chance")
        )


def test_past_their_day_the_published_rates_are_said_to_need_a_check(adviser, person):
    match = MatchFactory(care_leaver=person)
    with clock.moved_to(dt.date(2027, 4, 1)):
        client = signed_in(person.council, Role.EET_ADVISER)[0]
        facts = text_of(main_of(client, pages_of(match)[1]))
    assert "Check before relying on this" in facts
    assert "published rates for England (some still to be checked)" in facts


def test_what_changes_for_the_other_matches_alone_does_not_ask_to_read_the_page_again(adviser, person):
    match = MatchFactory(care_leaver=person, likelier_to_stay=0.5)
    shown = main_of(adviser, pages_of(match)[0]).select_one("input[name=shown]")["value"]
    type(match).objects.update(likelier_to_stay=0.55)
    type(match.run).objects.update(base_rates={"referrals": 7, "starts": 6})
    assert main_of(adviser, pages_of(match)[0]).select_one("input[name=shown]")["value"] == shown
    type(match).objects.update(chance_stay=0.7)
    assert main_of(adviser, pages_of(match)[0]).select_one("input[name=shown]")["value"] != shown

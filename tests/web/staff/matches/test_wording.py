"""What a match says, as an adviser reads it."""

import pytest

from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory, criterion
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within


NOTHING_STANDS = "Safety: nothing recorded stands against this."
NOT_TO_BE_OFFERED = "Safety: not to be offered."
TO_BE_CHECKED = "Safety: check this first."


def card_of(adviser, person):
    return text_of(page_of(get_within(adviser, f"/people/{person.public_id}/")).main)


def safety(area: str, employer: str) -> list[dict]:
    told = {"met": NOTHING_STANDS, "not_met": NOT_TO_BE_OFFERED, "unknown": TO_BE_CHECKED}
    return [
        criterion("avoided_area", area, told[area], visible_to="adviser"),
        criterion("avoided_employer", employer, told[employer], visible_to="adviser"),
    ]


def test_safety_asks_once_what_it_asks(adviser, person):
    MatchFactory(care_leaver=person, criteria=safety("unknown", "unknown"))
    page = page_of(get_within(adviser, f"/people/{person.public_id}/"))
    assert [text_of(line).count(TO_BE_CHECKED) > 0 for line in page.select("main li") if "Safety" in line.text] == [
        True
    ]


def test_safety_is_told_once_on_the_page_of_all_rules(adviser, person):
    opportunity = OpportunityFactory(council=person.council)
    page = get_within(adviser, f"/people/{person.public_id}/opportunities/{opportunity.public_id}/")
    assert text_of(page_of(page).main).count("Safety:") == 1


def test_the_most_serious_word_about_safety_stands(adviser, person):
    """One rule that is content must not hide the other that is not."""
    MatchFactory(care_leaver=person, criteria=safety("met", "not_met"))
    text = card_of(adviser, person)
    assert NOT_TO_BE_OFFERED in text
    assert NOTHING_STANDS not in text


@pytest.mark.parametrize(("level", "words"), [(0, "Further education course, entry level"), (2, "course, level 2")])
def test_a_level_reads_in_words(adviser, person, level, words):
    MatchFactory(
        care_leaver=person,
        opportunity=OpportunityFactory(council=person.council, further_education=True, level=level),
    )
    assert words in card_of(adviser, person)

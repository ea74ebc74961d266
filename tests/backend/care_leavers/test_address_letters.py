"""The council's letter about addresses: what it says, to whom it goes, and what it leaves out."""

import pytest

from backend.care_leavers.address_history import history_of, to_answer
from backend.care_leavers.address_letters import make_letter, make_letter_for_them_alone, names_of
from backend.care_leavers.confidential_letters import says_what_is_confidential_now
from backend.care_leavers.models import AddressLetter
from backend.care_leavers.services import update_profile
from backend.care_leavers.vetting import record_name, remove_said
from backend.core import clock
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.reference.telling_words import doubts_in
from tests.backend.care_leavers.address_worlds import checked, days_ago, said
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


@pytest.fixture
def adviser(in_council):
    return MembershipFactory(council=in_council, user__name="Priya Ravenscar").user


@pytest.fixture
def bare(in_council):
    """Somebody of whose home nothing is recorded."""
    return CareLeaverFactory(council=in_council, age=20)


def letter_of(person, by) -> AddressLetter:
    return make_letter(care_leaver=person, name=names_of(person)[0], by=by)


def words_of(letter) -> str:
    told = letter.said
    lines = [line for row in told["rows"] for line in row["lines"]]
    return " ".join([*lines, *(str(value) for value in told.values() if isinstance(value, str))])


def test_a_letter_says_the_addresses_and_nothing_of_why(bare, adviser):
    said(bare, adviser, since=2000, until=801)
    said(bare, adviser, since=800, lines="3 Low Road\nLille", postcode="", country="France")
    checked(bare, adviser)
    letter = letter_of(bare, adviser)
    assert [row["lines"] for row in letter.said["rows"]] == [
        ["12 High Street", "Croydon", "CR0 1EA"],
        ["3 Low Road", "Lille", "France"],
    ]
    assert letter.said["last"] == clock.today().isoformat()
    assert letter.said["team"] == bare.council.employment_team_name
    assert not list(doubts_in(words_of(letter)))
    assert letter.digest == json_digest(letter.said)
    assert len(letter.reference) == 8


def test_a_letter_holds_no_address_that_they_left_out_or_that_is_over_for_too_long(bare, adviser):
    said(bare, adviser, since=3000, until=2500, lines="1 Old Street")
    said(bare, adviser, since=2400, until=501)
    said(bare, adviser, since=500, lines="2 Quiet Row", is_left_out=True)
    checked(bare, adviser)
    assert [row["lines"][0] for row in letter_of(bare, adviser).said["rows"]] == ["12 High Street"]


def test_a_letter_needs_a_check_and_a_name_that_is_recorded(bare, adviser):
    said(bare, adviser)
    with pytest.raises(Refused, match="Go through the addresses with them first"):
        letter_of(bare, adviser)
    checked(bare, adviser)
    with pytest.raises(Refused, match="Choose one of the names that are recorded"):
        make_letter(care_leaver=bare, name="Somebody Else", by=adviser)
    record_name(care_leaver=bare, name="Amina  Bell", starts_on=days_ago(900), by=adviser)
    assert make_letter(care_leaver=bare, name="Amina Bell", by=adviser).said["name"] == "Amina Bell"


def test_a_confidential_address_is_printed_by_a_second_press_alone_with_why(bare, adviser):
    said(bare, adviser, since=2000, until=301)
    said(bare, adviser, since=300, lines="9 Secret Lane", is_confidential=True)
    checked(bare, adviser)
    ordinary = letter_of(bare, adviser)
    assert "Secret" not in words_of(ordinary)
    with pytest.raises(Refused, match="Say why a confidential address has to stand on paper"):
        make_letter_for_them_alone(care_leaver=bare, name=names_of(bare)[0], why=" ", by=adviser)
    alone = make_letter_for_them_alone(care_leaver=bare, name=names_of(bare)[0], why="They asked", by=adviser)
    assert "9 Secret Lane" in words_of(alone)
    assert (alone.is_for_them_alone, alone.why_confidential, alone.recorded_by) == (True, "They asked", adviser)


def test_a_home_that_becomes_confidential_is_on_no_ordinary_letter_from_then_on(in_council, adviser):
    person = CareLeaverFactory(council=in_council, living_in_croydon=True, age=20)
    (home,) = to_answer(history_of(person))
    said(person, adviser, since=300, home=home, lines="9 Secret Lane")
    said(person, adviser, since=2000, until=301, lines="9 Secret Lane, again")
    said(person, adviser, since=2000, until=301, lines="1 Low Road", postcode="SE25 4PT")
    checked(person, adviser)
    assert "Secret" in words_of(letter_of(person, adviser))
    update_profile(care_leaver=person, home_is_confidential=True, by=adviser)
    assert "Secret" not in words_of(letter_of(person, adviser))


def test_a_home_that_is_confidential_without_a_postcode_hides_the_address_of_those_days(bare, adviser):
    said(bare, adviser, since=2000, until=301)
    said(bare, adviser, since=300, lines="9 Secret Lane", postcode="SE25 4PT")
    update_profile(care_leaver=bare, home_is_confidential=True, by=adviser)
    checked(bare, adviser)
    assert "Secret" not in words_of(letter_of(bare, adviser))
    update_profile(care_leaver=bare, home_is_confidential=False, home_postcode="CR0 1EA", by=adviser)
    said(bare, adviser, since=0, lines="2 New Road")
    hidden = {row.address.lines for row in history_of(bare) if row.address and row.address.is_confidential}
    assert hidden == {"9 Secret Lane"}, "what was so then stays so; the home of now is not"


def test_an_older_letter_is_not_shown_once_an_address_on_it_is_confidential(bare, adviser):
    said(bare, adviser, since=2000, until=301, postcode="SE25 4PT")
    last = said(bare, adviser, since=300, lines="9 Secret Lane")
    checked(bare, adviser)
    letter = letter_of(bare, adviser)
    assert not says_what_is_confidential_now(letter)
    remove_said(row=last, by=adviser)
    said(bare, adviser, since=300, lines="9b Secret Lane", postcode="CR0 1EB", is_confidential=True)
    assert says_what_is_confidential_now(letter)


def test_where_all_is_confidential_the_ordinary_letter_says_nothing_and_is_not_made(bare, adviser):
    said(bare, adviser, is_confidential=True)
    checked(bare, adviser)
    with pytest.raises(Refused, match="Every address is confidential"):
        letter_of(bare, adviser)


def test_a_letter_for_them_alone_needs_something_confidential(bare, adviser):
    said(bare, adviser)
    checked(bare, adviser)
    with pytest.raises(Refused, match="No confidential address is there to print"):
        make_letter_for_them_alone(care_leaver=bare, name=names_of(bare)[0], why="x", by=adviser)

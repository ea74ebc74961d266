"""Evidence is of this employer, and somebody else can look at it again."""

import pytest

from backend.core.errors import Refused
from backend.employers.choices import Item
from backend.employers.organisations.services import answer_whether_one
from backend.employers.verification import record_check
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.today import today_is


_today = today_is(TODAY)


@pytest.mark.parametrize("number", ["09999999", "1123456", "SC123456"])
def test_a_number_that_is_not_recorded_of_it_is_no_evidence(teal, free, number):
    with pytest.raises(
        Refused, match=f"{number} is not a number recorded of Teal Cycles, which is 07654321"
    ) as refused:
        record_check(employer=teal, item=Item.EXISTS, evidence="In the register", number=number, by=free)
    assert refused.value.field == "number"
    assert teal.checks.filter(item=Item.EXISTS, evidence="Seen").exists()


@pytest.mark.parametrize("written", ["07654321", " 0765 4321 ", "", "0765-4321"])
def test_its_own_number_is(teal, free, written):
    assert (
        record_check(employer=teal, item=Item.EXISTS, evidence="Active", number=written, by=free).number == "07654321"
    )


def test_of_one_without_a_number_that_of_another_on_the_list_is_none(in_council, teal, free):
    bare = EmployerFactory(council=in_council, name="Ochre Cafe")
    with pytest.raises(Refused, match="07654321 is the number of Teal Cycles"):
        record_check(employer=bare, item=Item.EXISTS, evidence="In the register", number="07654321", by=free)
    answer_whether_one(one=teal, other=bare, are_one=True, reason="One company", by=free)
    assert record_check(employer=bare, item=Item.EXISTS, evidence="In the register", number="07654321", by=free)


def test_another_councils_employer_says_nothing_of_a_number(in_council, free):
    EmployerFactory(council=CouncilFactory(), companies_house_number="01111111")
    bare = EmployerFactory(council=in_council)
    assert record_check(employer=bare, item=Item.EXISTS, evidence="In the register", number="01111111", by=free)


@pytest.mark.parametrize(
    "link",
    [
        "http://localhost:8000/x",
        "https://192.168.1.9/a",
        "http://[::1]/",
        "https://files.intranet/a",
        "http://pc.local/",
    ],
)
def test_a_link_that_opens_in_one_network_is_no_evidence(teal, free, link):
    with pytest.raises(Refused) as refused:
        record_check(employer=teal, item=Item.CALLED_BACK, evidence="Rang them", link=link, by=free)
    assert refused.value.field == "link"


@pytest.mark.parametrize("words", ["y", "ok", "...", "- -", "\n a\t"])
def test_a_mark_is_no_words_about_what_was_found(teal, free, words):
    with pytest.raises(Refused, match="what you found"):
        record_check(employer=teal, item=Item.SUPERVISOR, evidence=words, by=free)

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


CONTRADICTING = [("09999999", ""), ("SC123456", "companies")]


@pytest.mark.parametrize(("number", "register"), CONTRADICTING)
def test_a_number_that_contradicts_the_one_on_record_of_its_register_is_no_evidence(teal, free, number, register):
    with pytest.raises(
        Refused, match=f"{number} is not a number recorded of Teal Cycles, which is 07654321"
    ) as refused:
        record_check(
            employer=teal, item=Item.EXISTS, evidence="In the register", number=number, register=register, by=free
        )
    assert refused.value.field == "number"
    assert teal.checks.filter(item=Item.EXISTS, evidence="Seen").exists()


@pytest.mark.parametrize(("number", "register"), [("1123456", ""), ("SC012345", "charities")])
def test_a_number_of_the_register_of_which_none_is_on_record_is_put_there(teal, free, number, register):
    record_check(employer=teal, item=Item.EXISTS, evidence="A charity", number=number, register=register, by=free)
    teal.refresh_from_db()
    assert (teal.companies_house_number, teal.charity_number) == ("07654321", number)
    with pytest.raises(Refused, match="1199999 is not a number recorded of Teal Cycles, which is 07654321 or"):
        record_check(employer=teal, item=Item.EXISTS, evidence="A charity", number="1199999", by=free)


def test_the_other_number_is_not_that_of_another_employer(in_council, teal, free):
    EmployerFactory(council=in_council, name="Ochre Trust", charity_number="1123456")
    with pytest.raises(Refused, match="1123456 is the number of Ochre Trust"):
        record_check(employer=teal, item=Item.EXISTS, evidence="A charity", number="1123456", by=free)


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

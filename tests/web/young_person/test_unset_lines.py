"""What the council has not said yet is no gap on their page: they read what is true, and Today asks for it."""

import pytest
from django.urls import reverse

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints
from tests.web.young_person.worlds import NIGHT, read


SAID = {
    "out_of_hours_phone": "111 When you are ill or feel very low. NHS. At any time. It is free.",
    "advocate": "Someone who is only on your side: ask Jo who that can be. They do not work for us. It is free.",
    "complaints": "To complain: tell anyone in the team. You do not have to tell Jo.",
}
GIVEN = {"out_of_hours_phone": NIGHT, "advocate": "Ash, 020 7946 0199", "complaints": "Bo, 020 7946 0198"}


def set_to(mine, **facts) -> None:
    with council_context(mine.council.id):
        for name, value in facts.items():
            setattr(mine.council, name, value)
        mine.council.save()


@pytest.mark.parametrize("name", SAID)
def test_a_line_that_is_not_set_says_what_is_true(mine, name):
    set_to(mine, **GIVEN)
    assert SAID[name] not in read(mine)
    set_to(mine, **{name: ""})
    assert SAID[name] in read(mine)


def test_the_sheet_says_it_too(mine):
    set_to(mine, **dict.fromkeys(GIVEN, ""))
    adviser, _ = signed_in(mine.council)
    sheet = reverse("person-own-page-sheet", args=[mine.person.public_id])
    said = text_of(page_of(adviser.get(sheet)))
    assert SAID["out_of_hours_phone"] in said
    assert SAID["advocate"] in said


def test_today_asks_the_administrator_for_each_until_it_is_set(mine):
    administrator, _ = signed_in(mine.council, Role.ADMINISTRATOR)
    set_to(mine, **dict.fromkeys(GIVEN, ""))
    ((_, what),) = hints(get_within(administrator, "/today/"), "unset-lines")
    assert what == (
        "Young people do not read a number for nights and weekends, who their advocate is or how they complain on their"
        " own page"
    )
    set_to(mine, out_of_hours_phone=NIGHT, advocate="Ash")
    ((_, what),) = hints(administrator.get("/today/"), "unset-lines")
    assert what == "Young people do not read how they complain on their own page"
    set_to(mine, **GIVEN)
    assert not hints(administrator.get("/today/"), "unset-lines")

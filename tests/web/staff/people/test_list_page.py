import datetime as dt

import pytest

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.audit.models import Read
from backend.core import clock
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.shortlists import shortlist_of
from tests.web.pages import names_in_table, page_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


URL = "/people/"


def someone(council, family_name, **facts):
    return CareLeaverFactory(council=council, given_name="Sam", family_name=family_name, **facts)


def doing(person, code, days_ago):
    start_activity(
        care_leaver=person, code=code, on=clock.today() - dt.timedelta(days=days_ago), source=Source.WORKER, by=None
    )
    return person


@pytest.fixture
def borough(in_council):
    """Four people, told apart by what they do, their age, and their matches."""
    doing(someone(in_council, "Working", age=19), ActivityCode.F5, 30)
    doing(someone(in_council, "Waiting", age=17), ActivityCode.G5, 200)
    shortlist_of(doing(someone(in_council, "Longest", age=22), ActivityCode.G5, 400), 3)
    someone(in_council, "Åberg", age=20)
    return in_council


def test_everybody_is_listed_by_name_whatever_its_accents(borough):
    client, _ = signed_in(borough)
    assert names_in_table(client.get(URL)) == ["Sam Åberg", "Sam Longest", "Sam Waiting", "Sam Working"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("activity=eet", ["Sam Working"]),
        ("activity=neet", ["Sam Longest", "Sam Waiting"]),
        ("activity=unknown", ["Sam Åberg"]),
        ("age=16-17", ["Sam Waiting"]),
        ("age=19-21", ["Sam Åberg", "Sam Working"]),
        ("deciding=on", ["Sam Longest"]),
        ("name=aberg", ["Sam Åberg"]),
        ("name=sam+long", ["Sam Longest"]),
        ("activity=nonsense", ["Sam Åberg", "Sam Longest", "Sam Waiting", "Sam Working"]),
        ("sort=age", ["Sam Waiting", "Sam Working", "Sam Åberg", "Sam Longest"]),
        ("sort=waiting", ["Sam Åberg", "Sam Longest", "Sam Waiting", "Sam Working"]),
        ("activity=neet&sort=-name", ["Sam Waiting", "Sam Longest"]),
        ("sort=nonsense&page=99", ["Sam Åberg", "Sam Longest", "Sam Waiting", "Sam Working"]),
    ],
)
def test_filters_and_sorting(borough, query, names):
    client, _ = signed_in(borough)
    assert names_in_table(client.get(f"{URL}?{query}")) == names


def test_mine_are_those_i_advise(borough):
    client, membership = signed_in(borough)
    someone(borough, "Mine", eet_adviser=membership.user)
    assert names_in_table(client.get(f"{URL}?whose=mine")) == ["Sam Mine"]


def test_a_personal_adviser_finds_only_their_own(borough):
    client, membership = signed_in(borough, Role.PERSONAL_ADVISER)
    someone(borough, "Theirs", personal_adviser=membership.user)
    assert names_in_table(client.get(URL)) == ["Sam Theirs"]


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.ADMINISTRATOR, Role.ENGAGEMENT_OFFICER])
def test_some_roles_have_no_list_of_young_people(in_council, role):
    client, _ = signed_in(in_council, role)
    assert client.get(URL).status_code == 403


def test_an_empty_list_says_what_to_do(in_council):
    client, _ = signed_in(in_council)
    assert "Add a young person" in page_of(client.get(URL)).select_one(".onward-empty").text
    assert "Take a filter away" in page_of(client.get(f"{URL}?activity=eet")).select_one(".onward-empty").text


def test_the_list_asks_little_of_the_database_however_long_it_is(borough):
    client, membership = signed_in(borough)
    for number in range(20):
        someone(borough, f"More{number}", eet_adviser=membership.user)
    get_within(client, URL, most=5)


def test_the_export_has_the_listed_fields_of_the_filtered_people_and_is_logged(borough):
    client, membership = signed_in(borough, Role.STAFF)
    someone(borough, "=HYPERLINK(1)", age=24, phone="07700900123", licence_conditions="secret")
    response = client.get(f"{URL}export.csv?age=22-25")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[2] for line in lines] == ["Family name", "'=HYPERLINK(1)", "Longest"]
    assert lines[2].split(",")[5:7] == ["G5", '"Not in education']
    assert "07700900123" not in response.content.decode()
    assert "secret" not in response.content.decode()
    assert Read.objects.filter(reader_id=membership.user_id, page="people-export").count() == 1


def test_an_adviser_cannot_take_the_list_away(borough):
    client, _ = signed_in(borough, Role.EET_ADVISER)
    assert client.get(f"{URL}export.csv").status_code == 403
    assert "export.csv" not in client.get(URL).content.decode()

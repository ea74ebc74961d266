import csv
import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.audit.models import Read
from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.models import CareLeaver, Contact
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.referrals.choices import Step
from backend.shortlists.services import decide
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory, UserFactory
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.factories.shortlists import shortlist_of
from tests.web.pages import names_in_table, page_of, text_of
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
    shortlist_of(doing(someone(in_council, "Working", age=19), ActivityCode.F5, 30), 2)
    doing(someone(in_council, "Waiting", age=17), ActivityCode.G5, 200)
    shortlist_of(doing(someone(in_council, "Longest", age=22), ActivityCode.G5, 400), 3)
    someone(in_council, "Åberg", age=20)
    return in_council


def test_everybody_is_listed_by_name_whatever_its_accents(borough):
    client, _ = signed_in(borough)
    assert names_in_table(client.get(URL)) == ["Sam Åberg", "Sam Longest", "Sam Waiting", "Sam Working"]


LISTS = [
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
    ("sort=waiting", ["Sam Longest", "Sam Waiting", "Sam Åberg", "Sam Working"]),
    ("activity=neet&sort=-name", ["Sam Waiting", "Sam Longest"]),
    ("sort=nonsense&page=99", ["Sam Åberg", "Sam Longest", "Sam Waiting", "Sam Working"]),
]


def test_filters_and_sorting(borough):
    client, _ = signed_in(borough)
    for query, names in LISTS:
        assert names_in_table(client.get(f"{URL}?{query}")) == names, query


def views_in(response):
    """Of each view above the list its name with its count, and the one that is shown."""
    links = page_of(response).select(".onward-choice a")
    return [text_of(link) for link in links], [text_of(link) for link in links if link.has_attr("aria-current")]


def test_an_adviser_opens_those_they_advise_and_reaches_everyone_in_one_press(borough):
    client, membership = signed_in(borough)
    doing(someone(borough, "Mine", eet_adviser=membership.user), ActivityCode.G5, 9)
    opened = client.get(URL)
    assert names_in_table(opened) == names_in_table(client.get(f"{URL}?whose=mine")) == ["Sam Mine"]
    counted = ["Mine 1", "Mine, not in EET 1", "Not reached for 8 weeks 5", "Everyone 5"]
    assert views_in(opened) == (counted, ["Mine 1"])
    addresses = [link["href"] for link in page_of(opened).select(".onward-choice a")]
    shown = [client.get(f"{URL}{address}") for address in addresses]
    assert [len(names_in_table(each)) for each in shown] == [1, 1, 5, 5]
    assert [views_in(each)[1] for each in shown] == [[name] for name in counted]


def test_an_adviser_without_young_people_of_their_own_opens_everyone(borough):
    client, _ = signed_in(borough)
    opened = client.get(URL)
    assert len(names_in_table(opened)) == 4
    assert views_in(opened)[1] == ["Everyone 4"]


def test_a_personal_adviser_finds_only_their_own(borough):
    client, membership = signed_in(borough, Role.PERSONAL_ADVISER)
    someone(borough, "Theirs", personal_adviser=membership.user)
    opened = client.get(URL)
    assert names_in_table(opened) == ["Sam Theirs"]
    assert views_in(opened) == (["Mine 1", "Mine, not in EET 0", "Not reached for 8 weeks 1"], ["Mine 1"])


def cells_of(response, name):
    """By heading what stands in the row of a young person."""
    page = page_of(response)
    headings = [text_of(each) for each in page.select("thead th")]
    row = next(row for row in page.select("tbody tr") if text_of(row.th) == name)
    return dict(zip(headings, map(text_of, row.select("th, td")), strict=True))


def reached(person, weeks_ago):
    Contact.objects.create(
        council=person.council,
        care_leaver=person,
        on=clock.today() - dt.timedelta(weeks=weeks_ago),
        method=ContactMethod.PHONE,
        reached=True,
        recorded_by=UserFactory(),
    )
    return person


@pytest.fixture
def advised(in_council):
    """An adviser with young people of their own, of whom each waits for something else, one for nothing."""
    client, membership = signed_in(in_council)
    world = referral_world(in_council)
    personal = MembershipFactory(council=in_council, role=Role.PERSONAL_ADVISER).user
    theirs = {"eet_adviser": membership.user, "personal_adviser": personal}
    update_profile(care_leaver=world.person, **theirs, by=None)
    step(referral=world.refer(), step=Step.INTERVIEW, on=clock.today(), by=world.employer_user)
    shortlist_of(doing(reached(someone(in_council, "Deciding", **theirs), 1), ActivityCode.G5, 10), 2)
    shortlist_of(doing(reached(someone(in_council, "Settled", **theirs), 1), ActivityCode.F5, 10), 2)
    doing(reached(someone(in_council, "Silent", **theirs), 30), ActivityCode.G5, 10)
    return client


def test_each_line_says_what_today_says_first_of_them_and_leads_there(advised):
    first: dict[str, tuple[str, str]] = {}
    for line in page_of(advised.get("/today/")).select("[data-kind]"):
        act = line.select_one("[data-act]")
        page = act if act.name == "a" else act.find_parent("details").select("a")[-1]
        first.setdefault(
            text_of(line.select_one("[data-who]")), (text_of(line.select_one("[data-what]")), page["href"])
        )
    listed = {}
    for row in page_of(advised.get(URL)).select("tbody tr"):
        if link := row.select_one(".onward-next a"):
            listed[text_of(row.th)] = (text_of(link.parent).removeprefix(text_of(link)).strip(), link["href"])
    assert listed == first
    assert len(listed) == 3


def test_who_is_in_eet_is_not_said_to_have_matches_to_decide_and_what_is_put_off_is_not_next(advised):
    page = advised.get(URL)
    said = {name: cells_of(page, f"Sam {name}")["What is next"] for name in ("Deciding", "Settled", "Silent")}
    assert said == {
        "Deciding": "Decide Not in EET. 2 matches to decide",
        "Settled": "Nothing waits",
        "Silent": "Log a contact Nobody has reached them for 30 weeks",
    }
    asked = {name: cells_of(page, f"Sam {name}")["Matches to decide"] for name in said}
    assert asked == {"Deciding": "2", "Settled": "0", "Silent": "0"}
    assert names_in_table(advised.get(f"{URL}?whose=mine&deciding=on")) == ["Sam Deciding"]
    silent = CareLeaver.objects.get(family_name="Silent")
    tomorrow = clock.today() + dt.timedelta(days=1)
    advised.post("/today/later/", {"line": f"in-touch:{silent.public_id}", "until": tomorrow.isoformat()})
    assert cells_of(advised.get(URL), "Sam Silent")["What is next"] == "Nothing waits"


def test_whom_an_adviser_keeps_looking_for_has_matches_to_decide_while_in_eet(advised):
    settled = CareLeaver.objects.get(family_name="Settled")
    first, page = settled.matches.order_by("id").first(), f"/people/{settled.public_id}/"
    assert "Nothing waits for a decision" in text_of(page_of(advised.get(page)).main)
    decide(match=first, kind="shortlist", by=settled.eet_adviser)
    assert cells_of(advised.get(URL), "Sam Settled")["Matches to decide"] == "1"
    assert names_in_table(advised.get(f"{URL}?whose=mine&deciding=on")) == ["Sam Deciding", "Sam Settled"]
    assert "Nothing waits for a decision" not in text_of(page_of(advised.get(page)).main)


def test_who_has_no_page_today_is_told_of_no_next_step(borough):
    auditor, _ = signed_in(borough, Role.AUDITOR)
    assert "What is next" not in cells_of(auditor.get(URL), "Sam Longest")


def test_how_long_somebody_is_not_in_eet_is_said_in_weeks_then_months(borough):
    client, _ = signed_in(borough)
    for name, days in (("Short", 20), ("Long", 390)):
        doing(doing(someone(borough, name), ActivityCode.F5, 800), ActivityCode.G5, days)
    page = client.get(URL)
    names = ("Short", "Long", "Working", "Longest", "Åberg")
    assert [cells_of(page, f"Sam {name}")["Not in EET for"] for name in names] == [
        "2 weeks",
        "12 months",
        "–",
        "13 months",
        "not known",
    ]
    listed = names_in_table(client.get(f"{URL}?activity=neet&sort=waiting"))
    assert listed == ["Sam Longest", "Sam Long", "Sam Waiting", "Sam Short"]


def test_page_list_and_today_say_alike_since_when_somebody_is_not_in_eet(advised, in_council):
    """Also where what they do instead of it has changed since, and where no EET was ever recorded."""
    adviser = CareLeaver.objects.get(family_name="Deciding").eet_adviser
    person = reached(someone(in_council, "Changing", eet_adviser=adviser), 1)
    shortlist_of(doing(doing(person, ActivityCode.G5, 200), ActivityCode.G4, 70), 1)
    since = clock.today() - dt.timedelta(days=200)
    assert cells_of(advised.get(URL), "Sam Changing")["Not in EET for"] == "6 months"
    page = page_of(advised.get(f"/people/{person.public_id}/"))
    assert "for 6 months" in text_of(page.select_one(".onward-identity"))
    first = page_of(advised.get("/today/")).select("[data-kind=to-decide]")[0]
    assert "Sam Changing" in text_of(first)
    assert f"since {since:%a} {since.day} {since:%b}" in text_of(first)


def test_the_area_of_a_home_is_for_those_who_may_see_it_and_of_a_confidential_one_for_nobody(borough):
    someone(borough, "Open", home_postcode="SE25 6AB")
    someone(borough, "Hidden", home_postcode="CR0 1EA", home_is_confidential=True)
    adviser, auditor = (signed_in(borough, role)[0].get(URL) for role in (Role.EET_ADVISER, Role.AUDITOR))
    assert [cells_of(adviser, f"Sam {name}")["Area"] for name in ("Open", "Hidden")] == ["SE25", "confidential"]
    assert "CR0" not in adviser.content.decode()
    assert "Area" not in cells_of(auditor, "Sam Open")
    assert "SE25" not in auditor.content.decode()


def test_a_long_list_is_read_in_pages_of_the_length_one_asks_for(borough):
    client, _ = signed_in(borough)
    for number in range(20):
        someone(borough, f"More{number}")
    first = client.get(f"{URL}?sort=-name&rows=20")
    assert len(names_in_table(first)) == 20
    lengths = {text_of(link): link["href"] for link in page_of(first).select(".onward-count a")}
    assert lengths == {"20": "?sort=-name&rows=20", "all 24": "?sort=-name&rows=all"}
    assert len(names_in_table(client.get(URL + lengths["all 24"]))) == 24


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


def test_the_workbook_holds_what_the_csv_does(borough):
    client, membership = signed_in(borough, Role.STAFF)
    someone(borough, "=HYPERLINK(1)", age=24)
    response = client.get(f"{URL}export.xlsx?age=22-25")
    rows = list(load_workbook(BytesIO(response.content)).active.values)
    assert [row[2] for row in rows] == ["Family name", "'=HYPERLINK(1)", "Longest"]
    text = client.get(f"{URL}export.csv?age=22-25").content.decode("utf-8-sig")
    assert [[cell or "" for cell in row] for row in rows] == list(csv.reader(text.splitlines()))
    assert Read.objects.filter(reader_id=membership.user_id, page="people-export").count() == 2


def test_an_adviser_cannot_take_the_list_away(borough):
    client, _ = signed_in(borough, Role.EET_ADVISER)
    assert {client.get(f"{URL}export.{kind}").status_code for kind in ("csv", "xlsx")} == {403}
    assert "export." not in client.get(URL).content.decode()

"""What somebody types finds whom they mean, and PostgreSQL writes a name plainly as we do."""

import pytest
from django.db import connection

from backend.care_leavers.models import CareLeaver
from backend.core.search import plain_words, telephone_digits
from backend.employers.models import Employer
from backend.opportunities.models import Opportunity, Site
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory


pytestmark = pytest.mark.django_db

NAMES = (
    "Nguyễn Thị Ánh",
    "O'Neill",
    "O’Neill-Smith",
    "Łukasz Żółć",
    "Æsa Øster ß",
    "Gülşen İnce",
    "Γιώργος Παπαδόπουλος",
    "Юрий Ёлкин",
    "محمد علي",
    "Ｔｙｌｅｒ",
    "Zoe\u0301 (Zo)",
    "d'Arcy/Jones_Lee, 3rd.",
    "李小龙",
)


def of_database(function: str, text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [text])
        ((said,),) = cursor.fetchall()
        return said


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_as_plain_to_the_database_as_to_us(name):
    assert of_database("onward_plain", name) == " ".join(plain_words(name))


@pytest.mark.parametrize("number", ["07700 900142", "+44 7700 900142", "0044 (0)7700-900142", "07700.900.142"])
def test_a_telephone_number_is_one_in_any_form(number):
    assert telephone_digits(number) == "07700900142"
    assert of_database("onward_telephone", number) == "#07700900142"


@pytest.fixture
def people(in_council):
    def person(given, family, **facts):
        names = {"council": in_council, "given_name": given, "family_name": family}
        return CareLeaverFactory(**{"identifier": f"Case of {given}"} | names | facts)

    person("Tyler", "Coldharbour", phone="+44 7700 900142", identifier="P-000123")
    person("Tilda Jane", "Coldbourne", preferred_name="Jay")
    person("Ánh", "Nguyễn")
    person("Sinéad", "O'Neill")
    person("Mary-Ann", "Smith-Jones", phone="07700 900777")
    person("Jonathan", "")
    return in_council


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Tyler Coldharbour", ["Tyler Coldharbour"]),
        ("coldharbour, tyler", ["Tyler Coldharbour"]),
        ("tyl col", ["Tyler Coldharbour"]),
        ("tyler coldharbor", ["Tyler Coldharbour"]),
        ("Cold", ["Jay Coldbourne", "Tyler Coldharbour"]),
        ("tc", ["Jay Coldbourne", "Tyler Coldharbour"]),
        ("CT", ["Jay Coldbourne", "Tyler Coldharbour"]),
        ("T.C.", ["Jay Coldbourne", "Tyler Coldharbour"]),
        ("tjc", ["Jay Coldbourne"]),
        ("jay", ["Jay Coldbourne"]),
        ("tilda jane", ["Jay Coldbourne"]),
        ("nguyen", ["Ánh Nguyễn"]),
        ("Nguyễn", ["Ánh Nguyễn"]),
        ("oneill", ["Sinéad O'Neill"]),
        ("O’NEILL", ["Sinéad O'Neill"]),
        ("o neill", ["Sinéad O'Neill"]),
        ("sinead", ["Sinéad O'Neill"]),
        ("maryann smithjones", ["Mary-Ann Smith-Jones"]),
        ("mary ann smith", ["Mary-Ann Smith-Jones"]),
        ("07700900142", ["Tyler Coldharbour"]),
        ("07700 900 142", ["Tyler Coldharbour"]),
        ("+44 7700 900142", ["Tyler Coldharbour"]),
        ("0142", ["Tyler Coldharbour"]),
        ("Tyler 0142", ["Tyler Coldharbour"]),
        ("0142 tyler", ["Tyler Coldharbour"]),
        ("Tyler 07700 900142", ["Tyler Coldharbour"]),
        ("Mary 0142", []),
        ("Tyler 42", []),
        ("900777", ["Mary-Ann Smith-Jones"]),
        ("07700 900 777", ["Mary-Ann Smith-Jones"]),
        ("P-0777", []),  # the digits of an identifier are not looked for in telephone numbers
        ("P 900", []),
        ("p-000123", ["Tyler Coldharbour"]),
        ("P000123", ["Tyler Coldharbour"]),
        ("Jonathon", ["Jonathan"]),
        ("j", ["Jay Coldbourne", "Jonathan", "Mary-Ann Smith-Jones"]),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("\0", []),
        ("🙂", []),
        ("zzzzzz", []),
        ("tyler zzzzzz", []),
        ("x" * 1000, []),
        ("Tyler " * 200, ["Tyler Coldharbour"]),
        ("2", []),
    ],
)
def test_a_person_is_found_however_they_are_typed(people, typed, names):
    found = CareLeaver.objects.for_council(people.id).named_like(typed)
    assert sorted(person.full_name for person in found) == names


def test_the_nearest_comes_first(people):
    CareLeaverFactory(council=people, given_name="Cole", family_name="Statyler")
    CareLeaverFactory(council=people, given_name="Tylerina", family_name="Cole")
    found = CareLeaver.objects.for_council(people.id).named_like("tyler col").order_by("-closeness")
    assert [person.full_name for person in found] == ["Tyler Coldharbour", "Tylerina Cole", "Cole Statyler"]


def test_a_person_is_found_by_an_identifier_of_before(people):
    person = CareLeaver.objects.get(identifier="P-000123")
    person.identifier = "MOSAIC 77"
    person.save()
    for typed in ("P-000123", "p-000123 "):
        assert list(CareLeaver.objects.for_council(people.id).named_like(typed)) == [person]
    assert list(CareLeaver.objects.for_council(people.id).named_like("mosaic77")) == [person]


def test_an_employer_and_an_opportunity_are_found_alike(in_council):
    employer = EmployerFactory(council=in_council, name="Royal Larkfield NHS Trust", published_phone="020 7946 0171")
    offer = OpportunityFactory(
        council=in_council, employer=employer, title="Café assistant", external_reference="VAC1000123"
    )
    Site.objects.create(opportunity=offer, address="Tidemarsh Road", postcode="CR0 1EA")
    for typed in ("larkfield", "rlnt", "larkfeild", "+44 20 7946 0171"):
        assert list(Employer.objects.for_council(in_council.id).named_like(typed)) == [employer], typed
    for typed in ("cafe", "cafe larkfield", "tidemarsh", "cafe cr0 1ea", "vac1000123", "1000123", "cafe asistant"):
        assert list(Opportunity.objects.for_council(in_council.id).about(typed)) == [offer], typed
    assert not Opportunity.objects.for_council(in_council.id).about("cafe elsewhere").exists()

"""In a real browser: a CV is added, cleaned and looked at; addresses are gone through, and a letter is printed."""

import datetime as dt
import re
from functools import partial

import pytest

from backend.care_leavers.models import AddressLetter, Document
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.backend.documents.samples import jpeg, pdf
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_at, sticks_out
from tests.journeys.people import member
from tests.sampling import one_in


pytestmark = pytest.mark.browser

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
WORDS = "Amina Yusuf, CR0 1EA\nI like baking. Ring 07700 900123.\nBorn 1 May 2006"


@pytest.fixture
def council(address):
    return CouncilFactory(employment_team_phone="020 7946 0130")


@pytest.fixture
def adviser(council):
    return member(council, Role.EET_ADVISER, "Priya Ravenscar")


@pytest.fixture
def person(council, adviser):
    with council_context(council.id):
        facts = {"given_name": "Amina", "family_name": "Yusuf", "living_in_croydon": True, "home_moves_3y": 2}
        return CareLeaverFactory(council=council, ready=True, eet_adviser=adviser.user, **facts)


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["script", "no-script"])
def test_from_a_file_to_a_letter(at_a_browser, council, adviser, person, script):
    at_desk = at_a_browser(adviser, java_script_enabled=script).is_signed_in()
    look = partial(looks_right, at_desk.page) if script else lambda name: None
    at_desk.opens(f"/people/{person.public_id}/papers/")
    look("papers-empty")
    sends_a_cv(at_desk, look)
    goes_through_addresses(at_desk, look, person)
    with council_context(council.id):
        assert Document.objects.filter(looked_at__isnull=False).get().cleaned_from
        reference = AddressLetter.objects.get().reference
    at_desk.sees(f"Reference {reference}")
    at_desk.page.emulate_media(media="print")
    printed = at_desk.page.inner_text("body")
    assert "confirms the addresses held by the council for Amina Yusuf" in printed
    assert "Print" not in at_desk.page.locator("button:visible").all_inner_texts()


def looks_right(page, name):
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        assert not sticks_out(page, size["width"]), name
        assert not axe_at(page, size["width"]), name


def sends_a_cv(at_desk, look):
    at_desk.presses("Add a document")
    look("add")
    at_desk.chooses("CV")
    file = {"name": "Amina LAC review.pdf", "mimeType": "application/pdf", "buffer": pdf(WORDS, picture=jpeg())}
    at_desk.page.set_input_files("input[type=file]", file)
    at_desk.presses("Add it")
    at_desk.sees("Their home postcode", "Author: Priya Ravenscar", "51.3700 N, 0.1000 W")
    look("document")
    at_desk.presses("Take it out")
    at_desk.sees("This is a copy without it.")
    assert not at_desk.reads("Author: Priya Ravenscar")
    look("cleaned")
    at_desk.presses("I have looked")
    at_desk.sees("It may be sent. It is called CV.pdf.")
    with at_desk.page.expect_download() as downloaded:
        at_desk.page.get_by_role("link", name="Take the file to send").click()
    assert downloaded.value.suggested_filename == "CV.pdf"


def goes_through_addresses(at_desk, look, person):
    at_desk.opens(f"/people/{person.public_id}/papers/")
    look("papers")
    at_desk.follows("Addresses, and the council’s letter")
    look("addresses-to-ask")
    at_desk.follows("Ask about it")
    at_desk.writes_date("Lived there from", clock.today() - dt.timedelta(days=2000))
    at_desk.writes("Street and town", "12 High Street\nCroydon")
    look("address")
    at_desk.presses("Save what they say")
    at_desk.sees("No day is missing")
    at_desk.presses("We went through it together")
    at_desk.chooses("DBS check")
    at_desk.writes("Who sat with them", "Jo Larkspur, adviser")
    at_desk.page.get_by_label(re.compile("^On which day")).fill(f"{clock.today():%d/%m/%Y}")
    look("check")
    at_desk.presses("Record it")
    look("addresses")
    at_desk.presses("Make a letter")
    look("letter-form")
    at_desk.presses("Make the letter")
    look("letter")

"""In a real browser: the return of a year from what is wrong in it to a signature, and the file that is sent."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.returns.models import SignedReturn
from tests.backend.returns.golden import golden_lines, person_of
from tests.factories.councils import CouncilFactory
from tests.journeys.people import member
from tests.journeys.whole_way import is_sound, sticks_out


pytestmark = pytest.mark.browser
TODAY = dt.date(2026, 12, 1)
A4 = 718  # pixels of a sheet between its margins
SOUND, NOBODY_KNOWS_WHAT = "G01", "G12"


@pytest.fixture
def council(address):
    """Made where the service answers, once it does."""
    return CouncilFactory()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_what_is_wrong_to_a_signature(at_a_browser, council, script):
    with clock.moved_to(TODAY):
        head = member(council, Role.HEAD, "Ann Hall")
        with council_context(council.id):
            lines = {line.child: line for line in golden_lines()}
            person, unknown = (person_of(lines[each], council, head.user) for each in (SOUND, NOBODY_KNOWS_WHAT))
            unknown.in_touch_spells.update(code="NO")
        desk = at_a_browser(head, java_script_enabled=script).is_signed_in()
        desk.opens("/outcomes/")
        desk.follows("Returns: SSDA903, Annex A and NCCIS")
        desk.sees("6 things to be put right before it can be signed.")
        is_sound(desk.page, "returns", script=script)
        for number, each in enumerate((person, unknown)):
            gives_facts(desk, each, f"A{number:012}")
        desk.opens("/returns/")
        desk.sees("Nothing fails.")
        desk.presses("Sign this return")
        desk.sees("signed. The files are kept as they are.")
        desk.follows("What was signed")
        is_sound(desk.page, "signed-return", script=script)
        desk.page.emulate_media(media="print")
        desk.page.set_viewport_size({"width": A4, "height": 1100})
        assert sticks_out(desk.page, A4) == []
        with desk.page.expect_download() as sent:
            desk.page.get_by_role("link", name="oc3.csv").click()
    with council_context(council.id):
        kept = SignedReturn.objects.get().files["oc3.csv"]
    assert sent.value.path().read_bytes().decode() == kept
    assert "G01,15/06/2006,YES,F4,U1\r\n" in kept
    assert "G12,15/06/2006,NO,0,0\r\n" in kept, "half known is returned as not known"


def gives_facts(desk, person, number: str) -> None:
    """By the link beside what is wrong."""
    desk.opens("/returns/")
    desk.page.get_by_role("link", name=f"Facts for returns of {person.full_name}").first.click()
    desk.page.get_by_label("Female", exact=True).check()
    desk.page.get_by_label("Ethnic background").select_option("WBRI")
    desk.writes("Unique pupil number", number)
    desk.presses("Save the facts")
    desk.sees("Saved. Returns alone read it.")

"""In a real browser: a panel over twenty young people, saved line by line, closed, its minutes printed."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.plans.models import PanelLine, PlanAction
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.people import member
from tests.journeys.whole_way import is_sound, sticks_out


pytestmark = pytest.mark.browser
TODAY = dt.date(2026, 6, 15)
A4 = 718  # pixels of a sheet between its margins


@pytest.fixture
def council(address):
    """Made where the service answers, once it does."""
    return CouncilFactory()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_panel_of_twenty(at_a_browser, council, script):
    with clock.moved_to(TODAY):
        head = member(council, Role.HEAD, "Ann Hall")
        with council_context(council.id):
            people = [CareLeaverFactory(council=council, family_name=f"Person {each:02}") for each in range(20)]
        desk = at_a_browser(head, java_script_enabled=script).is_signed_in()
        desk.opens("/panels/")
        desk.page.get_by_text("Begin a panel").click()
        desk.presses("Fill in the list")
        desk.sees("20 young people on the list, 0 written down")
        is_sound(desk.page, "panel", script=script)
        for person in people[:3]:
            writes(desk, person)
        desk.sees("20 young people on the list, 3 written down")
        desk.follows("Close the panel")
        desk.writes("Who was there?", "Ann Hall, head; Mr Shah, college")
        desk.presses("Close it")
        desk.sees("Closed. What was decided stands in the plans")
        is_sound(desk.page, "panel-minutes", script=script)
        desk.page.emulate_media(media="print")
        desk.page.set_viewport_size({"width": A4, "height": 1100})
        assert sticks_out(desk.page, A4) == []
    with council_context(council.id):
        assert PlanAction.objects.filter(aim__plan__care_leaver__in=people).count() == 3
        assert PanelLine.objects.exclude(note="").count() == 3


def writes(desk, person):
    line = desk.page.get_by_role("region", name=person.full_name)
    line.get_by_label("What was said").fill(f"{person.known_as} wants to weld")
    line.get_by_label("What is done").fill("Ring the college")
    line.get_by_label("Or who else?").fill("Mr Shah")
    line.get_by_label("By when?").fill("22/06/2026")
    line.get_by_role("button", name="Save").click()
    desk.sees(f"Saved: {person.full_name}.")

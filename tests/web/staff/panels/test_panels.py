"""A panel on its pages: filled in, written line by line by two people at once, closed, and its minutes."""

import datetime as dt

import pytest

from backend.core import clock
from backend.councils.choices import Role
from backend.plans.models import Panel, PanelLine, PlanAction
from backend.plans.services import open_plan, set_action, set_aim
from tests.factories.care_leavers import CareLeaverFactory
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import link_of


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)


def main_of(response) -> str:
    return text_of(page_of(response).main)


def post(client, at, **facts):
    return client.post(at, filled(client.get(at)) | facts, follow=True)


@pytest.fixture
def people(in_council):
    return [CareLeaverFactory(council=in_council, family_name=name) for name in ("Abara", "Bell", "Cole")]


def address_of_line(person) -> str:
    return f"/panel-lines/{PanelLine.objects.get(care_leaver=person).public_id}/"


def test_a_panel_from_its_list_to_its_minutes_and_to_the_next(in_council, people):
    head, manager = signed_in(in_council, Role.HEAD, name="Ann Hall")
    staff, _ = signed_in(in_council, Role.STAFF)
    first, second, third = people
    assert "There has been no panel yet" in main_of(head.get("/panels/"))
    shown = post(head, "/panels/begin/", held_on="15/06/2026", wanted=["flagged"])
    at = f"/panels/{Panel.objects.get().public_id}/"
    assert "Nobody is on the list yet" in main_of(shown)
    found = get_within(head, f"{at}people/?q=abara")
    assert first.full_name in main_of(found)
    assert second.full_name not in main_of(found)
    head.post(f"/people/{first.public_id}/panel/")
    for each in (second, third):
        assert "Bring to the panel" in main_of(head.get(f"/people/{each.public_id}/plan/"))
        head.post(f"/people/{each.public_id}/panel/")
    assert "Bring to the panel" not in main_of(head.get(f"/people/{first.public_id}/plan/"))

    line = is_written_by_two(head, staff, at, first)

    assert errors_in(post(head, address_of_line(second), owner_name="Sam")) == [
        "Enter what is done, or leave out who does it and by when"
    ]
    is_closed(head, staff, at, manager, first, third)
    assert head.get(line).status_code == 302
    shown = post(head, "/panels/begin/", held_on="15/06/2026", wanted=["last_time"])
    assert "What was decided last time" in main_of(shown)
    assert "decided last time and not done yet" in main_of(shown)


def is_written_by_two(head, staff, at, first) -> str:
    opened = page_of(get_within(head, at))
    assert "3 young people on the list, 0 written down" in text_of(opened.main)
    line = address_of_line(first)
    form = opened.select_one(f'form[action="{line}"]')
    typed = {each["name"]: each.get("value", "") for each in form.select("input[name]")}
    # Somebody else saves the note while the head's page is open: what the head sends beside it is kept, and so is that.
    post(staff, line, note="The kennels rang")
    facts = {"note": "", "decision": "Visit the kennels", "owner": "", "owner_name": "Sam", "due_on": "22/06/2026"}
    after = head.post(line, typed | facts, follow=True)
    assert "Saved:" in text_of(page_of(after))
    kept = PanelLine.objects.get(care_leaver=first)
    assert (kept.note, kept.decision) == ("The kennels rang", "Visit the kennels")
    # Both change the same: the second is asked, and nothing is written over.
    again = head.post(line, typed | facts | {"note": "Nobody rang"}, follow=True)
    assert "changed this to “The kennels rang”" in " ".join(errors_in(again))
    assert PanelLine.objects.get(care_leaver=first).note == "The kennels rang"
    return line


def is_closed(head, staff, at, manager, first, third):
    head.post(f"{address_of_line(third)}take-off/")
    assert errors_in(post(head, f"{at}close/", attended="")) == ["Enter who was there"]
    with clock.moved_to(TODAY + DAY):
        assert link_of(staff.get("/today/"), "panels-to-close") == f"{at}close/"
    closed = main_of(post(head, f"{at}close/", attended="Ann Hall, head; Mr Shah, college"))
    for words in (f"by {manager.user}", "Mr Shah, college", "The kennels rang", "Visit the kennels", "Sam"):
        assert words in closed, words
    assert third.full_name not in closed
    assert PlanAction.objects.get().aim.plan.care_leaver == first
    assert "The kennels rang" in main_of(head.get(f"/people/{first.public_id}/plan/"))


def test_twenty_on_a_list_cost_no_more_queries_than_one(in_council):
    adviser, me = signed_in(in_council)
    for each in CareLeaverFactory.create_batch(20, council=in_council):
        aim = set_aim(plan=open_plan(care_leaver=each, by=me.user), words="Work with animals", by=me.user)
        set_action(aim=aim, words="Visit", by=me.user)
    post(adviser, "/panels/begin/", wanted=["flagged", "not_known"])
    page = page_of(get_within(adviser, f"/panels/{Panel.objects.get().public_id}/"))
    assert len(page.select(".onward-panel-line form [name=opened_on]")) == 20
    assert "In their plan" not in text_of(page.main)
    ids = [each["id"] for each in page.select("[id]")]
    assert len(ids) == len(set(ids))

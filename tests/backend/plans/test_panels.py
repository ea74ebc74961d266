"""An EET panel: who is on its list and why, what is decided goes into plans, and the next begins with it."""

import pytest

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.plans.choices import PanelReason
from backend.plans.models import Panel, PanelLine, PlanAction
from backend.plans.panel_lists import decided_before
from backend.plans.panels import begin_panel, bring_to_panel, close_panel, take_off_panel, write_line
from backend.plans.services import do_action, open_plan, set_action, set_aim
from backend.reference.services import load_reference
from tests.backend.plans.conftest import DAY, TODAY
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


R = PanelReason


def begun(council, by: User, *wanted: R, on=TODAY) -> Panel:
    people = CareLeaver.objects.for_council(council.id).supported()
    return begin_panel(council=council, held_on=on, wanted=wanted or list(R), people=people, by=by)


def line_of(panel, person) -> PanelLine:
    return PanelLine.objects.get(panel=panel, care_leaver=person)


@pytest.fixture
def panel(in_council, person, head):
    return bring_to_panel(panel=begun(in_council, head, R.LAST_TIME), care_leaver=person, by=head).panel


def test_its_list_is_filled_with_who_has_a_reason_each_once(in_council, person, adviser, head):
    load_reference()
    nobody_knows = CareLeaverFactory(council=in_council)
    with clock.moved_to(TODAY - 200 * DAY):
        aim = set_aim(plan=open_plan(care_leaver=person, by=adviser), words="Work with animals", by=adviser)
        set_action(aim=aim, words="Visit the kennels", by=adviser)
    panel = begun(in_council, head)
    assert line_of(panel, person).because == [R.OVERDUE, R.FLAGGED, R.NOT_KNOWN]
    assert line_of(panel, nobody_knows).because == [R.NOT_KNOWN]
    with pytest.raises(Refused, match="The panel of 15 June 2026 is not closed yet"):
        begun(in_council, head)


def test_a_decision_becomes_an_action_of_the_plan_and_the_next_panel_asks_for_it(panel, person, aim, adviser, head):
    facts = {"note": "Kennels rang.", "decision": "Visit the kennels", "owner": adviser, "due_on": TODAY + 7 * DAY}
    write_line(line=line_of(panel, person), by=head, **facts)
    assert not PlanAction.objects.exists(), "nothing is in the plan before the panel is closed"
    close_panel(panel=panel, attended="Ann Hall, head", by=head)
    action = PlanAction.objects.get()
    assert (action.aim, action.words, action.owner, action.target_on) == (
        *(aim, "Visit the kennels", adviser, TODAY + 7 * DAY),
    )
    with pytest.raises(Refused, match="This panel was closed"):
        write_line(line=line_of(panel, person), note="Late", by=head)
    everybody = CareLeaver.objects.all()
    with clock.moved_to(TODAY + 30 * DAY):
        second = begun(panel.council, head, R.LAST_TIME, on=clock.today())
        assert line_of(second, person).because == [R.LAST_TIME]
        assert [each.decision for each in decided_before(second, everybody)] == ["Visit the kennels"]
        close_panel(panel=second, attended="Ann", by=head)
        do_action(action=action, on=clock.today(), evidence="Went", by=adviser)
        assert not decided_before(begun(panel.council, head, R.LAST_TIME, on=clock.today()), everybody).exists()
    assert not PanelLine.objects.filter(panel__closed_at=None).exists()


def test_who_has_no_plan_gets_one_with_an_aim_to_talk_about(panel, person, head):
    write_line(line=line_of(panel, person), note="", decision="Ring the college", owner_name="Sam", by=head)
    with clock.moved_to(TODAY + 3 * DAY):
        close_panel(panel=panel, attended="Ann", by=head)
    action = PlanAction.objects.get()
    assert (action.aim.words, action.aim.plan.care_leaver, action.known_owner) == (
        *("What we talk about next", person, "Sam"),
    )


def test_closed_some_days_later_the_days_that_were_decided_stand(panel, person, aim, head):
    write_line(line=line_of(panel, person), note="", decision="Ring them", due_on=TODAY + DAY, by=head)
    with clock.moved_to(TODAY + 3 * DAY):
        close_panel(panel=panel, attended="Ann", by=head)
    assert PlanAction.objects.get().target_on == TODAY + DAY


def test_what_is_wrong_is_refused_beside_its_field(panel, person, plan, adviser, head, in_council):
    line = line_of(panel, person)
    first, second = (set_aim(plan=plan, words=words, by=adviser) for words in ("Work with animals", "Move out"))
    officer = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user
    wrong = {
        "decision": {"owner_name": "Sam"},
        "aim": {"decision": "Ring them"},
        "due_on": {"decision": "Ring them", "aim": first, "due_on": TODAY - DAY},
        "owner": {"decision": "Ring them", "aim": first, "owner": officer},
        "owner_name": {"decision": "Ring them", "aim": first, "owner": adviser, "owner_name": "Sam"},
        "note": {"note": "x" * 2001},
    }
    for field, facts in wrong.items():
        with pytest.raises(Refused) as refused:
            write_line(line=line, by=head, **{"note": ""} | facts)
        assert refused.value.field == field, field
    with pytest.raises(Refused, match="Enter who was there"):
        close_panel(panel=panel, attended=" ", by=head)
    assert write_line(line=line, note="", decision="Ring them", aim=second, by=head).aim == second


def test_who_was_not_talked_over_is_taken_off_and_who_was_stays(panel, person, head):
    line = line_of(panel, person)
    write_line(line=line, note="Doing well", by=head)
    with pytest.raises(Refused, match="Something is written here already"):
        take_off_panel(line=line, by=head)
    write_line(line=line, note="", by=head)
    take_off_panel(line=line, by=head)
    assert not panel.lines.exists()


def test_nothing_is_half_closed(panel, person, aim, head, in_council):
    other = CareLeaverFactory(council=in_council)
    bring_to_panel(panel=panel, care_leaver=other, by=head)
    for each in (person, other):
        write_line(line=line_of(panel, each), note="", decision="Ring them", by=head)
    other.support_ended_on = TODAY
    other.save(update_fields=["support_ended_on"])
    with pytest.raises(Refused, match=r"Support has ended.*Change the line of the list first"):
        close_panel(panel=panel, attended="Ann", by=head)
    panel.refresh_from_db()
    assert panel.is_open
    assert not PlanAction.objects.exists()

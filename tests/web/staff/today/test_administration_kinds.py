"""Lines of an administrator's Today, and of files: each comes with its facts, and goes; none names a young person."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import ImportState
from backend.care_leavers.models import ImportRun
from backend.core import clock
from backend.core.models import Job, JobState
from backend.core.protection import clock_context
from backend.councils.choices import Role
from backend.councils.invitations import invite
from backend.councils.models import Council, Invitation
from backend.employers.checklist import required_checks
from backend.employers.models import Employer
from backend.employers.verification import propose
from backend.intake.choices import SyncState
from backend.intake.models import FeedAlert, FeedSync
from backend.opportunities.choices import Source
from tests.backend.care_leavers.imports.samples import a_conflict, a_held_row
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory, worker
from tests.factories.employers import EmployerFactory, check_of
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import second_factor, signed_in
from tests.web.staff.today.reading import button_of, hints, lines_in, link_of, whens


URL = "/today/"
KINDS = ("feeds", "jobs", "second-person", "files", "invited", "no-second-factor")


@pytest.fixture
def administrator(in_council):
    return signed_in(in_council, Role.ADMINISTRATOR, name="Robin Yewdale")[0]


def parked(council):
    return Job.objects.create(
        name="shortlists.rank_council",
        arguments=[council.id],
        business_key=f"shortlists.rank_council:{council.id}",
        state=JobState.PARKED,
        attempts=4,
        last_error="ValueError: of somebody called Amina",
    )


def alert(council, sentence):
    when = clock.now()
    sync = FeedSync.objects.create(
        council=council, source=Source.FAA, state=SyncState.PARTIAL, started_at=when, ended_at=when, problem=sentence
    )
    return FeedAlert.objects.create(sync=sync, sentence=sentence)


def proposed(council):
    employer = EmployerFactory(council=council, name="Blue Door Bakery")
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item)
    return propose(employer=employer, by=worker(council))


def everything(council):
    parked(council)
    alert(council, "Only 7 adverts came.")
    invite(council=council, email="a@example.org", name="Asha Dunmore", role=Role.STAFF, by=worker(council))
    Invitation.objects.update(sent_at=clock.now() - dt.timedelta(days=4))
    proposed(council)
    ImportRun.objects.create(council=council, file_name="Amina Yusuf.csv", state=ImportState.CHECKED, rows=3)
    MembershipFactory(council=council, user__name="Priya Ravenscar", role=Role.STAFF)


def test_an_administrator_without_lines_is_led_on(administrator, in_council):
    Council.objects.update(out_of_hours_phone="020 7946 0140", advocate="Ash", complaints="Bo")
    person = CareLeaverFactory(council=in_council)
    shown = text_of(page_of(get_within(administrator, URL)).main)
    assert "Nothing waits for you" in shown
    assert "people and roles" in shown
    assert person.full_name not in shown


def test_each_fact_of_an_administrator_has_its_line_and_leads_to_a_page_they_may_open(administrator, in_council):
    everything(in_council)
    with clock_context():
        other = CouncilFactory()
        parked(other)
        alert(other, "Nothing came at all.")
    response = get_within(administrator, URL)
    said = {kind: hints(response, kind) for kind in KINDS}
    assert said["feeds"] == [("Find an apprenticeship: look at the feed", "Only 7 adverts came.")]
    assert said["jobs"] == [("Background work: start it again", "1 piece of work is stuck after several attempts")]
    assert said["second-person"][0][0] == "Blue Door Bakery: look at what was checked, as the second person"
    assert said["files"][0][0] == "File of young people: look and confirm"
    assert said["files"][0][1].endswith("3 rows")
    assert said["invited"][0][0] == "Asha Dunmore: send the invitation again, or take it back"
    without = administrator.get(f"{URL}?kind=no-second-factor")
    assert "Priya Ravenscar: see their role" in [whose for whose, _ in hints(without, "no-second-factor")]
    assert "Amina" not in text_of(page_of(response).main)
    assert {len(said[kind]) for kind in KINDS[:-1]} == {1}, "of this council alone"
    for kind in KINDS:
        assert administrator.get(link_of(response, kind)).status_code == 200, kind


def test_the_lines_of_an_administrator_go_with_their_facts(administrator, in_council):
    everything(in_council)
    Job.objects.update(state=JobState.WAITING)
    FeedAlert.objects.update(settled_at=clock.now())
    Employer.objects.update(proposed_at=None, proposed_by=None)
    ImportRun.objects.update(state=ImportState.DONE)
    Invitation.objects.update(sent_at=clock.now() - dt.timedelta(days=2))
    for membership in in_council.memberships.select_related("user"):
        second_factor(membership.user)
    response = administrator.get(URL)
    assert {kind: hints(response, kind) for kind in KINDS if lines_in(response, kind)} == {}


def test_a_file_whose_columns_are_to_be_chosen_says_so(administrator, in_council):
    ImportRun.objects.create(council=in_council, file_name="people.csv", state=ImportState.COLUMNS)
    response = administrator.get(URL)
    (line,) = lines_in(response, "files")
    assert button_of(line) == "Choose its columns"
    ((_, what),) = hints(response, "files")
    assert "row" not in what, "nobody has counted them yet"


def test_an_invitation_that_is_too_old_says_that_it_is(administrator, in_council):
    invite(council=in_council, email="a@example.org", name="Asha Dunmore", role=Role.STAFF, by=worker(in_council))
    Invitation.objects.update(sent_at=clock.now() - dt.timedelta(days=40), expires_at=clock.now())
    ((_, what),) = hints(administrator.get(URL), "invited")
    assert what.endswith("and it is too old now")


def test_what_files_ask_is_one_line_of_staff_and_not_of_an_administrator(administrator, in_council):
    staff, _ = signed_in(in_council, Role.STAFF)
    a_conflict(in_council, person=CareLeaverFactory(council=in_council, identifier="A-1"))
    a_held_row(in_council, person=CareLeaverFactory(council=in_council, identifier="A-2"))
    response = staff.get(URL)
    ((action, what),) = hints(response, "file-questions")
    assert action == "Files: settle them"
    assert what == "2 things in files differ from what is recorded"
    assert whens(response, "file-questions") == ["since today"]
    assert link_of(response, "file-questions") == reverse("import-questions")
    assert hints(administrator.get(URL), "file-questions") == []

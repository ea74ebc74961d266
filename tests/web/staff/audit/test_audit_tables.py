"""Whatever keeps its history is told to an auditor, or has a reason why it is not; so is each look at a referral."""

from uuid import UUID

import pytest
from django.apps import apps
from django.urls import reverse

from backend.audit.services import record_read
from backend.care_leavers.models import PastName, Referee
from backend.core import clock
from backend.councils.choices import Role
from backend.employers import models as employers
from backend.outcomes.audit_choices import LOOKS, LookedAt
from backend.outcomes.audit_tables import TRACKED
from backend.referrals.agreements import take_agreement_back
from backend.referrals.deletions import ask_to_delete
from backend.web.staff.audit.words import ROWS
from tests.architecture.routes import routes
from tests.factories.referrals import referral_world
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.audit.test_audit import told


PAGE = reverse("audit-home")
A_MARK = "a mark leaves nothing in the list"
AN_EMPLOYER = "a concern pauses employers, and leaves nothing in the list"
NOT_TOLD = {
    "provider": "whom we write to about many; what is said of somebody is told",
    "providerlist": "one asking about many; what is said of somebody is told",
    "avoidedplace": A_MARK,
    "avoidedemployer": A_MARK,
    **{
        each._meta.model_name: AN_EMPLOYER
        for each in apps.get_app_config("employers").get_models()
        if hasattr(each, "history")
    },
    "outcome": "an employer says it, and of whom a concern paused nobody asks",
    "givenopportunity": "between the people of one employer",
    "clearance": "told as what was checked",
    "decision": "told as what was decided",
    "calltrial": "about nobody: its page says who switched it on, and who stopped it",
    "ordercomparison": "about nobody: its page says who registered it, and who stopped it",
    "link": "made beside a message; what is opened by it is told as a look",
}


def keeps_history():
    return {each._meta.model_name for each in apps.get_models() if hasattr(each, "history")}


def test_every_table_that_keeps_its_history_is_told_or_has_its_reason():
    are_told = {each.model._meta.model_name for each in TRACKED}
    assert employers.Concern._meta.model_name in NOT_TOLD
    assert are_told | NOT_TOLD.keys() == keeps_history()
    assert not are_told & NOT_TOLD.keys()
    assert ROWS.keys() == are_told, "each has its words"


def test_every_page_about_a_referral_is_told_as_a_look_at_one():
    about = {route.name for route in routes() if route.name.startswith("referral-")}
    assert "referral-letter" in about
    elsewhere = {"referral-calendar"}  # recorded as its interview
    assert {name for name in about if LOOKS.get(name) != LookedAt.REFERRAL} == elsewhere


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


@pytest.fixture
def auditor(in_council):
    return signed_in(in_council, Role.AUDITOR)[0]


def test_papers_are_told_and_not_whether_they_had_another_name(world, auditor):
    theirs = {"care_leaver": world.person, "council": world.person.council, "recorded_by": world.adviser}
    Referee.objects.create(name="Sam", known_as="Baker", contact="x@y.uk", agreed_on=clock.today(), **theirs)
    PastName.objects.create(name="Robin Old", **theirs)
    rows = [row[1:] for row in told(get_within(auditor, PAGE))]
    assert ["Recorded a referee", world.person.full_name] in rows
    assert ["Recorded papers of theirs", world.person.full_name] in rows
    assert "Robin Old" not in auditor.get(PAGE).content.decode()


def test_a_request_to_delete_is_told_and_so_is_the_look_at_it_by_link(world, auditor):
    referral = world.refer()
    (taken,) = take_agreement_back(consent=world.person.consents.get(kind="share_name"), by=world.adviser).consents
    asked = ask_to_delete(consent=taken, referral=UUID(str(referral.public_id)), by=world.adviser)
    record_read(viewer=world.viewer(), subject=asked, page="deletion")
    rows = [row[1:] for row in told(auditor.get(PAGE))]
    assert ["Recorded a request to an employer to delete", f"{world.person.full_name} : Baker"] in rows
    assert ["Looked at a referral", world.person.full_name] in rows

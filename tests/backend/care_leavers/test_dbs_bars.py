"""A bar is recorded by somebody, by what shows it; what was recorded without either is a question."""

import pytest
from django.db import IntegrityError, transaction

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import add_care_leaver, update_profile
from backend.core.errors import Refused
from backend.ranking.eligibility import Eligibility
from tests.backend.care_leavers.test_services import ADA
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.opportunities import OpportunityFactory


LETTER = "Letter of the DBS of 3 March 2026"
CLOSED, OPEN = {"dbs_required": True, "dbs_level": "barred_list"}, {"dbs_required": True, "dbs_level": "enhanced"}


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, ready=True)


@pytest.fixture
def by(in_council):
    return worker(in_council)


def worker(council):
    return MembershipFactory(council=council, role="eet_adviser").user


def status(person, **facts) -> str:
    opportunity = OpportunityFactory(council=person.council, **facts)
    (criteria,) = Eligibility(CareLeaver.objects.with_profile().get(pk=person.pk)).criteria([opportunity])
    return next(each["status"] for each in criteria if each["name"] == "dbs")


def test_a_bar_with_its_evidence_closes_regulated_activity_alone(person, by):
    update_profile(care_leaver=person, dbs_clear=False, dbs_bar_evidence=LETTER, by=by)
    person.refresh_from_db()
    assert (person.dbs_clear, person.dbs_bar_evidence, person.dbs_bar_recorded_by) == (False, LETTER, by)
    assert (status(person, **CLOSED), status(person, **OPEN)) == ("not_met", "unknown")


@pytest.mark.parametrize("clear", [{}, {"dbs_clear": True}, {"dbs_clear": None}])
def test_evidence_of_a_bar_that_nobody_recorded_is_refused_and_not_dropped(person, by, clear):
    with pytest.raises(Refused, match="no bar is recorded") as refused:
        update_profile(care_leaver=person, dbs_bar_evidence=LETTER, **clear, by=by)
    assert refused.value.field == "dbs_bar_evidence"


def test_a_bar_lifted_with_its_old_evidence_still_in_the_form_is_lifted(person, by):
    update_profile(care_leaver=person, dbs_clear=False, dbs_bar_evidence=LETTER, by=by)
    update_profile(care_leaver=person, dbs_clear=True, dbs_bar_evidence=LETTER, by=by)
    person.refresh_from_db()
    assert (person.dbs_clear, person.dbs_bar_evidence) == (True, "")


def test_no_answer_is_no_bar_to_the_database(person, by):
    rows = CareLeaver.objects.filter(pk=person.pk)
    with pytest.raises(IntegrityError, match="a_dbs_bar_has_its_evidence"), transaction.atomic():
        rows.update(dbs_clear=None, dbs_bar_evidence=LETTER, dbs_bar_recorded_by=by)
    offer = OpportunityFactory(council=person.council)
    with pytest.raises(IntegrityError, match="a_dbs_level_is_of_a_check"), transaction.atomic():
        type(offer).objects.filter(pk=offer.pk).update(dbs_required=None, dbs_level="basic")


@pytest.mark.parametrize("evidence", [{}, {"dbs_bar_evidence": ""}, {"dbs_bar_evidence": "  "}])
def test_a_bar_that_nothing_shows_is_refused_and_nothing_is_saved(person, by, evidence):
    with pytest.raises(Refused, match="what shows the bar") as refused:
        update_profile(care_leaver=person, dbs_clear=False, maths_level=2, **evidence, by=by)
    assert refused.value.field == "dbs_bar_evidence"
    person.refresh_from_db()
    assert (person.dbs_clear, person.dbs_bar_evidence) == (True, "")


def test_nobody_is_no_named_person(person):
    with pytest.raises(Refused, match="named person"):
        update_profile(care_leaver=person, dbs_clear=False, dbs_bar_evidence=LETTER, by=None)
    with pytest.raises(Refused, match="named person"):
        add_care_leaver(council=person.council, **ADA, dbs_clear=False, dbs_bar_evidence=LETTER, by=None)


def test_whoever_gives_other_evidence_is_named_and_a_bar_that_is_lifted_leaves_none(person, by):
    update_profile(care_leaver=person, dbs_clear=False, dbs_bar_evidence=LETTER, by=by)
    update_profile(care_leaver=person, maths_level=1, dbs_bar_evidence=LETTER, by=worker(person.council))
    assert person.dbs_bar_recorded_by == by
    other = worker(person.council)
    update_profile(care_leaver=person, dbs_bar_evidence="Certificate of 1 May 2026", by=other)
    assert person.dbs_bar_recorded_by == other
    update_profile(care_leaver=person, dbs_clear=True, by=by)
    person.refresh_from_db()
    assert (person.dbs_bar_evidence, person.dbs_bar_recorded_by) == ("", None)


def test_a_bar_recorded_before_evidence_was_asked_for_is_a_question(person):
    CareLeaver.objects.filter(pk=person.pk).update(dbs_clear=False)
    person = CareLeaver.objects.with_profile().get(pk=person.pk)
    assert person.dbs_bar_to_confirm
    assert status(person, **CLOSED) == "unknown"
    update_profile(care_leaver=person, maths_level=1, by=None)
    assert person.dbs_clear is False

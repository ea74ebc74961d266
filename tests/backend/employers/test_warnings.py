"""Texts that must warn and texts that must not, made by hand: one without the other proves nothing."""

import pytest

from backend.core import clock
from backend.employers.warnings import WARNINGS, WarnedFacts, warnings_in
from backend.opportunities.choices import OpportunityType
from backend.opportunities.warnings import warnings_of
from tests.backend.employers.warning_texts import MUST_NOT_WARN, MUST_WARN
from tests.backend.opportunities.posts import TODAY, a_draft
from tests.factories.employers import EmployerContactFactory, EmployerFactory


DBS_WARNS = [
    "All supervisors must have an enhanced DBS with barred list.",
    "A DBS check of the mentor is needed before the placement.",
    "Our line managers hold a DBS certificate.",
    "We ask for a barred-list check of everybody who is a supervisor",
]
DBS_SILENT = ["A DBS check is not needed.", "The supervisor meets you at the door.", "Our team meets on Mondays."]


def codes(text: str, **facts) -> set[str]:
    return {warning.code for warning, _ in warnings_in(WarnedFacts(texts={"description": text}, **facts))}


def pairs(table):
    return [(code, text) for code, texts in table.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), pairs(MUST_WARN))
def test_a_text_that_must_warn(code, text):
    assert codes(text) == {code}


@pytest.mark.parametrize(("code", "text"), pairs(MUST_NOT_WARN))
def test_a_text_that_must_not_warn(code, text):
    assert codes(text) == set()


@pytest.mark.parametrize("text", DBS_WARNS)
def test_dbs_of_supervisors_of_16_and_17_year_olds_on_work_experience(text):
    assert codes(text, is_work_experience=True, admits_under_18=True) == {"dbs-of-supervisors"}
    assert codes(text, is_work_experience=False, admits_under_18=True) == set()
    assert codes(text, is_work_experience=True, admits_under_18=False) == set()


@pytest.mark.parametrize("text", DBS_SILENT)
def test_other_words_about_dbs_and_supervisors_are_nothing_to_look_at(text):
    assert codes(text, is_work_experience=True, admits_under_18=True) == set()


def test_every_warning_of_the_table_is_tried_both_ways():
    assert {warning.code for warning in WARNINGS} == {*MUST_WARN, "dbs-of-supervisors"}
    assert MUST_WARN.keys() == MUST_NOT_WARN.keys()
    assert len({warning.code for warning in WARNINGS}) == len(WARNINGS)


@pytest.mark.django_db
def test_a_post_is_read_whole_with_its_sites_and_contacts_and_nothing_of_it_is_hard(in_council):
    with clock.moved_to(TODAY):
        contact = EmployerContactFactory(
            employer=EmployerFactory(council=in_council, verified=True), email="jo@gmail.com"
        )
        post = a_draft(
            in_council,
            employer=contact.employer,
            type=OpportunityType.WORK_EXPERIENCE,
            sites=[{"address": "Flat 2, 1 High Street", "postcode": "SW1A 1AA"}],
            wage_text="paid in cash",
            summary="Our supervisors need a DBS check.",
            min_age=16,
        )
        found = {(finding.code, finding.field) for finding in warnings_of(post)}
        assert found == {
            ("free-mail", "email"),
            ("home-address", "sites"),
            ("cash", "wage_text"),
            ("dbs-of-supervisors", "summary"),
        }
        assert not any(finding.hard for finding in warnings_of(post))
        contact.ended_at = clock.now()
        contact.save()
        assert "free-mail" not in {finding.code for finding in warnings_of(post)}

"""The second person speaks for nobody concerned, and has said nothing yet."""

import pytest

from backend.core.errors import Refused
from backend.employers.checklist import required_checks
from backend.employers.choices import EmployerKind, Item
from backend.employers.verification import propose, record_check, send_back, verify
from tests.backend.employers.conflicts.judgements import LINK
from tests.backend.opportunities.posts import TODAY, officer_of
from tests.factories.employers import EmployerContactFactory, EmployerFactory, check_of
from tests.today import today_is


_today = today_is(TODAY)


@pytest.fixture
def unverified(in_council, quinn):
    """Of which every check is recorded, by somebody else."""
    employer = EmployerFactory(council=in_council, name="Teal Repairs")
    EmployerContactFactory(employer=employer, user=quinn)
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item)
    return employer


def test_whoever_speaks_for_it_neither_says_that_it_is_checked_nor_verifies_it(unverified, quinn, free, administrator):
    with pytest.raises(Refused, match=r"has to say that it is checked: Farah Free\."):
        propose(employer=unverified, by=quinn)
    propose(employer=unverified, by=free)
    with pytest.raises(Refused, match=r"has to verify it: Ada Chief, Farah Free\."):
        verify(employer=unverified, by=quinn)
    with pytest.raises(Refused, match=r"has to send it back: Ada Chief, Farah Free\."):
        send_back(employer=unverified, reason="I know them", by=quinn)
    assert verify(employer=unverified, by=administrator).verified_by == administrator


@pytest.mark.parametrize("own", [1, 3, 7])
def test_who_recorded_checks_is_not_the_second_person_however_few(in_council, free, administrator, own):
    """One officer records, another only presses in between."""
    employer = EmployerFactory(council=in_council)
    for number, asked in enumerate(required_checks(employer.kind)):
        check_of(employer, asked.item, by=administrator if number < own else free)
    propose(employer=employer, by=officer_of(in_council))
    with pytest.raises(Refused, match="You recorded checks, so somebody else has to verify it"):
        verify(employer=employer, by=administrator)
    unconcerned = officer_of(in_council)
    assert verify(employer=employer, by=unconcerned).verified_by == unconcerned


def test_what_was_replaced_after_the_first_word_is_looked_at_by_a_third(in_council, quinn, free, administrator):
    employer = EmployerFactory(council=in_council)
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item, by=free)
    propose(employer=employer, by=free)
    record_check(employer=employer, item=Item.EXISTS, evidence="Another entry", by=quinn, **LINK)
    with pytest.raises(Refused, match=r"You recorded checks, so somebody else has to verify it: Ada Chief\."):
        verify(employer=employer, by=quinn)
    verify(employer=employer, by=administrator)


def test_a_check_that_was_replaced_is_nobodys_any_more(in_council, quinn, free):
    employer = EmployerFactory(council=in_council)
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item, by=free)
    employer.checks.filter(item=Item.EXISTS).update(by=quinn)
    record_check(employer=employer, item=Item.EXISTS, evidence="Looked again", by=free, **LINK)
    propose(employer=employer, by=free)
    assert verify(employer=employer, by=quinn).verified_by == quinn


def test_of_a_department_administrators_alone_are_named(in_council, quinn, free, administrator):
    department = EmployerFactory(council=in_council, kind=EmployerKind.DEPARTMENT)
    EmployerContactFactory(employer=department, user=quinn)
    for asked in required_checks(department.kind):
        check_of(department, asked.item)
    propose(employer=department, by=free)
    with pytest.raises(Refused, match=r"has to verify it: Ada Chief\."):
        verify(employer=department, by=quinn)

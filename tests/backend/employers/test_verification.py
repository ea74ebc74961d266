"""The checklist of an employer: what is needed, by whom, until when, and what it stops."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.employers.checklist import CHECKLIST, complete_on, is_verified_on, missing_on, required_checks
from backend.employers.choices import EmployerKind, Item
from backend.employers.feed_employers import employer_known_from_feed
from backend.employers.models import Employer
from backend.employers.services import add_employer, change_employer
from backend.employers.verification import propose, record_check, verify
from backend.employers.verification_deadline import due_at, is_overdue
from backend.opportunities import services as opportunities
from backend.opportunities.choices import OpportunityState
from backend.reference.working_days import LONDON
from tests.backend.opportunities.posts import TODAY, a_live, a_submitted
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory


NEXT_YEAR = dt.date(2027, 6, 1)


@pytest.fixture(autouse=True)
def _today(in_council):
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def officer(in_council):
    return MembershipFactory(council=in_council).user


@pytest.fixture
def employer(in_council, officer):
    return add_employer(council=in_council, name="Blue Door Bakery", kind=EmployerKind.PARTNER, by=officer)


def check_all(employer, officer, *, but=(), **facts):
    for asked in required_checks(employer.kind):
        if asked.item not in but:
            until = facts.get("until", clock.today() + dt.timedelta(days=365))
            record_check(employer=employer, item=asked.item, evidence="Seen", next_check_on=until, by=officer, **LOOK)


LOOK = {"link": "https://register.example/1", "how": "visited", "seen_on": TODAY}


def verify_by_two(employer, officer):
    propose(employer=employer, by=officer)
    return verify(employer=employer, by=MembershipFactory(council=employer.council).user)


def test_a_check_keeps_who_when_what_and_until(employer, officer):
    check = record_check(employer=employer, item=Item.EXISTS, evidence=" Companies House: active ", by=officer, **LOOK)
    assert (check.by, check.checked_on, check.evidence) == (officer, TODAY, "Companies House: active")
    assert check.next_check_on == NEXT_YEAR


def test_a_later_check_takes_the_place_of_the_one_before_and_both_are_kept(employer, officer):
    first = record_check(employer=employer, item=Item.PAYROLL, evidence="Payslip seen", by=officer)
    second = record_check(employer=employer, item=Item.PAYROLL, evidence="PAYE reference seen", by=officer)
    assert list(employer.checks.standing()) == [second]
    assert list(employer.checks.all()) == [second, first]


@pytest.mark.parametrize(
    ("item", "facts", "field", "sentence"),
    [
        (Item.EXISTS, {"evidence": "  "}, "evidence", "Say what you looked at"),
        (Item.INSURANCE, {}, "next_check_on", "Give the last day"),
        (Item.INSURANCE, {"next_check_on": TODAY}, "next_check_on", "must lie in the future"),
        (Item.EXISTS, {"next_check_on": dt.date(2026, 5, 31)}, "next_check_on", "must lie in the future"),
        (Item.EXISTS, {"next_check_on": dt.date(2027, 6, 2)}, "next_check_on", "within 12 months: choose 1 June 2027"),
    ],
)
def test_a_check_that_says_too_little_is_refused(employer, officer, item, facts, field, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        record_check(employer=employer, item=item, by=officer, **{"evidence": "Seen"} | LOOK | facts)
    assert refusal.value.field == field
    assert not employer.checks.exists()


def test_a_certificate_counts_to_its_last_day_and_a_long_one_for_a_year(employer, officer):
    until = dt.date(2026, 9, 30)
    facts = {"employer": employer, "item": Item.INSURANCE, "evidence": "Policy 7", "by": officer, **LOOK}
    assert record_check(next_check_on=until, **facts).next_check_on == until
    assert record_check(next_check_on=dt.date(2029, 1, 1), **facts).next_check_on == NEXT_YEAR


def test_a_department_is_not_asked_what_the_council_knows_of_itself(in_council, officer):
    department = EmployerFactory(council=in_council, department=True)
    assert {asked.item for asked in required_checks(department.kind)} == {Item.SUPERVISOR, Item.YOUNG_WORKERS}
    assert len(required_checks(EmployerKind.PARTNER)) == len(CHECKLIST) == len(Item)
    with pytest.raises(Refused, match="is not asked of a council department"):
        record_check(employer=department, item=Item.PAYROLL, evidence="Seen", by=officer)


@pytest.mark.parametrize("left_out", Item)
def test_nobody_is_verified_while_one_check_is_missing(employer, officer, left_out):
    check_all(employer, officer, but=[left_out])
    with pytest.raises(Refused, match=left_out.label):
        propose(employer=employer, by=officer)
    until = clock.today() + dt.timedelta(days=90)
    record_check(employer=employer, item=left_out, evidence="Seen", next_check_on=until, by=officer, **LOOK)
    verify_by_two(employer, officer)
    assert (employer.proposed_by, employer.verified_at.date()) == (officer, TODAY)
    assert employer.verified_by != officer
    assert list(Employer.objects.verified()) == [employer]
    with pytest.raises(Refused, match=r"was verified already, by .*, on 1 June 2026"):
        verify(employer=employer, by=MembershipFactory(council=employer.council).user)


def test_who_is_known_from_a_feed_alone_is_not_verified(in_council, officer):
    known = employer_known_from_feed(council=in_council, name="Somewhere Ltd")
    with pytest.raises(Refused, match="public feed only"):
        propose(employer=known, by=officer)


def test_what_lapses_stops_new_approvals_by_name_and_closes_nothing(in_council, employer, officer):
    until = dt.date(2026, 6, 30)
    check_all(employer, officer, but=[Item.INSURANCE])
    record_check(employer=employer, item=Item.INSURANCE, evidence="Policy 7", next_check_on=until, by=officer, **LOOK)
    verify_by_two(employer, officer)
    live, waiting = a_live(in_council, employer=employer), a_submitted(in_council, employer=employer)
    assert is_verified_on(employer, until)
    with clock.moved_to(until + dt.timedelta(days=1)):
        assert [asked.item for asked in missing_on(employer, clock.today())] == [Item.INSURANCE]
        with pytest.raises(Refused, match="“Employers' liability insurance” is not current") as refusal:
            opportunities.approve(opportunity=waiting, by=officer)
        assert refusal.value.field == "employer"
        live.refresh_from_db()
        assert live.state == OpportunityState.LIVE
        check_all(employer, officer)
        opportunities.approve(opportunity=waiting, by=officer)
    assert waiting.state == OpportunityState.LIVE


@pytest.mark.parametrize("kind", EmployerKind)
def test_the_list_and_the_single_employer_agree_on_what_is_complete(in_council, officer, kind):
    employer = EmployerFactory(council=in_council, kind=kind)
    days = [TODAY, TODAY + dt.timedelta(days=100), TODAY + dt.timedelta(days=101)]

    def complete():
        listed = [Employer.objects.filter(complete_on(day), pk=employer.pk).exists() for day in days]
        assert listed == [not missing_on(employer, day) for day in days]
        return listed

    assert complete() == [False, False, False]
    check_all(employer, officer, until=days[1])
    assert complete() == [True, True, False]


def test_verification_is_promised_within_two_working_days(in_council, officer):
    friday = dt.datetime(2026, 6, 5, 15, tzinfo=LONDON)
    tuesday = dt.datetime(2026, 6, 9, 15, tzinfo=LONDON)
    with clock.moved_to(friday):
        employer = add_employer(council=in_council, name="Alder", kind=EmployerKind.PARTNER, by=officer)
        assert due_at(employer) == tuesday
        assert [each for each in Employer.objects.all() if due_at(each)] == [employer]
    with clock.moved_to(tuesday):
        assert not is_overdue(employer)
    with clock.moved_to(tuesday + dt.timedelta(seconds=1)):
        assert is_overdue(employer)
        check_all(employer, officer)
        verify_by_two(employer, officer)
        assert (due_at(employer), is_overdue(employer)) == (None, False)
    assert not any(map(due_at, Employer.objects.all()))


def test_a_feeds_employer_begins_to_wait_when_it_becomes_a_partner(in_council, officer):
    known = employer_known_from_feed(council=in_council, name="Somewhere Ltd")
    assert due_at(known) is None
    change_employer(employer=known, kind=EmployerKind.PARTNER, by=officer)
    known.refresh_from_db()
    assert known.asked_at == clock.now()

"""Who verifies an employer, by what, and what it holds when its checks have lapsed."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.employers.checklist import CHECKLIST, missing_on, required_checks
from backend.employers.choices import EmployerKind, Item
from backend.employers.evidence import LARGEST
from backend.employers.models import Employer
from backend.employers.services import add_employer, change_employer
from backend.employers.verification import (
    checks_lapsed,
    propose,
    record_check,
    send_back,
    verify,
    with_lapsed_checks,
)
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerFactory, check_of
from tests.factories.referrals import referral_world
from tests.today import today_is


TODAY = dt.date(2026, 6, 1)
_today = today_is(TODAY)
LINK = {"link": "https://register.example/entry/7"}
PDF, PNG, JPG = b"%PDF-1.7\n1 0 obj\n%%EOF\n", b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82", b"\xff\xd8\xff....\xff\xd9"


@pytest.fixture
def officer(in_council):
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user


@pytest.fixture
def administrator(in_council):
    return MembershipFactory(council=in_council, role=Role.ADMINISTRATOR).user


def checked(council, kind=EmployerKind.PARTNER):
    employer = EmployerFactory(council=council, kind=kind)
    for asked in required_checks(kind):
        check_of(employer, asked.item)
    return employer


def paper(data, name="paper.pdf"):
    return {"file": SimpleUploadedFile(name, data)}


def test_two_people_verify_and_neither_is_left_out(in_council, officer, administrator):
    employer = checked(in_council)
    with pytest.raises(Refused, match="An officer has to say first"):
        verify(employer=employer, by=officer)
    propose(employer=employer, by=officer)
    assert list(Employer.objects.awaiting_second_person()) == [employer]
    with pytest.raises(Refused, match="waits for a second person already"):
        propose(employer=employer, by=administrator)
    with pytest.raises(Refused, match="somebody else has to verify it"):
        verify(employer=employer, by=officer)
    with pytest.raises(Refused, match="Say what is missing"):
        send_back(employer=employer, reason=" ", by=administrator)
    send_back(employer=employer, reason="The number is another's", by=administrator)
    assert employer.sent_back.startswith("The number is another's")
    propose(employer=employer, by=administrator)
    verify(employer=employer, by=officer)
    assert (employer.proposed_by, employer.verified_by, employer.sent_back) == (administrator, officer, "")


def test_what_lapses_while_it_waits_is_asked_for_again(in_council, officer, administrator):
    employer = checked(in_council)
    propose(employer=employer, by=officer)
    employer.checks.filter(item=Item.PAYROLL).update(checked_on="2025-05-01", next_check_on="2026-05-31")
    with pytest.raises(Refused, match="“Payroll” is not current"):
        verify(employer=employer, by=administrator)


def test_a_department_is_verified_by_the_administrator_of_its_own_council_whatever_the_form_said(
    in_council, officer, administrator
):
    another = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user
    foreign = MembershipFactory(council=CouncilFactory(), role=Role.ADMINISTRATOR).user
    department = checked(in_council, EmployerKind.DEPARTMENT)
    propose(employer=department, by=officer)
    for somebody in (another, foreign):
        with pytest.raises(Refused, match="by the council's administrator"):
            verify(employer=department, by=somebody)
    verify(employer=department, by=administrator)
    assert department.verified_by == administrator


@pytest.mark.parametrize(
    ("was", "becomes"),
    [(EmployerKind.PARTNER, EmployerKind.DEPARTMENT), (EmployerKind.DEPARTMENT, EmployerKind.PARTNER)],
)
def test_another_kind_is_not_verified_by_choosing_it(in_council, officer, was, becomes):
    employer = EmployerFactory(council=in_council, kind=was, verified=True)
    change_employer(employer=employer, kind=was, by=officer)
    assert Employer.objects.verified().exists()
    change_employer(employer=employer, kind=becomes, by=officer)
    assert not Employer.objects.verified().exists()


@pytest.mark.parametrize(
    ("item", "given", "field", "sentence"),
    [
        (Item.EXISTS, {}, "link", "a register number, a link or a file"),
        (Item.EXISTS, {"number": "12"}, "number", "Companies House number like"),
        (Item.EXISTS, {"link": "javascript:alert(1)"}, "link", "whole address"),
        (Item.EXISTS, {"link": "register entry"}, "link", "whole address"),
        (Item.CALLED_BACK, {}, "link", "published number"),
        (Item.INSURANCE, {"number": "01234567"}, "link", "a link or a file"),
        (Item.YOUNG_WORKERS, {}, "link", "a link or a file"),
        (Item.VISITED, LINK, "how", "how the site is known"),
        (Item.VISITED, {"how": "heard"}, "how", "how the site is known"),
        (Item.VISITED, {"how": "visited"}, "seen_on", "the day on which"),
        (Item.VISITED, {"how": "visited", "seen_on": dt.date(2026, 6, 2)}, "seen_on", "in the future"),
        (Item.VISITED, {"how": "placed", "seen_on": dt.date(2025, 5, 1)}, "seen_on", "more than a year ago"),
        (Item.INSURANCE, paper(b""), "file", "no PDF, PNG or JPEG"),
        (Item.INSURANCE, paper(b"<html><script>"), "file", "no PDF, PNG or JPEG"),
        (Item.INSURANCE, paper(b"MZ program", "a.pdf"), "file", "no PDF, PNG or JPEG"),
        (Item.INSURANCE, paper(b"PK\x03\x04", "a.pdf"), "file", "no PDF, PNG or JPEG"),
        (Item.INSURANCE, paper(b"<svg onload=x>", "a.png"), "file", "no PDF, PNG or JPEG"),
        (Item.INSURANCE, paper(PDF[:12]), "file", "cut off"),
        (Item.INSURANCE, paper(PDF.replace(b"obj", b"obj /OpenAction 2 0 R")), "file", "holds a program"),
        (Item.INSURANCE, paper(PDF.replace(b"obj", b"obj <</S /JavaScript>>")), "file", "holds a program"),
        (Item.INSURANCE, paper(PDF + b" " * LARGEST), "file", "larger than 5 MB"),
    ],
)
def test_evidence_that_nobody_can_check_is_refused_beside_its_field(in_council, officer, item, given, field, sentence):
    employer = add_employer(council=in_council, name="Blue Door", kind=EmployerKind.PARTNER, by=officer)
    for file in (each for each in given.values() if hasattr(each, "seek")):
        file.seek(0)
    until = TODAY + dt.timedelta(days=90)
    with pytest.raises(Refused, match=sentence) as refused:
        record_check(employer=employer, item=item, evidence="Seen", next_check_on=until, by=officer, **given)
    assert refused.value.field == field
    assert not employer.checks.exists()


@pytest.mark.parametrize(("data", "name"), [(PDF, "it.pdf"), (PNG, "it.png"), (JPG, "it.jpg")])
def test_a_paper_is_kept_under_a_name_that_says_nothing(in_council, officer, data, name):
    employer = add_employer(council=in_council, name="Blue Door", kind=EmployerKind.PARTNER, by=officer)
    until = TODAY + dt.timedelta(days=90)
    facts = {"evidence": "Seen", "next_check_on": until, "by": officer}
    check = record_check(employer=employer, item=Item.INSURANCE, **facts, **paper(data, "../../it.exe"))
    assert (check.file_name, check.file.read()) == (name, data)
    assert "it.exe" not in check.file.name


def test_the_number_that_is_recorded_is_what_was_looked_at(in_council, officer):
    facts = {"companies_house_number": "1234567", "published_phone": "020 7946 0000"}
    employer = add_employer(council=in_council, name="Blue Door", kind=EmployerKind.PARTNER, by=officer, **facts)
    assert record_check(employer=employer, item=Item.EXISTS, evidence="Active", by=officer).number == "01234567"
    assert record_check(employer=employer, item=Item.CALLED_BACK, evidence="Answered", by=officer).pk


def test_lapsed_checks_hold_who_is_new_by_one_rule_for_one_and_for_many(in_council, officer):
    world = referral_world(in_council)
    employer = world.opportunity.employer
    assert not checks_lapsed(employer, TODAY)
    Employer.objects.filter(pk=employer.pk).update(verified_at=clock.now(), verified_by=officer)
    employer.refresh_from_db()
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item, next_check_on=TODAY + dt.timedelta(days=9))
    days = [TODAY, TODAY + dt.timedelta(days=9), TODAY + dt.timedelta(days=10)]
    told = [checks_lapsed(employer, day) for day in days]
    assert told == [False, False, True]
    assert told == [with_lapsed_checks(Employer.objects.all(), day).exists() for day in days]
    with council_context(None):
        assert checks_lapsed(employer, days[2])  # in no context, or an employer's, the rule is the same
        assert not checks_lapsed(employer, days[0])
    employer.checks.filter(item=Item.PAYROLL).update(checked_on="2025-01-01", next_check_on="2026-05-31")
    with pytest.raises(Refused, match="checks of this employer have run out"):
        world.ask_to_refer()


def test_who_was_verified_before_visits_were_asked_for_has_time_to_be_visited(in_council, officer):
    (visit,) = (asked for asked in CHECKLIST if asked.item == Item.VISITED)
    employer = EmployerFactory(council=in_council, verified=True)
    with council_context(in_council.id):
        employer.checks.filter(item=Item.VISITED).delete()
        employer.checks.update(next_check_on=dt.date(2028, 1, 1))
    for day, missing in ((visit.catch_up - dt.timedelta(days=1), []), (visit.catch_up, [Item.VISITED])):
        assert [asked.item for asked in missing_on(employer, day)] == missing
        assert with_lapsed_checks(Employer.objects.all(), day).exists() == bool(missing)
    late = EmployerFactory(
        council=in_council, verified_at=clock.now() + dt.timedelta(days=200), verified_by=UserFactory()
    )
    with council_context(in_council.id):
        late.checks.filter(item=Item.VISITED).delete()
    assert Item.VISITED in [asked.item for asked in missing_on(late, visit.since)]

"""Whoever speaks for an employer judges nothing of it for the council, and is told who can."""

import datetime as dt

import pytest

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.checklist import required_checks
from backend.employers.choices import ColleagueAnswer, ConcernOutcome, EmployerKind, FeedNameAnswer, Item
from backend.employers.colleagues import answer_colleague, invite_colleague
from backend.employers.concerns import decide_concern, raise_concern
from backend.employers.models import FeedName
from backend.employers.organisations.services import add_parent, add_trading_name, answer_whether_one, take_back
from backend.employers.permissions import concerns_of
from backend.employers.services import lift_pause, pause
from backend.employers.verification import propose, record_check, verify
from backend.intake.importer.employer_names import answer_feed_name
from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState
from tests.backend.opportunities.posts import TODAY, a_submitted, officer_of
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory, check_of
from tests.today import today_is


_today = today_is(TODAY)
LINK = {"link": "https://register.example/entry/3"}


@pytest.fixture
def quinn(in_council):
    """An officer who speaks for Teal Cycles."""
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user__name="Quinn Both").user


@pytest.fixture
def teal(in_council, quinn):
    employer = EmployerFactory(council=in_council, name="Teal Cycles", companies_house_number="07654321", verified=True)
    EmployerContactFactory(employer=employer, user=quinn)
    return employer


@pytest.fixture
def free(in_council):
    """An officer who speaks for nobody."""
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user__name="Farah Free").user


@pytest.fixture
def unverified(in_council, quinn):
    """Of which every check is recorded, by somebody else."""
    employer = EmployerFactory(council=in_council, name="Teal Repairs")
    EmployerContactFactory(employer=employer, user=quinn)
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item)
    return employer


def approves(council, employer, by):
    services.approve(opportunity=a_submitted(council, employer=employer), by=by)


def makes_live_again_what_the_council_paused(council, employer, by):
    post = services.approve(opportunity=a_submitted(council, employer=employer), by=officer_of(council))
    services.pause(opportunity=post, reason="A complaint", by=officer_of(council))
    services.resume(opportunity=post, reason="All is well", by=by)


def records_a_check(council, employer, by):
    record_check(employer=employer, item=Item.EXISTS, evidence="In the register", by=by, **LINK)


def lifts_the_pause(council, employer, by):
    pause(employer=employer, reason="Looked into", by=officer_of(council))
    lift_pause(employer=employer, by=by)


def decides_a_concern(council, employer, by):
    concern = raise_concern(employer=employer, words="Paid in cash", by=officer_of(council))
    decide_concern(concern=concern, outcome=ConcernOutcome.NOTHING_FOUND, reason="Asked them", by=by)


def says_yes_to_a_colleague(council, employer, by):
    asker = EmployerContactFactory(employer=employer, user=UserFactory(email="ada@cycles.example")).user
    asked = invite_colleague(employer=employer, name="Mo", email="mo@elsewhere.example", by=asker)
    answer_colleague(invitation=asked, answer=ColleagueAnswer.YES, reason="I know them", by=by)


def says_that_it_is_another_than_one(council, employer, by):
    other = EmployerFactory(council=council, name="Teal Cycling")
    answer_whether_one(one=employer, other=other, are_one=False, reason="I work there", by=by)


def takes_back_whose_it_is(council, employer, by):
    parent = EmployerFactory(council=council, name="Wheel Group")
    recorded = add_parent(employer=employer, parent=parent, reason="Their site", by=officer_of(council))
    take_back(recorded=recorded, reason="It is not so", by=by)


def says_whose_adverts_are(council, employer, by):
    facts = {"employer": employer, "name": "Velo North", "source": "dwp", "external_reference": "A1"}
    asked = FeedName.objects.create(council=council, **facts)
    answer_feed_name(feed_name=asked, answer=FeedNameAnswer.ANOTHER, reason="I work there", by=by)


JUDGEMENTS = [
    approves,
    makes_live_again_what_the_council_paused,
    records_a_check,
    lifts_the_pause,
    decides_a_concern,
    says_yes_to_a_colleague,
    says_that_it_is_another_than_one,
    takes_back_whose_it_is,
    says_whose_adverts_are,
]


@pytest.mark.parametrize("judges", JUDGEMENTS)
def test_whoever_speaks_for_it_does_not_judge_it_and_another_officer_does(in_council, teal, quinn, free, judges):
    with pytest.raises(Refused, match=r"You speak for Teal Cycles.*so somebody else has to .*Farah Free"):
        judges(in_council, teal, quinn)


@pytest.mark.parametrize("judges", JUDGEMENTS)
def test_whoever_speaks_for_another_employer_judges_it(in_council, teal, quinn, judges):
    judges(in_council, EmployerFactory(council=in_council, name="Amber Printing", verified=True), quinn)


def of_its_group(teal, other, by):
    add_parent(employer=teal, parent=other, reason="Their site", by=by)


def above_it(teal, other, by):
    add_parent(employer=other, parent=teal, reason="Their site", by=by)


def by_another_name(teal, other, by):
    add_trading_name(employer=other, name="Teal Cycles Ltd", reason="Their site", by=by)


@pytest.mark.parametrize("joins", [of_its_group, above_it, by_another_name])
def test_nor_another_row_of_the_same_organisation(in_council, teal, quinn, free, joins):
    other = EmployerFactory(council=in_council, name="Pedal House", verified=True)
    joins(teal, other, free)
    with pytest.raises(Refused, match=r"Pedal House or for an organisation it belongs with.*Farah Free"):
        approves(in_council, other, quinn)


def test_who_stands_on_its_list_by_address_alone_speaks_for_it_too(in_council, free):
    employer = EmployerFactory(council=in_council)
    EmployerContactFactory(employer=employer, email=free.email.upper())
    with pytest.raises(
        Refused, match="nobody else can at the moment, so ask an administrator to invite another officer"
    ):
        records_a_check(in_council, employer, free)


def test_who_spoke_for_it_once_judges_it_again(in_council, teal, quinn):
    teal.contacts.update(user=None, ended_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    approves(in_council, teal, quinn)


def test_a_post_paused_at_the_employer_is_made_live_again_by_its_people(in_council, teal, quinn):
    post = services.approve(opportunity=a_submitted(in_council, employer=teal), by=officer_of(in_council))
    services.pause(opportunity=post, reason="Holidays", by=quinn)
    services.resume(opportunity=post, reason="Back", by=quinn)
    assert post.state == OpportunityState.LIVE


def test_nobody_reads_or_is_told_of_a_concern_about_whom_they_speak_for(in_council, teal, quinn, free):
    other = EmployerFactory(council=in_council)
    raise_concern(employer=teal, words="Paid in cash", by=officer_of(in_council))
    about_another = raise_concern(employer=other, words="Paid in cash", by=officer_of(in_council))
    readers = [quinn.memberships.get(role=Role.ENGAGEMENT_OFFICER), free.memberships.get()]
    seen = [list(concerns_of(Viewer.of(each)).values_list("employer__name", flat=True)) for each in readers]
    assert seen[0] == [other.name]
    assert sorted(seen[1]) == sorted([other.name, teal.name])
    told = Message.objects.filter(to=quinn.email).values_list("subject", flat=True)
    assert list(told) == [f"Concern {about_another.reference} about an employer"]


# The second person


@pytest.fixture
def administrator(in_council):
    return MembershipFactory(council=in_council, role=Role.ADMINISTRATOR, user__name="Ada Chief").user


def test_whoever_speaks_for_it_neither_says_that_it_is_checked_nor_verifies_it(unverified, quinn, free, administrator):
    with pytest.raises(Refused, match=r"has to say that it is checked: Farah Free\."):
        propose(employer=unverified, by=quinn)
    propose(employer=unverified, by=free)
    with pytest.raises(Refused, match=r"has to verify it: Ada Chief, Farah Free\."):
        verify(employer=unverified, by=quinn)
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


# Evidence is of this employer


@pytest.mark.parametrize("number", ["09999999", "1123456", "SC123456"])
def test_a_number_that_is_not_recorded_of_it_is_no_evidence(teal, free, number):
    with pytest.raises(
        Refused, match=f"{number} is not a number recorded of Teal Cycles, which is 07654321"
    ) as refused:
        record_check(employer=teal, item=Item.EXISTS, evidence="In the register", number=number, by=free)
    assert refused.value.field == "number"
    assert teal.checks.filter(item=Item.EXISTS, evidence="Seen").exists()


@pytest.mark.parametrize("written", ["07654321", " 0765 4321 ", "", "0765-4321"])
def test_its_own_number_is(teal, free, written):
    assert (
        record_check(employer=teal, item=Item.EXISTS, evidence="Active", number=written, by=free).number == "07654321"
    )


def test_of_one_without_a_number_that_of_another_on_the_list_is_none(in_council, teal, free):
    bare = EmployerFactory(council=in_council, name="Ochre Cafe")
    with pytest.raises(Refused, match="07654321 is the number of Teal Cycles"):
        record_check(employer=bare, item=Item.EXISTS, evidence="In the register", number="07654321", by=free)
    answer_whether_one(one=teal, other=bare, are_one=True, reason="One company", by=free)
    assert record_check(employer=bare, item=Item.EXISTS, evidence="In the register", number="07654321", by=free)


def test_another_councils_employer_says_nothing_of_a_number(in_council, free):
    EmployerFactory(council=CouncilFactory(), companies_house_number="01111111")
    bare = EmployerFactory(council=in_council)
    assert record_check(employer=bare, item=Item.EXISTS, evidence="In the register", number="01111111", by=free)


@pytest.mark.parametrize(
    "link",
    [
        "http://localhost:8000/x",
        "https://192.168.1.9/a",
        "http://[::1]/",
        "https://files.intranet/a",
        "http://pc.local/",
    ],
)
def test_a_link_that_opens_in_one_network_is_no_evidence(teal, free, link):
    with pytest.raises(Refused) as refused:
        record_check(employer=teal, item=Item.CALLED_BACK, evidence="Rang them", link=link, by=free)
    assert refused.value.field == "link"


@pytest.mark.parametrize("words", ["y", "ok", "...", "- -", "\n a\t"])
def test_a_mark_is_no_words_about_what_was_found(teal, free, words):
    with pytest.raises(Refused, match="what you found"):
        record_check(employer=teal, item=Item.SUPERVISOR, evidence=words, by=free)

"""The brief of a post follows from the post alone, says nothing of anybody, and is read by name."""

import datetime as dt

import pytest
from django.db.utils import ProgrammingError

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from backend.councils.choices import Role
from backend.employers.choices import Pledge
from backend.opportunities.choices import OpportunityType
from backend.opportunities.manager_brief import (
    HOLDS,
    brief_of,
    confirm_brief_read,
    has_brief,
    readings_of,
    write_brief_lines,
)
from backend.opportunities.models import BriefLines, BriefReading
from backend.reference.manager_brief import PostFact, brief_pieces
from backend.reference.telling_words import doubts_in
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.safety.tells import TELLS


@pytest.fixture
def post(in_council):
    return OpportunityFactory(council=in_council, pledges=[Pledge.WORKPLACE_BUDDY])


@pytest.fixture
def contact(post):
    return EmployerContactFactory(employer=post.employer, signs_in=True)


@pytest.fixture
def officer(in_council):
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user


def said(post) -> str:
    return " ".join(each.says for each in brief_of(post).pieces)


def test_every_pledge_has_its_piece_and_every_fact_its_rule():
    pieces = brief_pieces()
    assert {each.pledge for each in pieces} - {""} == set(Pledge)
    assert set(HOLDS) == set(PostFact)
    assert len({each.piece for each in pieces}) == len(pieces)


def test_no_piece_tells_for_whom_it_is():
    texts = [each.says for each in brief_pieces()]
    assert [text for text in texts if TELLS.search(text) or doubts_in(text)] == []


def test_it_says_what_was_pledged_and_what_the_post_is(post):
    assert "You promised a buddy" in said(post)
    assert "work trial" not in said(post)
    assert "few buses run" not in said(post)
    post.night_work, post.pledges = True, [Pledge.WORK_TRIAL]
    assert "few buses run" in said(post)
    assert "You promised a work trial" in said(post)
    assert "buddy" not in said(post)


def test_a_course_has_none_and_what_is_applied_for_elsewhere_has_none(post):
    assert has_brief(post)
    post.application_url = "https://jobs.example/1"
    assert not has_brief(post)
    post.application_url, post.type = "", OpportunityType.FURTHER_EDUCATION_COURSE
    assert not has_brief(post)


def test_it_is_the_same_for_a_kept_place_and_an_open_one(post):
    open_one = brief_of(post)
    post.care_leavers_only, post.kept_words, post.ehcp_required = True, "For care leavers", True
    assert brief_of(post) == open_one


def test_whoever_reads_it_is_named_once_for_a_version(post, contact, officer):
    version = brief_of(post).version
    for _ in range(2):
        confirm_brief_read(opportunity=post, version=version, by=contact.user)
    (reading,) = readings_of(post)
    assert (reading.contact, reading.by, reading.how, reading.version) == (contact, contact.user, "signed in", version)
    other = EmployerContactFactory(employer=post.employer)
    assert confirm_brief_read(opportunity=post, version=version, by=other).how == "by link"
    write_brief_lines(opportunity=post, first="The side door is open from 7.", second="", by=officer)
    assert brief_of(post).version != version
    assert {each.version for each in readings_of(post)} == {version}


def test_what_has_changed_since_it_was_opened_is_read_again(post, contact):
    with pytest.raises(Refused, match="changed since you opened it"):
        confirm_brief_read(opportunity=post, version="0000", by=contact.user)


def test_nobody_elses_people_say_that_they_read_it(post, officer):
    stranger = EmployerContactFactory(employer=EmployerFactory(council=post.council), signs_in=True)
    for by in (stranger, stranger.user, officer):
        with pytest.raises(Refused, match="people of the employer"):
            confirm_brief_read(opportunity=post, version=brief_of(post).version, by=by)


@pytest.mark.parametrize("line", ["They left care", "Her mental health is poor", "He lives in a hostel"])
def test_a_line_that_tells_somebodys_story_is_refused(post, officer, line):
    with pytest.raises(Refused, match="what is true of the post"):
        write_brief_lines(opportunity=post, first="The bus is the 64.", second=line, by=officer)
    assert not BriefLines.objects.exists()


def test_lines_and_readings_of_the_employer_before_are_not_those_of_the_next(post, contact, officer):
    write_brief_lines(opportunity=post, first="Ask for Sam.", second="", by=officer)
    confirm_brief_read(opportunity=post, version=brief_of(post).version, by=contact)
    post.employer = EmployerFactory(council=post.council)
    post.save()
    assert brief_of(post).lines == []
    assert readings_of(post) == []


def test_an_employer_reads_the_lines_and_writes_none(post, contact, officer):
    write_brief_lines(opportunity=post, first="The side door.", second="", by=officer)
    stranger = EmployerContactFactory(employer=EmployerFactory(council=post.council), signs_in=True)
    with council_context(post.council_id, audience=EMPLOYER, user_id=stranger.user_id):
        assert not BriefLines.objects.exists()
    with council_context(post.council_id, audience=EMPLOYER, user_id=contact.user_id):
        assert BriefLines.objects.count() == 1
        confirm_brief_read(opportunity=post, version=brief_of(post).version, by=contact.user)
        with pytest.raises(ProgrammingError, match="row-level security"):
            write_brief_lines(opportunity=post, first="Ours", second="", by=contact.user)
    assert BriefReading.objects.count() == 1


def test_a_piece_is_there_while_it_is_in_force(post):
    assert brief_of(post, clock.today().replace(year=2020, day=1)).parts == []
    assert brief_of(post, dt.date(2027, 1, 1)).parts

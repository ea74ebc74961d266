"""Whoever speaks for an employer judges nothing of it for the council, and is told who can."""

import datetime as dt

import pytest

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.concerns import raise_concern
from backend.employers.organisations.services import add_parent, add_trading_name
from backend.employers.permissions import concerns_of
from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState
from tests.backend.employers.conflicts.judgements import JUDGEMENTS, approves, records_a_check
from tests.backend.opportunities.posts import TODAY, a_submitted, officer_of
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.today import today_is


_today = today_is(TODAY)


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
        Refused, match="nobody else can at the moment, so ask an administrator to invite somebody who can"
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

"""Who may do what to an opportunity, against a table written by hand."""

import pytest

from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities import permissions, services
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.transitions import OPPORTUNITY_LIFE, record
from tests.backend.opportunities.posts import a_live, employer_with_contact, officer_of
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
EMPLOYER, OFFICER = Role.EMPLOYER, Role.ENGAGEMENT_OFFICER
BOTH, ONLY_OFFICER = {EMPLOYER, OFFICER}, {OFFICER}
IN_LIFE = {State.LIVE, State.PAUSED, State.FILLED}
BEFORE_LIFE = {State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED}
WHO_AND_WHEN = {
    "change": (BOTH, BEFORE_LIFE | IN_LIFE),
    "submit": (BOTH, {State.DRAFT, State.CHANGES_REQUESTED}),
    "approve": (ONLY_OFFICER, {State.SUBMITTED}),
    "ask_for_changes": (ONLY_OFFICER, {State.SUBMITTED}),
    "reject": (ONLY_OFFICER, {State.SUBMITTED}),
    "pause": (BOTH, {State.LIVE}),
    "resume": (ONLY_OFFICER, {State.PAUSED}),  # an employer only what they paused themselves: below
    "close": (BOTH, IN_LIFE),
    "withdraw": (BOTH, BEFORE_LIFE | {State.LIVE, State.PAUSED}),
    "reopen": (ONLY_OFFICER, {State.CLOSED}),
    "restore": (BOTH, {State.WITHDRAWN}),
    "take_back_request": (ONLY_OFFICER, {State.CHANGES_REQUESTED}),
    "take_back_approval": (ONLY_OFFICER, {State.LIVE, State.PAUSED}),
}


def may_resume(someone, post):
    return "resume" in OPPORTUNITY_LIFE.steps_open_to(someone, post)


def viewer(council, role, user=None):
    facts = {"user": user} if user else {}
    return Viewer.of(MembershipFactory(council=council, role=role, **facts))


def employers_viewer(contact_user):
    return Viewer.of(contact_user.memberships.get())


@pytest.mark.parametrize("state", State)
def test_a_step_is_open_to_its_people_in_its_states(council, state):
    employer, person = employer_with_contact(council)
    post = OpportunityFactory(council=council, employer=employer, state=state)
    viewers = {role: viewer(council, role) for role in Role if role != EMPLOYER} | {EMPLOYER: employers_viewer(person)}
    for role, each in viewers.items():
        expected = {step for step, (who, when) in WHO_AND_WHEN.items() if role in who and state in when}
        assert set(OPPORTUNITY_LIFE.steps_open_to(each, post)) == expected - {"change"}
        assert {step for step in OPPORTUNITY_LIFE.transitions if OPPORTUNITY_LIFE.is_open_to(step, each, post)} == (
            expected - {"change"} | not_offered(role, state)
        )
        assert permissions.can_change(each, post) == ("change" in expected)


def not_offered(role, state):
    """A change after approval and the merging of two have pages of their own."""
    amends = {"amend"} if role in BOTH and state in IN_LIFE else set()
    merges = {"merge"} if role == OFFICER and state in BEFORE_LIFE | IN_LIFE else set()
    return amends | merges


@pytest.mark.parametrize("state", State)
def test_nobody_of_another_employer_or_council_may(council, state):
    post = OpportunityFactory(council=council, state=state)
    other_employer = employers_viewer(employer_with_contact(council)[1])
    other_council = viewer(CouncilFactory(), OFFICER)
    for stranger in (other_employer, other_council):
        assert OPPORTUNITY_LIFE.steps_open_to(stranger, post) == []
        assert not any(OPPORTUNITY_LIFE.is_open_to(step, stranger, post) for step in OPPORTUNITY_LIFE.transitions)
        assert not permissions.can_change(stranger, post)


def test_what_has_a_place_taken_is_closed_and_not_withdrawn(council):
    for state in WHO_AND_WHEN["withdraw"][1]:
        post = OpportunityFactory(council=council, state=state, places_taken=1)
        assert "withdraw" not in OPPORTUNITY_LIFE.steps_open_to(viewer(council, OFFICER), post)


def test_an_approval_that_nobody_gave_is_not_taken_back(council):
    post = OpportunityFactory(council=council, from_feed=True)
    assert "take_back_approval" in OPPORTUNITY_LIFE.steps_open_to(viewer(council, OFFICER), post)
    record("publish_from_feed", post, from_state="", by=None)
    assert "take_back_approval" not in OPPORTUNITY_LIFE.steps_open_to(viewer(council, OFFICER), post)


def test_an_employer_resumes_what_they_paused_and_not_what_the_council_paused(council):
    employer, person = employer_with_contact(council)
    post, theirs = a_live(council, employer=employer), employers_viewer(person)
    services.pause(opportunity=post, reason="Manager away", by=person)
    assert may_resume(theirs, post)
    services.resume(opportunity=post, reason="Back again", by=person)
    services.pause(opportunity=post, reason="A concern", by=officer_of(council))
    assert not may_resume(theirs, post)
    assert may_resume(viewer(council, OFFICER), post)


def test_an_employer_reaches_only_their_own_and_staff_all_of_their_council(council):
    employer, person = employer_with_contact(council)
    own = OpportunityFactory(council=council, employer=employer)
    others = OpportunityFactory(council=council)
    OpportunityFactory()
    assert set(permissions.opportunities_of(employers_viewer(person))) == {own}
    for role in set(Role) - {EMPLOYER}:
        assert set(permissions.opportunities_of(viewer(council, role))) == {own, others}


def test_two_people_and_two_contacts_do_not_double_an_opportunity(council):
    employer, person = employer_with_contact(council)
    employer_with_contact(council)
    employer.contacts.create(name="Again", email="again@employer.example", user=person)
    own = OpportunityFactory(council=council, employer=employer)
    assert list(permissions.opportunities_of(employers_viewer(person))) == [own]


def test_who_may_post_and_add(council):
    employer, person = employer_with_contact(council)
    theirs, other = employers_viewer(person), employers_viewer(employer_with_contact(council)[1])
    assert permissions.can_post(theirs)
    assert permissions.can_post(theirs, employer)
    assert not permissions.can_post(other, employer)
    roles = {role: viewer(council, role) for role in Role}
    assert {role for role, each in roles.items() if permissions.can_post(each)} == BOTH
    assert {role for role, each in roles.items() if permissions.can_approve(each)} == ONLY_OFFICER
    assert {role for role, each in roles.items() if permissions.can_add_for_one_person(each)} == {Role.EET_ADVISER}

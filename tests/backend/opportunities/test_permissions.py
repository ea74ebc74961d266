"""Who may do what to an opportunity, against a table written by hand."""

import pytest

from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities import permissions, services
from backend.opportunities.choices import OpportunityState as State
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


def viewer(council, role, user=None):
    facts = {"user": user} if user else {}
    return Viewer.of(MembershipFactory(council=council, role=role, **facts))


def employers_viewer(contact_user):
    return Viewer.of(contact_user.memberships.get())


@pytest.mark.parametrize("verb", WHO_AND_WHEN)
@pytest.mark.parametrize("state", State)
def test_a_verb_is_open_to_its_people_in_its_states(council, verb, state):
    employer, person = employer_with_contact(council)
    post = OpportunityFactory(council=council, employer=employer, state=state)
    who, when = WHO_AND_WHEN[verb]
    may = getattr(permissions, f"can_{verb}")
    viewers = {role: viewer(council, role) for role in Role if role != EMPLOYER} | {EMPLOYER: employers_viewer(person)}
    allowed = {role for role, each in viewers.items() if may(each, post)}
    assert allowed == (who if state in when else set())


@pytest.mark.parametrize("verb", WHO_AND_WHEN)
def test_nobody_of_another_employer_or_council_may(council, verb):
    state = min(WHO_AND_WHEN[verb][1])
    post = OpportunityFactory(council=council, state=state)
    other_employer = employers_viewer(employer_with_contact(council)[1])
    other_council = viewer(CouncilFactory(), OFFICER)
    may = getattr(permissions, f"can_{verb}")
    assert not may(other_employer, post)
    assert not may(other_council, post)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("places_taken", [0, 1])
@pytest.mark.parametrize("role", [EMPLOYER, OFFICER, Role.EET_ADVISER])
def test_the_steps_a_page_offers_are_those_the_predicates_allow(council, state, places_taken, role):
    employer, person = employer_with_contact(council)
    post = OpportunityFactory(council=council, employer=employer, state=state, places_taken=places_taken)
    someone = employers_viewer(person) if role == EMPLOYER else viewer(council, role)
    verbs = WHO_AND_WHEN.keys() - {"change"}
    expected = {verb for verb in verbs if getattr(permissions, f"can_{verb}")(someone, post)}
    assert permissions.steps_open_to(someone, post) == expected
    stranger = employers_viewer(employer_with_contact(council)[1])
    assert permissions.steps_open_to(stranger, post) == set()


def test_an_employer_resumes_what_they_paused_and_not_what_the_council_paused(council):
    employer, person = employer_with_contact(council)
    post, theirs = a_live(council, employer=employer), employers_viewer(person)
    services.pause(opportunity=post, reason="Manager away", by=person)
    assert permissions.can_resume(theirs, post)
    services.resume(opportunity=post, reason="Back again", by=person)
    services.pause(opportunity=post, reason="A concern", by=officer_of(council))
    assert not permissions.can_resume(theirs, post)
    assert permissions.can_resume(viewer(council, OFFICER), post)


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

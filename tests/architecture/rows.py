"""Rows for the addresses of pages: those of one owner, made when a page first needs them."""

import datetime as dt
from functools import cached_property

from backend.accounts.models import User
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.shortlists.choices import DecisionKind, NotThisOne, Question
from backend.shortlists.services import decide
from tests.architecture.routes import Route
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted, placement_since
from tests.factories.referrals import ReferralWorld
from tests.factories.shortlists import MatchFactory


class Rows:
    """What one personal adviser's young people and one employer's people have in a council."""

    def __init__(self, council: Council, *, personal_adviser: User | None = None, employer_user: User | None = None):
        self.council, self.personal_adviser = council, personal_adviser
        self.employer_user = employer_user or MembershipFactory(council=council, role=Role.EMPLOYER).user
        self.adviser = MembershipFactory(council=council, role=Role.EET_ADVISER).user

    def address(self, route: Route, kind: str) -> str:
        wanted = route.parameters
        return route.address({name: value for name, value in KINDS[kind](self).items() if name in wanted})

    @cached_property
    def employer(self):
        employer = EmployerFactory(council=self.council)
        EmployerContactFactory(employer=employer, user=self.employer_user)
        return employer

    @cached_property
    def person(self):
        return self.another_person()

    def another_person(self):
        person = CareLeaverFactory(council=self.council, ready=True, personal_adviser=self.personal_adviser)
        consent_to(person, "share_name")
        return person

    def another_opportunity(self, **facts):
        return OpportunityFactory(council=self.council, employer=self.employer, **facts)

    @cached_property
    def opportunity(self):
        return self.another_opportunity()

    @cached_property
    def match(self):
        return self.another_match()

    def another_match(self):
        return MatchFactory(care_leaver=self.person, opportunity=self.another_opportunity())

    @cached_property
    def decision(self):
        match = self.another_match()
        return decide(match=match, kind=DecisionKind.NOT_THIS_ONE, because=NotThisOne.TOO_FAR, by=self.adviser)

    @cached_property
    def question(self):
        match, asked = self.another_match(), Question.YOUNG_PERSON
        return decide(match=match, kind=DecisionKind.ASK, asked=asked, note="Is it near a bus?", by=self.adviser)

    @cached_property
    def world(self):
        return ReferralWorld(self.council, self.adviser, self.employer_user, self.person, self.opportunity)

    @cached_property
    def referral(self):
        return self.world.refer()

    @cached_property
    def accepted(self):
        return accepted(self.world, care_leaver=self.another_person(), opportunity=self.another_opportunity())

    @cached_property
    def placement(self):
        return placement_since(self.world, clock.today() - dt.timedelta(days=60), person=self.another_person())


def about_pair(match) -> dict:
    return {"person_id": match.care_leaver.public_id, "opportunity_id": match.opportunity.public_id}


# The kinds a line of the access table may name, and the parts of an address that lead to them.
KINDS = {
    "person": lambda rows: {"public_id": rows.person.public_id},
    "match": lambda rows: about_pair(rows.match),
    "shortlisted": lambda rows: {"public_id": rows.match.public_id},
    "decision": lambda rows: {"public_id": rows.decision.public_id},
    "question": lambda rows: {"public_id": rows.question.public_id},
    "opportunity": lambda rows: {"public_id": rows.opportunity.public_id},
    "referral": lambda rows: {"public_id": rows.referral.public_id},
    "referral:accepted": lambda rows: {"public_id": rows.accepted.public_id},
    "placement": lambda rows: {"public_id": rows.placement.public_id},
}

# Roles to whom a colleague's row of that kind does not exist.
NARROWED = {kind: frozenset({Role.PERSONAL_ADVISER, Role.EMPLOYER}) for kind in KINDS} | {
    "opportunity": frozenset({Role.EMPLOYER}),
    "-": frozenset(),
}

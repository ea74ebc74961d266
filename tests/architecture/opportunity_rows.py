"""Opportunities of one employer in their states, for the addresses of pages."""

from functools import cached_property

from backend.accounts.models import User
from backend.core import clock
from backend.core.protection import clock_context, council_context
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.opportunities.models import Outcome
from backend.opportunities.services import ask_for_changes, change, close, pause, withdraw
from backend.opportunities.sharing import share_with
from backend.reference.choices import Route
from backend.reference.models import ApprenticeshipStandard
from tests.backend.opportunities.posts import a_draft, a_submitted
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory


class OpportunityRows:
    council: Council
    employer: Employer
    employer_user: User
    adviser: User

    def another_opportunity(self, **facts):
        return OpportunityFactory(council=self.council, employer=self.employer, **facts)

    @cached_property
    def opportunity(self):
        return self.another_opportunity()

    @cached_property
    def of_a_standard(self):
        facts = {"title": "Baker", "level": 2, "route": Route.values[0], "source": "A list", "confidence": "to_check"}
        ApprenticeshipStandard.objects.get_or_create(lars_code=98765, defaults=facts | {"as_of": clock.today()})
        return self.another_opportunity(lars_code=98765)

    @cached_property
    def shared(self):
        """What another council shares with this one."""
        with clock_context():
            owner = CouncilFactory()
            lent = OpportunityFactory(council=owner)
        with council_context(owner.id):
            by = MembershipFactory(council=owner, role=Role.ENGAGEMENT_OFFICER).user
            share_with(opportunity=lent, partners=[self.council], with_all=False, by=by)
        return lent

    @cached_property
    def draft(self):
        return a_draft(self.council, employer=self.employer)

    @cached_property
    def submitted(self):
        return a_submitted(self.council, employer=self.employer)

    @cached_property
    def paused(self):
        lawful = self.another_opportunity(job=True, summary="Bake bread", remote=True, min_age=18)
        return pause(opportunity=lawful, reason="Nobody to teach them", by=self.employer_user)

    @cached_property
    def closed(self):
        return close(opportunity=self.another_opportunity(), reason="Taken", by=self.employer_user)

    @cached_property
    def withdrawn(self):
        post = a_draft(self.council, employer=self.employer)
        return withdraw(opportunity=post, reason="By mistake", by=self.employer_user)

    @cached_property
    def sent_back(self):
        post = a_submitted(self.council, employer=self.employer)
        return ask_for_changes(opportunity=post, comments={"title": "Longer"}, by=self.adviser)

    @cached_property
    def changed(self):
        """By its employer after approval, so that it waits again."""
        lawful = self.another_opportunity(job=True, summary="Bake bread", remote=True, min_age=18)
        return change(opportunity=lawful, weekly_hours=30, by=self.employer_user)

    @cached_property
    def asked(self):
        """Its employer is asked what came of it."""
        ended = close(opportunity=self.another_opportunity(), reason="Taken", by=self.employer_user)
        facts = {"council": self.council, "employer": self.employer, "asked_at": clock.now()}
        Outcome.objects.create(opportunity=ended, **facts)
        return ended

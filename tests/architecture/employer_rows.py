"""Rows of one employer for the addresses of pages."""

from functools import cached_property

from django.core.files.base import ContentFile

from backend.accounts.models import User
from backend.councils.choices import Scope
from backend.councils.models import ApiToken, Council
from backend.employers.checklist import required_checks
from backend.employers.choices import Item
from backend.employers.concerns import raise_concern
from backend.employers.models import ColleagueInvitation, FeedName
from backend.employers.organisations.services import add_trading_name
from backend.employers.tokens import issue_employer_token
from backend.employers.verification import propose
from backend.opportunities.choices import Source
from backend.referrals.moved_adverts import answer_feed_name
from tests.factories.employers import EmployerContactFactory, EmployerFactory, check_of


class EmployerRows:
    council: Council
    employer_user: User
    adviser: User
    personal_adviser: User | None

    @cached_property
    def employer(self):
        employer = EmployerFactory(council=self.council)
        EmployerContactFactory(employer=employer, user=self.employer_user)
        return employer

    @cached_property
    def token(self):
        membership = self.employer_user.memberships.get(council=self.council)
        issue_employer_token(
            employer=self.employer, membership=membership, label="system", scopes=[Scope.READ], by=self.employer_user
        )
        return ApiToken.objects.get(of_employer__employer=self.employer)

    @cached_property
    def contact(self):
        """Somebody who works beside the one who signs in."""
        return EmployerContactFactory(employer=self.employer)

    @cached_property
    def checked(self):
        """Everything is recorded, and nobody has said yet that it is verified."""
        employer = self.employer
        for asked in required_checks(employer.kind):
            check_of(employer, asked.item)
        return employer

    @cached_property
    def proposed(self):
        """Somebody of the council waits for a second person to look at it."""
        return propose(employer=self.checked, by=self.adviser)

    @cached_property
    def check(self):
        """With a file."""
        found = check_of(EmployerFactory(council=self.council), Item.INSURANCE, file_name="certificate.pdf")
        found.file.save("certificate", ContentFile(b"%PDF-1.7"))
        return found

    @cached_property
    def another_employer(self):
        return EmployerFactory(council=self.council)

    @cached_property
    def colleague(self):
        return EmployerContactFactory(employer=self.employer, signs_in=True)

    @cached_property
    def asked_for(self):
        named = {"name": "Sam Hill", "email": "sam@elsewhere.example", "asked_by": self.employer_user}
        return ColleagueInvitation.objects.create(council=self.council, employer=self.employer, **named)

    @cached_property
    def trading_name(self):
        employer = EmployerFactory(council=self.council)
        return add_trading_name(employer=employer, name="Fast Fit", reason="Their site", by=self.adviser)

    @cached_property
    def feed_name(self):
        """A feed names the employer of an advert anew."""
        employer = EmployerFactory(council=self.council, from_feed=True)
        named = {"source": Source.FAA, "external_reference": "1", "name": "Bramble Works"}
        return FeedName.objects.create(council=self.council, employer=employer, **named)

    @cached_property
    def answered_feed_name(self):
        return answer_feed_name(feed_name=self.feed_name, answer="same", reason="Their site", by=self.adviser)

    @cached_property
    def concern(self):
        employer = EmployerFactory(council=self.council)
        return raise_concern(employer=employer, words="Nobody was there to meet them", by=self.adviser)

    @cached_property
    def raised_concern(self):
        """By the personal adviser whose rows these are."""
        by = self.personal_adviser or self.adviser
        return raise_concern(employer=self.another_employer, words="The bus was late", by=by)

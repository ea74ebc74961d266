"""A young person who is introduced to two employers, and what each of them reads."""

import datetime as dt
from dataclasses import dataclass

from backend.care_leavers.choices import ContactMethod
from backend.core import clock
from backend.employers.models import Employer
from backend.referrals.agreements import record_agreements
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.models import Referral
from backend.referrals.told_employers import employers_told
from tests.factories.employers import EmployerContactFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import ReferralWorld, referral_world


TODAY = dt.date(2026, 6, 15)  # a Monday
DAY = dt.timedelta(days=1)
OURS, THEIRS = "ours", "theirs"


@dataclass
class TwoEmployers:
    world: ReferralWorld
    employers: dict[str, Employer]
    offers: dict

    @classmethod
    def of(cls, council) -> "TwoEmployers":
        """Nothing is agreed to yet."""
        world = referral_world(council, title="Baker")
        world.person.consents.all().delete()
        other = OpportunityFactory(council=council, title="Gardener")
        EmployerContactFactory(employer=other.employer)
        offers = {OURS: world.opportunity, THEIRS: other}
        return cls(world, {name: each.employer for name, each in offers.items()}, offers)

    @property
    def person(self):
        return self.world.person

    def agree(self, *kinds: str, whom: str = "", until: dt.date | None = None, renews=None):
        """For one of the two, or for any."""
        facts = {"on": clock.today(), "how": ContactMethod.PHONE, "until": until, "renews": renews}
        employer = self.employers.get(whom)
        by = self.world.adviser
        return record_agreements(care_leaver=self.person, kinds=kinds, employer=employer, by=by, **facts)

    def refer(self, whom: str) -> Referral:
        return self.world.refer(opportunity=self.offers[whom])

    def told_by(self, consent) -> list[Employer]:
        return employers_told(self.person, list(self.person.consents.all()))[consent.pk]

    def reads(self, whom: str) -> set[str]:
        referral = Referral.objects.select_related("employer").get(employer=self.employers[whom])
        return set(shown_to_employer(referral))

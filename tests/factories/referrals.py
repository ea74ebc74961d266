"""A small world around one referral, made with the services a page would call."""

from dataclasses import dataclass

from backend.accounts.models import User
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.ranking.snapshot_pairs import snapshot_pair_today
from backend.referrals import disclosure
from backend.referrals.choices import Way
from backend.referrals.models import Referral
from backend.referrals.own_words import WordsAnswer
from tests.factories import gated
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.unasked import refer


@dataclass
class ReferralWorld:
    council: Council
    adviser: User
    employer_user: User
    person: CareLeaver
    opportunity: Opportunity

    def refer(self, way: Way = Way.INTRODUCED, **changes) -> Referral:
        """Without asking the gate, unless something was `checked` for it."""
        return (gated.refer if "checked" in changes else refer)(**self._asked(way, changes))

    def ask_to_refer(self, way: Way = Way.INTRODUCED, **changes) -> Referral:
        """As a page does it: the gate is asked."""
        return gated.refer(**self._asked(way, changes))

    def _asked(self, way: Way, changes: dict) -> dict:
        asked = {"care_leaver": self.person, "opportunity": self.opportunity, "by": self.adviser, "way": way} | changes
        if asked["way"] == Way.INTRODUCED:
            asked.setdefault("previewed", disclosure.preview_of(asked["care_leaver"], asked["opportunity"].employer))
            asked.setdefault("words", WordsAnswer.READ)
        if "pair" not in asked:
            asked["pair"] = snapshot_pair_today(care_leaver=asked["care_leaver"], opportunity=asked["opportunity"])
        return asked

    def viewer(self, role: Role = Role.EET_ADVISER) -> Viewer:
        return viewer_with(role, self.council)


def viewer_with(role: Role, council: Council, **user) -> Viewer:
    return Viewer.of(MembershipFactory(council=council, role=role, **user))


def referral_world(council: Council, *kinds: ConsentKind, **opportunity) -> ReferralWorld:
    """A person who agreed to share their name and `kinds`, and an opportunity whose employer can be written to."""
    person = CareLeaverFactory(council=council, ready=True)
    consent_to(person, *({ConsentKind.SHARE_NAME} | set(kinds)))
    made = OpportunityFactory(council=council, **opportunity)
    contact = EmployerContactFactory(employer=made.employer, signs_in=True)
    adviser = MembershipFactory(council=council, role=Role.EET_ADVISER).user
    return ReferralWorld(council, adviser, contact.user, person, made)

"""What a young person is asked before they are put forward: that an employer is told of care, each one by itself."""

from backend.accounts.models import User
from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.consents import give_consent
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.digest import text_digest
from backend.opportunities.models import Opportunity
from backend.referrals.disclosure import preview_of


ONE_IN = 3  # says yes


def asked_about(person: CareLeaver, opportunity: Opportunity, *, by: User) -> dict[str, str]:
    """What this employer would read, once they were asked; the same each time that the borough is made."""
    if int(text_digest(f"{person.identifier} {opportunity.title}")[:8], 16) % ONE_IN == 0:
        give_consent(
            care_leaver=person,
            kind=ConsentKind.SHARE_CARE_STATUS,
            employer=opportunity.employer,
            on=clock.today(),
            how=ContactMethod.PHONE,
            by=by,
        )
    return preview_of(person, opportunity.employer)

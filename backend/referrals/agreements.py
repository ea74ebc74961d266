"""What a young person agrees to, with what follows for employers who were told: recorded, asked again, taken back."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import CONTACT_KINDS, ConsentKind, ContactMethod
from backend.care_leavers.consents import (
    give_consent,
    hold_agreements,
    renew_consent,
    split_consent_for_employer,
    withdraw_consent,
)
from backend.care_leavers.models import CareLeaver, Consent
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.referrals.details import remove_details_no_longer_agreed
from backend.referrals.last_days import note_last_days
from backend.referrals.removed_details import removed_details_of, removed_parts_of, removed_since_the_last_no
from backend.referrals.run_out import let_go_of_run_out
from backend.referrals.seen_details import keep_what_was_seen
from backend.referrals.told_employers import with_named


@transaction.atomic
def record_agreements(
    *,
    care_leaver: CareLeaver,
    kinds: Iterable[str],
    on: dt.date,
    how: ContactMethod,
    employer: Employer | None = None,
    until: dt.date | None = None,
    renews: Collection[str] | None = (),
    by: User,
) -> list[Consent]:
    """Several at once, all or none. What had run out goes first: it is shown again once somebody has previewed it."""
    let_go_of_run_out(care_leaver=care_leaver)
    facts: dict[str, Any] = {"on": on, "how": how, "until": until, "renews": renews, "by": by}
    wanted = [ConsentKind(each) for each in kinds]
    given = [
        give_consent(care_leaver=care_leaver, kind=kind, employer=_whose(kind, employer), **facts) for kind in wanted
    ]
    _note_last_days(care_leaver)
    return given


def _whose(kind: ConsentKind, employer: Employer | None) -> Employer | None:
    """How we reach them is between them and us, on whatever page it was said."""
    return None if kind in CONTACT_KINDS else employer


@transaction.atomic
def renew_agreement(*, consent: Consent, how: ContactMethod, until: dt.date | None = None, by: User) -> Consent:
    """Asked again today, and they still agree: what an employer reads by it goes on."""
    let_go_of_run_out(care_leaver=consent.care_leaver)
    renewed = renew_consent(consent=consent, how=how, until=until, by=by)
    _note_last_days(consent.care_leaver)
    return renewed


@transaction.atomic
def renew_group(*, consent: Consent, how: ContactMethod, by: User) -> list[Consent]:
    """The same of all that stand and were agreed to together with it, as they are asked about in one breath."""
    hold_agreements(consent.care_leaver)
    group = list(consent.care_leaver.consents.renewal_group_of(consent))
    if not group:
        raise Refused("Somebody has recorded an answer meanwhile. Look at what stands now.")
    return [renew_agreement(consent=each, how=how, by=by) for each in group]


def _note_last_days(care_leaver: CareLeaver) -> None:
    told = care_leaver.referrals.select_for_update(of=["self"]).exclude(disclosed={})
    for referral in told.prefetch_related("words_readings").select_related("employer").order_by("id"):
        referral.care_leaver = care_leaver
        note_last_days(referral)


@dataclass(frozen=True)
class Withdrawal:
    """The rows that count no longer, each with what employers had been told by it."""

    consents: list[Consent]

    @property
    def seen(self) -> list[dict[str, Any]]:
        return [each for consent in self.consents for each in consent.seen]


@transaction.atomic
def take_agreement_back(*, consent: Consent, employer: Employer | None = None, by: User | None) -> Withdrawal:
    """From now they no longer agree: for this employer, or else for whomever the agreement is about; one for any
    employer goes with those that name one. It goes from employers' pages in the same transaction, what is not yet sent
    of it stays here, and what each of them had been told by then is kept, also where it was gone from its page before.
    Without `by` they did it themselves."""
    let_go_of_run_out(care_leaver=consent.care_leaver)
    consent.refresh_from_db()
    standing = consent.care_leaver.consents.standing().order_by("id")
    rows = (
        [split_consent_for_employer(consent=consent, employer=employer)] if employer else with_named(consent, standing)
    )
    today, moment = clock.today(), clock.now()  # of the no and of what goes with it: the next no tells it not again
    withdrawn = [withdraw_consent(consent=each, on=today, by=by, at=moment) for each in rows]
    fresh = remove_details_no_longer_agreed(care_leaver=consent.care_leaver, by=by, at=moment)
    removed, said = removed_details_of(consent.care_leaver), list(consent.care_leaver.consents.all())
    for each in withdrawn:
        told = removed_since_the_last_no(removed, said, each, withdrawn)
        keep_what_was_seen(each, removed_parts_of(told, each, withdrawn), fresh=fresh)
    return Withdrawal(withdrawn)

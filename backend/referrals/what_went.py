"""What employers read no longer, kept as it goes; and which of it an agreement that is taken back had allowed."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from backend.care_leavers.models import Consent
from backend.core.protection import council_context
from backend.referrals.disclosure import KINDS, LABELS
from backend.referrals.models import Referral
from backend.referrals.own_words import unread_without_care_status
from backend.referrals.went_models import DetailsThatWent


DETAILS_ADDED = "details_added"


@dataclass(frozen=True)
class Part:
    """Of what went from one employer, what rested on one agreement."""

    went: DetailsThatWent
    fields: tuple[str, ...]


def note_what_goes(referral: Referral, kept: Collection[str]) -> DetailsThatWent:
    """Before it goes, for the employer of now."""
    fields = [name for name in LABELS if name in referral.disclosed and name not in kept]
    may_tell = unread_without_care_status(referral) if "care_status" in fields else []
    moments = {name: moment.isoformat() for name, moment in _since(referral, fields).items()}
    with council_context(referral.council_id):  # whoever caused it: no employer reads it
        return DetailsThatWent.objects.create(
            council_id=referral.council_id,
            referral=referral,
            employer_id=referral.employer_id,
            fields=fields,
            with_care=[name for name in fields if name in may_tell],
            since=moments,
        )


def _since(referral: Referral, fields: Iterable[str]) -> dict[str, dt.datetime]:
    """When each was sent: with the introduction, or with what was added last that names it."""
    moments = dict.fromkeys(fields, referral.created_at)
    for event in referral.events.filter(step=DETAILS_ADDED).order_by("id"):
        moments |= {name: event.at for name in moments if LABELS[name] in event.note.split(", ")}
    return moments


def parts_of(went: Iterable[DetailsThatWent], consent: Consent, among: Collection[Consent]) -> list[Part]:
    """What rested on this one: of `among` the one that names the employer counts there, else the one for anybody."""
    named = {each.employer_id for each in among if each.kind == consent.kind}
    mine = [each for each in went if consent.employer_id == (each.employer_id if each.employer_id in named else None)]
    found = [Part(each, each.rested_on(consent.kind, KINDS)) for each in mine]
    return [each for each in found if each.fields]


def went_since_the_last_no(consent: Consent, among: Collection[Consent]) -> list[DetailsThatWent]:
    """Of this person, by whatever door, but for what was told with a no of before to the same thing."""
    said = consent.care_leaver.consents.filter(kind=consent.kind, withdrawn_at__isnull=False)
    before = list(said.exclude(pk__in=[each.pk for each in among]).values_list("employer_id", "withdrawn_at"))
    about = DetailsThatWent.objects.filter(referral__care_leaver=consent.care_leaver_id)
    return [
        each
        for each in about.select_related("referral", "employer").order_by("id")
        if not any(whose in (None, each.employer_id) and at >= each.created_at for whose, at in before)
    ]

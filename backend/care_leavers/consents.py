"""What a young person agrees to: recorded in the words they heard, asked again, taken back."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.agreements import kinds_for
from backend.care_leavers.choices import CONTACT_KINDS, NAMES_ITS_EMPLOYER, ConsentKind, ContactMethod
from backend.care_leavers.consent_words import wording_on, words_of
from backend.care_leavers.days import require_day_of_support
from backend.care_leavers.models import CareLeaver, Consent
from backend.care_leavers.writing import AGREED_TO, take_back_what_may_not_go
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.models import Employer


LONGEST_YEARS = 10


@transaction.atomic
def give_consent(
    *,
    care_leaver: CareLeaver,
    kind: ConsentKind,
    on: dt.date,
    how: ContactMethod,
    employer: Employer | None = None,
    until: dt.date | None = None,
    renews: Collection[str] | None = None,
    by: User,
) -> Consent:
    """Record an agreement the young person gave, with the words of that day. One in force already stays as it is.

    One that was taken back is followed by a new one alone, of that day or later. `renews` are the public ids of those
    taken back that the page named, and that they agreed to anew; None where no page stood between.
    """
    _refuse_days(care_leaver, on, until)
    _refuse_whom(kind, employer)
    hold_agreements(care_leaver)
    same = care_leaver.consents.filter(kind=kind).said_of(employer)
    for last in _last_taken_back(same):
        _refuse_overruling(last, on, renews)
    standing: Consent | None = care_leaver.consents.standing().filter(kind=kind, employer=employer).first()
    if standing and not standing.has_run_out_on(clock.today()):
        return standing
    if standing:
        _follow(standing, on)
    return _record(care_leaver, kind=kind, employer=employer, on=on, how=how, until=until, by=by)


def _last_taken_back(same: Any) -> list[Consent]:
    """The last that named this employer, and the last that named none."""
    return list({each.employer_id: each for each in same.taken_back()}.values())


@transaction.atomic
def renew_consent(*, consent: Consent, how: ContactMethod, until: dt.date | None = None, by: User) -> Consent:
    """They were asked again today and still agree: a new row with the words of today. What had an end has one for as
    long again where no other is given."""
    hold_agreements(consent.care_leaver)
    consent.refresh_from_db()
    today = clock.today()
    if consent.withdrawn_on:
        raise Refused(taken_back_sentence(consent))
    if consent.renewed_on:
        raise Refused(f"They were asked again on {consent.renewed_on:%-d %B %Y} already. Look at what is there now.")
    if consent.should_name_its_employer:
        raise Refused(
            "This was agreed to before each employer was asked about. Ask them for each employer, and record it with"
            " that employer’s name.",
            field="employer",
        )
    if until is None and consent.until_on:
        until = today + (consent.until_on - consent.given_on)
    _refuse_days(consent.care_leaver, today, until)
    _follow(consent, today)
    same: dict[str, Any] = {"kind": consent.kind, "employer": consent.employer}
    return _record(consent.care_leaver, on=today, how=how, until=until, by=by, **same)


def hold_agreements(care_leaver: CareLeaver) -> None:
    """One is given or taken back at a time. Whoever holds a referral as well holds this first, as the gate does."""
    CareLeaver.objects.lock(care_leaver.id)


def _record(
    care_leaver: CareLeaver,
    *,
    kind: str,
    employer: Employer | None,
    on: dt.date,
    how: str,
    until: dt.date | None,
    by: User,
) -> Consent:
    return Consent.objects.create(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        kind=kind,
        employer=employer,
        given_on=on,
        given_how=how,
        until_on=until,
        recorded_by=by,
        words_shown=words_of(kind, employer, on=on, until=until),
        words_version=wording_on(on).version,
    )


def _follow(consent: Consent, on: dt.date) -> None:
    if on < consent.given_on:
        raise Refused(
            f"They said so on {consent.given_on:%-d %B %Y} already. Give that day or a later one.", field="on"
        )
    consent.renewed_on = on
    consent.save(update_fields=["renewed_on"])


def _refuse_days(care_leaver: CareLeaver, on: dt.date, until: dt.date | None) -> None:
    today = clock.today()
    if on > today:
        raise Refused("A consent cannot be given in the future. Check the date.", field="on")
    require_day_of_support(on, care_leaver.birth_date, what="A consent")
    if until and until < today:
        raise Refused("The last day has passed already. Give a day from today on, or leave it empty.", field="until")
    if until and until > clock.months_after(today, 12 * LONGEST_YEARS):
        raise Refused("The last day is more than ten years away. Check the year.", field="until")


def _refuse_whom(kind: str, employer: Employer | None) -> None:
    if kind in CONTACT_KINDS and employer:
        raise Refused("How we reach them is between them and us: leave the employer out.", field="employer")
    if kind in NAMES_ITS_EMPLOYER and employer is None:
        what = "That they were in care is told" if kind == ConsentKind.SHARE_CARE_STATUS else "Documents are sent"
        raise Refused(f"{what} to one employer at a time. Choose the employer they spoke of.", field="employer")


def _refuse_overruling(last: Consent, on: dt.date, renews: Collection[str] | None) -> None:
    """What was said before an agreement was taken back, or recorded without knowing of that, is not in force again."""
    if last.withdrawn_on is None:
        return
    if on < last.withdrawn_on:
        raise Refused(
            f"{taken_back_sentence(last)} What was agreed to before that day is not in force again. If they have agreed"
            f" anew since, give the day they did, {last.withdrawn_on:%-d %B %Y} or later.",
            field="on",
        )
    if renews is not None and str(last.public_id) not in renews:
        raise Refused(f"{taken_back_sentence(last)} If they have agreed anew since, say so.", field="renews")


def named_by(consent: Consent) -> str:
    """What it allows, and for whom where it names somebody."""
    for_whom = f", {consent.employer.name}" if consent.employer else ""
    return f"{consent.get_kind_display()}{for_whom}"


def taken_back_sentence(consent: Consent) -> str:
    by = "by themselves" if consent.withdrawn_by_themselves else by_whom_on(consent.withdrawal_recorded_by_id, None)
    return f"“{named_by(consent)}” was taken back on {consent.withdrawn_on:%-d %B %Y}, {by}."


def given_already(consent: Consent) -> str:
    given = by_whom_on(consent.recorded_by_id, consent.created_at)
    return f"“{named_by(consent)}” is recorded already, {given}."


@transaction.atomic
def withdraw_consent(*, consent: Consent, on: dt.date, by: User | None, at: dt.datetime | None = None) -> Consent:
    """Record that the young person took an agreement back, from that day on; without `by` they did it themselves, on
    their own page. What employers had read by it is `referrals.agreements` to keep, and stays where some is kept.
    `at` is the moment of what goes with it."""
    hold_agreements(consent.care_leaver)
    consent.refresh_from_db()
    if consent.withdrawn_on:
        raise Refused(taken_back_sentence(consent))
    if consent.renewed_on:
        raise Refused(f"They were asked again on {consent.renewed_on:%-d %B %Y}. Take back what is in force since.")
    if on > clock.today():
        raise Refused("A consent cannot be withdrawn in the future. Check the date.", field="on")
    if on < consent.given_on:
        raise Refused("A consent cannot be withdrawn before it was given. Check the date.", field="on")
    consent.withdrawn_on, consent.withdrawal_recorded_by, consent.withdrawn_by_themselves = on, by, by is None
    consent.withdrawn_at = at or clock.now()
    changed = ["withdrawn_on", "withdrawal_recorded_by", "withdrawn_by_themselves", "withdrawn_at"]
    consent.save(update_fields=changed)
    if consent.kind in AGREED_TO.values():
        take_back_what_may_not_go(consent.care_leaver, by=by)
    return consent


@transaction.atomic
def split_consent_for_employer(*, consent: Consent, employer: Employer) -> Consent:
    """Of a yes to anybody, the part that is about one employer, as a row that can be taken back by itself."""
    hold_agreements(consent.care_leaver)
    consent.refresh_from_db()
    if consent.employer_id == employer.pk:
        return consent
    if consent.employer_id or consent.kind in CONTACT_KINDS:
        raise Refused("This agreement is not about that employer. Look at what is there now.")
    same = consent.care_leaver.consents.standing().filter(kind=consent.kind, employer=employer)
    named: Consent | None = same.first()
    if named:
        return named
    if consent.kind not in kinds_for(consent.care_leaver.consents.all(), employer.pk, clock.today()):
        raise Refused(f"They do not agree to it for {employer.name} any more already.")
    copied = ("council_id", "care_leaver_id", "kind", "given_on", "given_how", "recorded_by_id", "until_on")
    words = {name: getattr(consent, name) for name in ("words_shown", "words_version")}
    facts = {name: getattr(consent, name) for name in copied}
    return Consent.objects.create(employer=employer, **facts, **words)

"""The council's letter about addresses: neutral, numbered, and kept as it was given out."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.address_history import first_day, gaps, history_of, on_letters
from backend.care_leavers.models import AddressLetter, CareLeaver, HistoryCheck, PastAddress
from backend.care_leavers.services import record
from backend.care_leavers.vetting import refuse_telling
from backend.care_leavers.vetting_queries import standing_check
from backend.core import clock
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.reference.choices import VettingCheck
from backend.reference.vetting_rules import history_rule


CHECK_FIRST = "Go through the addresses with them first: a letter says only what they have looked at."
ALL_CONFIDENTIAL = (
    "Every address is confidential, so the letter would say nothing. Make the one for them alone, which asks why."
)
NO_CONFIDENTIAL = "No confidential address is there to print. Make the ordinary letter."


@transaction.atomic
def make_letter(*, care_leaver: CareLeaver, name: str, by: User) -> AddressLetter:
    """To be given to whoever checks: the addresses that were looked at, and no confidential one."""
    check, addresses = _checked(care_leaver)
    open_ones = [each for each in addresses if not each.is_confidential]
    if not open_ones:
        raise Refused(ALL_CONFIDENTIAL)
    return _keep(care_leaver, check, _said(care_leaver, check, open_ones, name, by), by=by)


@transaction.atomic
def make_letter_for_them_alone(*, care_leaver: CareLeaver, name: str, why: str, by: User) -> AddressLetter:
    """With confidential addresses, for a reason: given into their own hand, and to nobody else."""
    check, addresses = _checked(care_leaver)
    if not any(each.is_confidential for each in addresses):
        raise Refused(NO_CONFIDENTIAL)
    if not why.strip():
        raise Refused("Say why a confidential address has to stand on paper.", "why")
    said = _said(care_leaver, check, addresses, name, by)
    return _keep(care_leaver, check, said, is_for_them_alone=True, why_confidential=why.strip(), by=by)


def _checked(care_leaver: CareLeaver) -> tuple[HistoryCheck, list[PastAddress]]:
    CareLeaver.objects.lock(care_leaver.pk)
    check = standing_check(care_leaver)
    if check is None:
        raise Refused(CHECK_FIRST)
    rule = history_rule(VettingCheck(check.kind))
    first = first_day(clock.today(), rule.number)
    addresses = on_letters(history_of(care_leaver))
    within = [each for each in addresses if each.ends_on is None or each.ends_on >= first]
    if not within:
        raise Refused("No address lies in the years that the check asks about. Add them first.")
    return check, within


def names_of(care_leaver: CareLeaver) -> list[str]:
    """Names that a letter may be about: those on record, and those they gave."""
    on_record = " ".join(filter(None, (care_leaver.given_name, care_leaver.family_name)))
    said = [each.name for each in care_leaver.past_names.all()]
    return list(dict.fromkeys(filter(None, (on_record, care_leaver.full_name, *said))))


def _said(
    care_leaver: CareLeaver, check: HistoryCheck, addresses: Iterable[PastAddress], name: str, by: User
) -> dict[str, Any]:
    """All that the letter says, and nothing else goes onto it."""
    if name not in names_of(care_leaver):
        raise Refused("Choose one of the names that are recorded.", "name")
    council = care_leaver.council
    rows = [_row(each) for each in sorted(addresses, key=lambda each: each.starts_on)]
    said = {
        "team": council.employment_team_name,
        "council": council.name,
        "phone": council.employment_team_phone,
        "name": name,
        "first": rows[0]["from"],
        "last": max(row["until"] or _written(clock.today()) for row in rows),
        "rows": rows,
        "checked_on": _written(check.checked_on),
        "made_on": _written(clock.today()),
        "by": str(by),
    }
    refuse_telling(_words(said), field="", way_out="Correct the address in which it stands, then make the letter.")
    return said


def _row(address: PastAddress) -> dict[str, Any]:
    lines = [*address.lines.splitlines(), *filter(None, (address.postcode, address.country))]
    until = _written(address.ends_on) if address.ends_on else ""
    return {"from": _written(address.starts_on), "until": until, "lines": lines}


def _written(day: dt.date) -> str:
    return day.isoformat()


def _words(said: dict[str, Any]) -> str:
    return " ".join([said["team"], *(line for row in said["rows"] for line in row["lines"])])


def _keep(care_leaver: CareLeaver, check: HistoryCheck, said: dict[str, Any], *, by: User, **facts) -> AddressLetter:
    return record(AddressLetter, care_leaver, by=by, check_of=check, said=said, digest=json_digest(said), **facts)


def missing_days(addresses: Iterable[PastAddress], check: VettingCheck) -> list:
    """Of the years that a check asks about, the days of which no address is there."""
    rule = history_rule(check)
    spells = [(each.starts_on, each.ends_on) for each in addresses]
    return gaps(spells, first_day(clock.today(), rule.number), clock.today())

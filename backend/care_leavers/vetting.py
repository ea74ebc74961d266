"""What a check of identity asks for, recorded with the young person: addresses, names, referees."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, Required, TypedDict, Unpack

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.address_history import RecordedHome, history_of, on_letters, to_answer
from backend.care_leavers.models import CareLeaver, HistoryCheck, PastAddress, PastName, Referee
from backend.care_leavers.postal_addresses import postal_address
from backend.care_leavers.services import record
from backend.care_leavers.writing import take_back_what_may_not_go
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.notifications.choices import MessageChannel
from backend.notifications.decisions import confirm_address
from backend.reference.choices import VettingCheck
from backend.reference.postcodes import normalise_postcode
from backend.reference.streets import STREET_WORDS
from backend.reference.telling_words import Category, Doubt, doubts_in


TELLS_OF_CARE = frozenset({Category.CARE, Category.JUSTICE, Category.HOMES})
ENOUGH_REFEREES = 2
IN_CARE_OF = ("c/o", "care of")
# A street may be called after anything: Foster Road, Crown Court. Its name begins behind a word for what stands in it:
# Elm Children's Home Park Road. Right behind a number it is part of the name all the same: 2 Prison Lane.
STANDS_IN_A_STREET = (
    r"(?:Homes?|Hostel|Refuge|Shelter|Foyer|Unit|Centre|Institution|Prison|HMP|HMYOI|YOI|Offenders?|Care|Team|Services?"
    r"|Accommodation|Project)\b"
)
STREET_NAME = re.compile(
    rf"(?<![\w'’-])(?:(?:(?!{STANDS_IN_A_STREET})[A-Z][\w'’-]*[ ]+){{1,3}}|(?<=[0-9] )[A-Z][\w'’-]*[ ]+)"
    rf"{STREET_WORDS}\b"
)
WITH_HIM = "Write street and town alone: no name of a person, of a home or of what kind of home it is."


def refuse_telling(text: str, *, field: str, way_out: str) -> None:
    """No word of care, of a court or of a kind of home stands on what is given out."""
    streets = [found.span() for found in STREET_NAME.finditer(text)]
    marked = [each.phrase for each in doubts_in(text) if each.category in TELLS_OF_CARE and not _within(each, streets)]
    marked += [each for each in IN_CARE_OF if each in text.casefold()]
    if marked:
        raise Refused(f"“{marked[0]}” may tell more than they want. {way_out}", field)


def _within(doubt: Doubt, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= doubt.start and doubt.end <= end for start, end in spans)


class AddressSaid(TypedDict, total=False):
    """Where they say they lived: in lines with a postcode or a country, or left out."""

    starts_on: Required[dt.date]
    ends_on: Required[dt.date | None]
    lines: Required[str]
    postcode: str
    country: str
    is_confidential: bool
    is_left_out: bool


@transaction.atomic
def record_address(
    *, care_leaver: CareLeaver, home: RecordedHome | None = None, by: User, **said: Unpack[AddressSaid]
) -> PastAddress:
    """An address as they say it; of a `home` on record, beside what the record says. The record stays as it is."""
    CareLeaver.objects.lock(care_leaver.pk)
    if home and care_leaver.past_addresses.filter(recorded_version=home.version).exists():
        raise Refused("Somebody has recorded what they say of this home just now. Open it from the list to change it.")
    facts = _facts(care_leaver, **said)
    if home:
        facts["is_confidential"] = facts["is_confidential"] or home.is_confidential
        facts |= {"recorded_version": home.version, "record_postcode": home.postcode}
        facts |= {"record_starts_on": home.starts_on, "record_ends_on": home.ends_on}
    made: PastAddress = record(PastAddress, care_leaver, by=by, changed_at=clock.now(), **facts)
    take_back_what_may_not_go(care_leaver, by=by)  # a letter to where they lived before
    return made


@transaction.atomic
def change_address(*, address: PastAddress, by: User, **said: Unpack[AddressSaid]) -> PastAddress:
    """What they say now. What they said before stands in the history; a check of before counts no longer."""
    lock_row(address)
    facts = _facts(address.care_leaver, **said)
    for name, value in facts.items():
        setattr(address, name, value)
    address.changed_at, address.recorded_by = clock.now(), by
    address.save(update_fields=[*facts, "changed_at", "recorded_by"])
    take_back_what_may_not_go(address.care_leaver, by=by)
    return address


def _facts(
    person: CareLeaver,
    *,
    starts_on: dt.date,
    ends_on: dt.date | None,
    lines: str,
    postcode: str = "",
    country: str = "",
    is_confidential: bool = False,
    is_left_out: bool = False,
) -> dict[str, Any]:
    _refuse_days(person, starts_on, ends_on)
    written = "\n".join(filter(None, (" ".join(line.split()) for line in lines.splitlines())))
    if not is_left_out and not written:
        raise Refused("Enter the street and the town, or say that they want it left out.", "lines")
    refuse_telling(written, field="lines", way_out=WITH_HIM)
    if not is_left_out and not (postcode or country.strip()):
        raise Refused("Enter the postcode, or the country where it is not in the United Kingdom.", "postcode")
    return {
        "starts_on": starts_on,
        "ends_on": ends_on,
        "lines": written,
        "postcode": normalise_postcode(postcode) or "",
        "country": " ".join(country.split()),
        "is_confidential": is_confidential,
        "is_left_out": is_left_out,
    }


def _refuse_days(person: CareLeaver, starts_on: dt.date, ends_on: dt.date | None) -> None:
    if starts_on > clock.today():
        raise Refused("The first day lies in the future. Give the day from which they lived there.", "starts_on")
    if starts_on < person.birth_date:
        raise Refused("The first day is before they were born. Check the year.", "starts_on")
    if ends_on and ends_on < starts_on:
        raise Refused("The last day is before the first. Give the day they left, or leave it empty.", "ends_on")
    if ends_on and ends_on > clock.today():
        raise Refused("The last day lies in the future. Leave it empty while they live there.", "ends_on")


def open_home(care_leaver: CareLeaver, version: int) -> RecordedHome | None:
    """A home on record of which they have said nothing yet."""
    return next((home for home in to_answer(history_of(care_leaver)) if home.version == version), None)


@transaction.atomic
def record_name(
    *, care_leaver: CareLeaver, name: str, starts_on: dt.date | None = None, ends_on: dt.date | None = None, by: User
) -> PastName:
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused("The last day is before the first. Check the days, or leave them empty.", "ends_on")
    if care_leaver.past_names.filter(name__iexact=" ".join(name.split())).exists():
        raise Refused("This name is there already.", "name")
    facts = {"name": " ".join(name.split()), "starts_on": starts_on, "ends_on": ends_on}
    return record(PastName, care_leaver, by=by, **facts)


@transaction.atomic
def record_referee(
    *,
    care_leaver: CareLeaver,
    name: str,
    known_as: str,
    contact: str,
    agreed_on: dt.date,
    they_want_it_said: bool = False,
    by: User,
) -> Referee:
    """By what they are at work or in learning; a part they have in somebody's care is said where they want it said."""
    if agreed_on > clock.today():
        raise Refused("The day on which they agreed lies in the future. Ask them first, then record it.", "agreed_on")
    if not they_want_it_said:
        way_out = "Say what they are at work or in learning, or tick that the young person wants it said."
        refuse_telling(known_as, field="known_as", way_out=way_out)
    facts = {"name": name, "known_as": known_as, "contact": contact, "agreed_on": agreed_on}
    return record(Referee, care_leaver, by=by, they_want_it_said=they_want_it_said, **facts)


@transaction.atomic
def remove_said(*, row: PastName | Referee | PastAddress, by: User) -> bool:
    """Take away what was recorded wrongly; the history keeps it. A home on record then waits for a word again."""
    person = row.care_leaver
    row.delete()
    if isinstance(row, PastAddress):
        take_back_what_may_not_go(person, by=by)
    return True


@transaction.atomic
def record_check(
    *, care_leaver: CareLeaver, kind: VettingCheck | str, checked_on: dt.date, sat_with: str, by: User
) -> HistoryCheck:
    """The addresses were gone through with them. Gaps may stay: they are said, and asked about by whoever checks."""
    rows = history_of(care_leaver)
    if not on_letters(rows):
        raise Refused("No address is there yet that may stand on a letter. Confirm or add one first.")
    if waiting := len(to_answer(rows)):
        homes = "1 home on record waits" if waiting == 1 else f"{waiting} homes on record wait"
        raise Refused(f"{homes} for what they say: confirm it, correct it, or leave it out first.")
    if checked_on > clock.today():
        raise Refused("The day lies in the future. Record it once you have sat together.", "checked_on")
    if checked_on < max(clock.day_of(each.changed_at) for each in on_letters(rows)):
        raise Refused(
            "An address was changed after that day. Go through it once more, and give that day.", "checked_on"
        )
    facts = {"kind": VettingCheck(kind), "checked_on": checked_on, "sat_with": " ".join(sat_with.split())}
    if there := postal_address(care_leaver):  # whoever went through it with them has made sure of where letters go
        confirm_address(council=care_leaver.council, channel=MessageChannel.LETTER, to=there, by=by)
    return record(HistoryCheck, care_leaver, by=by, **facts)

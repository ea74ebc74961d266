"""An address history and its letters as rows of pages."""

from collections.abc import Iterable

from django.urls import reverse

from backend.care_leavers.address_history import HistoryRow, is_confirmed
from backend.care_leavers.models import AddressLetter, CareLeaver, PastAddress
from backend.reference.postcodes import district_of
from backend.web.kit.content import Link, Stacked, Table, Tag, columns
from backend.web.kit.formats import NOT_RECORDED, short_day


TO_NOW = "to now"


def history_table(rows: Iterable[HistoryRow], person: CareLeaver, may_keep: bool) -> Table:
    headings = columns("Address", "From", "Last day", "What they say", *(["Change"] if may_keep else []))
    empty = "No address is here yet. Add the ones they remember."
    return Table("Where they lived", headings, [_address_row(row, person, may_keep) for row in rows], empty=empty)


def _address_row(row: HistoryRow, person: CareLeaver, may_keep: bool) -> list:
    shown = address_shown(row)
    ends = short_day(row.ends_on) if row.ends_on else TO_NOW
    said = [shown, short_day(row.starts_on), ends, _what_they_say(row)]
    return [*said, _change(row, shown, person)] if may_keep else said


def address_shown(row: HistoryRow) -> str:
    """Of a confidential address the district alone, as on every page about a home."""
    if row.home:
        return _where(row.home.postcode, row.home.is_confidential)
    return written(row.address) if row.address else NOT_RECORDED


def written(address: PastAddress) -> str:
    if address.is_confidential:
        return _where(address.postcode, is_confidential=True)
    return ", ".join(filter(None, (*address.lines.splitlines(), address.postcode, address.country))) or NOT_RECORDED


def _where(postcode: str, is_confidential: bool) -> str:
    if not is_confidential:
        return postcode
    area = f"{district_of(postcode)} area. " if postcode else ""
    return f"{area}The address is confidential"


def _what_they_say(row: HistoryRow) -> Stacked | Tag:
    if row.address is None:
        return Stacked(Tag("Not asked yet", "orange"), "The day is when our record had it first")
    by = f"{row.address.recorded_by}, {short_day(row.address.changed_at)}"
    if row.address.is_left_out:
        return Stacked(Tag("Left out by them"), by)
    if row.address.recorded_version is None:
        return Stacked(Tag("Added with them", "green"), by)
    if is_confirmed(row.address):
        return Stacked(Tag("Confirmed", "green"), by)
    record = f"The record says from {short_day(row.address.record_starts_on)}"
    return Stacked(Tag("Corrected", "blue"), f"{by}. {record}")


def _change(row: HistoryRow, shown: str, person: CareLeaver) -> Link:
    if row.address:
        return Link("Change", reverse("past-address", args=[row.address.public_id]), shown)
    ask = reverse("person-addresses-add", args=[person.public_id])
    return Link("Ask about it", f"{ask}?home={row.home.version if row.home else ''}", shown)


def letters_table(letters: Iterable[AddressLetter]) -> Table:
    rows = [
        [
            Link(each.reference, reverse("address-letter", args=[each.public_id]), "letter"),
            short_day(each.created_at),
            str(each.recorded_by),
            Tag("For them alone", "red") if each.is_for_them_alone else "For whoever checks",
        ]
        for each in letters
    ]
    headings = columns("Reference", "Made", "By", "For whom")
    return Table("Letters given out", headings, rows, empty="No letter has been made yet.")

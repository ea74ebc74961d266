"""Being in touch and the kinds of home of a young person, spell by spell."""

from typing import Any

from django.urls import reverse

from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import corrections_by_record
from backend.care_leavers.permissions import can_edit_profile, can_see_home
from backend.web.kit.content import Stacked, Table, columns
from backend.web.kit.formats import day, short_day
from backend.web.staff.people.correction_words import corrections_cell, removed_sentences


HEADINGS = ("From", "Last day", "How it is known", "Corrections")


def standing_tables(viewer, person) -> dict[str, Any]:
    """Where somebody lives, and in what, is for those who may see it: for others neither a row nor a correction."""
    sees_home, may_correct = can_see_home(viewer), can_edit_profile(viewer)
    kinds = [CorrectionOf.IN_TOUCH, *([CorrectionOf.ACCOMMODATION] if sees_home else [])]
    corrections = corrections_by_record(person, *kinds)
    found = {
        "sees_home": sees_home,
        "in_touch": _table(
            "In touch", "In touch", person.in_touch_spells, "in-touch-correct", corrections, may_correct
        ),
        "removed_in_touch": removed_sentences(corrections, CorrectionOf.IN_TOUCH),
    }
    if sees_home:
        spells, route = person.accommodation_spells, "accommodation-correct"
        found["accommodation"] = _table("Accommodation", "Kind of home", spells, route, corrections, may_correct)
        found["removed_accommodation"] = removed_sentences(corrections, CorrectionOf.ACCOMMODATION)
    return found


def _table(caption: str, first: str, spells, route: str, corrections, may_correct: bool) -> Table:
    rows = []
    for spell in spells.select_related("verified_by"):
        url = reverse(route, args=[spell.public_id]) if may_correct else ""
        made, about = corrections.get(spell.public_id, ()), f"what is so from {day(spell.starts_on)}"
        rows.append(
            [
                Stacked(spell.get_code_display(), spell.code),
                short_day(spell.starts_on),
                short_day(spell.ends_on) if spell.ends_on else "to now",
                Stacked(_known(spell), f"noted by {spell.verified_by}" if spell.verified_by else ""),
                corrections_cell(made, url, about),
            ]
        )
    return Table(caption, columns(first, *HEADINGS), rows, empty="Nothing is recorded yet. Use “More” above.")


def _known(spell) -> str:
    if not spell.evidence:
        return spell.get_source_display()
    whom = f", {spell.said_by}" if spell.said_by else ""
    return f"{spell.get_evidence_display()}{whom}, {short_day(spell.verified_on)}"

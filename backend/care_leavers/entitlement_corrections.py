"""Entitlement spells, put right with a reason; what was written first is kept."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import CorrectionOf, Entitlement
from backend.care_leavers.corrections import correct, hold, remove
from backend.care_leavers.entitlements import ONE_DAY, conflict_of
from backend.care_leavers.models import CareLeaver, EntitlementSpell
from backend.care_leavers.services import request_reranking, require_lawful_day
from backend.care_leavers.sources import record_sources
from backend.core.errors import Refused


FIELDS = ("category", "starts_on", "ends_on")


@transaction.atomic
def correct_entitlement(
    *,
    spell: EntitlementSpell,
    category: Entitlement,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    why: str,
    by: User,
) -> EntitlementSpell:
    """Put right what was written down wrongly. The spell that ended the day before follows the new first day.

    Raises Refused naming the field where the days cannot be so by law or overlap what else is recorded.
    """
    care_leaver = _held(spell)
    before = _ended_the_day_before(spell) if starts_on != spell.starts_on else None
    _refuse_unlawful(care_leaver, category, starts_on, ends_on)
    _refuse_overlap(spell, before, starts_on, ends_on)
    if before:
        correct(before, care_leaver, CorrectionOf.ENTITLEMENT, {"ends_on": starts_on - ONE_DAY}, why=why, by=by)
    changes = {"category": category, "starts_on": starts_on, "ends_on": ends_on}
    correct(spell, care_leaver, CorrectionOf.ENTITLEMENT, changes, why=why, by=by)
    _follow(care_leaver, by)
    return spell


@transaction.atomic
def remove_entitlement(*, spell: EntitlementSpell, why: str, by: User) -> None:
    """Take away one that never was. The one it had ended goes on as if it had not begun."""
    care_leaver, before, ends_on = _held(spell), _ended_the_day_before(spell), spell.ends_on
    remove(spell, care_leaver, CorrectionOf.ENTITLEMENT, FIELDS, why=why, by=by)
    if before:
        correct(before, care_leaver, CorrectionOf.ENTITLEMENT, {"ends_on": ends_on}, why=why, by=by)
    _follow(care_leaver, by)


def _held(spell: EntitlementSpell) -> CareLeaver:
    """One change of somebody's entitlements at a time."""
    care_leaver: CareLeaver = CareLeaver.objects.select_for_update().get(pk=spell.care_leaver_id)
    hold(spell)
    return care_leaver


def _ended_the_day_before(spell: EntitlementSpell) -> EntitlementSpell | None:
    found: EntitlementSpell | None = EntitlementSpell.objects.filter(
        care_leaver=spell.care_leaver_id, ends_on=spell.starts_on - ONE_DAY
    ).last()
    return found


def _follow(care_leaver: CareLeaver, by: User) -> None:
    record_sources(care_leaver, ["entitlement"], by=by)
    request_reranking(care_leaver)


def _refuse_unlawful(
    care_leaver: CareLeaver, category: Entitlement, starts_on: dt.date, ends_on: dt.date | None
) -> None:
    if ends_on and ends_on < starts_on:
        raise Refused("This entitlement ends before it starts. Check both dates.", field="ends_on")
    require_lawful_day(care_leaver=care_leaver, category=category, starts_on=starts_on, field="starts_on")
    whole = EntitlementSpell(category=category, starts_on=starts_on, ends_on=ends_on)
    if said := conflict_of(whole, care_leaver.birth_date, is_recorded=False):
        raise Refused(said, field="ends_on")


def _refuse_overlap(
    spell: EntitlementSpell, before: EntitlementSpell | None, starts_on: dt.date, ends_on: dt.date | None
) -> None:
    if before and starts_on <= before.starts_on:
        raise Refused(
            f"“{before.get_category_display()}” is recorded from {before.starts_on:%-d %B %Y}, so this cannot begin by"
            " then. Correct that one first.",
            field="starts_on",
        )
    beside = {spell.pk, before.pk} if before else {spell.pk}
    for other in EntitlementSpell.objects.filter(care_leaver=spell.care_leaver_id).exclude(pk__in=beside):
        if (other.ends_on is None or starts_on <= other.ends_on) and (ends_on is None or other.starts_on <= ends_on):
            raise Refused(
                f"“{other.get_category_display()}” is recorded from {other.starts_on:%-d %B %Y}, on some of the same"
                " days. Give other days, or correct that one first.",
                field="ends_on" if starts_on < other.starts_on else "starts_on",
            )

"""What may be done to a young person's record. Each change that matters to matching asks for a new ranking."""

import datetime as dt
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.adviser_changes import note_adviser_change
from backend.care_leavers.choices import ContactMethod, Entitlement
from backend.care_leavers.confirmations import confirmation_facts, open_confirmed, refuse_confirmations
from backend.care_leavers.days import require_day_of_support
from backend.care_leavers.dbs_bars import bar_facts
from backend.care_leavers.entitlements import conflict_of
from backend.care_leavers.in_touch import follow_in_touch
from backend.care_leavers.models import (
    CareLeaver,
    Contact,
    EntitlementSpell,
    OtherIdentifier,
    View,
)
from backend.care_leavers.own_page import end_own_links
from backend.care_leavers.possible_facts import TELEPHONES, refuse_nonsense, refuse_slips
from backend.care_leavers.sources import Source, record_sources
from backend.care_leavers.writing import take_back_what_may_not_go
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_CARE_LEAVER
from backend.core.jobs import enqueue
from backend.core.models import Row
from backend.councils.models import Council


CORRECT_IT = "Where what is recorded is wrong, correct it under Entitlement on the profile."
SAYS_NOTHING_ABOUT_MATCHING = frozenset(
    {
        "phone",
        "email",
        "phone_confirmed",
        "email_confirmed",
        "contact_preference",
        "contact_from",
        "contact_until",
        "personal_adviser_name",
        "personal_adviser_phone",
        "preferred_name",
        "own_word",
        "documents_ready",
    }
)
SAYS_HOW_TO_WRITE = frozenset(
    {"phone", "email", "phone_confirmed", "email_confirmed", "in_custody", "in_touch"}
    | {"home_postcode", "home_is_confidential", "given_name", "family_name", "preferred_name"}  # of a letter
)


def request_reranking(care_leaver: CareLeaver) -> None:
    """Have this person's matches ranked again once the surrounding change is saved."""
    enqueue(RANK_CARE_LEAVER, care_leaver.council_id, care_leaver.id)


def record(model: type[Row], care_leaver: CareLeaver, *, by: User | None, **facts: Any) -> Row:
    """Add a row about a young person: it belongs to their council, and names who recorded it."""
    return model._default_manager.create(
        council_id=care_leaver.council_id, care_leaver=care_leaver, recorded_by=by, **facts
    )


@transaction.atomic
def add_care_leaver(
    *,
    council: Council,
    identifier: str,
    given_name: str,
    family_name: str,
    birth_date: dt.date,
    by: User | None,
    source: Source | None = None,
    **profile,
) -> CareLeaver:
    """Add a young person; `profile` are further fields of the model by name, `source` where the facts come from.

    Raises Refused naming the field when a value cannot be right.
    """
    person = {"given_name": given_name, "family_name": family_name, "birth_date": birth_date}
    profile |= bar_facts(profile, CareLeaver(), by)
    care_leaver = CareLeaver(council=council, identifier=identifier, **person, **profile)
    refuse_slips(care_leaver, {"birth_date", "release_date", *TELEPHONES})
    refuse_nonsense(care_leaver)
    care_leaver.save()
    said = [name for name, value in {**person, **profile}.items() if value not in (None, "")]
    record_sources(care_leaver, said, by=by, source=source)
    if care_leaver.in_touch:
        follow_in_touch(care_leaver, by=by, from_file=source is not None)
    request_reranking(care_leaver)
    return care_leaver


def identifier_is_taken(*, council: Council, identifier: str) -> bool:
    """Whether anybody of the council has it, also somebody the asker may not open: no name is given away."""
    held = CareLeaver.objects.for_council(council.id)
    known_also = OtherIdentifier.objects.for_council(council.id).filter(identifier__iexact=identifier)
    return held.filter(identifier__iexact=identifier).exists() or known_also.exists()


@transaction.atomic
def update_profile(*, care_leaver: CareLeaver, by: User | None, source: Source | None = None, **changes) -> CareLeaver:
    """Change facts of a record. What stays as it was writes nothing and leaves no history."""
    changes |= bar_facts(changes, care_leaver, by)
    adviser_before = care_leaver.eet_adviser_id
    changes |= confirmation_facts(changes, care_leaver)
    changed = [name for name, value in changes.items() if getattr(care_leaver, name) != value]
    if not changed:
        return care_leaver
    for name in changed:
        setattr(care_leaver, name, changes[name])
    refuse_slips(care_leaver, changed)
    refuse_nonsense(care_leaver)
    refuse_confirmations(care_leaver, changed)
    care_leaver.save(update_fields=changed)
    open_confirmed(care_leaver, changed, by=by)
    if "in_touch" in changed:
        follow_in_touch(care_leaver, by=by, from_file=source is not None)
    if SAYS_HOW_TO_WRITE.intersection(changed):
        take_back_what_may_not_go(care_leaver, by=by)
    if care_leaver.in_custody and "in_custody" in changed:
        end_own_links(care_leaver=care_leaver, by=by)  # somebody else may have their phone
    record_sources(care_leaver, changed, by=by, source=source)
    note_adviser_change(care_leaver=care_leaver, before=adviser_before, by=by)
    if not SAYS_NOTHING_ABOUT_MATCHING.issuperset(changed):
        request_reranking(care_leaver)
    return care_leaver


@transaction.atomic
def answer_profile(*, care_leaver: CareLeaver, field: str, by: User, **answer) -> CareLeaver:
    """Record a fact where nothing is recorded yet: what somebody wrote meanwhile is not written over."""
    current = CareLeaver.objects.select_for_update().get(pk=care_leaver.pk)
    if getattr(current, field) is not None:
        raise Refused("Somebody has recorded this meanwhile. Look at the profile before you change it.")
    return update_profile(care_leaver=current, by=by, **answer)


@transaction.atomic
def set_entitlement(
    *,
    care_leaver: CareLeaver,
    category: Entitlement,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    by: User | None,
    source: Source | None = None,
) -> EntitlementSpell:
    """Begin an entitlement category; the one before it ends the day before."""
    if ends_on and ends_on < starts_on:
        raise Refused("This entitlement ends before it starts. Check both dates.", field="ends_on")
    earlier: EntitlementSpell | None = care_leaver.entitlement_spells.filter(ends_on__isnull=True).first()
    if earlier and earlier.category == category:
        return earlier
    if earlier and earlier.starts_on >= starts_on:
        raise Refused(
            f"This entitlement starts before the one already recorded. Give a later date. {CORRECT_IT}",
            field="starts_on",
        )
    if care_leaver.entitlement_spells.filter(ends_on__gte=starts_on).exists():
        raise Refused(
            f"Another entitlement is recorded up to a later day. Give a later date. {CORRECT_IT}", field="starts_on"
        )
    if earlier:
        earlier.ends_on = starts_on - dt.timedelta(days=1)
        earlier.save(update_fields=["ends_on"])
    spell = EntitlementSpell.objects.create(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        category=category,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    record_sources(care_leaver, ["entitlement"], by=by, source=source)
    request_reranking(care_leaver)
    return spell


def require_lawful_entitlement(*, care_leaver: CareLeaver, category: Entitlement, starts_on: dt.date) -> None:
    """Refuse by hand what goes on already, and what cannot be so by law."""
    for same in care_leaver.entitlement_spells.filter(category=category, ends_on=None):
        raise Refused(
            f"“{same.get_category_display()}” is recorded already, from {same.starts_on:%-d %B %Y}. {CORRECT_IT}",
            field="entitlement_from",
        )
    require_lawful_day(care_leaver=care_leaver, category=category, starts_on=starts_on, field="entitlement_from")


def require_lawful_day(*, care_leaver: CareLeaver, category: Entitlement, starts_on: dt.date, field: str) -> None:
    """By hand; what a case system says is recorded all the same, as a conflict."""
    require_day_of_support(starts_on, care_leaver.birth_date, what="An entitlement", field=field)
    spell = EntitlementSpell(care_leaver=care_leaver, category=category, starts_on=starts_on)
    if said := conflict_of(spell, care_leaver.birth_date, is_recorded=False):
        raise Refused(said, field=field)


@transaction.atomic
def record_contact(
    *, care_leaver: CareLeaver, on: dt.date, method: ContactMethod, reached: bool, note: str = "", by: User
) -> Contact:
    refuse_contact_day(care_leaver, on)
    return record(Contact, care_leaver, by=by, on=on, method=method, reached=reached, note=note)


@transaction.atomic
def record_view(*, care_leaver: CareLeaver, on: dt.date, words: str, by: User) -> View:
    """Keep what the young person said, as they said it."""
    refuse_view(care_leaver, on, words)
    return record(View, care_leaver, by=by, on=on, words=words)


def refuse_contact_day(care_leaver: CareLeaver, on: dt.date) -> None:
    if on > clock.today():
        raise Refused("A contact cannot lie in the future. Check the date.", field="on")
    require_day_of_support(on, care_leaver.birth_date, what="A contact")


def refuse_view(care_leaver: CareLeaver, on: dt.date, words: str) -> None:
    if on > clock.today():
        raise Refused("Nobody can have said this in the future. Check the date.", field="on")
    require_day_of_support(on, care_leaver.birth_date, what="What they said")
    if not words.strip():
        raise Refused("Write what the young person said, in their own words.", field="words")

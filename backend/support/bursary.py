"""The care leavers' bursary on paper: the declaration that they sign, and the council's letter to the provider.

The letter says what the bursary needs and nothing else: their name, the category of the first day, and what they
signed. It names no employer, no home and no reason, and goes to the provider alone.
"""

import datetime as dt
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.entitlements import entitlement_on
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record
from backend.core import clock
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.placements.models import Placement
from backend.reference.choices import MoneyRuleName
from backend.reference.money_rules import money_rule_on
from backend.support.choices import Standing
from backend.support.models import BursaryLetter, Declaration
from backend.support.read_facts import entitlements_of_one


DECLARES = (
    "I ask for the apprenticeship care leavers’ bursary for the apprenticeship that began on {first}. I have not had"
    " this bursary before, for this or any other apprenticeship, from this or any other training provider."
)
LONGEST_PROVIDER = 160


def declaration_words(placement: Placement) -> str:
    """What they sign, as it is read out to them."""
    return DECLARES.format(first=f"{placement.starts_on:%-d %B %Y}")


def open_declaration(placement: Placement) -> Declaration | None:
    return Declaration.objects.filter(placement=placement, withdrawn_at=None).first()


def category_of_start(placement: Placement) -> Entitlement | None:
    person = placement.care_leaver
    return entitlement_on(placement.starts_on, person.birth_date, person.entitlement_spells.all())


@transaction.atomic
def record_declaration(*, placement: Placement, signed_on: dt.date, kept_where: str, by: User) -> Declaration:
    """They signed that they want it and never had it. One at a time for a start."""
    lock_row(placement)
    if money_rule_on(MoneyRuleName.CARE_BURSARY, placement.starts_on) is None or not placement.is_apprenticeship:
        raise Refused("The bursary is for apprenticeships. This is none, or began before there was a bursary.")
    _refuse_not_entitled(placement)
    if before := open_declaration(placement):
        raise Refused(f"A declaration of {before.signed_on:%-d %B %Y} is recorded already. Take it back first.")
    if signed_on > clock.today():
        raise Refused("Nobody can have signed this in the future. Check the date.", field="signed_on")
    if not kept_where.strip():
        raise Refused("Enter where the signed paper or message is kept.", field="kept_where")
    facts = {"words": declaration_words(placement), "signed_on": signed_on, "kept_where": kept_where.strip()}
    return record(Declaration, placement.care_leaver, by=by, placement=placement, **facts)


def _refuse_not_entitled(placement: Placement) -> None:
    for answer in entitlements_of_one(placement.care_leaver):
        is_this = (answer.rule.name, answer.start_id) == (MoneyRuleName.CARE_BURSARY, placement.pk)
        if is_this and answer.standing == Standing.NOT:
            raise Refused(f"The bursary is not for them: {answer.reason}")


@transaction.atomic
def withdraw_declaration(*, declaration: Declaration, because: str, by: User) -> Declaration:
    """They changed their mind, or it was recorded by mistake. Letters stay as they were given out."""
    lock_row(declaration)
    if declaration.withdrawn_at:
        raise Refused("This declaration was taken back already.")
    if not because.strip():
        raise Refused("Enter why.", field="because")
    declaration.withdrawn_at, declaration.withdrawn_by = clock.now(), by
    declaration.withdrawn_because = because.strip()
    declaration.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    return declaration


@transaction.atomic
def make_bursary_letter(*, placement: Placement, name: str, provider: str, by: User) -> BursaryLetter:
    """As it is given out, kept word for word."""
    lock_row(placement)
    declaration = open_declaration(placement)
    if declaration is None:
        raise Refused("Record the signed declaration first: the letter goes with it.")
    rule = money_rule_on(MoneyRuleName.CARE_BURSARY, placement.starts_on)
    category = category_of_start(placement)
    if rule is None or category not in rule.categories:
        raise Refused(
            "The category on the first day is not one of those that the bursary is for. Look at what they are entitled"
            " to, and correct it if it is wrong."
        )
    if not provider.strip():
        raise Refused("Enter the training provider that it is for.", field="provider")
    _refuse_employer(placement, provider)
    said = _said(placement, declaration, category, name, provider.strip(), by)
    facts = {"declaration": declaration, "said": said, "digest": json_digest(said)}
    return record(BursaryLetter, placement.care_leaver, by=by, placement=placement, **facts)


def _refuse_employer(placement: Placement, provider: str) -> None:
    """A letter to where they work would tell that they were in care."""
    ours = " ".join(provider.casefold().split())
    names = {placement.opportunity.employer.name}
    names |= {each.from_referral.opportunity.employer.name for each in placement.employer_changes.all()}
    if ours in {" ".join(each.casefold().split()) for each in names}:
        raise Refused(
            "This is where they work. The letter says that they were in care, so it goes to the training provider"
            " alone. Enter the provider.",
            field="provider",
        )


def names_of(person: CareLeaver) -> list[str]:
    """Names that a letter may be about: the one on record, and the one they go by."""
    on_record = " ".join(filter(None, (person.given_name, person.family_name)))
    return list(dict.fromkeys(filter(None, (on_record, person.full_name))))


def _said(
    placement: Placement, declaration: Declaration, category: Entitlement, name: str, provider: str, by: User
) -> dict[str, Any]:
    """All that the letter says, and nothing else goes onto it."""
    person = placement.care_leaver
    if name not in names_of(person):
        raise Refused("Select one of the names that are recorded.", field="name")
    council = person.council
    return {
        "team": council.employment_team_name,
        "council": council.name,
        "phone": council.employment_team_phone,
        "provider": provider,
        "name": name,
        "first_day": placement.starts_on.isoformat(),
        "category": category.label.lower(),
        "declares": declaration.words,
        "signed_on": declaration.signed_on.isoformat(),
        "made_on": clock.today().isoformat(),
        "by": str(by),
    }

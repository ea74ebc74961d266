"""Claims, declarations, letters and the local offer, by the services, over real placements."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import EntitlementSpell
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.placements.services import begin_break, end_break
from backend.reference.choices import MoneyRuleName as Rule
from backend.support.bursary import make_bursary_letter, record_declaration, withdraw_declaration
from backend.support.choices import AskState, AskStep, ClaimState, ClaimStep, Question, Standing
from backend.support.local_offer import add_local_offer, ask_local_offer, record_ask_paid, take_ask_step
from backend.support.models import Claim
from backend.support.read_facts import entitlements_of, entitlements_of_one
from backend.support.services import record_answer, record_claim, record_paid, take_claim_step
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.placements import placement_since
from tests.factories.referrals import viewer_with
from tests.kept_worlds import fresh, kept, referral_world_with_facts
from tests.today import today_is


TODAY = dt.date(2026, 12, 1)
DAY = dt.timedelta(days=1)
FIRST = TODAY - 199 * DAY
_today = today_is(TODAY)


def build(council):
    world = referral_world_with_facts(council)
    person = CareLeaverFactory(council=council, ready=True, birth_date=dt.date(2006, 2, 1))
    EntitlementSpell.objects.filter(care_leaver=person).delete()
    EntitlementSpell.objects.create(
        council=council, care_leaver=person, category="former_relevant", starts_on=dt.date(2024, 2, 1)
    )
    world.placement = placement_since(world, FIRST, person=person, type="apprenticeship", lars_code=196)
    world.head = viewer_with(Role.HEAD, council).user
    return world


built = kept(build, TODAY)
world = fresh("built")


def declared(world):
    return record_declaration(
        placement=world.placement, signed_on=TODAY - 150 * DAY, kept_where="Case file, part 3", by=world.adviser
    )


def claimed(world, part=1, **facts):
    facts = {"rule": Rule.CARE_BURSARY, "claimed_on": TODAY, "evidence": "E-mail to the provider"} | facts
    return record_claim(
        care_leaver=world.placement.care_leaver, placement=world.placement, part=part, by=world.adviser, **facts
    )


def said(world, rule=Rule.CARE_BURSARY):
    return next(each for each in entitlements_of_one(world.placement.care_leaver) if each.rule.name == rule)


def test_from_start_to_third_payment_with_a_break(world):
    assert said(world).standing == Standing.PERHAPS
    with pytest.raises(Refused, match="cannot be claimed yet"):
        claimed(world)
    declared(world)
    assert [part.part for part in said(world).due_parts] == [1, 2]
    record_paid(claim=claimed(world), paid_on=TODAY, by=world.adviser)
    with clock.moved_to(FIRST + 99 * DAY):
        spell = begin_break(placement=world.placement, on=FIRST + 99 * DAY, reason="other", by=world.adviser)
    assert [part.part for part in said(world).due_parts] == [1], "day 120 waits for the break"
    with clock.moved_to(FIRST + 129 * DAY):
        end_break(spell=spell, on=FIRST + 128 * DAY, by=world.adviser)
    second = said(world).parts[1]
    assert second.on == FIRST + (119 + 30) * DAY
    third = said(world).parts[2]
    with clock.moved_to(third.on - DAY), pytest.raises(Refused, match="cannot be claimed yet"):
        claimed(world, 3, claimed_on=third.on - DAY)
    with clock.moved_to(third.on):
        assert claimed(world, 3, claimed_on=third.on).amount == Decimal(1000)


def test_a_payment_is_claimed_once_paid_once_and_can_be_undone(world):
    declared(world)
    claim = claimed(world)
    with pytest.raises(Refused, match="recorded already"):
        claimed(world)
    for step in (ClaimStep.REFUSED, ClaimStep.TAKEN_BACK):
        with pytest.raises(Refused, match="Enter why"):
            take_claim_step(claim=claim, step=step, reason=" ", by=world.adviser)
    take_claim_step(claim=claim, step=ClaimStep.REFUSED, reason="They asked for another letter", by=world.adviser)
    with pytest.raises(Refused, match="cannot be paid"):
        record_paid(claim=claim, paid_on=TODAY, by=world.adviser)
    take_claim_step(claim=claim, step=ClaimStep.CLAIMED_AGAIN, reason="New letter sent", by=world.adviser)
    record_paid(claim=claim, paid_on=TODAY, by=world.adviser)
    take_claim_step(claim=claim, step=ClaimStep.UNDONE, reason="Of somebody else", by=world.adviser)
    claim.refresh_from_db()
    assert (claim.state, claim.paid_on, claim.paid_amount) == (ClaimState.CLAIMED, None, None)
    take_claim_step(claim=claim, step=ClaimStep.TAKEN_BACK, reason="Not sent", by=world.adviser)
    assert claimed(world).pk != claim.pk
    steps = list(claim.events.values_list("step", flat=True))
    assert steps == ["claimed", "refused", "claimed_again", "paid", "undone", "taken_back"]
    assert all(each.by_id == world.adviser.pk for each in claim.events.all())


def test_days_of_a_claim_and_of_its_payment(world):
    declared(world)
    for day in (FIRST + 58 * DAY, TODAY + DAY):
        with pytest.raises(Refused) as refused:
            claimed(world, claimed_on=day)
        assert refused.value.field == "claimed_on"
    claim = claimed(world, claimed_on=FIRST + 59 * DAY)
    for day in (claim.claimed_on - DAY, TODAY + DAY):
        with pytest.raises(Refused) as refused:
            record_paid(claim=claim, paid_on=day, by=world.adviser)
        assert refused.value.field == "paid_on"
    assert Claim.objects.get().state == ClaimState.CLAIMED


def test_an_employer_is_paid_for_a_care_leaver_only_where_it_may_be_told(world):
    employer = world.placement.opportunity.employer
    assert said(world, Rule.EMPLOYER_PAYMENT).standing == Standing.PERHAPS
    with pytest.raises(Refused):
        claimed(world, rule=Rule.EMPLOYER_PAYMENT)
    assert said(world, Rule.PROVIDER_PAYMENT).standing == Standing.ENTITLED
    (consent,) = consent_to(world.placement.care_leaver, ConsentKind.SHARE_CARE_STATUS)
    type(consent).objects.filter(pk=consent.pk).update(employer=employer, until_on=TODAY)
    assert claimed(world, rule=Rule.EMPLOYER_PAYMENT).employer_id == employer.pk
    with clock.moved_to(TODAY + DAY):
        assert said(world, Rule.EMPLOYER_PAYMENT).standing == Standing.PERHAPS


def test_the_letter_says_what_the_bursary_needs_and_nothing_more(world):
    person, employer = world.placement.care_leaver, world.placement.opportunity.employer
    facts = {"placement": world.placement, "name": person.full_name, "by": world.adviser}
    with pytest.raises(Refused, match="declaration first"):
        make_bursary_letter(provider="Northbank Training", **facts)
    declaration = declared(world)
    with pytest.raises(Refused, match="where they work"):
        make_bursary_letter(provider=f" {employer.name.upper()} ", **facts)
    letter = make_bursary_letter(provider="Northbank Training", **facts)
    words = json.dumps(letter.said, ensure_ascii=False).casefold()
    assert "former relevant child" in words
    assert person.full_name.casefold() in words
    for untold in (
        employer.name,
        world.placement.opportunity.title,
        person.home_postcode or "no postcode",
        person.birth_date.isoformat(),
        f"{person.birth_date:%-d %B %Y}",
        "custody",
        "foster",
        "plan",
        "age",
    ):
        assert f"{untold}".casefold() not in words.replace("training", ""), untold
    withdraw_declaration(declaration=declaration, because="They had it before", by=world.adviser)
    assert said(world).standing == Standing.PERHAPS
    letter.refresh_from_db()
    assert letter.said["signed_on"] == declaration.signed_on.isoformat()


def test_what_is_said_later_counts_and_nothing_is_overwritten(world):
    person = world.placement.care_leaver
    facts = {"care_leaver": person, "said_by": "Them, on the telephone", "said_on": TODAY, "by": world.adviser}
    declared(world)
    record_answer(question=Question.HAD_BURSARY_BEFORE, said=True, **facts)
    assert said(world).standing == Standing.NOT
    record_answer(question=Question.HAD_BURSARY_BEFORE, said=False, **facts)
    assert said(world).standing == Standing.ENTITLED
    assert person.money_answers.count() == 2
    with pytest.raises(Refused, match="another page"):
        record_answer(question=Question.EMPLOYED_TOO_LONG, said=False, **facts)


def test_the_local_offer_is_asked_approved_by_somebody_else_and_paid(world, django_assert_num_queries):
    person = world.placement.care_leaver
    offer = add_local_offer(
        council=person.council,
        title="Tools for work",
        says="For tools or clothes that a job asks for.",
        most=Decimal(250),
        categories=["former_relevant"],
        source="Cabinet, 3 March 2026",
        from_on=dt.date(2026, 4, 1),
        by=world.head,
    )
    ask = {"care_leaver": person, "offer": offer, "what_for": "Boots", "by": world.adviser}
    for wrong in (Decimal(0), Decimal("250.01")):
        with pytest.raises(Refused) as refused:
            ask_local_offer(amount=wrong, **ask)
        assert refused.value.field == "amount"
    made = ask_local_offer(amount=Decimal(250), **ask)
    with pytest.raises(Refused, match="somebody else"):
        take_ask_step(ask=made, step=AskStep.APPROVED, by=world.adviser)
    with pytest.raises(Refused, match="Enter why"):
        take_ask_step(ask=made, step=AskStep.REFUSED, by=world.head)
    take_ask_step(ask=made, step=AskStep.APPROVED, by=world.head)
    record_ask_paid(ask=made, paid_on=TODAY, by=world.adviser)
    assert made.state == AskState.PAID
    assert entitlements_of([person])[person.pk]

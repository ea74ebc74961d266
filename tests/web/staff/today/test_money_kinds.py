"""Lines about money: to ask, to claim, a pay that has to rise, an ask for the head; and what settles each of them."""

import datetime as dt
from decimal import Decimal

import pytest

from backend.care_leavers.models import EntitlementSpell
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.choices import MoneyRuleName
from backend.support.bursary import record_declaration
from backend.support.local_offer import add_local_offer, ask_local_offer
from backend.support.services import record_claim
from tests.factories.care_leavers import born_to_be
from tests.factories.councils import MembershipFactory
from tests.factories.placements import placement_since
from tests.web.queries import get_within
from tests.web.sign_in import sign_in
from tests.web.staff.today.reading import hints, link_of


URL, DAY = "/today/", dt.timedelta(days=1)
ASK, CLAIM, RISE, HEAD = "bursary-to-ask", "bursary-to-claim", "pay-to-rise", "offer-asks"


@pytest.fixture
def person(world):
    found = world.person
    type(found).objects.filter(pk=found.pk).update(birth_date=born_to_be(21))
    EntitlementSpell.objects.filter(care_leaver=found).delete()
    EntitlementSpell.objects.create(
        council=world.council, care_leaver=found, category="former_relevant", starts_on=born_to_be(21) + 1200 * DAY
    )
    found.refresh_from_db()
    return found


def test_a_bursary_is_asked_about_then_claimed(adviser, world, person):
    placement = placement_since(world, clock.today() - 59 * DAY, person=person, type="apprenticeship", lars_code=196)
    response = get_within(adviser, URL)
    assert [said for _, said in hints(response, ASK)] != []
    assert hints(response, CLAIM) == []
    assert link_of(response, ASK).startswith(f"/people/{person.public_id}/money/")
    record_declaration(placement=placement, signed_on=clock.today(), kept_where="Case file", by=world.adviser)
    response = get_within(adviser, URL)
    assert hints(response, ASK) == []
    ((action, said),) = hints(response, CLAIM)
    assert action == f"{person.full_name}: claim the bursary"
    assert "nobody has claimed it" in said
    facts = {"rule": MoneyRuleName.CARE_BURSARY, "part": 1, "claimed_on": clock.today(), "evidence": "E-mail"}
    record_claim(care_leaver=person, placement=placement, by=world.adviser, **facts)
    assert hints(adviser.get(URL), CLAIM) == []


def test_a_pay_has_to_rise_until_somebody_says_that_it_has(adviser, world, person):
    placement_since(world, clock.today() - 360 * DAY, person=person, type="apprenticeship", lars_code=196)
    response = get_within(adviser, URL)
    ((action, said),) = hints(response, RISE)
    assert action == f"{person.full_name}: ask whether their pay rose"
    assert said.startswith("The apprentice rate ends on")
    facts = {"said": "True", "said_by": "Payslip", "said_on": f"{clock.today():%d/%m/%Y}"}
    assert adviser.post(link_of(response, RISE), facts).status_code == 302
    assert hints(adviser.get(URL), RISE) == []


def test_what_is_asked_of_the_offer_waits_for_a_head(client, world, person):
    member = MembershipFactory(council=world.council, role=Role.HEAD)
    offer = add_local_offer(
        council=world.council,
        title="Tools for work",
        says="For tools that a job asks for.",
        most=Decimal(250),
        categories=["former_relevant"],
        source="Cabinet, 3 March 2026",
        from_on=clock.today(),
        by=member.user,
    )
    ask = ask_local_offer(care_leaver=person, offer=offer, amount=Decimal(80), what_for="Boots", by=world.adviser)
    head = sign_in(client, member)
    response = get_within(head, URL)
    ((_, said),) = hints(response, HEAD)
    assert "Tools for work, £80.00" in said
    assert head.post(f"/offer-asks/{ask.public_id}/answer/approved/").status_code == 302
    assert hints(head.get(URL), HEAD) == []

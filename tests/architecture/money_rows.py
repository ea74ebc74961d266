"""A young person's money: a declaration, a letter, a claim, and something asked of the local offer."""

import datetime as dt
from decimal import Decimal
from functools import cached_property

from backend.care_leavers.models import EntitlementSpell
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.choices import MoneyRuleName
from backend.support.bursary import make_bursary_letter, names_of, record_declaration
from backend.support.choices import Question
from backend.support.local_offer import add_local_offer, ask_local_offer
from backend.support.services import record_answer, record_claim
from tests.factories.care_leavers import born_to_be
from tests.factories.councils import MembershipFactory


class MoneyRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def declaration(self):
        placement = self.another_placement()
        _leaver(placement.care_leaver)
        return record_declaration(
            placement=placement, signed_on=clock.today(), kept_where="Case file, part 3", by=self.adviser
        )

    @cached_property
    def bursary_letter(self):
        placement = self.another_placement()
        person = placement.care_leaver
        _leaver(person)
        signed = {"signed_on": clock.today(), "kept_where": "Case file, part 3"}
        record_declaration(placement=placement, by=self.adviser, **signed)
        facts = {"name": names_of(person)[0], "provider": "Northbank Training"}
        return make_bursary_letter(placement=placement, by=self.adviser, **facts)

    @cached_property
    def claim(self):
        person = self.another_person()
        _leaver(person)
        said = {"said": True, "said_by": "Them", "said_on": clock.today(), "by": self.adviser}
        record_answer(care_leaver=person, question=Question.OWN_HOME, **said)
        facts = {"rule": MoneyRuleName.SETTING_UP_HOME, "part": 1, "amount": Decimal(2500)}
        claimed = {"claimed_on": clock.today(), "evidence": "Form to the finance team"}
        return record_claim(care_leaver=person, by=self.adviser, **facts, **claimed)

    @cached_property
    def local_offer(self):
        return add_local_offer(
            council=self.council,
            title="Tools for work",
            says="For tools or clothes that a job asks for.",
            most=Decimal(250),
            categories=["eligible", "relevant", "former_relevant", "qualifying"],
            source="Cabinet, 3 March 2026",
            from_on=clock.today() - dt.timedelta(days=30),
            by=MembershipFactory(council=self.council, role=Role.HEAD).user,
        )

    @cached_property
    def offer_ask(self):
        person = self.another_person()
        _leaver(person)
        return ask_local_offer(
            care_leaver=person, offer=self.local_offer, amount=Decimal(80), what_for="Boots", by=self.adviser
        )


def _leaver(person) -> None:
    """Twenty years old, and former relevant since they were 18."""
    type(person).objects.filter(pk=person.pk).update(birth_date=born_to_be(20))
    person.refresh_from_db()
    EntitlementSpell.objects.filter(care_leaver=person).delete()
    EntitlementSpell.objects.create(
        council_id=person.council_id,
        care_leaver=person,
        category="former_relevant",
        starts_on=born_to_be(20) + dt.timedelta(days=800),
    )

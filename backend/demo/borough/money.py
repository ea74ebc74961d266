"""Money of some apprentices: declared, claimed, paid and refused; and the local offer of the borough."""

import datetime as dt
from decimal import Decimal

from backend.care_leavers.choices import Entitlement
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.placements.models import Placement
from backend.reference.choices import MoneyRuleName
from backend.support.bursary import make_bursary_letter, names_of, record_declaration
from backend.support.choices import AskStep, ClaimStep
from backend.support.due_queries import bursaries_to_ask
from backend.support.local_offer import add_local_offer, ask_local_offer, take_ask_step
from backend.support.models import LocalOffer
from backend.support.read_facts import entitlements_of_one
from backend.support.services import record_claim, record_paid, take_claim_step


DAYS_AGO = 2
DECLARED, CLAIMED, PAID = 8, 6, 4  # the rest of those who may have it are there to be asked


class Money:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.cast, self.adviser = timeline, cast, cast.advisers[0]
        self.head = cast.by_role[Role.HEAD][0]

    def expect(self) -> None:
        self.timeline.at(self.timeline.until - dt.timedelta(days=DAYS_AGO), self._happen)

    def _happen(self) -> None:
        found = bursaries_to_ask(Placement.objects.all(), clock.today()).order_by("starts_on", "id")
        placements = list(found.select_related("care_leaver__council", "opportunity__employer")[:DECLARED])
        for number, placement in enumerate(placements):
            self._declare(placement, number)
        self._offer(placements)

    def _declare(self, placement: Placement, number: int) -> None:
        signed = {"signed_on": clock.today(), "kept_where": "Case file, scanned"}
        try:
            record_declaration(placement=placement, by=self.adviser, **signed)
        except Refused:  # by the facts of this one the bursary is not for them
            return
        names = names_of(placement.care_leaver)
        make_bursary_letter(placement=placement, name=names[0], provider="Northbank Training", by=self.adviser)
        if number < CLAIMED:
            self._claim(placement, is_paid=number < PAID)

    def _claim(self, placement: Placement, *, is_paid: bool) -> None:
        person = placement.care_leaver
        for answer in entitlements_of_one(person):
            if (answer.rule.name, answer.start_id) != (MoneyRuleName.CARE_BURSARY, placement.pk):
                continue
            for part in answer.due_parts[:1]:
                facts = {"rule": answer.rule.name, "part": part.part, "placement": placement}
                claimed = {"claimed_on": clock.today(), "evidence": "E-mail to the training provider, with the letter"}
                claim = record_claim(care_leaver=person, by=self.adviser, **facts, **claimed)
                if is_paid:
                    record_paid(claim=claim, paid_on=clock.today(), by=self.adviser)
                else:
                    why = "The provider asks for the letter again"
                    take_claim_step(claim=claim, step=ClaimStep.REFUSED, reason=why, by=self.adviser)

    def _offer(self, placements: list[Placement]) -> None:
        offer: LocalOffer = add_local_offer(
            council=self.cast.council,
            title="Tools and clothes for work",
            says="For boots, tools or clothes that your job or course asks for. Tell your adviser what you need.",
            most=Decimal(250),
            categories=[each.value for each in Entitlement],
            source="Invented Cabinet paper of 3 March 2026",
            from_on=clock.today() - dt.timedelta(days=200),
            by=self.head,
        )
        for number, placement in enumerate(placements[:2]):
            asked = {"amount": Decimal(85), "what_for": "Work boots"}
            ask = ask_local_offer(care_leaver=placement.care_leaver, offer=offer, by=self.adviser, **asked)
            if number == 0:
                take_ask_step(ask=ask, step=AskStep.APPROVED, by=self.head)

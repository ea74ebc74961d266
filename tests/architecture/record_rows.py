"""Rows of a young person's record that can be put right: a contact, their words, an activity, a break."""

import datetime as dt
from functools import cached_property
from uuid import UUID

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.care_leavers.choices import ContactMethod, HandoverHeading, OwnMessageKind
from backend.care_leavers.handovers import agree_handover, begin_council_handover, write_handover
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.safety import avoid_place
from backend.care_leavers.services import record_contact, record_view, update_profile
from backend.care_leavers.standing import record_accommodation, record_in_touch
from backend.core import clock
from backend.councils.choices import Role
from backend.notifications.choices import DeliveryStep, Recipient, Why
from backend.notifications.models import Reply
from backend.notifications.services import send
from backend.notifications.steps import note
from backend.opportunities.choices import OpportunityType
from backend.opportunities.found_elsewhere import add_found
from backend.opportunities.models import Opportunity
from backend.placements.choices import BreakReason, CheckInFrom, EmployerChangeReason, PromiseKind
from backend.placements.models import Placement
from backend.placements.promises import Planned, make_promise, plan_fortnight
from backend.placements.services import begin_break, record_check_in
from backend.placements.support import record_support
from backend.placements.support_choices import SupportKind
from backend.ranking.gate import may_go_on
from backend.ranking.gated_steps import change_employer
from backend.ranking.work_trials import record_trial
from backend.referrals.agreements import take_agreement_back
from backend.referrals.choices import Way
from backend.referrals.clearances import record_checked
from backend.referrals.deletions import ask_to_delete
from backend.referrals.gate_answers import GateStep
from backend.shortlists.choices import DecisionKind
from backend.shortlists.services import decide
from backend.shortlists.suggestions import suggest
from tests.factories.care_leavers import EntitlementSpellFactory
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.factories.shortlists import MatchFactory


class RecordRows:
    """Mixed into `Rows`, which makes whose they are."""

    suggestion_id: UUID | None = None  # where the boxes of a form are named by it

    @cached_property
    def heard(self):
        """A check-in that took place, and asked for support."""
        check_in = self.another_placement().check_ins.first()
        facts = {"on": clock.today(), "heard_from": CheckInFrom.YOUNG_PERSON, "going": None, "still_there": True}
        return record_check_in(check_in=check_in, support_needed="A bus pass", by=self.adviser, **facts)

    @cached_property
    def asking(self):
        """A placement that asked for support at a check-in."""
        return self.heard.placement

    @cached_property
    def support(self):
        """Support that was given, and nobody has asked about yet."""
        facts = {"kind": SupportKind.TRAVEL, "words": "A bus pass", "by": self.adviser}
        return record_support(placement=self.another_placement(), **facts)

    @cached_property
    def a_break(self):
        return self.with_open_break.breaks.get()

    @cached_property
    def work_trial(self):
        referral = accepted(self.world, care_leaver=self.another_person(), opportunity=self.another_opportunity())
        day = clock.today()
        return record_trial(referral=referral, starts_on=day, ends_on=day, is_paid=True, by=self.adviser)

    @cached_property
    def contact_with_them(self):
        facts = {"on": clock.today(), "method": ContactMethod.PHONE, "reached": True}
        return record_contact(care_leaver=self.person, by=self.adviser, **facts)

    @cached_property
    def view(self):
        return record_view(care_leaver=self.person, on=clock.today(), words="It is fine", by=self.adviser)

    @cached_property
    def own_message(self):
        """What they wrote on their own page and cannot wait: nobody has answered it yet."""
        about = {"care_leaver": self.person, "kind": OwnMessageKind.TALK}
        return send_own_message(words="It is not safe here", **about)

    @cached_property
    def promise(self):
        facts = {"words": "We ring you.", "due_on": clock.today(), "owner": self.adviser, "by": self.adviser}
        return make_promise(care_leaver=self.another_person(), **facts)

    @cached_property
    def before_release(self):
        person = self.another_person()
        facts = {"in_custody": True, "release_date": clock.today() + dt.timedelta(weeks=6)}
        return update_profile(care_leaver=person, by=self.adviser, **facts)

    @cached_property
    def pay_promise(self):
        referral = accepted(self.world, care_leaver=self.another_person(), opportunity=self.another_opportunity())
        line = Planned(PromiseKind.PAY, "We check your pay.", self.adviser, clock.today())
        return plan_fortnight(referral=referral, first_day=None, planned=[line], by=self.adviser)[0]

    @cached_property
    def applying(self):
        """Somebody who is helped to apply elsewhere."""
        advert = OpportunityFactory(council=self.council, from_feed=True)
        return self.world.refer(Way.HELPED_TO_APPLY, care_leaver=self.another_person(), opportunity=advert)

    @cached_property
    def found(self):
        facts = {"title": "Baker", "employer": "Found Bakery", "type": OpportunityType.JOB}
        return add_found(care_leaver=self.another_person(), by=self.adviser, **facts)

    @cached_property
    def message(self):
        """A mail to them that may have been sent: somebody has to say."""
        facts = {
            "to": "sam@young.example",
            "subject": "Your next steps",
            "body": "Hello",
            "about": self.person.public_id,
        }
        written = send(council=self.council, recipient=Recipient.YOUNG_PERSON, **facts)
        note(written, DeliveryStep.UNCLEAR, why=Why.ANSWER_LOST)
        return written

    @cached_property
    def text(self):
        """One that cannot wait, from a number that nobody knows."""
        facts = {"number": "447700900123", "words": "he hit me", "names_harm": True}
        came_in = {"reference": str(self.person.public_id), "received_at": clock.now(), "is_kept": False}
        return Reply.objects.create(council=self.council, **facts, **came_in)

    @cached_property
    def shortlisted_for(self):
        """Somebody for whom an opportunity is shortlisted that is not on their page yet."""
        match = MatchFactory(care_leaver=self.another_person(), opportunity=self.another_opportunity())
        decide(match=match, kind=DecisionKind.SHORTLIST, by=self.adviser)
        return match.care_leaver

    @cached_property
    def suggestion(self):
        facts = {"care_leaver": self.another_person(), "opportunities": [self.another_opportunity()]}
        made = suggest(words="Near your bus", by=self.adviser, **facts)[0]
        if self.suggestion_id:
            made.public_id = self.suggestion_id
            made.save(update_fields=["public_id"])
        return made

    @cached_property
    def suggested_to(self):
        """Somebody with something on their page."""
        return self.suggestion.care_leaver

    @cached_property
    def handover(self):
        """Their adviser has just changed."""
        return self._handover()

    @cached_property
    def written_handover(self):
        return self._written(self._handover())

    @cached_property
    def agreed_handover(self):
        return self._agreed(self._handover())

    @cached_property
    def council_handover(self):
        """Agreed to, and to be given to another council."""
        person = self.another_person()
        return self._agreed(begin_council_handover(care_leaver=person, next_council="Medway", by=self.adviser))

    def _handover(self):
        person = self.another_person()
        for adviser in (self.adviser, MembershipFactory(council=self.council, role=Role.EET_ADVISER).user):
            update_profile(care_leaver=person, eet_adviser=adviser, by=self.adviser)
        return person.handovers.get()

    def _written(self, handover):
        return write_handover(handover=handover, lines={HandoverHeading.TOLD: "Likes to cook."}, by=self.adviser)

    def _agreed(self, handover):
        shown = list(self._written(handover).lines.values_list("public_id", flat=True))
        return agree_handover(handover=handover, shown=shown, by=None)

    @cached_property
    def activity(self):
        facts = {"code": ActivityCode.G5, "source": Source.WORKER}
        return start_activity(care_leaver=self.another_person(), on=clock.today(), by=self.adviser, **facts)

    @cached_property
    def in_touch_spell(self):
        return record_in_touch(care_leaver=self.another_person(), code="NO", on=clock.today(), by=self.adviser)

    @cached_property
    def accommodation_spell(self):
        return record_accommodation(care_leaver=self.another_person(), code="U1", on=clock.today(), by=self.adviser)

    @cached_property
    def entitlement(self):
        return EntitlementSpellFactory(care_leaver=self.another_person())

    @cached_property
    def delete_request(self):
        """An employer was told the name of somebody who took that back since, and is asked to delete it."""
        person = self.another_person()
        referral = self.world.refer(care_leaver=person, opportunity=self.another_opportunity())
        taken = take_agreement_back(consent=person.consents.get(kind="share_name"), by=self.adviser)
        return ask_to_delete(consent=taken.consents[0], referral=referral.public_id, by=self.adviser)

    @cached_property
    def with_open_break(self):
        placement = self.another_placement()
        begin_break(placement=placement, on=clock.today(), reason=BreakReason.ILLNESS, by=self.adviser)
        return placement

    @cached_property
    def changing(self):
        """An apprenticeship whose young person is accepted at another employer."""
        placement = self.another_placement()
        before = Opportunity.objects.filter(pk=placement.opportunity_id)
        before.update(employer=EmployerFactory(council=self.council))  # so that the offer is of another one
        offer = self.another_opportunity(type=placement.opportunity.type, lars_code=placement.opportunity.lars_code)
        accepted(self.world, care_leaver=placement.care_leaver, opportunity=offer)
        return placement

    @cached_property
    def employer_change(self):
        placement = self.another_placement()
        facts = {"type": placement.opportunity.type, "lars_code": placement.opportunity.lars_code}
        before = Opportunity.objects.filter(pk=placement.opportunity_id)
        before.update(employer=EmployerFactory(council=self.council))  # so that its own is another one
        offer = self.another_opportunity(**facts)
        referral = accepted(self.world, care_leaver=placement.care_leaver, opportunity=offer)
        placement = Placement.objects.get(pk=placement.pk)
        change = {"on": clock.today(), "reason": EmployerChangeReason.REDUNDANCY}
        change_employer(placement=placement, referral=referral, by=self.adviser, **change)
        return placement.employer_changes.get()

    @cached_property
    def unsure(self):
        """A placement where nobody knows whether it is a place that they avoid: its place was never read."""
        placement = self.another_placement()
        placement.opportunity.sites.all().delete()
        grid = {"easting": 530000, "northing": 180000, "radius_metres": 500}
        avoid_place(care_leaver=placement.care_leaver, **grid, note="", by=self.adviser)
        return placement

    @cached_property
    def check_in(self):
        return self.placement.check_ins.first()

    @cached_property
    def clearance(self):
        person, opportunity = self.another_person(), self.another_opportunity()
        update_profile(care_leaver=person, licence_conditions="Not in the market.", by=self.adviser)
        answer = may_go_on(person, opportunity, GateStep.REFER, clock.today())
        return record_checked(answer=answer, words="Rang the probation officer.", by=self.adviser)[0]

"""Rows of a plan: an aim, an action, a review."""

from functools import cached_property

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.plans.choices import Advocate, OversightOutcome, PanelReason
from backend.plans.oversight import write_oversight_note
from backend.plans.panels import begin_panel, bring_to_panel
from backend.plans.reviews import Held, hold_review
from backend.plans.services import do_action, drop_aim, open_plan, set_action, set_aim


class PlanRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def plan(self):
        return open_plan(care_leaver=self.another_person(), by=self.adviser)

    @cached_property
    def planned_for(self):
        """Somebody whose plan is open."""
        return self.aim.plan.care_leaver

    @cached_property
    def aim(self):
        return self._aim()

    def _aim(self):
        plan = open_plan(care_leaver=self.another_person(), by=self.adviser)
        return set_aim(plan=plan, words="Work with animals", by=self.adviser)

    @cached_property
    def aim_given_up(self):
        return drop_aim(aim=self._aim(), because="Dogs bite", by=self.adviser)

    @cached_property
    def plan_action(self):
        return set_action(aim=self.aim, words="Visit the kennels", target_on=clock.today(), by=self.adviser)

    @cached_property
    def done_action(self):
        action = set_action(aim=self.aim, words="Ring the kennels", by=self.adviser)
        return do_action(action=action, on=clock.today(), evidence="Rang", by=self.adviser)

    @cached_property
    def plan_review(self):
        held = Held(clock.today(), "They start in July.", True, Advocate.DECLINED, their_view="im ok with it")
        return hold_review(plan=self.aim.plan, held=held, by=self.adviser)

    @cached_property
    def oversight_note(self):
        facts = {"words": "The plan is thin.", "outcome": OversightOutcome.ASKS, "asks": "Ring the college"}
        return write_oversight_note(care_leaver=self.another_person(), by=self.adviser, **facts)

    @cached_property
    def panel(self):
        nobody, wanted = CareLeaver.objects.none(), [PanelReason.FLAGGED]
        facts = {"held_on": clock.today(), "wanted": wanted, "people": nobody}
        return begin_panel(council=self.council, by=self.adviser, **facts)

    @cached_property
    def panel_line(self):
        return bring_to_panel(panel=self.panel, care_leaver=self.another_person(), by=self.adviser)

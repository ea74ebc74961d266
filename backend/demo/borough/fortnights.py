"""An accepted offer with its first fortnight planned and half kept, something else that is late, and the weeks before a
release."""

import datetime as dt

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.placements.models import Promise, without_promises
from backend.placements.promise_proposals import first_day_known, proposals_for
from backend.placements.promises import Planned, keep_promise, make_promise, plan_fortnight
from backend.placements.run_ups import plan_run_up, proposals_for_release
from backend.reference.working_days import add_working_days
from backend.referrals.models import Referral


MENTOR = "We find you somebody at the college to show you round."
HOW = ("Steel-toed boots and two work shirts, from the kit fund", "Went through it together in the library")


class Fortnights:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.council, self.adviser = timeline, cast.council, cast.advisers[0]
        self._promises: list[Promise] = []

    def expect(self) -> None:
        for days_ago, happens in (
            (5, self._promise_a_mentor),
            (4, self._plan),
            (3, self._before_a_release),
            (1, self._keep),
        ):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days_ago), happens)

    def _promise_a_mentor(self) -> None:
        """Due before the last day, and nobody has done it: what their page says of that is to be seen."""
        theirs = CareLeaver.objects.supported().filter(eet_adviser=self.adviser, suggestions__isnull=False)
        person = theirs.order_by("id").first() or self._own_people().first()
        if person is not None:
            due_on = add_working_days(clock.today(), 1)
            make_promise(care_leaver=person, words=MENTOR, due_on=due_on, owner=self.adviser, by=self.adviser)

    def _before_a_release(self) -> None:
        person = (
            self._own_people().filter(in_custody=True, release_date__gt=clock.today()).order_by("release_date").first()
        )
        if person is None:
            return
        proposals = proposals_for_release(person.release_date, today=clock.today())
        run_up = plan_run_up(
            care_leaver=person,
            earliest_on=None,
            partner="Resettlement team (invented)",
            partner_phone="020 7946 0190",
            planned=[Planned(each.kind, each.words, self.adviser, each.due_on, place=each.key) for each in proposals],
            by=self.adviser,
        )
        keep_promise(promise=run_up.promises.order_by("id")[0], how="Photo ID is applied for", by=self.adviser)

    def _own_people(self):
        return CareLeaver.objects.supported().filter(eet_adviser=self.adviser).order_by("id")

    def _plan(self) -> None:
        """Of the adviser who signs in, or else of a colleague's."""
        accepted = without_promises(Referral.objects.for_council(self.council.id)).with_details()
        mine = accepted.filter(care_leaver__eet_adviser=self.adviser)
        referral = mine.order_by("-last_step_at", "-id").first() or accepted.order_by("-last_step_at", "-id").first()
        if referral is None:
            return  # a small borough may have none
        first_day = first_day_known(referral)
        lines = [
            Planned(
                each.kind,
                each.words,
                self.adviser,
                None if each.days_after_first is not None else each.due_on,
                each.days_after_first,
            )
            for each in proposals_for(referral, first_day)
        ]
        planned = plan_fortnight(referral=referral, first_day=first_day, planned=lines, by=self.adviser)
        self._promises = planned

    def _keep(self) -> None:
        ids = [each.pk for each in self._promises]
        for promise, how in zip(Promise.objects.waiting().filter(pk__in=ids).soonest_first(), HOW, strict=False):
            keep_promise(promise=promise, how=how, by=self.adviser)

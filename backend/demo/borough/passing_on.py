"""Two young people change their adviser: of one the handover is agreed to, and to be read; of the other it is to be
written. And an officer adds two lines to the brief of a post."""

import datetime as dt

from backend.care_leavers.choices import ContactMethod, HandoverHeading
from backend.care_leavers.handovers import agree_handover, write_handover
from backend.care_leavers.models import CareLeaver, Handover
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.demo.borough.cast import EMPLOYER_WITH_SIGN_IN, Cast
from backend.demo.borough.timeline import Timeline
from backend.opportunities.choices import OpportunityState
from backend.opportunities.manager_brief import write_brief_lines
from backend.opportunities.models import Opportunity


LINES = {
    HandoverHeading.TOLD: "“I like it when you say what happens next.” (in October)\nWould like to work with food.",
    HandoverHeading.WORKS: "Text first, then ring after two.\nMeeting at the library, not at the office.",
    HandoverHeading.NEVER: "Do not turn up without a text first.",
    HandoverHeading.PROMISED: "Go along to the open day at the college.",
}
DOOR, BUS = "The door on the left opens at 6.45; ring the bell.", "The first bus that gets here in time is the 64."


class PassingOn:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.cast = timeline, cast

    def expect(self) -> None:
        for days_ago, happens in ((4, self._write_lines), (2, self._change), (1, self._pass_on)):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days_ago), happens)

    def _write_lines(self) -> None:
        posts = Opportunity.objects.filter(council=self.cast.council, employer__name=EMPLOYER_WITH_SIGN_IN)
        post = posts.filter(state=OpportunityState.LIVE).order_by("-id").first()
        if post is not None:
            write_brief_lines(opportunity=post, first=DOOR, second=BUS, by=self.cast.officer)

    def _change(self) -> None:
        """Each goes to the desk of the other."""
        one, other = self.cast.advisers[:2]
        for adviser, to in ((other, one), (one, other)):
            person = self._of(adviser)
            if person is not None:
                update_profile(care_leaver=person, eet_adviser=to, by=to)

    def _of(self, adviser) -> CareLeaver | None:
        """Nobody with a page of their own: those are told of elsewhere."""
        theirs = CareLeaver.objects.supported().filter(eet_adviser=adviser, suggestions=None).exclude(in_custody=True)
        found: CareLeaver | None = theirs.filter(handovers=None).order_by("-id").first()
        return found

    def _pass_on(self) -> None:
        """By voice, as most of them do it."""
        handover = Handover.objects.filter(to_adviser=self.cast.advisers[0]).first()
        if handover is None:
            return
        by = handover.from_adviser
        held = write_handover(handover=handover, lines=LINES, by=by)
        shown = list(held.lines.values_list("public_id", flat=True))
        agree_handover(handover=held, shown=shown, on=clock.today(), how=ContactMethod.PHONE, by=by)

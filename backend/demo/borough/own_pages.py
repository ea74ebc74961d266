"""Young people with a page of their own: what is on it, what one says of it, what another wrote, and two who read it in
Arabic and Vietnamese."""

import datetime as dt

from backend.care_leavers.agreements import may_be_reached_by
from backend.care_leavers.choices import ConsentKind, OwnMessageKind
from backend.care_leavers.consents import give_consent
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.own_page import agree_own_word, make_own_link
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.links.choices import Channel
from backend.opportunities.models import Opportunity
from backend.ranking.gate import may_go_on
from backend.ranking.services import rank_care_leaver
from backend.ranking.suggesting import suggest_to
from backend.referrals.gate_answers import GateStep, Outcome
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.models import Match, Suggestion
from backend.shortlists.suggestions import answer_suggestion


WORD = "purple otter"  # of all of them, as the page about it says: nobody it belongs to is real
PEOPLE = 5
LANGUAGES = {3: "Arabic", 4: "Vietnamese"}  # by the number of who has it, from nought
LEAST, MOST = 2, 3  # opportunities on a page
LOOKED_AT = 12  # of their matches, the best first
TO_THEM = "I picked these with what you told me on Tuesday. Say what you think, also if it is no."
WROTE = "It says I have no maths but I passed level 2 in June.\nCan you change it? My certificate is in the folder."


class OwnPages:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.council, self.adviser = timeline, cast.council, cast.advisers[0]
        self._pages: list[tuple[CareLeaver, list[Suggestion]]] = []

    def expect(self) -> None:
        for days_ago, happens in ((3, self._make), (2, self._hear)):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days_ago), happens)

    def _make(self) -> None:
        theirs = CareLeaver.objects.supported().filter(eet_adviser=self.adviser).exclude(in_custody=True)
        for person in theirs.with_profile().select_related("council").order_by("id"):
            if len(self._pages) == PEOPLE:
                return
            put = self._put(person)
            if put:
                language = LANGUAGES.get(len(self._pages))
                if language:
                    update_profile(care_leaver=person, interpreter_language=language, by=self.adviser)
                self._pages.append((person, put))
                agree_own_word(care_leaver=person, word=WORD, by=self.adviser)
                make_own_link(care_leaver=person, channel=self._channel(person), by=self.adviser)

    def _put(self, person: CareLeaver) -> list[Suggestion]:
        """The first of their matches that may be shown to them; nothing where there are too few."""
        rank_care_leaver(care_leaver=person)
        best = Match.objects.filter(care_leaver=person).undecided().open_on(clock.today()).best_first()
        ids = list(best.values_list("opportunity", flat=True)[:LOOKED_AT])
        opportunities = Opportunity.objects.with_details().in_bulk(ids)
        able = [opportunities[key] for key in ids if self._may_be_shown(person, opportunities[key])][:MOST]
        if len(able) < LEAST:
            return []
        return suggest_to(care_leaver=person, opportunities=able, words=TO_THEM, by=self.adviser)

    def _may_be_shown(self, person: CareLeaver, opportunity: Opportunity) -> bool:
        return may_go_on(person, opportunity, GateStep.SHORTLIST, clock.today()).outcome == Outcome.GO_ON

    def _channel(self, person: CareLeaver) -> Channel:
        """The first is written to, so that the letters of the demo show a link; the others got it in their hand."""
        if len(self._pages) > 1 or not person.email:
            return Channel.BY_HAND
        if not may_be_reached_by(person, ConsentKind.CONTACT_BY_EMAIL):
            give_consent(
                care_leaver=person, kind=ConsentKind.CONTACT_BY_EMAIL, on=clock.today(), how="phone", by=self.adviser
            )
        return Channel.EMAIL

    def _hear(self) -> None:
        """Each fact as it would come from their own page: nobody of the council wrote it for them."""
        for number, (person, put) in enumerate(self._pages):
            if number == 0:
                answer_suggestion(suggestion=put[0], answer=OwnAnswer.INTERESTED, words="My mate works there", by=None)
                why = [NotForMe.TOO_FAR]
                answer_suggestion(suggestion=put[1], answer=OwnAnswer.NOT_FOR_ME, because=why, words="2 buses", by=None)
            if number == 1:
                send_own_message(care_leaver=person, kind=OwnMessageKind.WRONG, words=WROTE)

"""A letter that asks a young person to ring, handed over to the post: they agreed to letters and to nothing quicker."""

import datetime as dt

from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.consents import give_consent
from backend.care_leavers.letters import ask_by_letter_to_ring
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.postal_addresses import why_no_letter_reaches
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.notifications.carriers import is_carried
from backend.notifications.carrying import deliver
from backend.notifications.choices import MessageChannel


DAYS_AGO = 3  # after the papers of the borough: the address was gone through with them then


class LetterSent:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.adviser = timeline, cast.advisers[0]

    def expect(self) -> None:
        self.timeline.at(self.timeline.until - dt.timedelta(days=DAYS_AGO), self._write)

    def _write(self) -> None:
        """What the post has by now is handed over; over a weekend the letter waits for it."""
        person = self._who()
        if person is None or not is_carried(MessageChannel.LETTER):
            return
        agreed = {"kind": ConsentKind.CONTACT_BY_LETTER, "on": clock.today(), "how": ContactMethod.IN_PERSON}
        give_consent(care_leaver=person, by=self.adviser, **agreed)
        letter = ask_by_letter_to_ring(care_leaver=person, by=self.adviser)
        if letter.not_before and clock.day_of(letter.not_before) < self.timeline.until:
            with clock.moved_to(letter.not_before):
                deliver(message_id=letter.pk)

    def _who(self) -> CareLeaver | None:
        mine = CareLeaver.objects.supported().filter(eet_adviser=self.adviser).select_related("council").order_by("id")
        return next((each for each in mine if not why_no_letter_reaches(each)), None)

"""What was written to young people lately, as it is on any day: a reminder that came, one whose number is not in use, a
number that was changed, and a text that came back."""

import datetime as dt

from backend.care_leavers.choices import ConsentKind, ContactMethod, OwnMessageKind
from backend.care_leavers.consents import give_consent
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.services import update_profile
from backend.care_leavers.writing import write_to_them
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.notifications.carriers import is_carried
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind, Why
from backend.notifications.models import Message
from backend.notifications.steps import note
from backend.referrals.interview_reminders import ASK, SUBJECT, TOMORROW


PEOPLE = 3
NUMBERS = ("07700 900871", "07700 900872", "07700 900873")  # kept for stories: nobody has them
NEW_NUMBER = "07700 900874"
TEXTED_BACK = "ok thx, can u ring me after 4 tho im in college"


class MessagesSent:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.adviser = timeline, cast.advisers[0]
        self._people: list[CareLeaver] = []

    def expect(self) -> None:
        for days_ago, happens in ((3, self._remind), (1, self._hear)):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days_ago), happens)

    def _remind(self) -> None:
        theirs = CareLeaver.objects.supported().filter(eet_adviser=self.adviser).exclude(in_custody=True)
        self._people = list(theirs.select_related("council").order_by("-id")[:PEOPLE])
        for person, number in zip(self._people, NUMBERS, strict=False):
            update_profile(care_leaver=person, phone=number, phone_confirmed="voice", by=self.adviser)
            agreed = {"kind": ConsentKind.CONTACT_BY_TEXT, "on": clock.today(), "how": ContactMethod.PHONE}
            give_consent(care_leaver=person, by=self.adviser, **agreed)
        if is_carried(MessageChannel.TEXT):
            for message in [self._reminder(person) for person in self._people[:2]]:
                deliver(message_id=message.id)

    def _reminder(self, person: CareLeaver) -> Message:
        body = TOMORROW.format(who=ASK)
        facts = {"channel": MessageChannel.TEXT, "kind": MessageKind.REMINDER, "subject": SUBJECT, "body": body}
        return write_to_them(care_leaver=person, **facts)

    def _hear(self) -> None:
        """As a carrier says it a day later."""
        for person, step, why in zip(
            self._people, (DeliveryStep.DELIVERED, DeliveryStep.FAILED), ("", Why.ADDRESS), strict=False
        ):
            for message in Message.objects.about(person.public_id).filter(kind=MessageKind.REMINDER):
                note(message, step, why=why)
        for person in self._people[:1]:
            send_own_message(care_leaver=person, kind=OwnMessageKind.TEXTED, words=TEXTED_BACK)
        for person in self._people[2:]:
            update_profile(care_leaver=person, phone=NEW_NUMBER, by=self.adviser)

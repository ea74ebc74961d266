"""A month of the list of those of whom nobody knows, by the clock: 200 people, twelve providers that answer in time,
after a reminder, on the telephone, by half, or never."""

import datetime as dt
from collections import Counter

import pytest

from backend.activities.enrolments import add_provider, enrol
from backend.activities.list_answers import answer_by_telephone, answer_list
from backend.activities.models import Enrolment, ListAnswer, ProviderList
from backend.activities.provider_lists import ask_provider, listed, note_rung, remind_providers
from backend.activities.stopped_asking import stop_being_asked_about
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.notifications.models import Message
from backend.placements.not_known import Stage, narrowed, next_step, not_known, tries_of
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import worker
from tests.today import today_is


MONDAY = dt.date(2026, 6, 15)
_today = today_is(MONDAY)
PEOPLE, PROVIDERS, EACH = 200, 12, 14
IN_TIME, AFTER_REMINDER, BY_TELEPHONE = (0, 1, 2, 3), (4, 5), (6, 7)
MOVED_ALL, HALF, STOPPED, NEVER = 8, 9, 10, 11
LEFT_ON = MONDAY - dt.timedelta(days=3)


class Month:
    def __init__(self, council):
        self.council, self.by = council, worker(council)
        self.providers = [self._provider(number) for number in range(PROVIDERS)]
        self.sent: dict[int, int] = {}
        self.to_ring: dict[int, list[int]] = {}

    def _provider(self, number):
        about = {"kind": "college", "contact_name": f"Jo {number}", "email": f"p{number}@college.example"}
        return add_provider(council=self.council, name=f"College {number} of Croyham", by=self.by, **about)

    def begin(self):
        agreed = {"ground": "consent", "agreed_on": MONDAY, "agreed_how": "phone", "by": self.by}
        for number in range(PEOPLE):
            person = CareLeaverFactory(council=self.council, phone="020 7946 0001")
            if number < PROVIDERS * EACH:
                there = self.providers[number % PROVIDERS]
                enrol(care_leaver=person, provider=there, code="F2", starts_on=dt.date(2026, 1, 5), **agreed)
            else:
                record_contact(care_leaver=person, on=MONDAY, method="phone", reached=False, by=self.by)
        for each in self.providers:
            ask_provider(provider=each, by=self.by)

    def asked(self, number):
        return self.providers[number].lists.get()

    def says(self, number, **said):
        asked = self.asked(number)
        for row in listed(asked):
            answer_list(asked=asked, enrolment=row, **said)

    def on(self, day):
        """What happens of itself, then what people do."""
        if sent := remind_providers(council=self.council):
            self.sent[day] = sent
        due = list(ProviderList.objects.to_ring_about(clock.today()).values_list("provider_id", flat=True))
        if due:
            self.to_ring[day] = sorted(number for number, each in enumerate(self.providers) if each.pk in due)
        if day == 1:
            self._first_answers()
        if day == 4:
            self._after_the_reminder()
        for number in self.to_ring.get(day, ()):
            self._rings(number, day)

    def _first_answers(self):
        for number in IN_TIME:
            self.says(number, said="still_here")
        asked = self.asked(HALF)
        for row in listed(asked)[: EACH // 2]:
            answer_list(asked=asked, enrolment=row, said="still_here")
        for row in Enrolment.objects.filter(provider=self.providers[STOPPED]):
            stop_being_asked_about(enrolment=row)

    def _after_the_reminder(self):
        for number in AFTER_REMINDER:
            asked = self.asked(number)
            for row in listed(asked)[: EACH // 2]:
                answer_list(asked=asked, enrolment=row, said="left", last_day=LEFT_ON)
            self.says(number, said="still_here")

    def _rings(self, number, day):
        knows = number in BY_TELEPHONE or (number == MOVED_ALL and day > 7)
        if not knows:
            note_rung(provider=self.providers[number], by=self.by)
            return
        moved = {"said": "moved", "last_day": LEFT_ON, "where": self.providers[0].name}
        for row in listed(self.asked(number)):
            said = moved if number == MOVED_ALL else {"said": "still_here"}
            answer_by_telephone(enrolment=row, by=self.by, **said)


@pytest.mark.django_db
def test_what_is_left_after_a_month_and_what_was_tried(in_council):
    month = Month(in_council)
    month.begin()
    for day in range(31):
        with clock.moved_to(MONDAY + dt.timedelta(days=day)):
            month.on(day)
    assert month.sent == {3: 7}, "Thursday, the third working day; who answered or has nobody left is not reminded"
    assert month.to_ring == {7: [6, 7, 8, 9, 11], 14: [8, 9, 11], 21: [9, 11], 28: [9, 11]}
    mails = Counter(Message.objects.filter(to__endswith="@college.example").values_list("to", flat=True))
    twice = {f"p{number}@college.example" for number in (4, 5, 6, 7, 8, 9, 11)}
    assert {to for to, count in mails.items() if count == 2} == twice
    assert (len(mails), max(mails.values())) == (12, 2)
    said = Counter(ListAnswer.objects.values_list("said", flat=True))
    assert said == {"still_here": 105, "left": 14, "moved": 14}
    assert list(ListAnswer.objects.to_settle().values_list("said", flat=True)) == ["moved"] * 14
    assert set(ProviderList.objects.filter(closed_on=None)) == {month.asked(HALF), month.asked(NEVER)}
    with clock.moved_to(MONDAY + dt.timedelta(days=28)):
        _is_left(month, clock.today())


def _is_left(month, today):
    found = not_known(CareLeaver.objects.all(), today).prefetch_related("consents").select_related("personal_adviser")
    rows = list(found)
    assert len(rows) == PEOPLE - 105
    assert [each.not_known_since for each in rows] == sorted(each.not_known_since for each in rows)
    assert {stage: narrowed(found, stage, today).count() for stage in Stage} == {
        Stage.UNTRIED: 42,  # 14 left, 14 moved, 14 stopped that they are asked about
        Stage.RING: 0,  # both were rung that day
        Stage.ASKED: 21,
        Stage.MOVED: 14,
    }
    steps = Counter(next_step(each, tries_of(each), today, month.providers).words for each in rows)
    assert steps["Ring Jo 0, College 0 of Croyham: they are said to be there"] == 14
    assert sum(len(tries_of(each)) for each in rows) == PEOPLE - PROVIDERS * EACH
    assert steps.total() == 95
    on_ring_day = today + dt.timedelta(days=7)
    with clock.moved_to(on_ring_day):
        again = list(not_known(CareLeaver.objects.all(), on_ring_day).prefetch_related("consents"))
        steps = Counter(next_step(each, tries_of(each), on_ring_day, month.providers).words for each in again)
    for number, count in ((HALF, 7), (NEVER, 14)):
        assert steps[f"Ring Jo {number}, College {number} of Croyham: asked on 15 June 2026, no answer"] == count

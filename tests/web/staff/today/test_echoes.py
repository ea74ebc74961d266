"""Mail about what waits on Today, to whoever asked for it: counts and a link, once, and no name."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.urls import reverse

from backend.care_leavers.own_messages import send_own_message
from backend.core import clock
from backend.core.job_names import WRITE_OF_TODAY
from backend.core.models import Job
from backend.desks.mail_choices import choose_mail
from backend.desks.models import HowOften, MailChoice
from backend.notifications.choices import MessageKind
from backend.notifications.models import Message
from backend.reference.working_days import LONDON
from backend.web.staff.today import echoes
from backend.web.staff.today.echoes import write_of_today
from tests.web.pages import banner_in, filled
from tests.web.queries import get_within
from worker.tasks.desks import write_of_every_today


MONDAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
PAGE = reverse("today-mail")


def at(day: dt.date, hour: int, minute: int = 1):
    return clock.moved_to(dt.datetime.combine(day, dt.time(hour, minute), LONDON))


def run_at(council, day: dt.date, hour: int) -> int:
    with at(day, hour):
        return write_of_today(council=council)


@pytest.fixture
def asks(world, desk):
    """Something waits, and the adviser says how often they want to hear of it."""

    def ask(how_often):
        with at(MONDAY - DAY, 12):
            choose_mail(membership=desk[1], how_often=how_often, by=desk[1].user)
            send_own_message(care_leaver=world.person, kind="talk", words="ring me")
        return world.council

    return ask


def mails() -> list[Message]:
    return list(Message.objects.filter(kind=MessageKind.TODAY).order_by("id"))


def test_nobody_is_written_to_who_has_not_asked(world):
    assert not MailChoice.objects.exists()
    assert run_at(world.council, MONDAY, 8) == 0


def test_each_working_day_at_eight_once_with_counts_and_no_name(asks, world, desk):
    council = asks(HowOften.DAILY)
    times = [(MONDAY, 7), (MONDAY, 8), (MONDAY, 9), (MONDAY + DAY, 13), (MONDAY + DAY, 8), (MONDAY + 5 * DAY, 8)]
    assert [run_at(council, *time) for time in times] == [0, 1, 0, 0, 1, 0]
    mail = mails()[0]
    assert mail.to == desk[1].user.email
    assert "1 young person who wants to talk" in mail.body
    assert "/today/" in mail.body
    said = f"{mail.subject} {mail.body}"
    assert not [name for name in (world.person.full_name, world.person.given_name, "ring me") if name in said]


def test_once_a_week_on_its_first_working_day(asks):
    council = asks(HowOften.WEEKLY)
    bank_holiday = dt.date(2026, 8, 31)  # a Monday
    days = [MONDAY, MONDAY + DAY, MONDAY + 7 * DAY, bank_holiday, bank_holiday + DAY]
    assert [run_at(council, day, 8) for day in days] == [1, 0, 1, 0, 1]


def test_at_once_is_of_what_cannot_wait_alone_and_once_for_each_line(asks, world):
    council = asks(HowOften.AT_ONCE)
    assert run_at(council, MONDAY - DAY, 22) == 0, "it is not due before Monday"
    with at(MONDAY - DAY, 23):
        send_own_message(care_leaver=world.person, kind="going", words="he hit me")
        assert [write_of_today(council=council) for _ in range(2)] == [1, 0]
    (mail,) = mails()
    assert "1 message that cannot wait" in mail.body
    assert "hit" not in mail.body
    assert run_at(council, MONDAY, 9) == 1, "what was promised for today"


def test_a_line_that_was_over_and_begins_again_has_a_mail_of_its_own(asks, monkeypatch):
    council, kind = asks(HowOften.AT_ONCE), SimpleNamespace(anchor="waits", title_in=lambda council, number: "thing")
    line = SimpleNamespace(since_on=MONDAY)
    entry = SimpleNamespace(name="waits:row", kind=kind, line=line)
    monkeypatch.setattr(echoes, "_that_cannot_wait", lambda choice, shown: [entry])
    assert [run_at(council, MONDAY, hour) for hour in (9, 10)] == [1, 0]
    line.since_on = MONDAY + 7 * DAY
    assert [run_at(council, MONDAY + 7 * DAY, hour) for hour in (9, 10)] == [1, 0]


def test_each_chooses_for_themselves_and_may_stop(adviser, desk):
    for chosen, said in (("daily", "You get mail: on each working day at 8am."), ("never", "You get no mail")):
        answer = filled(get_within(adviser, PAGE)) | {"how_often": chosen}
        assert said in banner_in(adviser.post(PAGE, answer, follow=True))
    assert not MailChoice.objects.standing().exists()
    assert MailChoice.objects.get().ended_by == desk[1].user


def test_the_clock_asks_for_it_in_every_council(in_council):
    write_of_every_today()
    assert Job.objects.filter(name=WRITE_OF_TODAY, arguments=[in_council.id]).exists()

"""Mail about what waits on Today, to whoever asked for it: counts and a link, once, and no name."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import connection
from django.urls import reverse

from backend.care_leavers.own_messages import send_own_message
from backend.core import clock
from backend.core.job_names import WRITE_OF_TODAY
from backend.core.models import Job
from backend.councils.choices import Role
from backend.desks.mail_choices import choose_mail
from backend.desks.models import HandOver, HowOften, MailChoice
from backend.notifications.choices import MessageKind
from backend.notifications.models import Message, Reply
from backend.placements.promises import make_promise
from backend.reference.working_days import LONDON
from backend.web.staff.today import echoes
from backend.web.staff.today.echoes import write_of_today
from tests.factories.councils import MembershipFactory
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
    monkeypatch.setattr(echoes, "_that_cannot_wait", lambda choice, desk: [entry])
    assert [run_at(council, MONDAY, hour) for hour in (9, 10)] == [1, 0]
    line.since_on = MONDAY + 7 * DAY
    assert [run_at(council, MONDAY + 7 * DAY, hour) for hour in (9, 10)] == [1, 0]


def test_a_promise_is_told_of_on_its_day(asks, world, desk):
    council, by = asks(HowOften.AT_ONCE), desk[1].user
    run_at(council, MONDAY, 8)
    with at(MONDAY, 9):
        facts = {"words": "We ask about your bus pass."}
        make_promise(care_leaver=world.person, due_on=MONDAY + DAY, owner=by, by=by, **facts)
    written = len(mails())
    assert [run_at(council, day, 9) for day in (MONDAY, MONDAY + DAY, MONDAY + DAY)] == [0, 1, 0]
    assert "bus pass" not in mails()[written].body


def test_each_that_cannot_wait_has_a_mail_however_many_there_are(asks, world):
    council = asks(HowOften.AT_ONCE)
    with at(MONDAY - DAY, 23):
        for number in range(4):
            send_own_message(care_leaver=world.person, kind="going", words=f"he hit me {number}")
            facts = {"reference": str(number), "words": "he hit me", "names_harm": True, "is_kept": False}
            Reply.objects.create(council=council, number="447700900777", received_at=clock.now(), **facts)
        for number in range(4, 8):
            send_own_message(care_leaver=world.person, kind="going", words=f"he hit me {number}")
        assert [write_of_today(council=council) for _ in range(2)] == [12, 0]


@pytest.mark.parametrize(("how_often", "hour"), [(HowOften.AT_ONCE, 9), (HowOften.DAILY, 8)])
def test_what_was_handed_to_them_is_theirs(world, desk, in_council, how_often, hour):
    colleague = MembershipFactory(council=in_council, role=Role.EET_ADVISER)
    with at(MONDAY - DAY, 12):
        choose_mail(membership=colleague, how_often=how_often, by=colleague.user)
        message = send_own_message(care_leaver=world.person, kind="talk", words="ring me")
        line = {"kind": "wants-to-talk", "subject": message.public_id, "care_leaver": world.person}
        HandOver.objects.create(council=in_council, to=colleague.user, by=desk[1].user, **line)
    assert run_at(in_council, MONDAY, hour) == 1
    assert "1 young person who wants to talk" in mails()[0].body


def test_a_desk_that_fails_takes_no_mail_from_others(asks, in_council, monkeypatch):
    council, others = asks(HowOften.DAILY), MembershipFactory(council=in_council, role=Role.EET_ADVISER)
    with at(MONDAY - DAY, 12):
        choose_mail(membership=others, how_often=HowOften.DAILY, by=others.user)
    usual, asked = echoes.shown_on, []

    def fails_for_others(desk):
        asked.append(desk.viewer.user_id)
        if desk.viewer.user_id == others.user_id:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1/0")
        return usual(desk)

    monkeypatch.setattr(echoes, "shown_on", fails_for_others)
    assert [run_at(council, MONDAY, hour) for hour in (8, 9)] == [1, 0]
    assert asked.count(others.user_id) == 2, "tried again"
    assert len(asked) == 3, "and nothing is computed of what is written"


def test_each_chooses_for_themselves_and_may_stop(adviser, desk):
    for chosen, said in (("daily", "You get mail: on each working day at 8am."), ("never", "You get no mail")):
        answer = filled(get_within(adviser, PAGE)) | {"how_often": chosen}
        assert said in banner_in(adviser.post(PAGE, answer, follow=True))
    assert not MailChoice.objects.standing().exists()
    assert MailChoice.objects.get().ended_by == desk[1].user


def test_the_clock_asks_for_it_in_every_council(in_council):
    write_of_every_today()
    assert Job.objects.filter(name=WRITE_OF_TODAY, arguments=[in_council.id]).exists()

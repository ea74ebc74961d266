"""What cannot wait is recorded in four actions; who could not be reached is tried again, and stays on Today."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import Contact
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.services import update_profile
from backend.core import clock
from tests.factories.care_leavers import born_to_be
from tests.today import today_is
from tests.web.pages import filled, page_of, text_of
from tests.web.staff.today.reading import hints, link_of


MONDAY, URL = dt.date(2026, 6, 15), "/today/"
DAY = dt.timedelta(days=1)
_today = today_is(MONDAY)


@pytest.fixture
def message(person, desk):
    update_profile(care_leaver=person, eet_adviser=desk[1].user, birth_date=born_to_be(17), by=desk[1].user)
    return send_own_message(care_leaver=person, kind=OwnMessageKind.TALK, words="he hit me")


def main_of(response) -> str:
    return text_of(page_of(response).main)


def test_four_actions_record_it_the_line_whom_was_told_and_the_button(adviser, person, message):
    page = adviser.get(link_of(adviser.get(URL), "wrote-cannot-wait"))  # 1
    answers = filled(page)
    assert answers["spoken_on"] == f"{MONDAY:%d/%m/%Y}", "the day is proposed"
    assert answers["answer"].startswith("Thank you for telling us.")
    page_url = f"{page.request['PATH_INFO']}?from=today"
    done = adviser.post(page_url, answers | {"told_whom": "Sam Okoro, safeguarding lead"}, follow=True)  # 2, 3
    assert hints(done, "wrote-cannot-wait") == []
    told = main_of(adviser.get(reverse("person-own-page", args=[person.public_id])))
    assert "Spoken to on 15 Jun 2026. Told: Sam Okoro, safeguarding lead" in told
    assert "Who may read this: their EET adviser and personal adviser" in told
    assert "No employer ever does" in told


def test_who_could_not_be_reached_is_tried_again_and_it_stays_on_today(adviser, person, message):
    page = adviser.get(reverse("own-message-answer", args=[message.public_id]))
    link = next(each for each in page_of(page).select("main a") if "could not reach" in each.text)
    form = adviser.get(link["href"])
    tried = adviser.post(link["href"], filled(form) | {"method": "phone", "next_try_at": "16:00"}, follow=True)
    assert "Next try today at 16:00. It stays on Today." in main_of(tried)
    assert [(each.reached, each.method) for each in Contact.objects.all()] == [(False, "phone")]
    ((_, line),) = hints(adviser.get(URL), "wrote-cannot-wait")
    assert "Tried once, last on 15 Jun 2026. Next try today at 16:00" in line
    assert "they are under 18, and one working day is the longest it may take" in line
    message.refresh_from_db()
    assert message.answered_at is None
    with clock.moved_to(MONDAY + DAY):
        assert "Next try was due on 15 Jun 2026 at 16:00" in hints(adviser.get(URL), "wrote-cannot-wait")[0][1]


def test_the_next_try_may_not_be_put_far_off(adviser, person, message):
    page_url = reverse("own-message-try", args=[message.public_id])
    for day, says in (("14/06/2026", "Give today or a day to come"), ("29/06/2026", "This cannot wait so long")):
        refused = adviser.post(page_url, {"method": "text", "next_try_on": day})
        assert says in main_of(refused)
    assert not Contact.objects.exists()

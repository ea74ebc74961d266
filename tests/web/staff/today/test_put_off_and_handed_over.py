"""A line is put off, handed over, given back and taken back; its fact decides all the same whether it is there."""

import datetime as dt

import pytest

from backend.care_leavers.services import record_contact, update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.desks.models import HandOver, PutOff
from backend.employers.services import pause
from backend.referrals.choices import Step
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import button_of, hints, lines_in


pytestmark = pytest.mark.usefixtures("kinds_named")


URL, DAY = "/today/", dt.timedelta(days=1)
MONDAY = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def world(in_council, desk):
    """Monday 1 June 2026; an employer has offered a place to somebody of the signed-in adviser's."""
    with clock.moved_to(MONDAY):
        world = referral_world(in_council)
        update_profile(care_leaver=world.person, eet_adviser=desk[1].user, phone="07700 900118", by=desk[1].user)
        world.referral = world.refer()
        step(referral=world.referral, step=Step.OFFERED, on=clock.today(), by=world.employer_user)
        yield world


def press(client, words, line=None):
    """A button of the page by its words, sent as its form says; the page that follows."""
    page = page_of(client.get(URL))
    button = next(each for each in (line or page).select("button") if text_of(each).startswith(words))
    boxes = {box["name"]: box["value"] for box in page.select("form#lines input")}
    return client.post(button["formaction"], boxes | {button["name"]: button["value"]}, follow=True)


def page_behind(client, words) -> str:
    return next(each["href"] for each in page_of(client.get(URL)).select("main a") if words in text_of(each))


def test_what_was_put_off_is_gone_until_its_day_or_until_something_newer(adviser, world):
    (first,) = lines_in(adviser.get(URL), "answers")
    assert (first.name, button_of(first)) == ("section", "Told them"), "what is most pressing is drawn large"
    assert "New" in text_of(first)
    again = adviser.get(URL)
    assert lines_in(again, "in-touch"), "other things wait as well"
    assert "1 thing" not in text_of(page_of(again).main)
    shown = press(adviser, "Later: tomorrow")
    assert "Put off. It is here again on Tuesday 2 June" in text_of(page_of(shown).select_one("#done"))
    assert hints(shown, "answers") == []
    assert not page_of(adviser.get(URL)).select("#done"), "what was done stands there once"
    with clock.moved_to(MONDAY + DAY):
        assert len(hints(adviser.get(URL), "answers")) == 1
        press(adviser, "Later: next Monday")
        assert hints(get_within(adviser, URL), "answers") == []
    with clock.moved_to(MONDAY + 2 * DAY):
        step(referral=world.referral, step=Step.DECLINED_BY_EMPLOYER, on=clock.today(), by=world.employer_user)
        assert "The employer says no" in hints(adviser.get(URL), "answers")[0][1]
        record_contact(care_leaver=world.person, on=clock.today(), method="phone", reached=True, by=world.adviser)
        assert hints(adviser.get(URL), "answers") == []
    with clock.moved_to(MONDAY + 9 * DAY):
        assert hints(adviser.get(URL), "answers") == [], "settled is settled, whatever was put off"


def test_a_date_of_ones_own_must_lie_ahead_and_putting_off_is_taken_back(adviser, world):
    page = page_behind(adviser, "on a date")
    refused = adviser.post(page, {"until": "1/6/2026"})
    assert "Give a day after today" in text_of(page_of(refused).main)
    adviser.post(page, {"until": "20/6/2026"})
    shown = press(adviser, "Undo", page_of(adviser.get(URL)).select_one("#done"))
    assert len(hints(shown, "answers")) == 1
    assert [each.until for each in PutOff.objects.order_by("id")] == [dt.date(2026, 6, 20), None]


def test_a_colleague_has_it_with_who_and_why_and_gives_it_back(adviser, desk, world, in_council):
    jo, member = signed_in(in_council, Role.EET_ADVISER, name="Jo Field")
    outsider = signed_in(in_council, Role.PERSONAL_ADVISER, name="Not Theirs")[1]
    assert hints(jo.get(URL), "answers") == []
    page = page_behind(adviser, "Hand over")
    shown = adviser.get(page)
    offered = [text_of(each) for each in page_of(shown).select("option")]
    assert "Jo Field, EET adviser" in offered
    assert not any("Not Theirs" in each for each in offered), "who may not open the record is not offered"
    to_nobody = adviser.post(page, {"to": str(outsider.public_id), "note": "x"})
    assert "from the list" in text_of(page_of(to_nobody).main)
    done = adviser.post(page, {"to": str(member.public_id), "note": "She knows Jo"}, follow=True)
    assert "Handed over. Jo Field finds it on Today" in text_of(page_of(done).select_one("#done"))
    assert hints(done, "answers") == []
    (line,) = lines_in(get_within(jo, URL), "answers")
    assert f"From {desk[1].user}: “She knows Jo”" in text_of(line)
    (of_team,) = lines_in(jo.get(f"{URL}?whose=all"), "answers")
    assert of_team["data-kind"] == "answers"
    (seen,) = lines_in(adviser.get(f"{URL}?whose=all"), "answers")
    assert "Handed to Jo Field" in text_of(seen)
    press(jo, "Give it back")
    assert hints(jo.get(URL), "answers") == []
    assert len(hints(adviser.get(URL), "answers")) == 1
    assert [each.to_id for each in HandOver.objects.order_by("id")] == [member.user_id, None]


def test_it_is_back_with_who_handed_it_over_when_the_colleague_may_not_open_it_any_more(adviser, world, in_council):
    """Of a line that neither sees nobody would know."""
    member = signed_in(in_council, Role.PERSONAL_ADVISER, name="Jo Field")[1]
    update_profile(care_leaver=world.person, personal_adviser=member.user, by=world.adviser)
    adviser.post(page_behind(adviser, "Hand over"), {"to": str(member.public_id)})
    assert hints(adviser.get(URL), "answers") == []
    update_profile(care_leaver=world.person, personal_adviser=None, by=world.adviser)
    assert len(hints(adviser.get(URL), "answers")) == 1, "they are not theirs any more"
    update_profile(care_leaver=world.person, personal_adviser=member.user, by=world.adviser)
    assert hints(adviser.get(URL), "answers") == []
    member.ended_at = clock.now()
    member.save()
    assert len(hints(get_within(adviser, URL), "answers")) == 1, "they have left"


def test_who_handed_it_over_takes_it_back_and_nobody_else_may(adviser, world, in_council):
    member = signed_in(in_council, Role.EET_ADVISER, name="Jo Field")[1]
    stranger = signed_in(in_council, Role.EET_ADVISER)[0]
    page = page_behind(adviser, "Hand over")
    adviser.post(page, {"to": str(member.public_id)})
    name = f"answers:{world.referral.public_id}"
    refused = stranger.post("/today/give-back/", {"line": name}, follow=True)
    assert "Only who handed it over" in text_of(page_of(refused).main)
    press(adviser, "Undo", page_of(adviser.get(URL)).select_one("#done"))
    assert len(hints(adviser.get(URL), "answers")) == 1


def test_what_is_held_is_never_put_off_and_stays_in_sight_of_who_handed_it_over(adviser, world, in_council):
    member = signed_in(in_council, Role.EET_ADVISER, name="Jo Field")[1]
    pause(employer=world.opportunity.employer, reason="A worry", by=world.adviser)
    name = f"held:{world.referral.public_id}"
    (held,) = lines_in(adviser.get(URL), "held")
    assert not held.select("[data-later]")
    adviser.post("/today/later/", {"line": f"{name} tomorrow"})
    assert PutOff.objects.count() == 0
    page = f"/today/hand-over/?line={name}"
    adviser.post(page, {"to": str(member.public_id)})
    (held,) = lines_in(adviser.get(URL), "held")
    assert "Handed to Jo Field" in text_of(held)


def test_told_is_one_press_and_a_contact_like_any_other_until_it_is_undone(adviser, world):
    shown = press(adviser, "By telephone")
    assert "Told. Next is their answer to the offer" in text_of(page_of(shown).select_one("#done"))
    (contact,) = world.person.contacts.all()
    assert (contact.method, contact.reached, contact.on) == ("phone", True, clock.today())
    assert len(hints(shown, "offers")) == 1
    assert hints(adviser.get(URL), "answers") == []


def test_told_is_undone_with_its_reason_in_the_record(adviser, world):
    done = press(adviser, "By text")
    button = page_of(done).select_one("#done button")
    adviser.post(button["formaction"], {"line": button["value"]})
    assert world.person.contacts.count() == 0
    assert world.person.corrections.get().reason.startswith("Taken back on Today")
    assert len(hints(adviser.get(URL), "answers")) == 1


@pytest.mark.parametrize(
    "name", ["", "answers", "answers:x", "nothing:0a1b", "law:00000000-0000-0000-0000-000000000001"]
)
def test_a_line_that_is_not_there_is_said_to_be_settled(adviser, name):
    for address in ("later", "hand-over", "told", "supported", "give-back", "put-back", "not-told"):
        shown = adviser.post(f"/today/{address}/", {"line": f"{name} tomorrow"}, follow=True)
        assert shown.status_code == 200
        said = text_of(page_of(shown).main)
        assert "settled" in said or "any more" in said
    assert (PutOff.objects.count(), HandOver.objects.count()) == (0, 0)

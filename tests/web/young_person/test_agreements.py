"""What they agreed to is listed, and each of it they stop themselves; it goes from employers' pages at once."""

from backend.care_leavers.agreements import stopped_among
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import Consent
from backend.core import clock
from backend.core.protection import council_context
from backend.referrals.agreements import record_agreements, take_agreement_back
from tests.web.pages import page_of, text_of
from tests.web.young_person.worlds import NIGHT, own_world


def phone_of(mine) -> Consent:
    with council_context(mine.council.id):
        return mine.person.consents.get(kind=ConsentKind.SHARE_PHONE)


def test_each_agreement_is_listed_with_its_day_and_a_way_to_stop_it(mine):
    said = text_of(page_of(mine.come_in().get("/next/")).select_one("#agreed"))
    assert "Give them your phone number. You said so on 2 May 2026. Stop this" in said


def test_who_agreed_to_nothing_reads_that_nobody_is_told(db):
    said = text_of(page_of(own_world(agreed=()).come_in().get("/next/")).select_one("#agreed"))
    assert "You have not said yes to anything. So we tell nobody about you." in said


def test_looking_at_the_question_stops_nothing(mine):
    page = text_of(page_of(mine.come_in().get(f"/next/agreed/{phone_of(mine).public_id}/stop/")))
    assert "Do you want to stop this? Give them your phone number." in page
    assert f"{NIGHT} Us, at night and at weekends." in page
    assert phone_of(mine).withdrawn_on is None


def test_stopping_one_takes_it_from_what_is_read_at_once(mine):
    referral = mine.put_forward(mine.post())
    consent = phone_of(mine)
    address = f"/next/agreed/{consent.public_id}/stop/"
    client = mine.come_in()
    assert "It was shown to Fable Kitchens." in text_of(page_of(client.get(address)))
    answers = [mine.send(f"agreed/{consent.public_id}/stop/") for _ in range(2)]
    assert {(each.status_code, each["Location"]) for each in answers} == {(303, "/next/#agreed")}
    stopped = phone_of(mine)
    assert (stopped.withdrawn_by_themselves, stopped.withdrawal_recorded_by) == (True, None)
    assert stopped.seen_by == ["Fable Kitchens"]
    with council_context(mine.council.id):
        referral.refresh_from_db()
        assert referral.disclosed == {"name": mine.person.full_name}
    said = text_of(page_of(client.get("/next/")).select_one("#agreed"))
    assert "Stopped: Give them your phone number. You stopped it on 1 June 2026." in said


def test_what_they_said_yes_to_again_is_not_theirs_to_read_as_stopped(mine):
    mine.come_in()
    mine.send(f"agreed/{phone_of(mine).public_id}/stop/")
    with council_context(mine.council.id):
        assert list(Consent.objects.stopped_by_themselves()) == stopped_among(mine.person.consents.all()) != []
        facts = {"on": clock.today(), "how": "phone", "renews": None, "by": mine.adviser}
        (again,) = record_agreements(care_leaver=mine.person, kinds=[ConsentKind.SHARE_PHONE], **facts)
        assert list(Consent.objects.stopped_by_themselves()) == stopped_among(mine.person.consents.all()) == []
        take_agreement_back(consent=again, by=mine.adviser)
    said = text_of(page_of(mine.client.get("/next/")).select_one("#agreed"))
    assert "Stopped:" not in said


def test_nobody_stops_what_another_agreed_to(mine):
    other = own_world()
    assert mine.send(f"agreed/{phone_of(other).public_id}/stop/").status_code == 404
    assert phone_of(other).withdrawn_on is None

"""That a college may be asked whether they are still there: they read it, stop it, and it is so at once."""

from django.test import Client

from backend.activities.models import Enrolment, ProviderList
from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.models import Membership
from tests.web.employer_portal.by_link.links import LEARNERS_DOOR, browser
from tests.web.pages import page_of, text_of
from tests.web.sign_in import sign_in
from tests.web.staff.today.reading import hints
from tests.web.young_person.worlds import asked_about, own_world, read


KIND = "stopped-being-asked"
WORDS = "We ask them if you are still there."


def test_they_stop_it_themselves_and_their_adviser_reads_what_was_seen(mine):
    with council_context(mine.council.id):
        enrolled = asked_about(mine)
    said = read(mine).replace("\xa0", " ")
    assert f"Evergreen College {WORDS} They see your first name, one letter of your last name" in said
    assert "You said so on 1 June 2026. Stop this" in said
    there = LEARNERS_DOOR.come_in(browser(), enrolled.provider)
    assert f"{mine.person.given_name} " in there.get(LEARNERS_DOOR.inside).content.decode()
    address = f"asked/{enrolled.public_id}/stop/"
    with council_context(mine.council.id):
        adviser = sign_in(Client(), Membership.objects.get(user=mine.adviser))
        for page in ("agreements/", "agreements/sheet/"):
            words = text_of(page_of(adviser.get(f"/people/{mine.person.public_id}/{page}")).main).replace("\xa0", " ")
            assert ("Evergreen College, agreed on 1 June 2026" in words) != ("We ask Evergreen College if" in words)
    asks = text_of(page_of(mine.client.get(f"/next/{address}"))).replace("\xa0", " ")
    assert "They saw your name on 1 June 2026. They may still know it." in asks
    with council_context(mine.council.id):
        assert Enrolment.objects.get().ended_on is None, "looking at the question stops nothing"
    answers = [mine.send(address) for _ in range(2)]
    assert {(each.status_code, each["Location"]) for each in answers} == {(303, "/next/#agreed")}
    assert mine.person.given_name not in there.get(LEARNERS_DOOR.inside).content.decode(), "the page that is open too"
    said = read(mine).replace("\xa0", " ")
    assert "Stopped: Evergreen College: We ask them if you are still there. You stopped it on 1 June 2026." in said
    with council_context(mine.council.id):
        stopped = Enrolment.objects.get()
        assert (stopped.shown_on, ProviderList.objects.get().closed_on) == (clock.today(), clock.today())
        adviser = sign_in(Client(), Membership.objects.get(user=mine.adviser))
        agreements = text_of(page_of(adviser.get(f"/people/{mine.person.public_id}/agreements/")).main)
        assert "may be asked whether" not in agreements
        ((_, what),) = hints(adviser.get("/today/"), KIND)
        assert what == (
            "Stopped on their own page: that we ask Evergreen College about them. First name, initial and first day"
            " were shown there, last on Monday 1 June"
        )
        facts = {"on": clock.today(), "method": ContactMethod.PHONE, "reached": True, "by": mine.adviser}
        record_contact(care_leaver=mine.person, **facts)
        assert hints(adviser.get("/today/"), KIND) == []


def test_who_is_nobody_elses_to_stop_and_who_agreed_to_nothing_else_reads_this_alone(db):
    mine, other = own_world(agreed=()), own_world()
    with council_context(other.council.id):
        theirs = asked_about(other)
    mine.come_in()
    assert mine.send(f"asked/{theirs.public_id}/stop/").status_code == 404
    assert "You have not said yes to anything" in read(mine)
    with council_context(mine.council.id):
        asked_about(mine, "Westside College")
    assert "You have not said yes to anything" not in read(mine)
    with council_context(other.council.id):
        assert Enrolment.objects.get(pk=theirs.pk).ended_on is None

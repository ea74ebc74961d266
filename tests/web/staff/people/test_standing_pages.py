"""Being in touch and the kind of a home on the pages: recorded, corrected, and the home shown to who may see it."""

import datetime as dt

from backend.care_leavers.evidence import NO_EVIDENCE
from backend.care_leavers.models import AccommodationSpell
from backend.care_leavers.standing import correct_standing, record_accommodation
from backend.core import clock
from backend.councils.choices import Role
from tests.factories.councils import worker
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


def today(ago: int = 0) -> str:
    return f"{clock.today() - dt.timedelta(days=ago):%d/%m/%Y}"


def test_both_are_recorded_and_stand_on_their_page(adviser, person):
    journey = f"/people/{person.public_id}/journey/"
    touch, home = f"/people/{person.public_id}/in-touch/", f"/people/{person.public_id}/accommodation/"
    said = {"code": "REFU", "on": today(3), "evidence": "said_by_them", "verified_on": today(2)}
    assert adviser.post(touch, filled(adviser.get(touch)) | said).url == journey
    wrong = adviser.post(home, filled(adviser.get(home)) | {"kind": "S", "suits": "True", "on": today(3)})
    assert "never suitable" in errors_in(wrong)[0]
    assert adviser.post(home, filled(wrong) | {"suits": "False"}).url == journey
    shown = text_of(page_of(get_within(adviser, journey)).main)
    assert "Refuses contact REFU" in shown
    assert "No fixed abode or homeless, not suitable S2" in shown
    spell = AccommodationSpell.objects.get()
    correct = f"/people/accommodation/{spell.public_id}/correct/"
    fixed = filled(adviser.get(correct)) | {"code": "D1", "why": "They found a place"}
    assert "They found a place. Was: kind of home No fixed abode" in text_of(
        page_of(adviser.post(correct, fixed, follow=True)).main
    )


def test_an_auditor_reads_neither_the_kind_of_a_home_nor_what_it_was(person):
    by = worker(person.council)
    spell = record_accommodation(care_leaver=person, code="Z1", on=clock.today(), by=by)
    facts = {"starts_on": clock.today(), "ends_on": None, "evidence": NO_EVIDENCE}
    correct_standing(spell=spell, code="E1", why="Lodgings", by=by, **facts)
    client, _ = signed_in(person.council, Role.AUDITOR)
    shown = text_of(page_of(client.get(f"/people/{person.public_id}/journey/")).main)
    assert "In touch" in shown
    for word in ("foster", "lodgings", "Lodgings", "Accommodation", "E1"):
        assert word not in shown
    head = text_of(page_of(signed_in(person.council, Role.HEAD)[0].get(f"/people/{person.public_id}/journey/")).main)
    assert "Supported lodgings, suitable E1" in head

"""Which papers are ready and which are still to get, in their words; nothing of it where nobody has asked yet."""

from backend.care_leavers.choices import ReadyDocument
from tests.web.young_person.worlds import own_world, read


def test_what_is_ready_and_what_is_still_to_get(db):
    mine = own_world(documents_ready=[ReadyDocument.CV, ReadyDocument.BANK_ACCOUNT])
    text = read(mine)
    ready, to_get = text.split("Papers we are getting ready")[1].split("Tell us something")[0].split("Still to get")
    assert "Your CV" in ready
    assert "Your own bank account" in ready
    assert "A card or a passport with your photo" in to_get
    assert "says you can work here" not in text, "who needs no permission is not asked for one"


def test_all_is_ready(db):
    assert "You have them all." in read(own_world(documents_ready=list(ReadyDocument)))


def test_what_nobody_has_asked_about_is_not_missing(db):
    assert "Papers we are getting ready" not in read(own_world())

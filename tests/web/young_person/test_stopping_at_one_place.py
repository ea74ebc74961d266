"""What they agreed to for any place is stopped at one of them, which is asked to delete what it had seen."""

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import Consent
from backend.core.protection import council_context
from backend.referrals.choices import DeleteAnswer
from backend.referrals.deletions import answer_request
from backend.referrals.models import DeleteRequest
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within


def name_of(mine) -> Consent:
    with council_context(mine.council.id):
        return mine.person.consents.get(kind=ConsentKind.SHARE_NAME, employer=None)


def test_it_is_stopped_at_one_place_alone_and_that_place_is_asked_to_delete(mine):
    here, there = (mine.put_forward(mine.post(employer=each)) for each in ("Fable Kitchens", "Green Park"))
    path = f"agreed/{name_of(mine).public_id}/stop/"
    question = text_of(page_of(mine.come_in().get(f"/next/{path}")))
    assert "At all places Only at Fable Kitchens Only at Green Park" in question
    with council_context(mine.council.id):
        employer = str(here.employer.public_id)
    mine.send(path, {"where": employer, "delete": "yes"})
    with council_context(mine.council.id):
        here.refresh_from_db()
        there.refresh_from_db()
        assert (here.disclosed, bool(there.disclosed)) == ({}, True)
        request = DeleteRequest.objects.get()
        assert (request.by, request.fields[0]) == (None, "name")
    said = text_of(page_of(get_within(mine.client, "/next/")).select_one("#agreed"))
    assert "Stopped: Fable Kitchens: Tell them your name. You stopped it on 1 June 2026." in said
    assert "Fable Kitchens could see it until then. We asked Fable Kitchens on 1 June 2026 to delete it." in said
    with council_context(mine.council.id):
        answer_request(request=request, answer=DeleteAnswer.DELETED, by=mine.adviser)
    said = text_of(page_of(mine.client.get("/next/")).select_one("#agreed"))
    assert "We asked Fable Kitchens to delete it. They said they did on 1 June 2026." in said


def test_pressed_twice_it_is_stopped_at_that_place_alone(mine):
    for each in ("Fable Kitchens", "Green Park"):
        mine.put_forward(mine.post(employer=each))
    path = f"agreed/{name_of(mine).public_id}/stop/"
    with council_context(mine.council.id):
        where = str(mine.person.referrals.get(employer__name="Fable Kitchens").employer.public_id)
    for _ in range(2):
        assert mine.send(path, {"where": where})["Location"] == "/next/#agreed"
    assert mine.send(path, {"where": "nowhere"})["Location"] == "/next/#agreed"
    assert name_of(mine).withdrawn_on is None


def test_what_a_place_keeps_is_told_by_a_person_and_not_in_its_words(mine):
    here = mine.put_forward(mine.post(employer="Fable Kitchens"))
    with council_context(mine.council.id):
        where = str(here.employer.public_id)
    mine.send(f"agreed/{name_of(mine).public_id}/stop/", {"where": where, "delete": "yes"})
    with council_context(mine.council.id):
        request = DeleteRequest.objects.get()
        answer_request(request=request, answer=DeleteAnswer.KEPT, reason="She was rude", by=mine.adviser)
    said = text_of(page_of(mine.client.get("/next/")).select_one("#agreed"))
    assert "They said on 1 June 2026 that they have to keep some. We can tell you what." in said
    assert "rude" not in said

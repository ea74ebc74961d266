"""Nothing of it stays: not in a cache, a header, a log or a page about what went wrong, and the exit leads out."""

import logging
from contextlib import closing

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from backend.core.deadline import DeadlinePassed
from backend.core.logs import WithoutWords
from backend.core.protection import council_context
from backend.links.models import Visit
from backend.web.young_person import entry, sending
from backend.web.young_person import page as page_module
from tests.architecture.headers import BY_LINK, EXIT, faults_of_headers
from tests.web.young_person.worlds import WORD


def faults(response) -> list[str]:
    """The exit tells whoever it leads to of no site."""
    leads_out = response.get("Location", "").startswith(EXIT)
    return faults_of_headers(response, BY_LINK | ({"Referrer-Policy": "no-referrer"} if leads_out else {}))


def every_answer(mine):
    """By what it is: a page of each sort, one that is not there, and one that went wrong."""
    pick = mine.suggested()[0]
    referral = mine.put_forward(pick.opportunity)
    with council_context(mine.council.id):
        consent = mine.person.consents.first()
    client = mine.come_in()
    looks = ("", "open-again/", f"seen/{referral.public_id}/", f"agreed/{consent.public_id}/stop/", "no/such/page/")
    yield from ((path, client.get(f"/next/{path}")) for path in looks)
    yield "word", Client().get(mine.address)
    yield "wrong word", Client().post(mine.address, {"word": "wrong"})
    yield "unknown", Client().get("/next/unknown/")
    yield "no visit", Client().get("/next/")
    yield "answer", mine.send(f"pick/{pick.public_id}/", {"answer": "interested"})
    yield "told", mine.send("tell/talk/", {"words": "hello"})
    yield "sent", client.get("/next/sent/")
    yield "not told", mine.send("tell/talk/")
    yield "too old", Client(enforce_csrf_checks=True).post(mine.address, {"word": WORD})
    yield "exit", client.post("/next/exit/")


def test_every_answer_has_its_headers_exactly(mine):
    assert {name: found for name, answer in every_answer(mine) if (found := faults(answer))} == {}


def test_every_page_has_the_exit_and_help_and_no_name_of_a_council_or_service(mine, settings):
    settings.IS_DEMO = True
    for name, answer in every_answer(mine):
        if answer.status_code in (302, 303):
            continue
        text = answer.content.decode()
        assert "<title>Next steps</title>" in text, name
        assert 'action="/next/exit/"' in text, name
        assert 'id="help"' in text, name
        for said in (mine.council.name, settings.SERVICE_NAME, "emonstration", "Sign in", "<script"):
            assert said not in text, (name, said)


def test_what_went_wrong_is_said_in_the_same_frame(mine, monkeypatch):
    client = mine.come_in(raise_request_exception=False)

    def broken(*_):
        raise RuntimeError(mine.person.given_name)

    monkeypatch.setattr(page_module, "referrals_of", broken)
    answer = client.get("/next/")
    assert (answer.status_code, faults(answer)) == (500, [])
    assert "It is not your fault." in answer.content.decode()
    assert 'action="/next/exit/"' in answer.content.decode()
    assert mine.person.given_name not in answer.content.decode()


def refused(mine, monkeypatch, fault: str):
    """What somebody is told who writes while this is wrong."""
    client = mine.client
    if fault == "forged":
        client = Client(enforce_csrf_checks=True)
        client.cookies["next"] = mine.client.cookies["next"].value
        return client.post("/next/tell/talk/", {"words": SAID})
    if fault == "too slow":
        monkeypatch.setattr(sending, "send_own_message", too_slow)
    elif fault == "waits for others":
        monkeypatch.setattr(sending, "send_own_message", waits_for_others)
    elif fault == "breaks":
        monkeypatch.setattr(sending, "send_own_message", lambda **_: 1 / 0)
    elif fault == "no such page":
        return client.post("/next/no/such/page/", {"words": SAID})
    elif fault == "too large":
        return client.post("/next/tell/talk/", {"words": SAID}, headers={"Content-Length": str(10**9)})
    elif fault == "unreadable":
        return client.post("/next/tell/talk/", SAID, content_type="multipart/form-data; boundary=")
    return mine.send("tell/talk/", {"words": SAID})


def too_slow(**_):
    raise DeadlinePassed


def waits_for_others(**_):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = 20")
        cursor.execute("SELECT pg_advisory_xact_lock(78)")


SAID = "words & that only I know"
FAULTS = {
    "too slow": 503, "waits for others": 503, "breaks": 500, "forged": 403, "no such page": 404, "too large": 413,
    "unreadable": 400,
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_has_the_exit_and_gives_the_words_back(mine, monkeypatch, fault):
    mine.come_in()
    mine.client.raise_request_exception = False
    others = connection.copy()
    with closing(others), others.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(78)")
        answer = refused(mine, monkeypatch, fault)
    assert (answer.status_code, faults(answer)) == (FAULTS[fault], [])
    told = answer.content.decode()
    assert 'action="/next/exit/"' in told
    assert 'id="help"' in told
    assert "reference" not in told
    assert ("words &amp; that only I know</textarea>" in told) == (fault not in ("too large", "unreadable"))


def test_a_page_loaded_again_where_something_was_sent_to_is_not_an_empty_one(mine):
    client = mine.come_in()
    for path in ("tell/talk/", f"pick/{mine.suggested()[0].public_id}/"):
        answer = client.get(f"/next/{path}")
        assert (answer.status_code, answer["Location"]) == (303, "/next/")


def test_the_exit_leaves_no_cookie_behind(mine):
    client = mine.come_in()
    client.get("/next/")
    assert client.cookies["csrftoken"].value
    client.post("/next/exit/")
    assert [name for name, each in client.cookies.items() if each.value] == []


def test_the_exit_of_who_is_signed_in_beside_keeps_their_forms(mine):
    client = mine.come_in()
    client.get("/next/")
    client.cookies["sessionid"] = "theirs"
    client.post("/next/exit/")
    assert client.cookies["csrftoken"].value


@pytest.mark.parametrize("wrong", [InterfaceError, OperationalError, DeadlinePassed])
def test_the_exit_leads_out_when_the_visit_cannot_be_ended(mine, monkeypatch, wrong):
    client = mine.come_in()

    def broken(**_):
        raise wrong

    monkeypatch.setattr(entry, "end_visit", broken)
    answer = client.post("/next/exit/")
    assert (answer.status_code, answer["Location"]) == (303, f"{EXIT}/weather")
    assert answer.cookies["next"].value == ""


def test_the_exit_ends_the_visit_and_leads_out(mine):
    client = mine.come_in()
    held = client.cookies["next"].value
    answer = client.post("/next/exit/")
    assert (answer.status_code, answer["Location"]) == (303, f"{EXIT}/weather")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer.cookies["next"].value == ""
    client.cookies["next"] = held
    assert client.get("/next/")["Location"] == "/next/open-again/", "the visit is over, whatever a browser kept"
    with council_context(mine.council.id):
        assert Visit.objects.get().ended_at


@pytest.mark.parametrize("cookie", ["", "x", "nonsense" * 50])
def test_the_exit_leads_out_whoever_presses_it(db, cookie):
    client = Client(enforce_csrf_checks=True)
    if cookie:
        client.cookies["next"] = cookie
    assert client.post("/next/exit/")["Location"] == f"{EXIT}/weather"
    assert client.get("/next/exit/")["Location"] == "/next/"


def test_nothing_of_the_link_or_of_what_they_say_is_in_a_log(mine, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    said = "words that only I know"
    mine.suggested()
    client = mine.come_in(raise_request_exception=False)
    mine.send("tell/talk/", {"words": said})
    client.get("/next/")
    Client().get(mine.address[:-2] + "x/")
    Client().put(mine.address)
    Client().post(mine.address, {"word": "a wrong word"})
    Client().get(f"{mine.address}deeper/")

    def broken(*_):
        raise RuntimeError(said)

    monkeypatch.setattr(page_module, "referrals_of", broken)
    client.get("/next/")
    written = "\n".join(map(WithoutWords("%(message)s").format, (each for each in caplog.records if not_sql(each))))
    assert "Not Found" in written
    assert "RuntimeError" in written
    secrets = (mine.token, mine.token[:-1], WORD, "a wrong word", said, client.cookies["next"].value)
    assert [each for each in secrets if each in written] == []


def not_sql(record) -> bool:
    """Statements are written by nobody's settings but a developer's own."""
    return record.name != "django.db.backends"

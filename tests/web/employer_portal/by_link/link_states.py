"""What may have become of a link, and what is true of each purpose of one: by each method, from outside and inside."""

import datetime as dt
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.audit.models import Read
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.documents import remove_document
from backend.care_leavers.models import Document
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.employers.models import Employer, EmployerContact
from backend.links.choices import LIFE, MOST_WRONG_TRIES
from backend.links.models import Link, OneTimeCode, Visit
from backend.links.services import end_links
from backend.notifications.models import Message
from backend.opportunities.models import Opportunity
from backend.referrals.agreements import take_agreement_back
from backend.referrals.choices import Step
from backend.referrals.models import ReferralEvent
from backend.referrals.taken_back_documents import take_back_document
from tests.factories.care_leavers import AvoidedEmployerFactory
from tests.factories.councils import UserFactory
from tests.factories.employers import EmployerFactory
from tests.factories.gated import step
from tests.web.employer_portal.by_link.links import INTRODUCTION_DOOR, Door, browser


NOBODYS = ("options", "put", "patch", "delete")
METHODS = ("get", "head", "post", *NOBODYS)
ROWS = (Link, OneTimeCode, Visit, ReferralEvent, Message, Opportunity)
Make = Callable[..., object]
State = tuple[Make, int, str]  # what makes it, and the status and heading that are told then


def wrong_tries(door: Door) -> Make:
    def lock(world, contact, referral):
        token, client = door.token_for(contact), browser()
        client.post(door.link_to(token))
        for _ in range(MOST_WRONG_TRIES):
            client.post(door.link_to(token, "code"), {"code": "000000x"})

    return lock


def too_old(world, contact, referral):
    for purpose, life in LIFE.items():
        Link.objects.filter(purpose=purpose).update(created_at=clock.now() - life, expires_at=clock.now())


def switch_off(world, contact, referral):
    end_links(council=world.council, holder=contact.public_id, by=None)


def pause(world, contact, referral):
    user = UserFactory()
    Employer.objects.filter(pk=referral.employer_id).update(
        paused_at=clock.now(), paused_by=user, pause_reason="Complaint"
    )


def fill(world, contact, referral):
    Opportunity.objects.filter(pk=referral.opportunity_id).update(state="filled")


def hold(world, contact, referral):
    AvoidedEmployerFactory(care_leaver=world.person, employer=referral.employer)


def leave(world, contact, referral):
    EmployerContact.objects.filter(pk=contact.pk).update(ended_at=clock.now())


def move_address(world, contact, referral):
    EmployerContact.objects.filter(pk=contact.pk).update(email="other@employer.example")


def move_advert(world, contact, referral):
    referral.employer = EmployerFactory(council=world.council)
    referral.save(update_fields=["employer"])


def close_account(world, contact, referral):
    EmployerContact.objects.filter(pk=contact.pk).update(user=UserFactory(is_active=False, closed_at=clock.now()))


def see_less(world, contact, referral):
    EmployerContact.objects.filter(pk=contact.pk).update(sees_all=False)


def nothing(world, contact, referral):
    pass


def rows_now() -> list:
    return [list(model.objects.order_by("pk").values()) for model in ROWS]


def told_by(response) -> str:
    return response.content.decode(errors="replace") + str(response.headers) + response.cookies.output()


def is_silent(response, world, contact, *more: str) -> bool:
    told = told_by(response)
    hidden = (
        world.person.given_name,
        world.person.family_name,
        contact.email,
        contact.name,
        world.opportunity.employer.name,
        "Complaint",
        *more,
    )
    return not [each for each in hidden if each in told]


def decline(world, contact, referral):
    step(referral=referral, step=Step.DECLINED_BY_EMPLOYER, on=clock.today(), by=world.adviser)


def withdraw(world, contact, referral):
    step(referral=referral, step=Step.WITHDRAWN, on=clock.today(), by=world.adviser)


INTRODUCTION_STATES: dict[str, State] = {
    "fresh": (nothing, 200, "An introduction for you"),
    "used": (decline, 410, "This is done"),
    "withdrawn": (withdraw, 410, "This is done"),
    "expired": (too_old, 410, "This link is too old"),
    "ended": (switch_off, 410, "This link is switched off"),
    "left": (leave, 410, "This link is switched off"),
    "address changed": (move_address, 410, "This link is switched off"),
    "account closed": (close_account, 410, "This link is switched off"),
    "another employer's": (move_advert, 410, "This link is switched off"),
    "sees it no longer": (see_less, 410, "This link is switched off"),
    "locked": (wrong_tries(INTRODUCTION_DOOR), 403, "This link is locked"),
    "filled": (fill, 410, "The place is taken"),
    "paused": (pause, 403, "This is paused for the moment"),
    "held": (hold, 403, "This is paused for the moment"),
}


def remove_file(world, contact, referral):
    sent = referral.sent_documents.get()
    remove_document(document=Document.objects.get(public_id=sent.document), by=world.adviser)


def find_more(world, contact, referral):
    """A fact that came since is in it: the postcode of the shop is that of their home now."""
    update_profile(care_leaver=world.person, home_postcode="CR0 1EA", home_is_confidential=True, by=world.adviser)


def stop_documents(world, contact, referral):
    take_agreement_back(consent=world.person.consents.standing().get(kind=ConsentKind.SHARE_DOCUMENTS), by=None)


def stop_name(world, contact, referral):
    take_agreement_back(consent=world.person.consents.standing().get(kind=ConsentKind.SHARE_NAME), by=None)


def take_document_back(world, contact, referral):
    take_back_document(sent=referral.sent_documents.get(), by=world.adviser)


def run_out(world, contact, referral):
    yesterday = clock.today() - dt.timedelta(days=1)
    world.person.consents.filter(kind=ConsentKind.SHARE_DOCUMENTS).update(given_on=yesterday, until_on=yesterday)


NO_LONGER = "It is no longer here"
# What becomes of a document that came with an introduction, for somebody who is in already; besides what becomes of
# the link itself.
DOCUMENT_STATES: dict[str, State] = {
    "there": (nothing, 200, "%PDF"),
    "removed": (remove_file, 410, NO_LONGER),
    "found anew": (find_more, 410, NO_LONGER),
    "documents stopped": (stop_documents, 410, NO_LONGER),
    "name stopped": (stop_name, 403, "This is paused for the moment"),
    "taken back": (take_document_back, 410, NO_LONGER),
    "run out": (run_out, 410, NO_LONGER),
}


def document_by_each_method(client: Client, address: str, status: int, heading: str, is_quiet) -> None:
    """Only a GET that gives the file is a reading of it; nothing personal stands in any answer."""
    read = Read.objects.filter(page="introduction-document")
    for method in METHODS:
        before = read.count()
        response = getattr(client, method)(address)
        expected = 405 if method in ("post", *NOBODYS) else status
        is_out = response.status_code == 302 and response.url == INTRODUCTION_DOOR.outside
        assert response.status_code == expected or (is_out and status != 200), method
        assert is_quiet(response), method
        assert "no-store" in response["Cache-Control"], method
        assert read.count() - before == (method == "get" and status == 200), method
        if method == "get" and not is_out:
            assert heading in response.content.decode("latin-1")


def told_by_each_method(
    door: Door, token: str, status: int, heading: str, is_quiet: Callable[..., bool], rows=rows_now
):
    """Nothing leaks, looking changes no row, and the reason stands there where there is one."""
    for page in ("link", "code"):
        for method in METHODS:
            before = rows()
            asked = door.link_to(token, page)
            response = getattr(browser(), method)(asked, {"code": ""} if method == "post" else None)
            expected = 405 if method in NOBODYS else status
            if method == "post" and status == 200:
                expected = 303 if page == "link" else 200
            assert response.status_code == expected, (page, method)
            assert is_quiet(response), (page, method)
            assert method in ("post", *NOBODYS) or "no-store" in response["Cache-Control"]
            if method != "post" or status != 200:
                assert rows() == before, (page, method)
            if method == "get" and (status != 200 or page == "link"):
                assert heading in response.content.decode()


def sees_no_more_inside(
    door: Door, asks: list[Callable[[], object]], status: int, is_quiet: Callable[..., bool]
) -> None:
    """Whoever is in already is told what the link itself tells, or is led out; nothing is recorded."""
    before = ReferralEvent.objects.count()
    for ask in asks:
        response = ask()
        is_out = response.status_code == 302 and response.url == door.outside
        assert response.status_code == status or is_out
        assert is_quiet(response)
    assert ReferralEvent.objects.count() == before


def altered_is_one_page(door: Door, token: str, is_quiet: Callable[..., bool]) -> None:
    """Altered, never made and of another shape: the same words after the same work."""
    texts, numbers = set(), set()
    changed = [token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :] for place in (0, 30, 64)]
    for each in (*changed, "A" * 65, "x", token + "A", token[::-1]):
        for page in ("link", "code"):
            with CaptureQueriesContext(connection) as captured:
                response = browser().get(door.link_to(each, page))
            assert response.status_code == 404
            assert is_quiet(response)
            texts.add(response.content)
            numbers.add(len(captured))
        assert browser().post(door.link_to(each, "access")).status_code == 404
    assert len(texts) == 1
    assert len(numbers) == 1

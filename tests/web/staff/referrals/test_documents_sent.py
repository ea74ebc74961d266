"""An adviser chooses what goes with an introduction, reads what became of it, and takes it back."""

import datetime as dt
import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from backend.audit.services import record_read
from backend.care_leavers.choices import ConsentKind, DocumentKind
from backend.core import clock
from backend.councils.choices import Role
from backend.referrals.agreements import take_agreement_back
from backend.referrals.choices import Step, Way
from backend.referrals.deletions import ask_all_to_delete
from backend.referrals.models import DeleteRequest, Referral, SentDocument
from backend.referrals.taken_back_documents import take_back_document
from tests.factories.documents import added_document, agree_to_documents, looked_at, sent_cv
from tests.factories.gated import step
from tests.factories.referrals import referral_world, viewer_with
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import sign_in, signed_in


_today_is = today_is(dt.date(2026, 6, 15))


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


@pytest.fixture
def adviser(world):
    return sign_in(Client(), world.adviser.memberships.get())


def of(name, row) -> str:
    return reverse(name, args=[row.public_id])


def url_of(world) -> str:
    return reverse("refer", args=[world.person.public_id, world.opportunity.public_id])


def posted_from(page) -> dict[str, str]:
    return {box["name"]: box["value"] for box in page.select_one("main form").select("input[type=hidden]")}


def said(response) -> str:
    return text_of(page_of(response).main)


def boxes(page) -> dict[str, str]:
    found = page.select('input[name="documents"]')
    return {each["value"]: text_of(page.find("label", attrs={"for": each["id"]})) for each in found}


def test_on_the_preview_those_that_may_be_sent_are_offered_and_none_is_ticked(world, adviser):
    agree_to_documents(world.person, world.opportunity.employer, world.adviser)
    ready = looked_at(world.person, world.adviser)
    other = added_document(world.person, world.adviser, "Unseen.", DocumentKind.LETTER)
    page = page_of(get_within(adviser, url_of(world)))
    assert boxes(page) == {str(ready.public_id): "CV of 15 June 2026"}
    assert not page.select('input[name="documents"][checked]')
    assert "Not to be sent yet" in text_of(page.main)
    assert page.main.find("a", href=of("document", other))
    chosen = posted_from(page) | {"documents": [str(ready.public_id)]}
    refused = adviser.post(url_of(world), chosen)
    assert "say that you have read it" in str(errors_in(refused))
    assert not Referral.objects.exists()
    banner = banner_in(adviser.post(url_of(world), chosen | {"documents_read": "on"}, follow=True))
    assert "is introduced to" in banner
    assert "CV.pdf went with it." in banner
    assert SentDocument.objects.get().document == ready.public_id


def test_without_the_agreement_the_preview_leads_to_it_and_back(world, adviser):
    looked_at(world.person, world.adviser)
    page = page_of(adviser.get(url_of(world)))
    assert boxes(page) == {}
    link = page.select_one('main a[href*="share_documents"]')
    assert "Record that they agreed" in text_of(link)
    form = page_of(adviser.get(link["href"]))
    assert form.select_one("input[name=kinds][checked]")["value"] == "share_documents"
    assert f"like your CV, to {world.opportunity.employer.name}." in text_of(form)
    on = form.select_one("input[name=on]")["value"]
    agreed = {"kinds": "share_documents", "how": "in_person", "on": on}
    assert len(boxes(page_of(adviser.post(link["href"], agreed, follow=True)))) == 1


def test_help_with_an_application_asks_about_no_document(world, adviser):
    agree_to_documents(world.person, world.opportunity.employer, world.adviser)
    looked_at(world.person, world.adviser)
    world.opportunity.application_url = "https://jobs.example/1"
    world.opportunity.save()
    assert boxes(page_of(adviser.get(f"{url_of(world)}?way={Way.HELPED_TO_APPLY}"))) == {}


def test_afterwards_it_is_sent_from_the_referral_and_read_of_there(world, adviser):
    referral = world.refer()
    agree_to_documents(world.person, referral.employer, world.adviser)
    document = looked_at(world.person, world.adviser)
    page = page_of(get_within(adviser, of("referral", referral)))
    address = of("referral-documents", referral)
    assert page.find("a", href=address)
    assert list(boxes(page_of(get_within(adviser, address)))) == [str(document.public_id)]
    chosen = posted_from(page_of(adviser.get(address))) | {"documents": [str(document.public_id)]}
    answer = adviser.post(address, chosen | {"documents_read": "on"}, follow=True)
    assert "CV.pdf went. The employer gets a message" in banner_in(answer)
    text = said(answer)
    assert re.search(rf"CV.pdf ?\. PDF, 1 page, \d kB\. Sent to {referral.employer.name} on 15 June 2026 by", text)
    assert "Not read yet. The employer may open it." in text
    again = page_of(adviser.get(address))
    assert boxes(again) == {}, "it is with it already"


def sends(world, adviser):
    """The page of a referral that is out, with the CV ticked and read, before the press."""
    referral = world.refer()
    agree_to_documents(world.person, referral.employer, world.adviser, ConsentKind.SHARE_CARE_STATUS)
    document = looked_at(world.person, world.adviser)
    page = page_of(adviser.get(of("referral-documents", referral)))
    chosen = {"documents": [str(document.public_id)], "documents_read": "on"}
    return referral, page, posted_from(page) | chosen


def test_that_it_was_read_counts_for_what_the_employer_may_know_by_then(world, adviser):
    referral, page, chosen = sends(world, adviser)
    assert "Tell the employer I am a care leaver" in text_of(page.main)
    take_agreement_back(consent=world.person.consents.get(kind=ConsentKind.SHARE_CARE_STATUS), by=world.adviser)
    refused = adviser.post(of("referral-documents", referral), chosen)
    assert "What they agree to for this employer" in str(errors_in(refused))
    assert not SentDocument.objects.exists()


def test_what_was_ticked_is_not_dropped_where_its_box_is_gone(world, adviser):
    chosen = posted_from(page_of(adviser.get(url_of(world)))) | {"documents": [str(uuid.uuid4())]}
    refused = adviser.post(url_of(world), chosen | {"documents_read": "on"})
    assert "may not be sent any more" in str(errors_in(refused))
    assert not Referral.objects.exists()


def test_in_a_second_tab_it_is_said_that_it_was_sent(world, adviser):
    referral, _, chosen = sends(world, adviser)
    looked_at(world.person, world.adviser, "Dear Sir", DocumentKind.LETTER)
    other = adviser.get(of("referral-documents", referral))
    adviser.post(of("referral-documents", referral), chosen)
    refused = adviser.post(of("referral-documents", referral), chosen | posted_from(page_of(other)))
    assert "CV.pdf was sent already, by" in str(errors_in(refused))


def test_two_of_a_kind_are_told_apart_by_their_day(world, adviser):
    agree_to_documents(world.person, world.opportunity.employer, world.adviser)
    looked_at(world.person, world.adviser)
    with clock.moved_to(dt.date(2026, 6, 16)):
        looked_at(world.person, world.adviser, "Another")
        page = page_of(adviser.get(url_of(world)))
    names = {"CV of 15 June 2026", "CV of 16 June 2026"}
    assert set(boxes(page).values()) == names
    assert names <= {text_of(each) for each in page.main.select("a")}


def test_taken_back_before_anybody_read_it(world, adviser):
    sent = sent_cv(world)
    address = of("sent-document-take-back", sent)
    page = page_of(get_within(adviser, address))
    assert "Nobody there has opened it." in text_of(page.main)
    assert not page.select("input[name=delete]")
    answer = adviser.post(address, {}, follow=True)
    assert "It was not read." in banner_in(answer)
    assert "It was not read. Taken back on 15 June 2026" in said(answer)
    assert "taken back already" in str(errors_in(adviser.post(address, {})))


def test_taken_back_after_it_was_read_it_is_asked_to_be_deleted(world, adviser):
    sent = sent_cv(world)
    record_read(viewer=viewer_with(Role.EMPLOYER, world.council), subject=sent, page="employer-document")
    assert "Read on 15 June 2026. The employer may open it." in said(adviser.get(of("referral", sent.referral)))
    page = page_of(adviser.get(of("sent-document-take-back", sent)))
    assert "Somebody there opened it on 15 June 2026" in text_of(page.main)
    assert not page.select("input[name=delete][checked]")
    answer = adviser.post(of("sent-document-take-back", sent), posted_from(page) | {"delete": "on"}, follow=True)
    asked = DeleteRequest.objects.get()
    assert "Asked to delete it on 15 June 2026. No answer yet." in said(answer)
    assert page_of(answer).find("a", href=of("delete-request-answer", asked))
    get_within(adviser, of("referral", sent.referral), most=WITH_WHOSE_IT_IS)


def test_opened_while_the_page_stood_it_is_shown_anew_before_it_is_taken_back(world, adviser):
    sent = sent_cv(world)
    address = of("sent-document-take-back", sent)
    page = page_of(adviser.get(address))
    record_read(viewer=viewer_with(Role.EMPLOYER, world.council), subject=sent, page="employer-document")
    refused = adviser.post(address, posted_from(page))
    assert "When it was opened there" in str(errors_in(refused))
    assert page_of(refused).select("input[name=delete]")


def test_taken_back_without_the_tick_it_is_asked_for_from_the_referral(world, adviser):
    sent = sent_cv(world)
    record_read(viewer=viewer_with(Role.EMPLOYER, world.council), subject=sent, page="employer-document")
    take_back_document(sent=sent, by=world.adviser)
    page = page_of(get_within(adviser, of("referral", sent.referral), most=WITH_WHOSE_IT_IS))
    address = of("sent-document-delete", sent)
    assert page.find("a", href=address)
    get_within(adviser, address)
    answer = adviser.post(address, {}, follow=True)
    assert "Asked to delete it on 15 June 2026. No answer yet." in said(answer)
    assert not page_of(answer).find("a", href=address)


def test_where_the_young_person_stopped_it_the_referral_tells_what_was_asked(world, adviser):
    sent = sent_cv(world)
    taken = take_agreement_back(consent=world.person.consents.get(kind=ConsentKind.SHARE_DOCUMENTS), by=None)
    ask_all_to_delete(consents=taken.consents, by=None)
    assert "Asked to delete it on 15 June 2026." in said(adviser.get(of("referral", sent.referral)))


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.HEAD, Role.STAFF])
def test_whoever_may_not_read_papers_reads_nothing_of_one_and_others_change_nothing(world, role):
    sent = sent_cv(world)
    client, _ = signed_in(world.council, role)
    text = said(client.get(of("referral", sent.referral)))
    assert ("CV.pdf" in text, "ocument" in text) == ((False, False) if role == Role.AUDITOR else (True, True))
    assert "Take it back" not in text
    assert client.get(of("sent-document-take-back", sent)).status_code == 403
    assert client.get(of("referral-documents", sent.referral)).status_code == 403


def test_of_a_referral_that_has_ended_nothing_is_sent_any_more(world, adviser):
    sent = sent_cv(world)
    step(referral=sent.referral, step=Step.WITHDRAWN, on=sent.created_at.date(), by=world.adviser)
    page = page_of(adviser.get(of("referral", sent.referral)))
    assert "Not read yet. The referral has ended." in text_of(page.main)
    assert not page.find("a", href=of("referral-documents", sent.referral))
    assert "This referral has ended" in said(adviser.get(of("referral-documents", sent.referral)))


def test_the_page_of_the_document_says_where_it_went_and_what_removing_it_does(world, adviser):
    sent = sent_cv(world)
    document = world.person.documents.get()
    page = page_of(get_within(adviser, of("document", document)))
    link = page.main.find("a", string=f"Sent to {sent.employer.name} on 15 June 2026")
    assert link["href"] == of("referral", sent.referral)
    assert "Where it was sent, nobody can open it any more." in said(adviser.get(of("document-remove", document)))

"""A document goes with one introduction, by agreements in force, and exactly the file that was looked at; all of it is
asked again at each reading."""

import datetime as dt
import threading

import pytest
from django.db import connection

from backend.care_leavers.choices import ConsentKind as K
from backend.care_leavers.choices import DocumentKind
from backend.care_leavers.document_findings import digest_of
from backend.care_leavers.documents import findings_of, look_at, remove_document
from backend.care_leavers.models import Document
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.employers.models import Employer
from backend.notifications.models import Message
from backend.ranking.holds import with_holds
from backend.referrals.agreements import take_agreement_back
from backend.referrals.choices import Step
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.models import Referral, SentDocument
from backend.referrals.sent_documents import documents_to_offer, readable, readable_now, standing_of_each
from tests.factories.care_leavers import AvoidedEmployerFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.documents import added_document, agree_to_documents, looked_at, send, sent_cv
from tests.factories.employers import EmployerFactory
from tests.factories.gated import step
from tests.factories.referrals import referral_world


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


@pytest.fixture
def referral(world):
    return world.refer()


def now(referral) -> list[SentDocument]:
    """What its employer may open."""
    fresh = with_holds(Referral.objects.filter(pk=referral.pk), council_id=referral.council_id)
    return [each.sent for each in readable_now(fresh[0])]


def agreement(world, kind=K.SHARE_DOCUMENTS):
    return world.person.consents.standing().filter(kind=kind).latest("id")


def test_it_goes_for_the_employer_agreed_to_and_is_open_to_it(world, referral):
    agree_to_documents(world.person, referral.employer, world.adviser)
    document = looked_at(world.person, world.adviser)
    (sent,) = send(referral, document, by=world.adviser)
    referral.refresh_from_db()
    assert referral.disclosed["document_cv"] == sent.file_name == "CV.pdf"
    assert (sent.digest, sent.document, sent.by) == (document.digest, document.public_id, world.adviser)
    assert now(referral) == [sent]
    assert readable(referral, sent.public_id) is None, "nobody has asked the gate"


def test_the_mail_says_that_there_is_more_to_read_and_nothing_of_a_document(world, referral):
    Message.objects.all().delete()
    sent_cv(world, referral)
    mail = Message.objects.get()
    assert referral.reference in mail.subject + mail.body
    for word in ("CV", "document", ".pdf", world.person.given_name):
        assert word not in mail.subject + mail.body.split("/introduction/")[0]


@pytest.mark.parametrize("lacks", [K.SHARE_DOCUMENTS, K.SHARE_NAME])
def test_without_either_agreement_nothing_goes(world, referral, lacks):
    agree_to_documents(world.person, referral.employer, world.adviser)
    document = looked_at(world.person, world.adviser)
    take_agreement_back(consent=agreement(world, lacks), by=world.adviser)
    with pytest.raises(Refused, match="ecord"):
        send(referral, document, by=world.adviser)
    assert not SentDocument.objects.exists()


def test_an_agreement_about_another_employer_is_none(world, referral):
    agree_to_documents(world.person, EmployerFactory(council=world.council), world.adviser)
    with pytest.raises(Refused, match="send this employer their documents"):
        send(referral, looked_at(world.person, world.adviser), by=world.adviser)


def test_only_what_somebody_looked_at_goes_and_only_once_it_was_read_for_this_employer(world, referral):
    agree_to_documents(world.person, referral.employer, world.adviser)
    unseen, seen = added_document(world.person, world.adviser, "Unseen."), looked_at(world.person, world.adviser)
    offered = {each.document: each.why_not for each in documents_to_offer(world.person)}
    assert offered == {unseen: "nobody has looked at it yet", seen: ""}
    with pytest.raises(Refused, match="nobody has looked at it yet"):
        send(referral, seen, unseen, by=world.adviser)
    with pytest.raises(Refused, match="say that you have read it"):
        send(referral, seen, by=world.adviser, documents_read=False)
    with pytest.raises(Refused, match="Select what is sent"):
        send(referral, by=world.adviser)
    stranger = looked_at(referral_world(world.council).person, world.adviser)
    with pytest.raises(Refused, match="removed or replaced"):
        send(referral, stranger, by=world.adviser)
    with pytest.raises(Refused, match="Only an EET adviser"):
        send(referral, seen, by=MembershipFactory(council=world.council, role=Role.STAFF).user)
    assert not SentDocument.objects.exists()


def test_what_was_chosen_on_the_preview_goes_with_the_introduction_or_all_is_refused(world):
    agree_to_documents(world.person, world.opportunity.employer, world.adviser)
    document = looked_at(world.person, world.adviser)
    chosen = {"documents": [str(document.public_id)], "documents_read": False}
    with pytest.raises(Refused, match="say that you have read it"):
        world.ask_to_refer(**chosen)
    assert not Referral.objects.exists()
    referral = world.ask_to_refer(**chosen | {"documents_read": True})
    assert [each.file_name for each in now(referral)] == ["CV.pdf"]


def removed(world, sent):
    remove_document(document=Document.objects.get(public_id=sent.document), by=world.adviser)


def replaced(world, sent):
    Document.objects.filter(public_id=sent.document).update(looked_at=None, looked_by=None)
    document = Document.objects.get(public_id=sent.document)
    Document.objects.create(
        **{
            each.attname: getattr(document, each.attname)
            for each in document._meta.fields
            if each.attname not in ("id", "public_id", "digest")
        }
        | {"digest": "f" * 64, "cleaned_from_id": document.pk}
    )


def changed(world, sent):
    Document.objects.filter(public_id=sent.document).update(digest="f" * 64)


def found_anew(world, sent):
    """The postcode of the shop is that of their home now."""
    update_profile(care_leaver=world.person, home_postcode="CR0 1EA", by=world.adviser)


def confidential(world, sent):
    update_profile(care_leaver=world.person, home_is_confidential=True, by=world.adviser)


def found_anew_and_looked_at_again(world, sent):
    """For another employer, perhaps."""
    found_anew(world, sent)
    document = Document.objects.get(public_id=sent.document)
    with clock.moved_to(clock.today() + dt.timedelta(days=1)):
        look_at(document=document, found=digest_of(findings_of(document, document.care_leaver)), by=world.adviser)


def stopped(world, sent):
    take_agreement_back(consent=agreement(world), by=None)


def name_stopped(world, sent):
    take_agreement_back(consent=agreement(world, K.SHARE_NAME), by=None)


def ended(world, sent):
    step(referral=sent.referral, step=Step.WITHDRAWN, on=clock.today(), by=world.adviser)


def held(world, sent):
    AvoidedEmployerFactory(care_leaver=world.person, employer=sent.employer)


def paused(world, sent):
    Employer.objects.filter(pk=sent.employer_id).update(
        paused_at=clock.now(), paused_by=world.adviser, pause_reason="Complaint"
    )


def moved(world, sent):
    Referral.objects.filter(pk=sent.referral_id).update(employer=EmployerFactory(council=world.council))


CLOSES = (
    removed,
    replaced,
    changed,
    found_anew,
    found_anew_and_looked_at_again,
    confidential,
    stopped,
    name_stopped,
    ended,
    held,
    paused,
    moved,
)


@pytest.mark.parametrize("close", CLOSES, ids=lambda each: each.__name__)
def test_what_closes_it_at_the_moment_of_reading(world, close):
    sent = sent_cv(world, words="The shop is at CR0 1EA.")
    assert now(sent.referral) == [sent]
    close(world, sent)
    assert now(sent.referral) == []


def test_what_was_looked_at_again_since_is_sent_anew(world):
    sent = sent_cv(world, words="The shop is at CR0 1EA.")
    found_anew_and_looked_at_again(world, sent)
    referral = Referral.objects.get()
    (standing,) = standing_of_each(referral)
    assert standing.why_not == "It was looked at again since. Send it anew."
    with clock.moved_to(clock.today() + dt.timedelta(days=1)):
        (again,) = send(referral, Document.objects.get(), by=world.adviser)
        assert [each.file_name for each in now(referral)] == [again.file_name] == ["CV 2.pdf"]


def test_after_its_last_day_nobody_opens_it_whether_or_not_a_job_has_run(world, referral):
    agree_to_documents(world.person, referral.employer, world.adviser, until=clock.today())
    (sent,) = send(referral, looked_at(world.person, world.adviser), by=world.adviser)
    assert now(referral) == [sent]
    with clock.moved_to(clock.today() + dt.timedelta(days=1)):
        assert now(referral) == []
        assert standing_of_each(referral)[0].why_not == "The last day of what they agreed to has passed."


def test_what_was_read_while_care_was_told_goes_with_that_agreement(world, referral):
    consent_to(world.person, K.SHARE_CARE_STATUS)
    agree_to_documents(world.person, referral.employer, world.adviser)
    (sent,) = send(referral, looked_at(world.person, world.adviser), by=world.adviser)
    Referral.objects.filter(pk=referral.pk).update(disclosed=referral.disclosed | {"care_status": "Has been in care"})
    assert sent.with_care
    assert now(referral) == [sent]
    take_agreement_back(consent=agreement(world, K.SHARE_CARE_STATUS), by=world.adviser)
    assert now(referral) == []
    referral.refresh_from_db()
    assert set(shown_to_employer(referral)) == {"name"}


def test_each_has_a_neutral_name_of_its_own_that_no_later_one_takes(world, referral):
    agree_to_documents(world.person, referral.employer, world.adviser)
    first, second, letter = (
        looked_at(world.person, world.adviser, words, kind)
        for words, kind in (("One.", DocumentKind.CV), ("Two.", DocumentKind.CV), ("Three.", DocumentKind.LETTER))
    )
    sent = send(referral, first, letter, by=world.adviser)
    assert {each.file_name for each in sent} == {"CV.pdf", "Letter.pdf"}
    take_agreement_back(consent=agreement(world), by=world.adviser)
    agree_to_documents(world.person, referral.employer, world.adviser)
    assert now(referral) == [], "what they agree to anew is sent anew"
    again = send(referral, first, second, by=world.adviser)
    assert {each.file_name for each in again} == {"CV 2.pdf", "CV 3.pdf"}
    with pytest.raises(Refused, match=r"CV [23].pdf was sent already, by"):
        send(referral, second, by=world.adviser)


@pytest.mark.django_db(transaction=True)
def test_two_advisers_at_once_make_one_row(council):
    with council_context(council.pk):
        world = referral_world(council)
        other = MembershipFactory(council=council, role=Role.EET_ADVISER).user
        referral = world.refer()
        agree_to_documents(world.person, referral.employer, world.adviser)
        document = looked_at(world.person, world.adviser)
    said, together = [], threading.Barrier(2, timeout=30)

    def press(by):
        try:
            with council_context(council.pk):
                mine = Referral.objects.select_related("employer", "care_leaver", "opportunity").get(pk=referral.pk)
                together.wait()
                send(mine, document, by=by)
            said.append("sent")
        except Refused as refusal:
            said.append(refusal.message)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[by]) for by in (world.adviser, other)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    with council_context(council.pk):
        assert SentDocument.objects.count() == 1
    assert sorted(each == "sent" for each in said) == [False, True]
    assert any("was sent already" in each for each in said)

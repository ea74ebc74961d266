"""An adviser adds a CV, reads what was found in it, takes out what stands beside its words, and says it may be sent."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from backend.audit.models import Read
from backend.care_leavers.documents import add_document, take_out_what_stands_beside
from backend.care_leavers.models import Document
from backend.care_leavers.services import update_profile
from backend.care_leavers.vetting import record_name, record_referee
from backend.core import clock
from backend.councils.choices import Role
from tests.backend.documents.samples import docx, jpeg, pdf
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.pages import as_shown, errors_in, filled, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import signed_in


WORDS = "Amina Yusuf, CR0 1EA\nI like baking. Ring 07700 900123."
LOOK = "form[action$='/look/']"


@pytest.fixture
def desk(in_council):
    return signed_in(in_council, name="Priya Ravenscar")


@pytest.fixture
def adviser(desk):
    return desk[0]


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, living_in_croydon=True, given_name="Amina", age=19)


def papers(person) -> str:
    return reverse("person-papers", args=[person.public_id])


def added(person, by, data=None, **more) -> Document:
    file = SimpleUploadedFile("Amina LAC review.pdf", data or pdf(WORDS))
    return add_document(care_leaver=person, kind="cv", file=file, by=by.user, **more)


def page(document, name="document") -> str:
    return reverse(name, args=[document.public_id])


def said(response) -> str:
    return text_of(page_of(response).main)


def test_from_a_file_to_the_word_that_it_may_be_sent(adviser, person):
    get_within(adviser, papers(person), most=WITH_WHOSE_IT_IS)
    form = adviser.get(f"{papers(person)}add/")
    told = filled(form) | {"kind": "cv", "file": SimpleUploadedFile("Amina LAC review.pdf", pdf(WORDS))}
    shown = adviser.post(f"{papers(person)}add/", told, follow=True)
    text = said(shown)
    for each in ("Their home postcode", "CR0 1EA", "07700 900123", "Author: Priya Ravenscar", "Title: LAC review"):
        assert each in text
    assert "LAC review.pdf" not in text
    document = Document.objects.get()
    shown = adviser.post(page(document, "document-clean"), follow=True)
    assert "This is a copy without it. The words are the same." in said(shown)
    copy = Document.objects.get(cleaned_from=document)
    assert "Priya Ravenscar" not in text_of(page_of(shown).select_one("table"))
    assert "go to the cleaned copy" in said(adviser.get(page(document)))
    shown = adviser.post(page(copy, "document-look"), as_shown(shown, LOOK), follow=True)
    assert "It may be sent. It is called CV.pdf." in said(shown)
    assert "Priya Ravenscar looked at it on" in said(shown)
    listed = text_of(page_of(get_within(adviser, papers(person), most=WITH_WHOSE_IT_IS)).select_one("table"))
    assert "May be sent" in listed
    assert "Replaced by a cleaned copy" in listed


def test_a_file_says_whether_it_may_be_sent_by_its_name_and_the_look_is_logged(adviser, person, desk):
    document = added(person, desk[1])
    answer = adviser.get(page(document, "document-file"))
    assert answer["Content-Disposition"] == 'attachment; filename="Not to be sent yet, CV.pdf"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "no-store" in answer["Cache-Control"]
    assert answer.content == pdf(WORDS)
    adviser.post(page(document, "document-look"), as_shown(adviser.get(page(document)), LOOK))
    answer = adviser.get(page(document, "document-file"))
    assert answer["Content-Disposition"] == 'attachment; filename="CV.pdf"'
    assert Read.objects.filter(page="document-file", subject=person.public_id).count() == 2


def test_a_file_that_is_gone_is_said_to_be(adviser, person, desk):
    document = added(person, desk[1])
    document.file.storage.delete(document.file.name)
    assert "or is gone. Remove it" in said(adviser.get(page(document, "document-file"), follow=True))


def test_what_is_found_since_the_page_was_opened_is_looked_at_first(adviser, person, desk):
    document = added(person, desk[1], pdf("My school is in SE25 4PT."))
    shown = as_shown(adviser.get(page(document)), LOOK)
    update_profile(care_leaver=person, home_postcode="SE25 4PT", by=desk[1].user)
    answer = adviser.post(page(document, "document-look"), shown)
    assert "Their home postcode" in errors_in(answer)[0]
    assert Document.objects.get().looked_at is None


def test_a_look_of_before_asks_to_look_again(adviser, person, desk):
    document = added(person, desk[1], pdf("My school is in SE25 4PT."))
    adviser.post(page(document, "document-look"), as_shown(adviser.get(page(document)), LOOK))
    update_profile(care_leaver=person, home_postcode="SE25 4PT", by=desk[1].user)
    assert "something is found in it now that was not then" in said(adviser.get(page(document)))
    assert "Look at it again" in said(adviser.get(papers(person)))
    name = adviser.get(page(document, "document-file"))["Content-Disposition"]
    assert "Not to be sent yet" in name


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"MZ program", "The file is a program. Choose a PDF, a Word document"),
        (docx(more={"word/vbaProject.bin": b"x"}), "The file holds a macro"),
        (b"%PDF-1.7 rubbish %%EOF", "cut off or damaged"),
        (b"", "The file is empty"),
        (None, "Choose a file"),
    ],
)
def test_what_is_refused_says_why_beside_the_file(adviser, person, data, says):
    answers = {"kind": "letter"} | ({} if data is None else {"file": SimpleUploadedFile("letter.pdf", data)})
    answer = adviser.post(f"{papers(person)}add/", answers)
    assert says in errors_in(answer)[0]
    assert not Document.objects.exists()


def test_a_gigabyte_is_refused_before_any_of_it_is_read(adviser, person):
    answer = adviser.generic(
        "POST",
        f"{papers(person)}add/",
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(1024**3),
    )
    assert answer.status_code == 413


def test_a_confidential_address_is_on_no_page(in_council, adviser, desk):
    person = CareLeaverFactory(council=in_council, living_in_croydon=True, home_is_confidential=True)
    document = added(person, desk[1], pdf("12 High Street\nCR0 1EA", title="12 High Street CR0 1EA"))
    for address in (page(document), papers(person)):
        text = adviser.get(address).content.decode()
        assert "CR0 1EA" not in text
        assert "12 High Street" not in text
    assert "not repeated here" in said(adviser.get(page(document)))


def test_the_place_of_a_photograph_is_shown_and_goes(adviser, person, desk):
    document = added(person, desk[1], jpeg())
    assert "51.3700 N, 0.1000 W" in said(adviser.get(page(document)))
    copy = take_out_what_stands_beside(document=document, by=desk[1].user)
    shown = said(adviser.get(page(copy)))
    assert "51.37" not in shown
    assert "read it yourself" in shown


def test_it_is_removed_once_somebody_has_said_so(adviser, person, desk):
    document = added(person, desk[1])
    shown = adviser.post(page(document, "document-remove"), filled(adviser.get(page(document, "document-remove"))))
    assert shown.status_code == 302
    assert not Document.objects.exists()


def test_who_reads_and_who_keeps(person, in_council, desk):
    document = added(person, desk[1])
    head, _ = signed_in(in_council, Role.HEAD)
    shown = page_of(get_within(head, page(document)))
    assert not shown.main.select("form")
    assert head.post(page(document, "document-look")).status_code == 403
    auditor, _ = signed_in(in_council, Role.AUDITOR)
    for address in (papers(person), page(document), page(document, "document-file")):
        assert auditor.get(address).status_code == 403
    theirs, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    assert theirs.get(page(document)).status_code == 404
    update_profile(care_leaver=person, personal_adviser=membership.user, by=desk[1].user)
    assert theirs.get(page(document)).status_code == 200


def test_a_head_is_offered_nothing_that_would_be_refused(in_council, person, desk):
    day = clock.today()
    record_name(care_leaver=person, name="Mina Yusuf", by=desk[1].user)
    record_referee(care_leaver=person, name="Jo", known_as="Baker", contact="01", agreed_on=day, by=desk[1].user)
    head, _ = signed_in(in_council, Role.HEAD)
    shown = page_of(get_within(head, papers(person), most=WITH_WHOSE_IT_IS))
    assert "Mina Yusuf" in text_of(shown.main)
    assert [text_of(each) for each in shown.select("main a") if "Remove" in text_of(each)] == []

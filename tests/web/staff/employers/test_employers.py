"""The list of employers, one of them, their checks and their people, as the officer and the employer meet them."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from backend.accounts.models import User
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Invitation, Membership
from backend.employers.checklist import required_checks
from backend.employers.invitations import accept
from backend.employers.models import Employer, EmployerContact
from backend.employers.services import pause
from backend.notifications.models import Message
from backend.web.kit.formats import day
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory, worker
from tests.factories.employers import EmployerContactFactory, EmployerFactory, check_of
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import as_shown, banner_in, errors_in, filled, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


PROPOSES = "main form[action*=propose]"


LIST = reverse("employers")


@pytest.fixture(autouse=True)
def _today(in_council):
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


@pytest.fixture
def contact(in_council):
    return EmployerContactFactory(employer__council=in_council, employer__name="Blue Door", signs_in=True)


@pytest.fixture
def employers_client(client, contact):
    return sign_in(client, contact.user.memberships.get())


def at(name, employer, query=""):
    return reverse(name, args=[employer.public_id]) + query


def said(response) -> str:
    return text_of(page_of(response).main)


def test_the_list_counts_and_narrows_by_what_waits_for_whom(officer, in_council):
    EmployerFactory(council=in_council, name="Alder", verified=True)
    lapsed = EmployerFactory(council=in_council, name="Birch", verified=True)
    lapsed.checks.filter(item="insurance").update(checked_on="2025-05-01", next_check_on="2026-05-31")
    EmployerFactory(council=in_council, name="Cedar")
    pause(employer=EmployerFactory(council=in_council, name="Dogwood"), reason="x", by=worker(in_council))
    EmployerFactory(council=in_council, name="Elder", from_feed=True)
    EmployerFactory(council=CouncilFactory(), name="Elsewhere")
    response = get_within(officer, LIST)
    assert names_in_table(response) == ["Alder", "Birch", "Cedar", "Dogwood"]
    states = [text_of(row.select("td")[1]) for row in page_of(response).select("tbody tr")]
    assert states == ["Verified", "Checks not current", "Waiting", "Paused"]
    wanted = {
        "verified": ["Alder"], "lapsed": ["Birch"], "waiting": ["Cedar", "Dogwood"], "paused": ["Dogwood"],
        "feed": ["Elder"],
    }  # fmt: skip
    for state, names in wanted.items():
        assert names_in_table(officer.get(LIST, {"state": state})) == names
    assert "Waiting to be verified 2" in said(response)
    assert names_in_table(officer.get(LIST, {"words": "ald"})) == ["Alder"]
    assert "No employer fits" in said(officer.get(LIST, {"words": "nobody"}))


def test_the_list_takes_no_more_queries_for_more_employers(officer, in_council):
    for _ in range(12):
        EmployerContactFactory(employer=EmployerFactory(council=in_council, verified=True))
    get_within(officer, LIST)


def _verifies(client, employer):
    url = at("employer-verify", employer)
    return client.post(url, as_shown(client.get(url)))


def test_an_employer_is_added_checked_item_by_item_and_verified(officer):
    facts = {"name": "Blue Door Bakery", "kind": "partner", "confident": "2", "companies_house_number": "1234567"}
    answer = officer.post(reverse("employer-add"), facts | {"pledges": ["work_trial"], "work_trial_days": "3",
                                                           "work_trial_paid": "True"})  # fmt: skip
    employer = Employer.objects.get()
    assert answer.url == at("employer", employer)
    assert (employer.companies_house_number, employer.disability_confident_level) == ("01234567", "2")
    page = get_within(officer, at("employer", employer))
    assert "Verification promised by 3 June 2026" in said(page)
    assert "work trial of 3 days, paid" in said(page)
    for asked in required_checks(employer.kind):
        assert not page_of(officer.get(at("employer", employer))).find("button", string="Ask for the second person")
        day = {"next_check_on_day": "31", "next_check_on_month": "12", "next_check_on_year": "2026"}
        url = at("employer-check", employer, f"?item={asked.item.value}")
        shown = as_shown(get_within(officer, url))
        seen = {"how": "visited", "seen_on_day": "31", "seen_on_month": "5", "seen_on_year": "2026"}
        words = {"evidence": "Seen", "link": "https://register.example/1", **day, **seen}
        assert officer.post(url, shown | words).status_code == 302
    page = page_of(officer.get(at("employer", employer)))
    assert page.find("button", string="Ask for the second person")
    assert "Somebody of the council was there, 31 May 2026" in text_of(page.main)
    officer.post(at("employer-propose", employer), as_shown(officer.get(at("employer", employer)), PROPOSES))
    [refused] = errors_in(_verifies(officer, employer))
    assert "somebody else has to verify it" in refused
    administrator = signed_in(employer.council, Role.ADMINISTRATOR)[0]
    waiting = page_of(get_within(administrator, reverse("administration-employers")))
    (link,) = (each["href"] for each in waiting.main.find_all("a") if each.text == "Blue Door Bakery")
    assert "https://register.example/1" in {
        a.get("href") for a in page_of(get_within(administrator, link)).find_all("a")
    }
    assert _verifies(administrator, employer).url == reverse("administration-employers")
    employer.refresh_from_db()
    assert employer.verified_at


def test_the_second_person_sends_it_back_and_the_officer_reads_why(officer, in_council):
    employer = EmployerFactory(council=in_council)
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item)
    officer.post(at("employer-propose", employer), as_shown(officer.get(at("employer", employer)), PROPOSES))
    administrator = signed_in(in_council, Role.ADMINISTRATOR)[0]
    shown = as_shown(administrator.get(at("employer-send-back", employer)))
    [error] = errors_in(administrator.post(at("employer-send-back", employer), shown | {"reason": " "}))
    assert "missing" in error
    administrator.post(at("employer-send-back", employer), shown | {"reason": "The certificate is last year's"})
    assert "Sent back: The certificate is last year's" in said(officer.get(at("employer", employer)))


def test_a_certificate_is_uploaded_and_saved_by_those_who_verify_alone(officer, in_council):
    employer = EmployerFactory(council=in_council)
    url = at("employer-check", employer, "?item=insurance")
    day = {"next_check_on_day": "31", "next_check_on_month": "12", "next_check_on_year": "2026"}
    paper = SimpleUploadedFile("../our <b>paper.exe", b"%PDF-1.7 1 0 obj\n%%EOF", content_type="text/html")
    shown = as_shown(officer.get(url))
    assert officer.post(url, {"evidence": "Seen", "file": paper, **day, **shown}).status_code == 302
    check = employer.checks.get()
    answer = officer.get(at("employer-check-file", check))
    assert answer["Content-Disposition"] == 'attachment; filename="our b paper.pdf"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert answer.content.startswith(b"%PDF-1.7")
    adviser = signed_in(in_council, Role.EET_ADVISER)[0]
    assert adviser.get(at("employer-check-file", check)).status_code in (403, 404)
    assert "Seen; a file" in said(adviser.get(at("employer", employer)))


def test_lapsed_checks_are_told_to_the_employer_in_words_that_say_no_more(officer, client, contact):
    employer = contact.employer
    Employer.objects.filter(pk=employer.pk).update(verified_at=clock.now(), verified_by=worker(employer.council))
    post = OpportunityFactory(council=employer.council, employer=employer)
    sign_in(client, contact.user.memberships.get())
    for page in ("employer-organisations", "employer-opportunities"):
        assert "Your council's checks are being renewed" in said(client.get(reverse(page)))
    assert "Your council's checks are being renewed" in said(client.get(at("employer-opportunity", post)))
    assert "checks of Blue Door are not current" in said(officer.get(at("opportunity", post)))
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item)
    assert "being renewed" not in said(client.get(reverse("employer-organisations")))


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"companies_house_number": "123"}, "A Companies House number has 8 characters"),
        ({"charity_number": "12"}, "A charity number has 6 or 7 digits"),
        ({"published_phone": "call us"}, "Enter a telephone number with its area code"),
        ({"pledges": ["work_trial"]}, "Say how many days the work trial lasts"),
        ({"pledges": ["work_trial"], "work_trial_days": "2"}, "Say whether the work trial is paid"),
        ({"name": "alder"}, "is on the list already"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field_and_nothing_is_saved(officer, in_council, facts, sentence):
    EmployerFactory(council=in_council, name="Alder")
    refused = officer.post(reverse("employer-add"), {"name": "Birch", "kind": "partner", "confident": "no"} | facts)
    assert any(sentence in error for error in errors_in(refused))
    assert Employer.objects.count() == 1


def test_verification_pressed_too_early_names_what_is_missing(officer, in_council):
    employer = EmployerFactory(council=in_council)
    [error] = errors_in(officer.post(at("employer-propose", employer)))
    assert "“Payroll”" in error


def test_the_page_of_an_employer_says_what_lapsed_and_who_writes_from_a_free_mail_host(officer, contact):
    employer = contact.employer
    EmployerContactFactory(employer=employer, email="jo@gmail.com")
    Employer.objects.filter(pk=employer.pk).update(verified_at=clock.now(), verified_by=worker(employer.council))
    for asked in required_checks(employer.kind):
        last = TODAY - dt.timedelta(days=1) if asked.item == "payroll" else TODAY
        check_of(employer, asked.item, checked_on=dt.date(2025, 6, 1), next_check_on=last)
    page = said(get_within(officer, at("employer", employer)))
    assert f"1 check ran out on {day(TODAY - dt.timedelta(days=1))}: proof of payroll. What is live stays live" in page
    assert "jo@gmail.com (a free mail host: call back on a published number)" in page


@pytest.mark.parametrize("role", [Role.EET_ADVISER, Role.HEAD, Role.STAFF])
def test_staff_read_and_change_nothing(in_council, contact, role):
    client = signed_in(in_council, role)[0]
    page = page_of(get_within(client, at("employer", contact.employer)))
    assert page.find("a", string="Change") is None
    assert page.find("a", string="Raise a concern")


def test_an_officer_invites_somebody_and_a_second_employer_to_them(officer, in_council, contact):
    other = EmployerFactory(council=in_council, name="Alder")
    get_within(officer, at("employer-invite", other))
    officer.post(at("employer-invite", other), {"name": "New Person", "email": "New@blue.example"})
    officer.post(at("employer-invite", other), {"name": "Whoever", "email": contact.email})
    for invitation in Invitation.objects.order_by("id"):
        user = User.objects.filter(email=invitation.email).first() or UserFactory(
            email=invitation.email, name=invitation.name
        )
        accept(invitation=invitation, by=user)
    names = {each.name for each in EmployerContact.objects.filter(employer=other)}
    assert names == {"New Person", contact.user.name}
    assert set(Employer.objects.of_user(contact.user)) == {contact.employer, other}
    assert set(Message.objects.values_list("to", flat=True)) == {"new@blue.example", contact.email}
    [error] = errors_in(officer.post(at("employer-invite", other), {"name": "Again", "email": contact.email}))
    assert "is on the list of Alder already" in error


def test_somebody_who_left_one_employer_goes_on_for_the_other_and_leaves_with_the_last(officer, in_council, contact):
    other = EmployerContactFactory(employer__council=in_council, employer__name="Alder", user=contact.user)
    user, employer = contact.user, contact.employer
    page = page_of(get_within(officer, at("employer-contact-end", contact)))
    assert "Nobody else of Blue Door is on the list" in page.text
    assert officer.post(at("employer-contact-end", contact)).url == at("employer", employer)
    assert list(Employer.objects.of_user(user)) == [other.employer]
    assert Membership.objects.current().filter(user=user).count() == 1
    officer.post(at("employer-contact-end", other))
    assert not Membership.objects.current().filter(user=user).exists()
    assert Message.objects.get().to == user.email
    assert not EmployerContact.objects.current().exists()
    assert officer.get(at("employer-contact-end", other)).status_code == 404


def test_an_employers_people_take_a_colleague_off_the_list_and_not_themselves(employers_client, contact):
    colleague = EmployerContactFactory(employer=contact.employer, name="Only Written To")
    links = page_of(get_within(employers_client, reverse("employer-organisations"))).find_all("a", href=True)
    assert at("employer-contact-end", colleague) in {link["href"] for link in links}
    assert at("employer-contact-end", contact) not in {link["href"] for link in links}
    employers_client.post(at("employer-contact-end", colleague))
    employers_client.post(at("employer-contact-end", contact))
    assert [each.name for each in EmployerContact.objects.current()] == [contact.name]


def test_an_invitation_says_nothing_of_what_somebody_else_is_here(employers_client, contact, in_council):
    """The address of somebody with an account and one that nobody has get the same answer."""
    head = MembershipFactory(council=in_council, role=Role.HEAD).user
    invite, answers = at("employer-invite", contact.employer), []
    for email in (head.email, "nobody@council.example"):
        page = employers_client.get(employers_client.post(invite, {"email": email, "sees_all": "some"}).url)
        answers.append(banner_in(page).replace(email, "They"))
    assert answers[0] == answers[1]
    assert "They is at another mail domain than yours" in answers[0]


def test_an_employer_changes_what_is_theirs(employers_client, contact):
    employer = contact.employer
    own = reverse("employer-organisations")
    form = filled(get_within(employers_client, at("employer-edit", employer)))
    assert not {"name", "kind", "companies_house_number", "covenant_signatory"} & form.keys()
    form |= {"about": "We bake.", "name": "Another Name", "kind": "department"}
    assert employers_client.post(at("employer-edit", employer), form).url == own
    employer.refresh_from_db()
    assert (employer.about, employer.name, employer.kind) == ("We bake.", "Blue Door", "partner")


def test_nothing_an_employer_reads_of_itself_hints_at_care(employers_client, contact):
    for url in (reverse("employer-organisations"), at("employer-edit", contact.employer)):
        page = said(employers_client.get(url)).lower()
        assert not [word for word in ("care", "covenant", "concern", "head") if word in page]

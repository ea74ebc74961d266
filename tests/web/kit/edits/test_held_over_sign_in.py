"""What was sent after the session had ended is not lost: its person, and nobody else, is offered it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from backend.care_leavers.models import CareLeaver, Contact
from backend.core.protection import EMPLOYER, council_context
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.drafts import services
from backend.drafts.models import HeldForm
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.web.kit.drafts.conftest import browser_of
from tests.web.kit.drafts.long_forms import LONG_FORMS, LongForm
from tests.web.pages import filled, page_of, text_of
from tests.web.sign_in import sign_in, signed_in


OFFER = reverse("held-forms")
NOTE = "Their home is at risk"
SAVE = "main form:has([name=held])"


class Desk:
    """Somebody with a form open."""

    def __init__(self, rows, route="person-contact", role=Role.EET_ADVISER, **typed):
        form = LongForm(route, role, "")
        with council_context(rows.council.id):
            self.address = form.address(rows)
        self.client = browser_of(form, rows)
        self.membership = _membership_of(self.client)
        page = self.client.get(self.address)
        self.answers = filled(page, "main form:has([name=page_key])") | typed

    def sends(self, client=None):
        return (client or self.client).post(self.address, self.answers)

    def signs_in_again(self) -> Client:
        return sign_in(self.client, self.membership)


def _membership_of(client: Client) -> Membership:
    return Membership.objects.get(user_id=client.session["_auth_user_id"])


@pytest.fixture
def desk(rows):
    return Desk(rows, method="phone", note=NOTE, reached="yes")


def offered(client: Client):
    return page_of(client.get(OFFER))


def saves(client: Client):
    form = offered(client).select_one(SAVE)
    return client.post(form["action"], filled(client.get(OFFER), SAVE), follow=True)


def page_of_error(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def notes(rows):
    with council_context(rows.council.id):
        return [*Contact.objects.values_list("note", flat=True)]


def test_it_is_offered_after_sign_in_saved_with_one_press_and_then_gone(desk, rows):
    desk.client.logout()
    turned_away = desk.sends()
    assert turned_away.url == f"/accounts/login/?next={OFFER}"
    assert "You were signed out before this was saved." in desk.client.get(turned_away.url).content.decode()
    assert notes(rows) == []
    client = desk.signs_in_again()
    shown = text_of(offered(client).main)
    assert NOTE in shown
    assert "You pressed the button at midday and were signed out" in shown
    assert "The contact with" in text_of(page_of(saves(client)).main)
    assert notes(rows) == [NOTE]
    assert "Nothing waits to be saved" in text_of(offered(client).main)


LEADS_THERE = f".onward-top__account a[href='{OFFER}']"


def test_every_page_leads_to_it_while_it_waits_and_none_once_it_is_saved_or_discarded(desk, rows):
    desk.client.logout()
    desk.sends()
    client = desk.signs_in_again()
    assert client.get("/").status_code == 302, "where everybody arrives"
    for page in ("/today/", "/people/", desk.address):
        assert text_of(page_of(client.get(page)).select_one(LEADS_THERE)) == "What you sent: not saved yet"
    saves(client)
    assert not page_of(client.get("/today/")).select(LEADS_THERE)
    assert "Go to your first page" in text_of(offered(client).main)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    desk.answers |= filled(client.get(desk.address), "main form:has([name=page_key])") | {"csrfmiddlewaretoken": "x"}
    assert desk.sends(strict).url == OFFER
    assert page_of(client.get("/today/")).select(LEADS_THERE), "held while the session went on"
    button = offered(client).find("button", attrs={"name": "form"})
    client.post(reverse("held-form-discard"), {"form": button["value"]})
    assert not page_of(client.get("/today/")).select(LEADS_THERE)
    other, _ = signed_in(rows.council, Role.EMPLOYER)
    assert not page_of(other.get(reverse("employer-opportunities"))).select(LEADS_THERE)


def summary(client: Client) -> dict[str, str]:
    rows = offered(client).select(".govuk-summary-list__row")
    return {text_of(row.dt): text_of(row.dd) for row in rows}


def test_what_was_typed_stands_beside_the_labels_of_its_own_form(desk, rows):
    desk.answers |= {"reached": "yes", "on": "1/6/2026"}
    desk.client.logout()
    desk.sends()
    shown = summary(desk.signs_in_again())
    assert shown == {"How": "Phone call", "When": "1/6/2026", "Note": NOTE}


SENT = {form.route: form for form in reversed(LONG_FORMS)}
TECHNICAL = re.compile(r"_|^(Do|Opened in|Shown|Csrf.*)$")


FIRST = {
    form.role: form for form in reversed(list(SENT.values()))
}.values()  # of each role; the others in make test-full


@pytest.mark.parametrize(
    "form",
    [pytest.param(form, marks=() if form in FIRST else pytest.mark.full) for form in SENT.values()],
    ids=str,
)
def test_no_form_shows_the_names_of_its_boxes(rows, form):
    """Whatever the form: the words before each answer are those that stand on its page."""
    with council_context(rows.council.id):
        address = form.address(rows)
    client = browser_of(form, rows)
    membership = _membership_of(client)
    page = client.get(address)
    answers = filled(page, "main form:has([name=page_key]):last-of-type") | {form.box: NOTE} | form.answers(rows)
    client.logout()
    client.post(address, answers)
    shown = summary(sign_in(client, membership))
    assert NOTE in shown.values()
    on_the_page = text_of(page_of(page).main)
    assert [label for label in shown if label not in on_the_page or TECHNICAL.search(label)] == []


def test_discarded_it_is_gone_and_nothing_is_saved(desk, rows):
    desk.client.logout()
    desk.sends()
    client = desk.signs_in_again()
    button = offered(client).find("button", attrs={"name": "form"})
    client.post(reverse("held-form-discard"), {"form": button["value"]})
    assert NOTE not in text_of(offered(client).main)
    assert notes(rows) == []


def test_nobody_else_at_that_computer_nor_anywhere_sees_it(desk, rows):
    desk.client.logout()
    desk.sends()
    for role in (Role.EET_ADVISER, Role.HEAD, Role.ADMINISTRATOR, Role.EMPLOYER):
        other, _ = signed_in(rows.council, role)
        assert NOTE not in other.get(OFFER).content.decode()
    desk.client.logout()
    next_one = sign_in(desk.client, MembershipFactory(council=rows.council, role=Role.EET_ADVISER))
    assert NOTE not in next_one.get(OFFER).content.decode()
    held = HeldForm.objects
    with council_context(rows.council.id, audience=EMPLOYER, user_id=rows.employer_user.id):
        assert not held.exists()
    with council_context(rows.council.id, user_id=desk.membership.user_id), connection.cursor() as cursor:
        cursor.execute("SELECT fields FROM drafts_heldform")
        assert NOTE not in cursor.fetchone()[0]


def test_a_page_older_than_the_last_sign_in_is_offered_too(desk, rows):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.client.cookies
    desk.answers["csrfmiddlewaretoken"] = "x" * 64
    assert desk.sends(strict).url == OFFER
    assert NOTE in text_of(offered(strict).main)
    assert notes(rows) == []


def test_what_another_site_makes_a_browser_send_is_neither_saved_nor_held(desk, rows):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.client.cookies
    for key in ("", "x", Desk(rows).answers["page_key"]):
        answer = strict.post(desk.address, desk.answers | {"page_key": key, "csrfmiddlewaretoken": "x" * 64})
        assert (answer.status_code, answer.get("Location", "")) in ((403, ""), (302, OFFER))
    assert NOTE not in strict.get(OFFER).content.decode()


def test_an_edit_that_was_held_is_still_brought_together_with_what_others_changed(rows):
    desk = Desk(rows, "person-edit", phone="07700 900111")
    desk.client.logout()
    desk.sends()
    colleague = Desk(rows, "person-edit", Role.STAFF, aspiration="To bake")
    assert colleague.sends().status_code == 302
    saves(desk.signs_in_again())
    with council_context(rows.council.id):
        person = CareLeaver.objects.get(id=rows.person.id)
    assert (person.phone, person.aspiration) == ("07700 900111", "To bake")


def test_what_is_refused_after_all_stays_in_the_form_and_is_let_go_once_it_is_right(rows):
    desk = Desk(rows, method="phone", note=NOTE, reached="yes", on="31/2/2026")
    desk.client.logout()
    desk.sends()
    client = desk.signs_in_again()
    form = offered(client).select_one(SAVE)
    refused = client.post(form["action"], filled(client.get(OFFER), SAVE))
    right = filled(refused, "main form") | {"on": "1/6/2026", "reached": "yes"}
    assert client.post(desk.address, right).status_code == 302
    assert notes(rows) == [NOTE]
    assert "Nothing waits" in text_of(offered(client).main)


def test_files_are_said_not_to_be_kept_and_passwords_are_not(rows):
    desk = Desk(rows, "opportunity-files", Role.EMPLOYER, pasted="", content=SimpleUploadedFile("a.csv", b"a,b"))
    desk.answers["new_password1"] = "correct horse"
    desk.client.logout()
    desk.sends()
    client = desk.signs_in_again()
    assert "The file you had chosen could not be kept" in text_of(offered(client).main)
    assert "correct horse" not in client.get(OFFER).content.decode()


def test_at_most_ten_are_held_and_they_go_after_their_days(desk, rows, settings):
    desk.client.logout()
    for number in range(12):
        desk.answers["note"] = f"Note {number}."
        desk.sends()
    shown = text_of(offered(desk.signs_in_again()).main)
    assert ["Note 1." in shown, "Note 2." in shown, "Note 11." in shown] == [False, True, True]
    settings.SENT_FORM_DAYS = -1
    assert services.remove_old_drafts() == 10


def second_role(desk, rows, role: Role) -> Membership:
    """Of whoever sits at the desk, in the same council."""
    with council_context(rows.council.id):
        if role != Role.EMPLOYER:
            return MembershipFactory(council=rows.council, user=desk.membership.user, role=role)
        EmployerContactFactory(employer=EmployerFactory(council=rows.council), user=desk.membership.user)
        return Membership.objects.get(user=desk.membership.user, role=role)


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR])
def test_what_was_sent_in_one_role_is_neither_read_nor_told_of_in_another(desk, rows, role):
    other = second_role(desk, rows, role)
    desk.client.logout()
    desk.sends()
    client = sign_in(Client(), other)
    landed, page = client.get("/", follow=True), client.get(OFFER)
    assert "not saved yet" not in landed.content.decode()
    assert NOTE not in page.content.decode()
    assert NOTE in text_of(offered(desk.signs_in_again()).main)


def test_what_is_sent_after_a_change_of_role_in_another_tab_is_kept_for_the_role_it_was_typed_in(desk, rows):
    other = second_role(desk, rows, Role.ENGAGEMENT_OFFICER)
    choose = reverse("acting-as")
    desk.client.post(choose, {"membership": other.public_id})
    refused = desk.sends()
    assert refused.status_code == 409
    shown = page_of_error(refused)
    assert "It is kept for you in that role." in text_of(shown)
    form = shown.select_one(f"form[action='{choose}']")
    back = desk.client.post(choose, {each["name"]: each.get("value", "") for each in form.select("input[name]")})
    assert back.url == OFFER
    saves(desk.client)
    assert notes(rows) == [NOTE]


def test_a_page_of_somebody_else_is_kept_for_nobody_whoever_sends_it(desk, rows):
    """A browser that two people share: the one who is signed in now is not told that it is kept for them."""
    colleague = MembershipFactory(council=rows.council, role=Role.STAFF)
    refused = desk.sends(sign_in(Client(), colleague))
    assert refused.status_code == 409
    assert "is kept for you" not in refused.content.decode()
    with council_context(rows.council.id, user_id=desk.membership.user_id):
        assert not HeldForm.objects.exists()

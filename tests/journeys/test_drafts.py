"""What somebody types is there again: after a session that ended, after the back button, after an error of ours."""

import re
import threading
import time

import pytest
from django.db import connection
from playwright.sync_api import expect

from backend.care_leavers.models import Contact
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.drafts import services
from backend.drafts.models import FormDraft
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import PASSWORD, code_that_lasts, member
from tools.local_servers.processes import wait_until


pytestmark = pytest.mark.browser

NARROW = 320  # CSS pixels
NOTE = "We spoke for an hour about the bakery."


@pytest.fixture
def adviser(address, request):
    """Somebody new each time, because a code of the second factor serves once."""
    return member(CouncilFactory(), Role.EET_ADVISER, f"Sam {request.node.name} Rowan")


@pytest.fixture
def form(adviser):
    """Where a contact with somebody new is logged."""
    with council_context(adviser.council_id):
        person = CareLeaverFactory(council=adviser.council)
    return f"/people/{person.public_id}/contacts/add/"


@pytest.fixture
def somebody(at_a_browser, adviser):
    return at_a_browser(adviser).is_signed_in()


def note_of(person):
    return person.page.get_by_label(re.compile("^Note"))


def drafted(adviser) -> list[str]:
    with council_context(adviser.council_id, user_id=adviser.user_id):
        return [note for draft in FormDraft.objects.all() for note in draft.fields["note"]]


def contacts(adviser, form) -> list[str]:
    with council_context(adviser.council_id):
        about = Contact.objects.filter(care_leaver__public_id=form.split("/")[2])
        return list(about.order_by("id").values_list("note", flat=True))


def test_words_outlive_a_session(somebody, form, adviser):
    somebody.opens(form)
    note_of(somebody).press_sequentially(NOTE)
    somebody.sees("Draft saved at")
    assert axe_violations(somebody.page) == []
    somebody.watched.context.clear_cookies(name="sessionid")
    note_of(somebody).press_sequentially(" More.")
    somebody.sees("You are signed out. Sign in again in another tab; what you typed stays here.")
    somebody.chooses("Phone call")
    somebody.presses("Save: we spoke")
    expect(somebody.page).to_have_url(re.compile("/accounts/login/"))
    somebody.sees("You were signed out before this was saved.")
    somebody.writes("Email", adviser.user.email)
    somebody.writes("Password", PASSWORD)
    somebody.presses("Sign in")
    somebody.writes("Code", code_that_lasts())
    somebody.presses("Sign in")
    expect(somebody.page).to_have_url(re.compile("/sent/$"))
    somebody.sees("You pressed the button at", f"{NOTE} More.")
    assert axe_violations(somebody.page) == []
    somebody.page.set_viewport_size({"width": NARROW, "height": 700})
    assert not sticks_out(somebody.page, NARROW)
    somebody.page.get_by_role("button", name=re.compile("^Save")).first.click()
    somebody.sees("is logged")
    assert contacts(adviser, form) == [f"{NOTE} More."]
    somebody.opens(form)
    expect(note_of(somebody)).to_have_value("")


@pytest.mark.full
def test_signing_in_in_another_tab_lets_the_open_page_go_on(somebody, form, adviser):
    somebody.opens(form)
    page, context = somebody.page, somebody.watched.context
    context.clear_cookies()
    note_of(somebody).press_sequentially(NOTE)
    somebody.sees("You are signed out.")
    somebody.page = context.new_page()
    somebody.signs_in()
    somebody.page.close()
    somebody.page = page
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    somebody.sees("Draft saved at")
    somebody.chooses("Phone call")
    somebody.presses("Save: we spoke")
    somebody.sees("is logged")
    assert contacts(adviser, form) == [NOTE]


def test_words_outlive_the_back_button_even_before_the_pause(somebody, form, adviser):
    somebody.opens("/people/")
    somebody.opens(form)
    note_of(somebody).press_sequentially(NOTE)
    somebody.page.go_back()
    expect(somebody.page).to_have_url(re.compile("/people/$"))
    assert wait_until(lambda: drafted(adviser) == [NOTE], 15)  # it leaves with the page, and is on its way for a moment
    somebody.page.go_forward()
    expect(note_of(somebody)).to_have_value(NOTE)


def test_going_back_after_saving_does_not_bring_the_words_back(somebody, form, adviser):
    somebody.opens(form)
    somebody.chooses("Phone call")
    note_of(somebody).press_sequentially(NOTE)
    somebody.presses("Save: we spoke")
    somebody.sees("is logged")
    somebody.page.go_back()
    expect(somebody.page).to_have_url(re.compile(form))
    somebody.page.reload()
    expect(note_of(somebody)).to_have_value("")
    assert contacts(adviser, form) == [NOTE]


@pytest.mark.full
def test_a_draft_on_its_way_does_not_outlive_the_form(somebody, form, adviser, monkeypatch):
    keeping = SlowAtFirst()
    monkeypatch.setattr("backend.drafts.middleware.save_draft", keeping)
    somebody.opens(form)
    somebody.chooses("Phone call")
    with somebody.page.expect_request("**/drafts/"):
        somebody.writes("Note", NOTE)
    somebody.presses("Save: we spoke")
    somebody.sees("is logged")
    assert keeping.is_over.wait(10)
    somebody.page.wait_for_timeout(500)  # in which the slow one would be saved
    somebody.opens(form)
    expect(note_of(somebody)).to_have_value("")
    assert contacts(adviser, form) == [NOTE]


class SlowAtFirst:
    """Keeps drafts, the first one slowly."""

    def __init__(self):
        self.delays, self.is_over = [2], threading.Event()

    def __call__(self, **facts):
        if not self.delays:
            return services.save_draft(**facts)
        time.sleep(self.delays.pop())
        draft = services.save_draft(**facts)
        self.is_over.set()
        return draft


@pytest.mark.full
def test_what_is_discarded_in_the_middle_of_typing_stays_away(somebody, form):
    somebody.opens(form)
    somebody.writes("Note", NOTE)
    somebody.sees("Draft saved at")
    somebody.opens(form)
    somebody.writes("Note", "Some other words")
    somebody.presses("Discard it and start again")
    expect(note_of(somebody)).to_have_value("")
    somebody.opens(form)
    expect(note_of(somebody)).to_have_value("")


def test_words_outlive_a_database_that_hangs_up_in_the_middle(somebody, form, adviser, monkeypatch):
    monkeypatch.setattr("backend.web.staff.people.contact_pages.record_contact", hang_up)
    somebody.opens(form)
    somebody.chooses("Phone call")
    somebody.writes("Note", NOTE)
    somebody.presses("Save: we spoke")
    somebody.sees("what you typed is kept as a draft")
    somebody.watched.problems.clear()
    somebody.opens(form)
    expect(note_of(somebody)).to_have_value(NOTE)
    assert contacts(adviser, form) == []


def hang_up(**_facts):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.mark.full
def test_a_service_that_is_down_is_said_and_the_words_are_saved_once_it_is_back(somebody, form):
    somebody.opens(form)
    somebody.page.clock.install()
    somebody.watched.context.set_offline(True)
    note_of(somebody).press_sequentially(NOTE)
    somebody.page.clock.run_for(2000)
    somebody.sees("This could not be saved as a draft just now.")
    somebody.watched.problems.clear()
    somebody.watched.context.set_offline(False)
    somebody.page.clock.run_for(31000)
    somebody.sees("Draft saved at")


def test_what_was_kept_is_accessible_on_a_narrow_screen_and_goes_when_discarded(somebody, form):
    somebody.opens(form)
    somebody.writes("Note", NOTE)
    somebody.sees("Draft saved at")
    somebody.page.set_viewport_size({"width": NARROW, "height": 700})
    somebody.opens(form)
    somebody.sees("We kept what you typed on")
    assert axe_violations(somebody.page) == []
    assert sticks_out(somebody.page, NARROW) == []
    somebody.presses("Discard it and start again")
    expect(note_of(somebody)).to_have_value("")
    expect(somebody.page.get_by_text("We kept what you typed on")).to_have_count(0)

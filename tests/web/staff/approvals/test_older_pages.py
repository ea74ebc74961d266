"""What an officer asks for, or rejects a post for, speaks of the post that their page showed."""

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.opportunities import services
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.sampling import one_in
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in
from tests.web.staff.approvals.test_approvals import sent


PAGES = {
    "approval-changes": ({"told": "Say which days.", "told_read": "on"}, "changes_requested"),
    "approval-reject": ({"reason": "The pay is below the floor."}, "closed"),
}
LATER = {
    "title": {"title": "Quite another job"},
    "summary": {"summary": "Pay is now £15 an hour, days are Monday to Friday"},
    "description": {"description": "Every day from nine to five."},
    "hours": {"weekly_hours": 12},
    "place": {"sites": [{"address": "Another yard"}]},
}


@pytest.fixture
def contact(in_council):
    return EmployerContactFactory(employer=EmployerFactory(council=in_council, verified=True), signs_in=True)


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("name", one_in(2, PAGES))
def test_words_about_a_post_that_was_changed_since_are_not_sent(in_council, contact, name, later):
    post, (words, state) = sent(contact), PAGES[name]
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]
    url = reverse(name, args=[post.public_id])
    older = filled(officer.get(url)) | words
    services.change(opportunity=post, by=contact.user, **LATER[later])
    shown = officer.post(url, older)
    assert "New or changed since you opened this page" in errors_in(shown)[0]
    post.refresh_from_db()
    assert post.state == "submitted"
    again, typed = filled(shown), next(iter(words))
    assert again[typed] == words[typed], "what was typed stays"
    assert officer.post(url, again | words).status_code == 302
    post.refresh_from_db()
    assert post.state == state


@pytest.mark.parametrize("name", PAGES)
def test_the_page_shows_what_its_words_speak_of(in_council, contact, name):
    post = sent(contact)
    services.change(opportunity=post, by=contact.user, description="Lift boxes of up to ten kilograms.")
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]
    read = text_of(page_of(officer.get(reverse(name, args=[post.public_id]))).main)
    assert post.summary in read
    assert "ten kilograms" in read
    assert "Hours and pay" in read


@pytest.mark.parametrize("name", PAGES)
def test_what_does_not_change_the_post_stops_nobody(in_council, contact, name):
    post, (words, state) = sent(contact), PAGES[name]
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]
    url = reverse(name, args=[post.public_id])
    older = filled(officer.get(url)) | words
    EmployerContactFactory(employer=contact.employer, signs_in=True)
    assert officer.post(url, older).status_code == 302
    post.refresh_from_db()
    assert post.state == state

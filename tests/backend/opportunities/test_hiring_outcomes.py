import datetime as dt
import re

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.choices import Hired
from backend.opportunities.hiring_outcomes import answer, ask_about_hiring, ask_again, stop_asking
from backend.opportunities.models import Outcome
from tests.backend.opportunities.posts import TODAY, a_live, a_submitted, employer_with_contact, officer_of
from tests.backend.opportunities.test_messages import HINTS
from tests.factories.opportunities import OpportunityFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
ASKED = re.compile("^What came of opportunity")


def ended(council, **facts):
    """A post that ended today, and its employer's contact."""
    employer, user = employer_with_contact(council)
    live = a_live(council, employer=employer, **facts)
    return services.close(opportunity=live, reason="We found somebody", by=user), employer.contacts.get()


def asked(council, *, days):
    with clock.moved_to(TODAY + dt.timedelta(days=days)):
        return ask_about_hiring(council=council)


def questions():
    return [message for message in Message.objects.all() if ASKED.match(message.subject)]


@pytest.mark.parametrize(("days", "number"), [(0, 0), (13, 0), (14, 1), (20, 1), (42, 1), (43, 0)])
def test_an_employer_is_asked_two_weeks_after_the_end_and_missed_days_are_caught_up(in_council, days, number):
    ended(in_council)
    assert asked(in_council, days=days) == number
    assert len(questions()) == number


def test_it_is_asked_once(in_council):
    ended(in_council)
    assert [asked(in_council, days=day) for day in (14, 14, 15, 30)] == [1, 0, 0, 0]


def test_what_was_filled_counts_from_its_closing_date(in_council):
    employer, _ = employer_with_contact(in_council)
    live = a_live(in_council, employer=employer, places=1, closing_date=TODAY + dt.timedelta(days=7))
    services.claim_place(opportunity=live, by=officer_of(in_council))
    assert [asked(in_council, days=day) for day in (14, 20, 21)] == [0, 0, 1]


def test_nobody_is_asked_of_what_never_was_live_or_came_from_a_feed(in_council):
    employer, _ = employer_with_contact(in_council)
    services.reject(opportunity=a_submitted(in_council, employer=employer), reason="No", by=officer_of(in_council))
    OpportunityFactory(council=in_council, from_feed=True, state="closed")
    assert asked(in_council, days=14) == 0


def test_the_mail_is_neutral_and_leads_to_the_form(in_council):
    post, contact = ended(in_council, title="Cook for care leavers", care_leavers_only=True, kept_words="Two places")
    asked(in_council, days=14)
    [mail] = questions()
    assert mail.to == contact.email
    assert f"/employer/opportunities/{post.public_id}/outcome/" in mail.body
    assert not HINTS.search(mail.subject + mail.body)
    closed = post.events.order_by("id").last().at
    assert f"ended on {clock.day_of(closed):%-d %B %Y}. Did you take somebody on?" in mail.body
    assert "Cook" not in mail.body


def test_who_switched_the_questions_off_is_not_asked_until_they_are_on_again(in_council):
    _, contact = ended(in_council)
    stop_asking(contacts=[contact])
    stop_asking(contacts=[contact])
    assert asked(in_council, days=14) == 0
    ask_again(contacts=[contact])
    assert asked(in_council, days=15) == 1


def outcome_of(council, **facts):
    _, contact = ended(council, **facts)
    asked(council, days=14)
    return Outcome.objects.get(), contact


def test_an_answer_is_kept_with_its_person(in_council):
    outcome, contact = outcome_of(in_council)
    answer(outcome=outcome, hired=Hired.YES, through_us=True, words=" Quick ", by=contact.user)
    outcome.refresh_from_db()
    assert (outcome.hired, outcome.through_us, outcome.words) == (Hired.YES, True, "Quick")
    assert outcome.answered_by == contact.user


def test_a_hiring_says_whether_it_was_through_us(in_council):
    outcome, contact = outcome_of(in_council)
    with pytest.raises(Refused, match="came through us"):
        answer(outcome=outcome, hired=Hired.YES, by=contact.user)
    for hired in set(Hired) - {Hired.YES}:
        answer(outcome=outcome, hired=hired, through_us=False, by=contact.user)
        assert outcome.through_us is None
        with pytest.raises(Refused, match="Correct one of the two"):
            answer(outcome=outcome, hired=hired, through_us=True, by=contact.user)

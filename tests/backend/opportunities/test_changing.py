import datetime as dt
from decimal import Decimal

import pytest

from backend.core.errors import Refused
from backend.core.job_names import RANK_OPPORTUNITY
from backend.core.models import Job
from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.choices import OpportunityType, Source
from tests.backend.opportunities.posts import (
    SITE,
    a_draft,
    a_live,
    a_submitted,
    approved,
    employer_with_contact,
    officer_of,
    steps_of,
)
from tests.factories.employers import EmployerFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def rankings_asked_for(post) -> int:
    return Job.objects.filter(name=RANK_OPPORTUNITY, arguments=[post.council_id, post.id]).delete()[0]


def test_a_draft_may_lack_nearly_everything(council):
    post = services.draft(
        council=council,
        employer=EmployerFactory(council=council),
        type=OpportunityType.JOB,
        title="Gardener",
        source=Source.PARTNER,
        by=officer_of(council),
    )
    post.refresh_from_db()
    assert (post.state, post.wage_from, post.places, list(post.sites.all())) == (State.DRAFT, None, None, [])


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("title", {"title": ""}),
        ("title", {"title": "x" * 161}),
        ("type", {"type": "internship"}),
        ("level", {"level": 9}),
        ("wage_period", {"wage_from": Decimal(9), "wage_period": ""}),
        ("wage_to", {"wage_from": Decimal(9), "wage_to": Decimal(8), "wage_period": "hour"}),
        ("max_age", {"min_age": 20, "max_age": 19}),
        ("planned_end", {"start_date": dt.date(2026, 9, 1), "planned_end": dt.date(2026, 8, 1)}),
        ("weekly_hours", {"weekly_hours": "many"}),
        ("application_url", {"application_url": "javascript:alert(1)"}),
        ("sites", {"sites": [{"postcode": "not one"}]}),
        ("sites", {"sites": [{"address": "x" * 301}]}),
    ],
)
def test_nonsense_is_refused_by_the_name_of_its_field_and_nothing_is_kept(council, field, facts):
    post = a_draft(council)
    kept = type(post).objects.filter(id=post.id).values().get()
    with pytest.raises(Refused) as refusal:
        services.change(opportunity=post, by=officer_of(council), **facts)
    assert refusal.value.field == field
    assert refusal.value.message
    assert type(post).objects.filter(id=post.id).values().get() == kept
    assert post.sites.count() == 1


def test_what_only_a_step_may_write_cannot_be_written_as_a_fact(council):
    for name in ("state", "places_taken", "council", "employer", "source", "public_id"):
        with pytest.raises(TypeError, match=name):
            services.change(opportunity=a_draft(council), by=officer_of(council), **{name: None})


def test_an_employer_of_another_council_is_refused(council):
    with pytest.raises(Refused) as refusal:
        a_draft(council, employer=EmployerFactory())
    assert refusal.value.field == "employer"


def test_saving_a_draft_again_and_again_leaves_no_events_and_asks_for_no_ranking(council):
    post = a_draft(council)
    services.change(opportunity=post, title="Cook", by=officer_of(council))
    assert (steps_of(post), rankings_asked_for(post)) == (["draft"], 0)


def test_a_change_is_recorded_with_the_fields_it_touched(council):
    post = a_submitted(council)
    services.change(opportunity=post, title="Cook", summary=post.summary, min_age=17, by=officer_of(council))
    assert post.events.last().reason == "Changed: min age, title."
    services.change(opportunity=post, title="Cook", sites=[SITE], by=officer_of(council))
    assert steps_of(post) == ["draft", "submit", "change"]


def test_a_change_of_a_live_one_is_ranked_anew_and_the_rules_still_hold(council):
    post = a_live(council)
    assert rankings_asked_for(post) == 1
    services.change(opportunity=post, weekly_hours=Decimal(30), by=officer_of(council))
    assert (post.state, rankings_asked_for(post)) == (State.LIVE, 1)
    with pytest.raises(Refused) as refusal:
        services.change(opportunity=post, paid=False, by=officer_of(council))
    post.refresh_from_db()
    assert (refusal.value.field, post.paid, rankings_asked_for(post)) == ("paid", True, 0)


@pytest.mark.parametrize(
    "facts", [{"wage_from": Decimal(14)}, {"sites": [{"postcode": "CR0 1EA"}]}, {"min_age": 18}], ids=lambda f: min(f)
)
def test_an_employers_change_of_what_people_rely_on_waits_for_approval(council, facts):
    employer, person = employer_with_contact(council)
    post = a_live(council, employer=employer)
    rankings_asked_for(post)
    services.change(opportunity=post, by=person, **facts)
    assert (post.state, rankings_asked_for(post)) == (State.SUBMITTED, 1)
    approved(post)
    assert post.state == State.LIVE


def test_an_employers_change_of_a_full_one_waits_too_so_that_a_freed_place_is_not_offered_on_new_terms(council):
    employer, person = employer_with_contact(council)
    post = a_live(council, employer=employer, places=1)
    services.claim_place(opportunity=post, by=None)
    services.change(opportunity=post, wage_from=Decimal(14), places=2, by=person)
    assert post.state == State.SUBMITTED
    approved(post)
    assert (post.state, post.places_left) == (State.LIVE, 1)
    services.claim_place(opportunity=post, by=None)
    services.change(opportunity=post, wage_from=Decimal(15), by=person)
    assert approved(post).state == State.FILLED


def test_an_employer_hears_of_what_others_change_and_not_of_what_its_own_people_do(council):
    employer, person = employer_with_contact(council)
    post = a_live(council, employer=employer)
    told = Message.objects.filter(subject__endswith="was changed by us")
    services.change(opportunity=post, title="Cook", by=person)
    assert not told.exists()
    services.change(opportunity=post, title="Chef", by=officer_of(council))
    assert told.get().to == employer.contacts.get().email


def test_an_employers_change_of_words_stays_live(council):
    employer, person = employer_with_contact(council)
    post = a_live(council, employer=employer)
    services.change(opportunity=post, title="Cook", by=person)
    assert post.state == State.LIVE


def test_what_is_closed_can_no_longer_be_changed(council):
    post = a_live(council)
    services.close(opportunity=post, reason="Somebody was hired", by=officer_of(council))
    with pytest.raises(Refused, match="Copy it into a new one"):
        services.change(opportunity=post, title="Cook", by=officer_of(council))


def test_every_step_into_or_out_of_live_is_ranked(council):
    post, officer = a_live(council), officer_of(council)
    asked = [rankings_asked_for(post)]
    services.pause(opportunity=post, reason="Manager away", by=officer)
    asked.append(rankings_asked_for(post))
    services.resume(opportunity=post, reason="Back again", by=officer)
    asked.append(rankings_asked_for(post))
    services.claim_place(opportunity=post, by=None)
    asked.append(rankings_asked_for(post))
    services.free_place(opportunity=post, by=None)
    asked.append(rankings_asked_for(post))
    services.close(opportunity=post, reason="Somebody was hired", by=officer)
    asked.append(rankings_asked_for(post))
    assert asked == [1] * 6

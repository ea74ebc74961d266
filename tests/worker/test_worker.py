"""A change made by a service reaches the shortlist through the database, the broker and a worker."""

import pytest
from django.db import transaction

from backend.care_leavers.services import update_profile
from backend.core import jobs
from backend.core.job_names import DELIVER_MESSAGE, RANK_COUNCIL
from backend.core.models import Job, JobState
from backend.core.protection import council_context
from backend.notifications.models import Message
from backend.notifications.services import send
from backend.reference.choices import Route
from backend.shortlists.models import Match
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.worker.conftest import wait_until


pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("worker")]

VISIBLE_WITHIN = 60  # seconds of patience; the five that are promised are measured, not tested
FAILS_FOUR_TIMES_WITHIN = 60


def test_a_change_of_a_profile_reaches_the_shortlist_by_itself():
    council, by = CouncilFactory(), UserFactory()
    with council_context(council.id):
        person = CareLeaverFactory(
            council=council, ready=True, living_in_croydon=True, route_interests=[Route.CATERING], aspiration=""
        )
        for title, route in (("Chef", Route.CATERING), ("Bricklayer", Route.CONSTRUCTION)):
            SiteFactory(opportunity=OpportunityFactory(council=council, title=title, route=route))
    jobs.enqueue(RANK_COUNCIL, council.id)

    def first_is(title) -> bool:
        with council_context(council.id):
            return Match.objects.filter(care_leaver=person, position=1, opportunity__title=title).exists()

    wait_until(lambda: first_is("Chef"), 60)
    with council_context(council.id):
        update_profile(care_leaver=person, route_interests=[Route.CONSTRUCTION], by=by)
    wait_until(lambda: first_is("Bricklayer"), VISIBLE_WITHIN)


def test_a_job_that_fails_each_time_is_parked_and_the_next_one_is_done():
    council = CouncilFactory()
    with transaction.atomic():
        poison = jobs.enqueue(DELIVER_MESSAGE, council.id, 0)  # no such message
        good = send(council=council, to="someone@employer.example", subject="A reference", body="A link")
    wait_until(lambda: Message.objects.get(id=good.id).sent_at is not None, 30)
    wait_until(lambda: Job.objects.get(id=poison.id).state == JobState.PARKED, FAILS_FOUR_TIMES_WITHIN)
    parked = Job.objects.get(id=poison.id)
    assert (parked.attempts, parked.last_error) == (4, "DoesNotExist: Message matching query does not exist.")


def test_a_job_delivered_three_times_is_done_once():
    council = CouncilFactory()
    send(council=council, to="someone@employer.example", subject="A reference", body="A link")
    job = Job.objects.get()
    for _ in range(2):
        jobs.producer.send_task(job.name, args=[job.id])
    last = send(council=council, to="someone@employer.example", subject="The last", body="A link")
    wait_until(lambda: Message.objects.get(id=last.id).sent_at is not None, 30)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 1)

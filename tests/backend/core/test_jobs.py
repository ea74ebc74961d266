"""Background work that cannot be lost: the row, the message to a real broker, and what happens when either fails."""

import datetime as dt
import time

import pytest
from django.db import IntegrityError, transaction

from backend.core import clock, jobs
from backend.core.job_names import RANK_CARE_LEAVER, RANK_COUNCIL
from backend.core.models import Job, JobState
from tests.brokers import broker_down, messages_in, own_queue
from tests.today import today_is


NOW = dt.datetime(2026, 6, 15, 9, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)

pytestmark = pytest.mark.django_db


_now = today_is(NOW)


@pytest.fixture
def queue():
    with own_queue() as name:
        yield name


def state_of(job) -> str:
    return Job.objects.get(id=job.id).state


def test_a_job_is_sent_once_its_transaction_commits(queue, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        job = jobs.enqueue(RANK_COUNCIL, 7)
    assert (job.name, job.arguments, job.state) == ("shortlists.rank_council", [7], "waiting")
    assert messages_in(queue) == []
    for callback in callbacks:
        callback()
    assert messages_in(queue) == [("shortlists.rank_council", [job.id])]
    assert state_of(job) == JobState.SENT


def test_a_change_that_is_taken_back_leaves_no_job(queue, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        jobs.enqueue(RANK_COUNCIL, 7)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert messages_in(queue) == []


def test_the_same_work_waits_once_and_is_sent_once(queue, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = jobs.enqueue(RANK_CARE_LEAVER, 1, 5)
        assert jobs.enqueue(RANK_CARE_LEAVER, 1, 5) == first
        other = jobs.enqueue(RANK_CARE_LEAVER, 1, 6)
        keyed = jobs.enqueue(RANK_CARE_LEAVER, 1, 7, key="anything")
        assert jobs.enqueue(RANK_CARE_LEAVER, 1, 8, key="anything") == keyed
    assert [arguments for _, arguments in messages_in(queue)] == [[first.id], [other.id], [keyed.id]]


def test_work_that_a_worker_has_begun_is_asked_for_anew(queue):
    first = jobs.enqueue(RANK_COUNCIL, 7)
    with jobs.running(first.id):
        assert jobs.enqueue(RANK_COUNCIL, 7) != first


@pytest.mark.django_db(transaction=True)
def test_when_the_broker_is_down_the_change_stands_and_the_job_waits_to_be_swept(queue):
    with broker_down(), transaction.atomic():
        job = jobs.enqueue(RANK_COUNCIL, 7)
    assert state_of(job) == JobState.WAITING
    with clock.moved_to(NOW + jobs.UNSENT_AFTER):
        assert jobs.sweep() == 0
    with clock.moved_to(NOW + jobs.UNSENT_AFTER + MINUTE):
        with broker_down():
            assert jobs.sweep() == 0
        assert jobs.sweep() == 1
        assert jobs.sweep() == 0
    assert state_of(job) == JobState.SENT
    assert messages_in(queue) == [("shortlists.rank_council", [job.id])]


def test_a_message_that_the_broker_lost_is_sent_again(queue):
    job = jobs.enqueue(RANK_COUNCIL, 7)
    jobs.send(job.id)
    assert len(messages_in(queue)) == 1
    with clock.moved_to(NOW + jobs.UNSENT_AFTER + MINUTE):
        assert jobs.sweep() == 1
    assert messages_in(queue) == [("shortlists.rank_council", [job.id])]


def test_a_second_delivery_does_nothing(queue):
    job = jobs.enqueue(RANK_COUNCIL, 7)
    with jobs.running(job.id), pytest.raises(jobs.AlreadyTaken), jobs.running(job.id):
        raise AssertionError("two workers hold the same job")
    assert state_of(job) == JobState.DONE
    with pytest.raises(jobs.AlreadyTaken), jobs.running(job.id):
        raise AssertionError("a job that is done runs again")


def test_what_a_worker_took_and_never_finished_is_sent_again_after_its_lease(queue):
    job = jobs.enqueue(RANK_COUNCIL, 7)
    jobs._take(job.id)
    with clock.moved_to(NOW + jobs.LEASE):
        assert jobs.sweep() == 0
    with clock.moved_to(NOW + jobs.LEASE + MINUTE):
        assert jobs.sweep() == 1
        with jobs.running(job.id) as again:
            assert again.attempts == 2


def fail(job, error=None):
    with pytest.raises(type(error or ValueError())), jobs.running(job.id):
        raise error or ValueError("no")


def test_a_job_that_fails_four_times_is_parked_and_runs_no_more(queue):
    job = jobs.enqueue(RANK_COUNCIL, 7)
    for attempt in range(1, jobs.MAXIMUM_ATTEMPTS + 1):
        assert state_of(job) != JobState.PARKED
        fail(job)
        assert Job.objects.get(id=job.id).attempts == attempt
    parked = Job.objects.parked().get()
    assert (parked.last_error, parked.attempts) == ("ValueError: no", 4)
    with pytest.raises(jobs.AlreadyTaken), jobs.running(job.id):
        raise AssertionError("a parked job runs")
    with clock.moved_to(NOW + dt.timedelta(days=1)):
        assert jobs.sweep() == 0


def test_a_job_whose_worker_dies_each_time_is_parked_by_the_sweep(queue):
    job = jobs.enqueue(RANK_COUNCIL, 7)
    for hour in range(jobs.MAXIMUM_ATTEMPTS):
        with clock.moved_to(NOW + dt.timedelta(hours=hour)):
            jobs._take(job.id)
    with clock.moved_to(NOW + dt.timedelta(hours=5)):
        assert jobs.sweep() == 0
    assert state_of(job) == JobState.PARKED


def test_a_parked_job_gets_its_attempts_back(queue, django_capture_on_commit_callbacks):
    job = jobs.enqueue(RANK_COUNCIL, 7)
    Job.objects.filter(id=job.id).update(state=JobState.PARKED, attempts=4)
    with django_capture_on_commit_callbacks(execute=True):
        jobs.replay(job)
    assert messages_in(queue) == [("shortlists.rank_council", [job.id])]
    with jobs.running(job.id) as again:
        assert again.attempts == 1
    assert state_of(job) == JobState.DONE


def test_a_parked_job_is_not_started_beside_the_same_work_that_waits(queue):
    parked = jobs.enqueue(RANK_COUNCIL, 7)
    Job.objects.filter(id=parked.id).update(state=JobState.PARKED, attempts=4)
    waiting = jobs.enqueue(RANK_COUNCIL, 7)
    jobs.replay(parked)
    assert (state_of(parked), state_of(waiting)) == (JobState.DONE, JobState.WAITING)


def test_what_the_database_says_of_a_persons_row_is_not_kept_with_the_job(queue):
    job = jobs.enqueue(RANK_COUNCIL, 7)
    fail(job, IntegrityError("violates a constraint\nDETAIL: Failing row contains (Amina, Yusuf)."))
    assert Job.objects.get(id=job.id).last_error == "IntegrityError: violates a constraint"


def test_a_broker_that_is_down_keeps_nobody_waiting():
    job, began = jobs.enqueue(RANK_COUNCIL, 7), time.monotonic()
    with broker_down():
        assert not jobs.send(job.id)
    assert time.monotonic() - began < 1


@pytest.mark.django_db(transaction=True)
def test_jobs_held_back_wait_for_the_sweep(queue):
    with jobs.defer_sending():
        job = jobs.enqueue(RANK_COUNCIL, 7)
    assert messages_in(queue) == []
    later = jobs.enqueue(RANK_COUNCIL, 8)
    assert messages_in(queue) == [("shortlists.rank_council", [later.id])]
    with clock.moved_to(NOW + jobs.UNSENT_AFTER + MINUTE):
        jobs.sweep()
    assert ("shortlists.rank_council", [job.id]) in messages_in(queue)


def test_work_done_at_once_fulfils_what_was_asked_before_it_began_and_nothing_later(queue):
    before, sent, begun = (jobs.enqueue(RANK_CARE_LEAVER, 1, number) for number in (1, 2, 3))
    other_council, other_work = jobs.enqueue(RANK_CARE_LEAVER, 2, 1), jobs.enqueue(RANK_COUNCIL, 1)
    Job.objects.filter(id=sent.id).update(state=JobState.SENT)
    with jobs.running(begun.id):
        included = jobs.unstarted_jobs([RANK_CARE_LEAVER], 1)
        later = jobs.enqueue(RANK_CARE_LEAVER, 1, 4)
        assert jobs.mark_done(included) == 2
        assert {state_of(job) for job in (before, sent)} == {JobState.DONE}
        assert {state_of(job) for job in (later, other_council, other_work)} == {JobState.WAITING}
        assert state_of(begun) == JobState.RUNNING
    with pytest.raises(jobs.AlreadyTaken), jobs.running(sent.id):
        raise AssertionError("fulfilled work is done again")

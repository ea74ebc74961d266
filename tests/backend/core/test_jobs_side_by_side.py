"""Two transactions at once, on connections of their own."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from django.db import connection, transaction

from backend.core import jobs
from backend.core.job_names import RANK_CARE_LEAVER
from backend.core.models import Job


PATIENCE = 10  # seconds


@pytest.fixture
def side_by_side():
    with ThreadPoolExecutor(4) as pool:

        def start(work):
            def closing_its_connection():
                try:
                    return work()
                finally:
                    connection.close()

            return pool.submit(closing_its_connection)

        yield start


@pytest.mark.django_db(transaction=True)
def test_no_worker_does_the_work_before_the_change_that_also_asks_for_it_is_saved(side_by_side):
    with jobs.defer_sending():
        job = jobs.enqueue(RANK_CARE_LEAVER, 1, 5)
    asked, save = threading.Event(), threading.Event()

    def change():
        with transaction.atomic(), jobs.defer_sending():
            assert jobs.enqueue(RANK_CARE_LEAVER, 1, 5) == job
            asked.set()
            assert save.wait(PATIENCE)

    changing = side_by_side(change)
    assert asked.wait(PATIENCE)
    working = side_by_side(lambda: jobs._take(job.id))
    assert not wait([working], timeout=0.3).done
    save.set()
    changing.result(PATIENCE)
    assert working.result(PATIENCE).attempts == 1


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_for_the_same_at_once_write_it_once(side_by_side):
    together = threading.Barrier(4)

    def ask():
        together.wait(PATIENCE)
        with jobs.defer_sending():
            return jobs.enqueue(RANK_CARE_LEAVER, 1, 5).id

    asking = [side_by_side(ask) for _ in range(4)]
    assert {each.result(PATIENCE) for each in asking} == {Job.objects.get().id}

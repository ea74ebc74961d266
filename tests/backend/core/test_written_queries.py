"""A query that is written once finds what it would find if it were built anew."""

import datetime as dt
from collections import OrderedDict
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Prefetch
from django.db.models import Value as Constant
from django.db.models.expressions import RawSQL
from django.test.utils import CaptureQueriesContext

from backend.core import clock
from backend.core.models import Job
from backend.core.written_queries import written_once
from backend.councils.models import Membership


pytestmark = pytest.mark.django_db

LATER = clock.now() + dt.timedelta(days=1)


def job(key: str) -> Job:
    return Job.objects.create(name="a job", business_key=key)


@written_once
def jobs_of(state: str, *, public_id: UUID, key: str, before: dt.datetime):
    return Job.objects.filter(state=state, public_id=public_id, business_key=key, created_at__lt=before).order_by("id")


def test_each_run_finds_the_rows_of_its_own_values_and_shape():
    first, second = job("first"), job("second")
    assert jobs_of("waiting", public_id=first.public_id, key="first", before=LATER) == [first]
    assert jobs_of("waiting", public_id=second.public_id, key="second", before=LATER) == [second]
    assert jobs_of("sent", public_id=second.public_id, key="second", before=LATER) == []
    assert jobs_of("waiting", public_id=uuid4(), key="first", before=LATER) == []
    assert jobs_of("waiting", public_id=first.public_id, key="second", before=LATER) == []
    assert jobs_of("waiting", public_id=first.public_id, key="first", before=first.created_at) == []


def test_it_is_built_once_for_a_shape_and_a_day(settings):
    settings.WRITTEN_QUERIES_COMPARED = 0
    built = []

    @written_once
    def by_key(*, key: int):
        built.append(clock.today())
        return Job.objects.filter(pk=key)

    one = job("one")
    with clock.moved_to(dt.date(2031, 5, 5)):
        assert by_key(key=one.pk) == by_key(key=one.pk) == [one]
    with clock.moved_to(dt.date(2031, 5, 6)):
        assert by_key(key=one.pk) == [one]
    assert built == [dt.date(2031, 5, 5), dt.date(2031, 5, 6)]


def test_what_finds_nothing_whatever_the_values_are_asks_nothing(django_assert_num_queries):
    nothing = written_once(lambda *, key: Job.objects.none())
    with django_assert_num_queries(0):
        assert nothing(key=1) == nothing(key=2) == []


def test_a_value_takes_its_place_in_lists_and_in_json_and_a_query_stands_for_its_rows():
    first, second = job("first"), job("second")
    Job.objects.filter(pk=first.pk).update(arguments=[7])

    @written_once
    def among(*, keys: list[int], argument: int, jobs: RawSQL):
        listed = Job.objects.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [keys])).filter(pk__in=jobs)
        return listed.filter(arguments__contains=[argument]).order_by("id")

    every = Job.objects.filter(business_key__in=["first", "second"])
    keys = [first.pk, second.pk]
    assert among(keys=keys, argument=7, jobs=every) == [first]
    assert among(keys=keys[1:], argument=7, jobs=every) == []
    assert among(keys=keys, argument=8, jobs=every) == []
    assert among(keys=keys, argument=7, jobs=every.filter(business_key="second")) == []
    assert among(keys=keys, argument=7, jobs=every.none()) == []


@pytest.mark.parametrize(
    "build",
    [
        lambda *, key: Job.objects.filter(business_key__icontains=key),
        lambda *, key: Job.objects.filter(business_key=key, created_at__lt=clock.now()),
        lambda *, key: Job.objects.filter(business_key=f"{key}!"),
        lambda *, key: Job.objects.filter(arguments={"key": key}),
    ],
    ids=["escaped", "a-moment-of-its-own", "in-other-words", "within-json"],
)
def test_a_query_that_its_values_do_not_fit_is_refused(build):
    with pytest.raises(ValueError, match="lambda"):
        written_once(build)(key="five")


def test_a_prefetch_that_would_keep_a_row_is_refused():
    theirs = Prefetch("events", Membership.objects.order_by("id"))
    with pytest.raises(ValueError, match="prefetch"):
        written_once(lambda *, key: Membership.objects.filter(pk=key).prefetch_related(theirs))(key=5)


def test_what_changes_a_query_beside_its_shape_is_found_out():
    orders = iter(["id", "id", "-id"])
    query = written_once(lambda *, key: Job.objects.filter(pk=key).order_by(next(orders)))
    query(key=5)
    with pytest.raises(AssertionError, match="besides its shape"):
        query(key=5)


@pytest.mark.parametrize("word", ["100%", "it's", "%s", "a\\b", "£ and ’", "%%"])
def test_what_is_no_value_stands_in_the_text_as_it_was(word):
    """Of what it is not told PostgreSQL expects too few, in a plan that it keeps."""
    one = job(word)
    said = written_once(lambda *, key: Job.objects.filter(pk=key, business_key=word).annotate(said=Constant(word)))
    assert [each.said for each in said(key=one.pk)] == [word]
    with CaptureQueriesContext(connection) as asked:
        said(key=one.pk)
    assert word.replace("\\", "\\\\") in asked.captured_queries[-1]["sql"].replace("''", "'")


def test_its_plan_is_kept_and_that_of_what_is_read_beside_it_is_not(monkeypatch):
    one = job("one")
    link = connection.connection
    monkeypatch.setattr(link, "prepare_threshold", None)  # as in the service: connections of tests keep every plan
    monkeypatch.setattr(link._prepared, "_names", OrderedDict())
    found = written_once(lambda *, key: Job.objects.filter(pk=key))
    for _ in range(3):
        assert found(key=one.pk) == [one]
        assert Job.objects.filter(business_key="one").get() == one
    kept = [sql.decode() for sql, _ in link._prepared._names]
    assert len(kept) == 1
    assert 'business_key" =' not in kept[0]

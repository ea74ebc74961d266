"""What a sync closes, what it never closes, and who is told."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.councils.choices import Role
from backend.intake.choices import SyncState
from backend.intake.formats import faa_v2
from backend.intake.importer.importer import import_feed
from backend.intake.models import FeedAlert, FeedRecord, FeedSync
from backend.intake.sync.adapters import SavedPages
from backend.intake.sync.ending import accept_as_right
from backend.intake.sync.removal import GONE
from backend.notifications.models import Message
from backend.opportunities.choices import OpportunityState, Source
from backend.opportunities.models import Opportunity
from backend.opportunities.services import close
from tests.backend.intake.samples import faa
from tests.backend.intake.sync.conftest import OPEN_DAY, adverts
from tests.faa_server import malformed, only, trouble
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory


pytestmark = pytest.mark.django_db
ON_OFFER = 6


@pytest.fixture
def synced(server, sync, council):
    """A council with an administrator and a complete sync of six adverts the day before."""
    MembershipFactory(council=council, role=Role.ADMINISTRATOR, user__email="admin@council.example")
    server.adverts = adverts(ON_OFFER)
    with clock.moved_to(OPEN_DAY - dt.timedelta(days=1)):
        assert sync().state == SyncState.COMPLETE
    server.asked.clear()
    return server


def counts(found):
    return (
        found.seen_adverts,
        found.created_adverts,
        found.updated_adverts,
        found.unchanged_adverts,
        found.refused_adverts,
        found.removed_adverts,
    )


def on_offer():
    return Opportunity.objects.live().count()


def test_a_second_sync_changes_nothing_but_when_each_was_last_seen(synced, sync):
    Job.objects.all().delete()
    found = sync()
    assert (found.state, counts(found)) == (SyncState.COMPLETE, (6, 0, 0, 6, 0, 0))
    assert not Job.objects.filter(name=RANK_COUNCIL).exists()
    kept = FeedRecord.objects.first()
    assert clock.now() - kept.first_seen_at == dt.timedelta(days=1)
    assert (kept.last_seen_at, kept.last_changed_at) == (clock.now(), kept.first_seen_at)


def test_what_was_lost_or_changed_of_an_advert_stands_in_the_report_of_its_sync(synced, sync):
    odd, *others = adverts(3)
    synced.adverts = [odd | {"postedDate": "the day before yesterday"}, *others]
    found = sync()
    (noted,) = found.refusals.all()
    assert (noted.taken, noted.external_reference) == (True, odd["vacancyReference"])
    assert noted.reason == "postedDate could not be read and was left out."
    assert FeedSync.objects.with_notes().get(pk=found.pk).noted == 1
    assert found.refused_adverts == 0


def test_an_advert_that_is_gone_is_closed_and_the_council_is_ranked_once(synced, sync):
    Job.objects.all().delete()
    synced.adverts = adverts(5) + adverts(1, first=20)
    found = sync()
    assert (found.state, counts(found)) == (SyncState.COMPLETE, (6, 1, 0, 5, 0, 1))
    gone = Opportunity.objects.get(external_reference="2000000006")
    assert (gone.state, gone.feed_record.removed_at) == (OpportunityState.CLOSED, clock.now())
    assert [(event.step, event.reason) for event in gone.events.all()][-1] == ("close", GONE)
    assert Job.objects.filter(name=RANK_COUNCIL).count() == 1
    assert not FeedAlert.objects.exists()


def test_an_advert_that_comes_back_is_open_again(synced, sync):
    synced.adverts = adverts(5)
    sync()
    synced.adverts = adverts(6)
    assert counts(sync())[1:3] == (0, 1)
    back = Opportunity.objects.get(external_reference="2000000006")
    assert (back.state, back.feed_record.removed_at) == (OpportunityState.LIVE, None)


def test_what_a_person_closed_stays_closed(synced, sync):
    closed = Opportunity.objects.get(external_reference="2000000006")
    close(opportunity=closed, reason="Unsafe place", by=UserFactory())
    synced.adverts = adverts(5)
    assert counts(sync())[5] == 1
    synced.adverts = adverts(6)
    sync()
    closed.refresh_from_db()
    assert closed.state == OpportunityState.CLOSED


def test_adverts_of_a_file_and_of_another_council_are_left_alone(synced, sync, council):
    import_feed(council=council, feed=faa_v2.read(faa(*adverts(1, first=50))), by=None)
    other = CouncilFactory()
    import_feed(council=other, feed=faa_v2.read(faa(*adverts(2))), by=None)
    assert sync().state == SyncState.COMPLETE
    assert on_offer() == ON_OFFER + 3


@pytest.mark.parametrize(
    ("left", "words"),
    [([], "The feed is empty."), (adverts(2), "2 adverts, fewer than half of the 6")],
)
def test_an_empty_or_half_empty_feed_closes_nothing_and_raises_an_alert(synced, sync, council, left, words):
    synced.adverts = left
    found = sync()
    assert (found.state, found.removed_adverts, on_offer()) == (SyncState.PARTIAL, 0, ON_OFFER)
    assert words in found.problem
    assert "Nothing was closed." in found.problem
    assert [alert.sync for alert in FeedAlert.objects.open_for(council.id)] == [found]
    assert Message.objects.get().to == "admin@council.example"


def test_exactly_half_is_believed(synced, sync):
    synced.adverts = adverts(3)
    assert (sync().state, on_offer()) == (SyncState.COMPLETE, 3)


@pytest.mark.parametrize("fault", [trouble(401), trouble(404), malformed])
def test_a_feed_that_fails_closes_nothing_and_raises_an_alert(synced, sync, council, fault):
    synced.adverts = adverts(4)
    synced.faults = {1: [fault]}
    assert (sync().state, on_offer()) == (SyncState.FAILED, ON_OFFER)
    assert FeedAlert.objects.open_for(council.id).count() == 1
    assert Message.objects.count() == 1


def test_the_next_complete_sync_settles_the_alert(synced, sync, council):
    synced.faults = {1: [malformed]}
    sync()
    assert sync().state == SyncState.COMPLETE
    assert not FeedAlert.objects.open_for(council.id).exists()


def test_a_person_may_say_that_the_small_number_is_right(synced, sync, council):
    synced.adverts = adverts(2)
    accept_as_right(sync=sync(), by=UserFactory())
    assert not FeedAlert.objects.open_for(council.id).exists()
    assert (sync().state, on_offer()) == (SyncState.COMPLETE, 2)


def test_an_answer_with_fewer_adverts_than_it_says_is_incomplete(synced, sync):
    synced.faults = {1: [only(5)]}
    found = sync()
    assert (found.state, on_offer()) == (SyncState.PARTIAL, ON_OFFER)
    assert FeedAlert.objects.get().sync == found
    assert "Page 1 holds 5 adverts where 6 were to come." in found.problem


@pytest.mark.parametrize("again", [{}, {"title": "Another title"}])
@pytest.mark.parametrize("pages", [1, 2])
def test_an_advert_listed_twice_counts_once_and_what_is_gone_is_closed_all_the_same(server, sync, pages, again):
    number = 100 * (pages - 1) + 6
    server.adverts = adverts(number)
    sync()
    server.adverts = [*adverts(number - 1), *adverts(1, **again)]
    for _ in range(2):  # the same tomorrow: no alert each night
        found = sync()
        assert (found.state, found.seen_adverts, found.repeated_adverts) == (SyncState.COMPLETE, number - 1, 1)
        assert (found.updated_adverts, found.refused_adverts) == (0, 1 if again else 0)
        row = found.refusals.get()
        assert (row.external_reference, row.taken) == ("2000000001", not again)
        assert ("says something else" if again else "says the same") in row.reason
    assert (on_offer(), FeedAlert.objects.exists()) == (number - 1, False)
    assert Opportunity.objects.get(external_reference="2000000001").title == "Housing apprentice"


def test_a_repeated_advert_does_not_stand_in_for_one_that_is_missing(synced, sync):
    synced.adverts = [*adverts(5), *adverts(1), *adverts(1, first=5)]
    synced.faults = {1: [only(6)]}
    assert (sync().state, on_offer()) == (SyncState.PARTIAL, ON_OFFER)


def test_a_page_that_begins_where_the_last_one_ended_leaves_it_open_what_was_passed_over(server, sync):
    """One was put in and one taken out while we read: the numbers agree, and yet one was never shown."""
    server.adverts = adverts(150)
    sync()
    server.adverts = [*adverts(100), *adverts(49, first=99)]
    found = sync()
    assert (found.state, on_offer()) == (SyncState.PARTIAL, 150)
    assert "Page 2 begins with advert 2000000100, which was on the page before" in found.problem


def test_a_repeat_seen_before_a_reading_was_broken_off_still_counts(server, sync):
    server.adverts = [*adverts(99), *adverts(1), *adverts(50, first=99)]
    assert sync(stop_after=-1).repeated_adverts == 1
    found = sync()
    assert (found.state, found.seen_adverts, found.repeated_adverts) == (SyncState.COMPLETE, 149, 1)


def test_a_null_standard_is_told_and_the_advert_kept_without_it(synced, sync):
    synced.adverts = adverts(5) + adverts(1, first=30, course={"larsCode": None})
    found = sync()
    # The sixth is gone, and an odd advert elsewhere in the list is no reason to doubt it.
    assert (found.state, found.created_adverts, on_offer()) == (SyncState.COMPLETE, 1, ON_OFFER)
    [remark] = found.refusals.odd()
    assert "advert 2000000031: course.larsCode is null" in remark.reason


def test_an_advert_that_can_no_longer_be_read_is_not_taken_for_gone(synced, sync):
    synced.adverts = adverts(5) + adverts(1, first=5, closingDate="soon")
    found = sync()
    assert (found.state, counts(found), on_offer()) == (SyncState.COMPLETE, (6, 0, 0, 5, 1, 0), ON_OFFER)
    assert "closingDate" in found.refusals.get().reason


def test_an_advert_without_a_reference_leaves_it_open_which_is_gone(synced, sync):
    synced.adverts = adverts(5) + adverts(1, first=5, vacancyReference="", vacancyUrl="x.test")
    found = sync()
    assert (found.state, on_offer()) == (SyncState.PARTIAL, ON_OFFER)
    assert "without a readable reference" in found.problem


def test_a_dry_run_counts_and_keeps_nothing_but_its_report(synced, sync, council):
    before = list(Opportunity.objects.order_by("id").values()), list(FeedRecord.objects.order_by("id").values())
    Job.objects.all().delete()
    synced.adverts = adverts(4) + adverts(2, first=20)
    found = sync(dry_run=True)
    assert (found.state, counts(found)) == (SyncState.COMPLETE, (6, 2, 0, 4, 0, 2))
    after = list(Opportunity.objects.order_by("id").values()), list(FeedRecord.objects.order_by("id").values())
    assert after == before
    assert not Job.objects.exists()


def test_a_dry_run_that_fails_alarms_nobody(synced, sync):
    synced.faults = {1: [malformed]}
    assert sync(dry_run=True).state == SyncState.FAILED
    assert not FeedAlert.objects.exists()


def test_one_that_was_broken_off_goes_on_at_the_next_page(server, sync):
    server.adverts = adverts(250)
    assert sync(stop_after=-1).state == SyncState.RUNNING
    found = sync()
    assert (found.state, counts(found)) == (SyncState.COMPLETE, (250, 250, 0, 0, 0, 0))
    assert server.pages_asked() == [1, 2, 3]
    assert FeedSync.objects.count() == 1


def test_one_that_was_broken_off_more_than_a_day_ago_begins_anew(server, sync):
    server.adverts = adverts(150)
    with clock.moved_to(OPEN_DAY - dt.timedelta(days=2)):
        old = sync(stop_after=-1)
    found = sync()
    assert (found.state, counts(found)) == (SyncState.COMPLETE, (150, 50, 0, 100, 0, 0))
    old.refresh_from_db()
    assert (old.state, server.pages_asked()) == (SyncState.FAILED, [1, 1, 2])


def test_files_are_read_through_the_same_door(sync):
    pages = [faa(*adverts(3)), faa(*adverts(3, first=3))]
    found = sync(adapter=SavedPages(Source.FAA.value, faa_v2.read, pages))
    assert (found.created_adverts, on_offer(), found.page) == (6, 6, 2)

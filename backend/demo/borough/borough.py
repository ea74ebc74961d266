"""The synthetic borough: three years of an invented council's work, made through the services of the real one.

Everything is drawn from one seed, so the same day gives the same borough.
"""

import datetime as dt
import random
from collections.abc import Callable

from django.db import transaction

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.job_names import DELIVER_MESSAGE, HAND_PROMISES_ON
from backend.core.jobs import defer_sending, mark_done, unstarted_jobs
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.demo.borough.adverts import Adverts
from backend.demo.borough.agreements import Agreements
from backend.demo.borough.applications import Applications
from backend.demo.borough.arrivals import Arrivals
from backend.demo.borough.assessment_day import AssessmentDay
from backend.demo.borough.cast import COUNCIL_CODE, Cast, make_cast
from backend.demo.borough.employer_checks import EmployerChecks
from backend.demo.borough.fortnights import Fortnights
from backend.demo.borough.last_weeks import LastWeeks
from backend.demo.borough.letters import LetterSent
from backend.demo.borough.messages_sent import MessagesSent
from backend.demo.borough.money import Money
from backend.demo.borough.own_pages import OwnPages
from backend.demo.borough.papers import BoroughPapers
from backend.demo.borough.partner import PARTNER_CODE, make_partner
from backend.demo.borough.passing_on import PassingOn
from backend.demo.borough.places import Places
from backend.demo.borough.places_lost import PlacesLost
from backend.demo.borough.plans import Plans
from backend.demo.borough.postings import Postings
from backend.demo.borough.profiles import Profiles
from backend.demo.borough.provider_lists import ProviderLists
from backend.demo.borough.returns import Returns
from backend.demo.borough.savepoints import without_savepoints
from backend.demo.borough.sent_cv import SentCV
from backend.demo.borough.settled import Settled
from backend.demo.borough.signed_in_employer import SignedInEmployer
from backend.demo.borough.timeline import Timeline
from backend.intake.formats import faa_v2, nhs_jobs
from backend.intake.importer.importer import import_feed
from backend.learning.services import train
from backend.notifications.carrying import deliver
from backend.notifications.models import Message
from backend.opportunities import services as opportunities
from backend.opportunities.hiring_outcomes import ask_about_hiring
from backend.opportunities.recheck import recheck_published
from backend.outcomes.requirement_counts import count_week
from backend.placements.promise_owners import hand_promises_on
from backend.ranking.services import rank_council
from backend.shortlists.models import MatchRun


SEED = 20260401
PEOPLE = 300
FAA_ADVERTS, NHS_ADVERTS = 250, 25
POSTINGS = 125
YEARS = 3
Say = Callable[[str], None]
# What has its own days, in the order in which it is expected: of one day, the first of these happens first.
IN_TURN = (
    *(OwnPages, Fortnights, Agreements, MessagesSent, Applications, BoroughPapers, LetterSent, SentCV, PlacesLost),
    *(Money, Plans, Returns, ProviderLists, AssessmentDay, PassingOn),
)


def make_borough(say: Say, *, people: int = PEOPLE, postings: int = POSTINGS, adverts: int = FAA_ADVERTS) -> Council:
    """Make the borough whole or not at all; an interrupted first run leaves nothing behind."""
    chance = random.Random(SEED)
    today = clock.today()
    began = today - dt.timedelta(days=YEARS * 365)
    with transaction.atomic(), defer_sending():
        with clock.moved_to(began):
            cast = make_cast()
        with council_context(cast.council.id):
            timeline = Timeline(today)
            places = Places(chance)
            EmployerChecks(timeline, cast).expect(began)
            _expect_people(chance, timeline, places, cast, people, today)
            _expect_postings(chance, timeline, places, cast, postings, began)
            SignedInEmployer(chance, timeline, places, cast).expect()
            Settled(timeline, cast).expect()
            LastWeeks(chance, timeline, cast).expect()
            for each in IN_TURN:
                each(timeline, cast).expect()
            _expect_adverts(chance, timeline, places, cast, adverts)
            timeline.run(lambda day: say(f"  {day:%B %Y}") if day.month % 6 == 0 else None)
            partner = make_partner(cast, Postings(chance, places, cast.officer))
            _bring_up_to_date(cast.council, say)
            say("  Training a first model version for the head to look at")
            train(council=cast.council, by=None)
        with council_context(partner.id):
            _bring_up_to_date(partner, say)
    return cast.council


def _expect_people(chance, timeline: Timeline, places: Places, cast: Cast, people: int, today: dt.date) -> None:
    profiles = Profiles(chance, places, today)
    arrivals = Arrivals(chance, timeline, cast)
    for number in range(people):
        arrivals.expect(number, profiles.draw(number))


def _expect_postings(chance, timeline: Timeline, places: Places, cast: Cast, postings: int, began: dt.date) -> None:
    maker = Postings(chance, places, cast.officer)
    days = (timeline.until - began).days
    for number in range(postings):
        day = began + dt.timedelta(days=_day_of_posting(number, postings, days))
        employer, route = cast.employers[number * 7 % len(cast.employers)]
        waiting = number >= postings - 4  # the newest still wait for the officer
        timeline.at(day, _posting(maker, employer, route, cast, waiting))
    for days_ago in range(days, 0, -7):
        timeline.at(timeline.until - dt.timedelta(days=days_ago), without_savepoints()(opportunities.close_past))


def _day_of_posting(number: int, postings: int, days: int) -> int:
    """Two thirds spread over the years, a third within the last seven weeks, so that there is something to match."""
    earlier = postings * 2 // 3
    if number < earlier:
        return 5 + number * (days - 60) // earlier
    return days - 50 + (number - earlier) * 49 // (postings - earlier)


def _posting(maker: Postings, employer, route: str, cast: Cast, waiting: bool):
    @without_savepoints()
    def post() -> None:
        draft = maker.draft(employer, route, clock.today(), open_for=maker.chance.randint(35, 90))
        opportunities.submit(opportunity=draft, by=cast.officer)
        if not waiting:
            opportunities.approve(opportunity=draft, by=cast.officer)

    return post


def _expect_adverts(chance, timeline: Timeline, places: Places, cast: Cast, adverts: int) -> None:
    maker = Adverts(chance, places, timeline.until)

    def arrive() -> None:
        faa = faa_v2.read(maker.faa_feed(adverts))
        import_feed(council=cast.council, feed=faa, file_name="invented-adverts.json", by=cast.officer)
        nhs = nhs_jobs.read(maker.nhs_feed(max(1, adverts * NHS_ADVERTS // FAA_ADVERTS)))
        import_feed(council=cast.council, feed=nhs, file_name="invented-adverts.xml", by=cast.officer)

    timeline.at(timeline.until - dt.timedelta(days=1), arrive)


def _bring_up_to_date(council: Council, say: Say) -> None:
    opportunities.close_past(council=council)
    ask_about_hiring(council=council)
    recheck_published(council=council)
    say(f"  Ranking everybody of {council.name} against everything open")
    rank_council(council=council)
    count_week(council=council)
    letters = unstarted_jobs([DELIVER_MESSAGE], council.id)
    with without_savepoints():
        for message in Message.objects.for_council(council.id).unsent().order_by("id"):
            deliver(message_id=message.id)
    mark_done(letters)
    handed_on = unstarted_jobs([HAND_PROMISES_ON], council.id)
    for job in handed_on:
        _, care_leaver_id, former_id = job.arguments
        hand_promises_on(care_leaver=CareLeaver.objects.get(id=care_leaver_id), former_id=former_id)
    mark_done(handed_on)


def bring_borough_up_to_date(say: Say) -> None:
    """After a night or a month of being off: close what has closed and rank anew if the day has changed."""
    for council in Council.objects.filter(code__in=[COUNCIL_CODE, PARTNER_CODE]).order_by("id"):
        with council_context(council.id):
            newest = MatchRun.objects.for_council(council.id).order_by("-on").first()
            if newest is None or newest.on < clock.today():
                _bring_up_to_date(council, say)

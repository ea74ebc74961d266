"""Every step in which somebody judges an employer, or what is its own, for the council."""

from backend.core import clock
from backend.employers.choices import ColleagueAnswer, ConcernOutcome, FeedNameAnswer, Item, ToldHow
from backend.employers.colleagues import answer_colleague, invite_colleague
from backend.employers.concerns import decide_concern, raise_concern
from backend.employers.designated_officer import tell_designated_officer
from backend.employers.models import FeedName
from backend.employers.organisations.services import add_parent, add_trading_name, answer_whether_one, take_back
from backend.employers.services import lift_pause, pause
from backend.employers.verification import record_check
from backend.opportunities import services
from backend.referrals.moved_adverts import answer_feed_name
from tests.backend.opportunities.posts import a_submitted, officer_of
from tests.factories.councils import UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory


LINK = {"link": "https://register.example/entry/3"}


def approves(council, employer, by):
    services.approve(opportunity=a_submitted(council, employer=employer), by=by)


def makes_live_again_what_the_council_paused(council, employer, by):
    post = services.approve(opportunity=a_submitted(council, employer=employer), by=officer_of(council))
    services.pause(opportunity=post, reason="A complaint", by=officer_of(council))
    services.resume(opportunity=post, reason="All is well", by=by)


def records_a_check(council, employer, by):
    record_check(employer=employer, item=Item.EXISTS, evidence="In the register", by=by, **LINK)


def lifts_the_pause(council, employer, by):
    pause(employer=employer, reason="Looked into", by=officer_of(council))
    lift_pause(employer=employer, by=by)


def decides_a_concern(council, employer, by):
    concern = raise_concern(employer=employer, words="Paid in cash", by=officer_of(council))
    decide_concern(concern=concern, outcome=ConcernOutcome.NOTHING_FOUND, reason="Asked them", by=by)


def says_that_the_designated_officer_was_told(council, employer, by):
    concern = raise_concern(employer=employer, words="Paid in cash", by=officer_of(council))
    tell_designated_officer(concern=concern, whom="Pat Lane", at=clock.now(), how=ToldHow.values[0], by=by)


def says_yes_to_a_colleague(council, employer, by):
    asker = EmployerContactFactory(employer=employer, user=UserFactory(email="ada@cycles.example")).user
    asked = invite_colleague(employer=employer, name="Mo", email="mo@elsewhere.example", by=asker)
    answer_colleague(invitation=asked, answer=ColleagueAnswer.YES, reason="I know them", by=by)


def says_that_it_is_another_than_one(council, employer, by):
    other = EmployerFactory(council=council, name="Teal Cycling")
    answer_whether_one(one=employer, other=other, are_one=False, reason="I work there", by=by)


def takes_back_whose_it_is(council, employer, by):
    parent = EmployerFactory(council=council, name="Wheel Group")
    recorded = add_parent(employer=employer, parent=parent, reason="Their site", by=officer_of(council))
    take_back(recorded=recorded, reason="It is not so", by=by)


def adds_a_trading_name(council, employer, by):
    add_trading_name(employer=employer, name="Velo North", reason="I work there", by=by)


def says_what_it_belongs_to(council, employer, by):
    parent = EmployerFactory(council=council, name="Wheel Group")
    add_parent(employer=employer, parent=parent, reason="I work there", by=by)


def says_whose_adverts_are(council, employer, by):
    facts = {"employer": employer, "name": "Velo North", "source": "dwp", "external_reference": "A1"}
    asked = FeedName.objects.create(council=council, **facts)
    answer_feed_name(feed_name=asked, answer=FeedNameAnswer.ANOTHER, reason="I work there", by=by)


JUDGEMENTS = [
    approves,
    makes_live_again_what_the_council_paused,
    records_a_check,
    lifts_the_pause,
    decides_a_concern,
    says_that_the_designated_officer_was_told,
    says_yes_to_a_colleague,
    says_that_it_is_another_than_one,
    takes_back_whose_it_is,
    adds_a_trading_name,
    says_what_it_belongs_to,
    says_whose_adverts_are,
]

"""One young person with five opportunities of one employer, each at another point of the way, and facts that change.

Every fact is changed by the service that a page calls, where there is one.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer, avoid_place, stop_avoiding
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.choices import EmployerKind
from backend.employers.concerns import raise_concern
from backend.employers.models import Check
from backend.employers.services import change_employer, pause
from backend.opportunities import services as opportunities
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from backend.reference.facts import FACT_FILES, read_facts
from backend.reference.models import WageFloor
from backend.referrals import disclosure
from backend.referrals.choices import Way
from backend.referrals.details import remove_details_no_longer_agreed
from backend.referrals.models import Referral
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import refer, start_from, step
from tests.factories.opportunities import OpportunityFactory, SiteFactory


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
STEPS = ("refer", "interview", "offered", "accepted", "started", "reopened")
HOME, SITE = (532400, 165500), (533400, 165500)


@dataclass
class GateWorld:
    person: CareLeaver
    adviser: User
    employer: object
    shortlisted: Opportunity
    referrals: dict[str, Referral]  # by the step that is next

    @property
    def all_opportunities(self):
        return Opportunity.objects.filter(employer=self.employer)

    def try_step(self, name: str) -> str:
        """ "on", or the refusal; nothing of it stays."""
        try:
            with transaction.atomic():
                self._take(name)
                raise NothingStays
        except NothingStays:
            return "on"
        except Refused as refusal:
            return refusal.message

    def _take(self, name: str) -> None:
        if name == "refer":
            self.person.refresh_from_db()
            previewed = disclosure.preview_of(self.person, self.shortlisted.employer)
            refer(
                care_leaver=self.person,
                opportunity=self.shortlisted,
                way=Way.INTRODUCED,
                previewed=previewed,
                by=self.adviser,
            )
        elif name == "started":
            start_from(referral=self._referral(name), on=clock.today(), by=self.adviser)
        else:
            step(referral=self._referral(name), step=name, on=clock.today(), note="Taken back", by=self.adviser)

    def _referral(self, name: str) -> Referral:
        return Referral.objects.get(id=self.referrals[name].id)


class NothingStays(Exception):
    """Ends a step that was taken to see whether it could be."""


WAYS = {
    "interview": [],
    "offered": ["interview"],
    "accepted": ["offered"],
    "started": ["offered", "accepted"],
    "reopened": ["withdrawn"],
}


def gate_world(council, *, starts: dt.date | None = None, **person) -> GateWorld:
    facts = {"home_easting": HOME[0], "home_northing": HOME[1], "has_ehcp": False, "can_drive": True}
    young = CareLeaverFactory(council=council, ready=True, **(facts | person))
    consent_to(young, "share_name")
    adviser = MembershipFactory(council=council, role="eet_adviser").user
    employer = EmployerFactory(council=council, verified=True)
    EmployerContactFactory(employer=employer, signs_in=True)
    offers = [_offer(council, employer, starts) for _ in range(6)]
    made = {}
    for (name, steps), offer in zip(WAYS.items(), offers, strict=False):
        asked = {"care_leaver": young, "opportunity": offer, "way": Way.INTRODUCED, "by": adviser}
        referral = refer(previewed=disclosure.preview_of(young, offer.employer), **asked)
        for taken in steps:
            step(referral=referral, step=taken, on=clock.today(), by=adviser)
        made[name] = referral
    return GateWorld(young, adviser, employer, offers[-1], made)


def _offer(council, employer, starts: dt.date | None) -> Opportunity:
    known = {"min_age": 16, "max_age": 120, "min_level": 0, "english_required": 0, "maths_required": 0}
    plain = {"ehcp_required": False, "dbs_required": False, "driving_required": False, "night_work": False}
    day = {"start_date": starts} if starts else {}
    facts = {"places": 2, "daily_hours": Decimal("7.5"), **known, **plain, **day}
    offer = OpportunityFactory(council=council, employer=employer, **facts)
    SiteFactory(opportunity=offer, easting=SITE[0], northing=SITE[1])
    return offer


# Facts, each changed after everything above.
BARRED = {"dbs_clear": False, "dbs_bar_evidence": "Letter of 3 March 2026"}
REGULATED = {"dbs_required": True, "dbs_level": "barred_list"}


def profile(**facts):
    return lambda world: update_profile(care_leaver=world.person, by=world.adviser, **facts)


def offer(**facts):
    return lambda world: world.all_opportunities.update(**facts)


def both(*changes):
    def change(world):
        for each in changes:
            each(world)

    return change


def avoided_employer(world):
    return avoid_employer(care_leaver=world.person, employer=world.employer, note="x", by=world.adviser)


def avoided_employer_no_more(world):
    stop_avoiding(avoided=avoided_employer(world), reason="It was another one.", by=world.adviser)


def avoided_place(world, easting=SITE[0], northing=SITE[1]):
    circle = {"easting": easting, "northing": northing, "radius_metres": 500}
    avoid_place(care_leaver=world.person, note="x", by=world.adviser, **circle)


def avoided_place_elsewhere(world):
    avoided_place(world, easting=400000)


def place_not_known(world):
    avoided_place(world, easting=400000)
    for each in world.all_opportunities:
        each.sites.update(easting=None, northing=None)


def name_taken_back(world):
    withdraw_consent(consent=world.person.consents.get(kind="share_name"), on=clock.today(), by=world.adviser)
    remove_details_no_longer_agreed(care_leaver=world.person, by=world.adviser)


def employer_paused(world):
    pause(employer=world.employer, reason="x", by=world.adviser)


def concern(world):
    raise_concern(employer=world.employer, words="Somebody was hurt there.", by=world.adviser)


def checks_lapsed(world):
    Check.objects.filter(employer=world.employer).update(checked_on=TODAY - 9 * DAY, next_check_on=TODAY - DAY)


def of_another_kind(world):
    kind = EmployerKind.PARTNER if world.employer.kind == EmployerKind.DEPARTMENT else EmployerKind.DEPARTMENT
    change_employer(employer=world.employer, kind=kind, by=world.adviser)


def published_pay(world):
    (file,) = (each for each in FACT_FILES if each.model is WageFloor)
    WageFloor.objects.bulk_create(read_facts(file))


def full(world):
    for each in world.all_opportunities:
        each.__class__.objects.filter(id=each.id).update(
            places=max(1, each.places_taken), places_taken=max(1, each.places_taken)
        )


def closed_by_hand(world):
    for each in world.all_opportunities:
        opportunities.close(opportunity=each, reason="We have stopped hiring.", by=world.adviser)


def closed_by_its_day(world):
    world.all_opportunities.update(closing_date=TODAY - DAY)
    opportunities.close_past(council=world.person.council)


def in_state(state: OpportunityState):
    return offer(state=state)


# What nobody goes past, whatever the reason.
NEVER = {
    "permission": profile(right_to_work=False),
    "age": offer(min_age=30),
    "nights": both(profile(birth_date=dt.date(2009, 3, 1)), offer(night_work=True)),
    "barred": both(profile(**BARRED), offer(**REGULATED)),
    "residence": profile(funding_residence=False),
    "safety": avoided_employer,
    "place": avoided_place,
    "pause": employer_paused,
    "support": profile(support_ended_on=TODAY),
    "died": profile(in_touch="DIED"),
    "places": full,
}

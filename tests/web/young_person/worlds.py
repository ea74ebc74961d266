"""Somebody with a link to their own page, and a browser that has come in by it."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from django.test import Client
from django.urls import reverse

from backend.activities.enrolments import add_provider, enrol
from backend.activities.models import Enrolment
from backend.activities.provider_lists import ask_provider
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.links.choices import Channel, Purpose
from backend.links.models import Link, Visit
from backend.links.services import make_link
from backend.links.visits import agree_word
from backend.reference.choices import Route
from backend.referrals.models import Referral
from backend.shortlists.models import Suggestion
from backend.shortlists.suggestions import suggest
from backend.web.kit.visits import visit_box
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.referrals import ReferralWorld
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within


WORD = "blue kettle"
PHONE, NIGHT = "020 7946 0130", "020 7946 0140"
NAME = "Mina"


@dataclass
class Own:
    """A young person, who is there for them, and their link."""

    council: object
    adviser: object
    person: CareLeaver
    link: Link
    token: str
    client: Client = field(default_factory=Client)

    @property
    def address(self) -> str:
        return reverse("next-steps-entry", args=[self.token])

    def come_in(self, **client) -> Client:
        came = Client(**client) if client else self.client
        answer = came.post(self.address, {"word": WORD})
        assert (answer.status_code, answer["Location"]) == (303, "/next/"), answer.status_code
        return came

    @property
    def box(self) -> dict[str, str]:
        """What each form of a page shown to them carries."""
        return {"visit": visit_box(Visit(link=self.link))}

    def send(self, path: str, said: dict | None = None):
        """As a form of their page does."""
        client = self.client if "next" in self.client.cookies else self.come_in()
        return client.post(f"/next/{path}", (said or {}) | self.box)

    def suggested(self, *opportunities, words: str = "") -> list[Suggestion]:
        with council_context(self.council.id):
            posts = opportunities or [self.post()]
            return suggest(care_leaver=self.person, opportunities=posts, words=words, by=self.adviser)

    def post(self, title="Kitchen apprentice", employer="Fable Kitchens", **facts):
        """One that the gate lets through."""
        with council_context(self.council.id):
            kitchens = EmployerFactory(council=self.council, name=employer)
            facts = {"route": Route.CATERING, "weekly_hours": Decimal(30), "min_age": 16, "max_age": 120} | facts
            made = OpportunityFactory(council=self.council, employer=kitchens, title=title, **facts)
            SiteFactory(opportunity=made, address="1 Secret Street")
            return made

    def put_forward(self, opportunity, **facts) -> Referral:
        with council_context(self.council.id):
            contact = EmployerContactFactory(employer=opportunity.employer, signs_in=True)
            world = ReferralWorld(self.council, self.adviser, contact.user, self.person, opportunity)
            return world.refer(**facts)


def own_world(*, agreed=("share_name", "share_phone"), **person) -> Own:
    council = CouncilFactory(employment_team_phone=PHONE, out_of_hours_phone=NIGHT)
    facts = {"ready": True, "living_in_croydon": True, "given_name": NAME, "route_interests": [Route.CATERING]} | person
    with council_context(council.id):
        adviser = MembershipFactory(council=council, role=Role.EET_ADVISER, user__name="Jo Larkspur").user
        someone = CareLeaverFactory(council=council, **{"eet_adviser": adviser} | facts)
        consent_to(someone, *agreed)
        ids = {"holder": someone.public_id, "subject": someone.public_id}
        link, token = make_link(council=council, purpose=Purpose.NEXT_STEPS, channel=Channel.BY_HAND, by=adviser, **ids)
        agree_word(council=council, holder=someone.public_id, word=WORD, by=adviser)
    return Own(council, adviser, someone, link, token)


def read(mine) -> str:
    """What stands on their page."""
    client = mine.client if "next" in mine.client.cookies else mine.come_in()
    return text_of(page_of(get_within(client, "/next/")))


def asked_about(mine, name: str = "Evergreen College") -> Enrolment:
    """They agreed that a college is asked whether they are still there, and it has been asked."""
    contact = {"kind": "college", "contact_name": "Jo Hall", "email": "jo.hall@college.example"}
    made = add_provider(council=mine.council, name=name, by=mine.adviser, **contact)
    agreed = {"ground": "consent", "agreed_on": clock.today(), "agreed_how": "phone"}
    first = clock.today() - dt.timedelta(days=60)
    facts = {"care_leaver": mine.person, "provider": made, "code": "F2", "starts_on": first, "by": mine.adviser}
    enrolled = enrol(**facts, **agreed)
    ask_provider(provider=made, by=mine.adviser)
    return enrolled

"""Rows for the addresses of pages: those of one owner, made when a page first needs them."""

import datetime as dt
from functools import cached_property

from backend.accounts.models import User
from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.core import clock
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job, JobState
from backend.councils.choices import Role
from backend.councils.models import Council, SettingChange
from backend.employers.invitations import invite_to
from backend.outcomes.committee_pages import keep_committee_page
from backend.referrals.employers_words import ask
from backend.shortlists.choices import DecisionKind, NotThisOne, Question
from backend.shortlists.services import decide
from backend.web.staff.committee.figures import figures_today
from tests.architecture.employer_rows import EmployerRows
from tests.architecture.household_rows import HouseholdRows
from tests.architecture.import_rows import ImportRows
from tests.architecture.interview_rows import InterviewRows
from tests.architecture.money_rows import MoneyRows
from tests.architecture.opportunity_rows import OpportunityRows
from tests.architecture.order_rows import OrderRows
from tests.architecture.paper_rows import PaperRows
from tests.architecture.place_rows import PlaceRows
from tests.architecture.plan_rows import PlanRows
from tests.architecture.provider_rows import ProviderRows
from tests.architecture.record_rows import RecordRows
from tests.architecture.return_rows import ReturnRows
from tests.architecture.routes import Route
from tests.architecture.row_kinds import KINDS
from tests.architecture.term_rows import TermRows
from tests.backend.intake.files.samples import checked, uploaded
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.learning import trained
from tests.factories.placements import accepted, placement_since
from tests.factories.referrals import ReferralWorld
from tests.factories.shortlists import MatchFactory


class Rows(
    OrderRows,
    *(InterviewRows, PlaceRows, EmployerRows, OpportunityRows, MoneyRows, HouseholdRows),
    *(RecordRows, PaperRows, ImportRows, ProviderRows, PlanRows, ReturnRows, TermRows),
):
    """What one personal adviser's young people and one employer's people have in a council."""

    def __init__(self, council: Council, *, personal_adviser: User | None = None, employer_user: User | None = None):
        self.council, self.personal_adviser = council, personal_adviser
        self.employer_user = employer_user or MembershipFactory(council=council, role=Role.EMPLOYER).user
        self.adviser = MembershipFactory(council=council, role=Role.EET_ADVISER).user

    def address(self, route: Route, kind: str) -> str:
        row = getattr(self, KINDS[kind])
        named = about_pair(row) if "person_id" in route.parameters else {"public_id": row.public_id}
        return route.address(named | WORDS.get(route.name, {}))

    @cached_property
    def setting_change(self):
        facts = {"name": "idle_minutes", "before": 20, "after": self.council.idle_minutes}
        return SettingChange.objects.create(council=self.council, by=self.adviser, **facts)

    @cached_property
    def invitation(self):
        address = f"asked-by-{self.employer_user.pk}@employer.example"
        return invite_to(employer=self.employer, name="Jo Larkspur", email=address, by=self.employer_user)

    @cached_property
    def person(self):
        return self.another_person()

    def another_person(self):
        person = CareLeaverFactory(council=self.council, ready=True, personal_adviser=self.personal_adviser)
        consent_to(person, "share_name")
        return person

    @cached_property
    def match(self):
        return self.another_match()

    def another_match(self):
        return MatchFactory(care_leaver=self.person, opportunity=self.another_opportunity())

    @cached_property
    def decision(self):
        match = self.another_match()
        return decide(match=match, kind=DecisionKind.NOT_THIS_ONE, because=NotThisOne.TOO_FAR, by=self.adviser)

    @cached_property
    def question(self):
        match, asked = self.another_match(), Question.YOUNG_PERSON
        return decide(match=match, kind=DecisionKind.ASK, asked=asked, note="Is it near a bus?", by=self.adviser)

    @cached_property
    def world(self):
        return ReferralWorld(self.council, self.adviser, self.employer_user, self.person, self.opportunity)

    @cached_property
    def referral(self):
        return self.world.refer(checked="Looked at the map with them.")

    @cached_property
    def accepted(self):
        return accepted(self.world, care_leaver=self.another_person(), opportunity=self.another_opportunity())

    @cached_property
    def with_question(self):
        about = {"care_leaver": self.another_person(), "opportunity": self.another_opportunity()}
        referral = self.world.refer(**about)
        ask(referral=referral, question="May they begin at six?", by=self.employer_user)
        return referral

    @cached_property
    def placement(self):
        return self.another_placement()

    def another_placement(self, *, last: dt.date | None = None):
        began = clock.today() - dt.timedelta(days=60)
        return placement_since(self.world, began, last=last, person=self.another_person())

    @cached_property
    def ended(self):
        return self.another_placement(last=clock.today())

    @cached_property
    def membership(self):
        return MembershipFactory(council=self.council, role=Role.STAFF)

    @cached_property
    def avoided_place(self):
        grid = {"easting": 530000, "northing": 180000, "radius_metres": 500}
        return avoid_place(care_leaver=self.person, **grid, note="", by=self.adviser)

    @cached_property
    def avoided_employer(self):
        employer = EmployerFactory(council=self.council)
        return avoid_employer(care_leaver=self.another_person(), employer=employer, note="", by=self.adviser)

    @cached_property
    def opportunity_file(self):
        return uploaded(self.employer, by=self.employer_user)

    @cached_property
    def checked_file(self):
        return checked(self.employer, by=self.employer_user)

    @cached_property
    def model(self):
        """Waits for a decision."""
        MatchFactory(care_leaver=self.person, opportunity=self.another_opportunity())
        return trained(self.council)

    @cached_property
    def committee_page(self):
        figures = figures_today(self.council, clock.today()).kept()
        words = {"committee": "Corporate Parenting Committee", "meets_on": clock.today(), "asks": "Ten apprenticeships"}
        return keep_committee_page(council=self.council, figures=figures, by=self.adviser, **words)

    @cached_property
    def job(self):
        return Job.objects.create(name=RANK_COUNCIL, arguments=[self.council.id], state=JobState.PARKED)


def about_pair(match) -> dict:
    return {"person_id": match.care_leaver.public_id, "opportunity_id": match.opportunity.public_id}


# The kinds a line of the access table may name: the row of `Rows`, in whatever state a page needs it.
WORDS = {
    "import-column": {"column": "phone"},
    "person-birthday": {"age": 18},
    "person-part": {"part": "wishes"},
    "outcomes-csv": {"figure": "eet"},
    "model-file": {"what": "card", "form": "html"},
    "referral-part": {"part": "cv"},
    "person-answer": {"field": "maths_level"},
    "opportunity-file-template": {"form": "csv"},
    "opportunity-part": {"slug": "what"},
    "person-money-answer": {"question": "own_home"},
    "placement-money-answer": {"question": "employed_too_long"},
    "person-money-claim": {"rule": "guaranteed_job", "part": 1},
    "placement-money-claim": {"rule": "provider_payment", "part": 1},
    "claim-step": {"step": "refused"},
    "offer-ask-answer": {"step": "approved"},
}
QUERIES = {
    "employer-referral-answer": "?answer=offered",
    "employer-check": "?item=insurance",
    "opportunity-add": "?type=job",
    "opportunity-begin": "?type=job",
    "model-decide": "?step=refuse",
    "search": "?q=a",
    "saved-view-add": "?list=people&age=18",
}

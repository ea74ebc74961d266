"""Which tables are told to an auditor, whose row each is, and which are not told for a reason (decision 35)."""

from dataclasses import dataclass

from django.db.models import Case, F, Model, TextField, Value, When
from django.db.models.functions import Concat

from backend.activities.models import ActivitySpell, Enrolment, ListAnswer
from backend.care_leavers.models import (
    AccommodationSpell,
    AddressLetter,
    CareLeaver,
    Consent,
    Contact,
    Document,
    EntitlementSpell,
    Handover,
    HandoverLine,
    HeldRow,
    HistoryCheck,
    ImportConflict,
    InTouchSpell,
    OtherIdentifier,
    OwnMessage,
    PastAddress,
    PastName,
    Referee,
    View,
)
from backend.councils.models import Invitation, Membership, MembershipEvent
from backend.links.models import AgreedWord
from backend.model_versions.models import ModelEvent, ModelVersion, OrderDraw
from backend.opportunities.models import FoundElsewhere, Opportunity, OpportunityEvent
from backend.placements.models import (
    Break,
    CallTrialDraw,
    CheckIn,
    EmployerChange,
    Placement,
    PlacementTerm,
    Promise,
    RunUp,
    SupportGiven,
    WorkTrial,
)
from backend.plans.models import Aim, OversightNote, Panel, PanelLine, Plan, PlanAction, PlanReview
from backend.referrals.models import (
    ApplicationItem,
    ApplicationStatement,
    DeleteRequest,
    Referral,
    ReferralEvent,
    SentDocument,
)
from backend.referrals.reminders import EMPLOYER_REMINDED
from backend.returns.models import ReturnFacts, ReturnReading
from backend.support.models import BursaryLetter, Claim, Declaration, LocalOffer, OfferAsk


def _by_link(title: str) -> Case:
    """What it is about, and who at the employer did it where they came by a link."""
    parts = (F(title), Value(", by link: "), F("by_contact__name"), Value(", "), F("by_contact__employer__name"))
    named = When(by_contact__isnull=False, then=Concat(*parts, output_field=TextField()))
    return Case(named, default=F(title), output_field=TextField())


@dataclass(frozen=True)
class Steps:
    """Events of a life cycle, each told in its own words: of what, when, whose, and the name of what it is about; but
    for those whose absence would tell something."""

    model: type[Model]
    of: str
    name: str | Case
    at: str = "created_at"
    person: str = ""
    silent: tuple[str, ...] = ()


OF_REFERRALS = Steps(
    ReferralEvent,
    "referral",
    _by_link("referral__opportunity__title"),
    at="at",
    person="referral__care_leaver__public_id",
    silent=(EMPLOYER_REMINDED,),  # nobody is reminded of what is held
)
OF_OPPORTUNITIES = Steps(OpportunityEvent, "opportunity", "opportunity__title", at="at")
OF_MEMBERSHIPS = Steps(MembershipEvent, "membership", "membership__user__name")
OF_VERSIONS = Steps(ModelEvent, "version", "version__number")
LIFE_CYCLES = (OF_REFERRALS, OF_OPPORTUNITIES, OF_MEMBERSHIPS, OF_VERSIONS)


@dataclass(frozen=True)
class Tracked:
    """A table whose changes are told: whose row it is, the name of what it is about, and the steps that are told in
    place of the changes which they make."""

    model: type[Model]
    person: str = ""
    name: str | Case = ""
    steps: Steps | None = None


OF_PERSON = (EntitlementSpell, Contact, View, Consent, OwnMessage, ActivitySpell, Placement, Promise, RunUp, Handover)
OF_LISTS = (OrderDraw,)
TERMS_AND_DAYS = (Break, CallTrialDraw, CheckIn, EmployerChange, PlacementTerm, SupportGiven)
STANDING = (InTouchSpell, AccommodationSpell, Enrolment, ListAnswer)
PAPERS = (Document, Referee, PastName, PastAddress, HistoryCheck, AddressLetter)
OF_FILES = (OtherIdentifier, ImportConflict, HeldRow)
OF_PLANS_AND_MONEY = (
    *(Plan, PanelLine, OversightNote, Claim, Declaration),
    *(BursaryLetter, OfferAsk, ReturnFacts),
)
OF_REFERRAL = (ApplicationItem, ApplicationStatement, SentDocument)

TRACKED: tuple[Tracked, ...] = (
    Tracked(CareLeaver, "public_id"),
    *(
        Tracked(each, "care_leaver__public_id")
        for each in (*OF_PERSON, *STANDING, *PAPERS, *OF_FILES, *OF_PLANS_AND_MONEY, *OF_LISTS)
    ),
    Tracked(HandoverLine, "handover__care_leaver__public_id"),
    *(Tracked(each, "plan__care_leaver__public_id") for each in (Aim, PlanReview)),
    Tracked(PlanAction, "aim__plan__care_leaver__public_id"),
    Tracked(LocalOffer, name="title"),
    Tracked(ReturnReading),
    Tracked(Panel),
    Tracked(AgreedWord, "holder"),
    *(Tracked(each, "placement__care_leaver__public_id") for each in TERMS_AND_DAYS),
    Tracked(WorkTrial, "referral__care_leaver__public_id", "referral__opportunity__title"),
    Tracked(Referral, "care_leaver__public_id", steps=OF_REFERRALS),
    *(Tracked(each, "referral__care_leaver__public_id", "referral__opportunity__title") for each in OF_REFERRAL),
    Tracked(DeleteRequest, "referral__care_leaver__public_id", _by_link("referral__opportunity__title")),
    Tracked(FoundElsewhere, "care_leaver__public_id", "opportunity__title"),
    Tracked(Opportunity, name="title", steps=OF_OPPORTUNITIES),
    Tracked(Membership, name="user__name", steps=OF_MEMBERSHIPS),
    Tracked(ModelVersion, name="number", steps=OF_VERSIONS),
    Tracked(Invitation, name="email"),
)

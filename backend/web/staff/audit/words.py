"""How one thing that somebody did reads, on the page and in a file."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.text import capfirst

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.councils.choices import MembershipStep
from backend.councils.settings import SETTINGS
from backend.councils.viewer import Viewer
from backend.model_versions.choices import VersionStep
from backend.outcomes.audit_choices import LOOKS, AuditKind, LookedAt
from backend.outcomes.audit_trail import Entry
from backend.referrals.choices import ClearanceKind, ReferralState, Step
from backend.shortlists.choices import DecisionKind
from backend.web.kit.content import Link
from backend.web.kit.formats import clock_time, day, moment, short_day
from backend.web.kit.opportunities.history import TITLES
from backend.web.staff.referrals.timeline import BACK_TO, EVENT_TITLES


NONE = "–"
SERVICE, NOBODY_KNOWN = "The service itself", "Somebody without a role here"
VERBS = {"insert": "Recorded", "update": "Changed", "delete": "Removed"}
# Which paper it is of a past name or home is not told: somebody may have left either behind to be safe.
ROWS = {
    "careleaver": "the profile",
    "entitlementspell": "an entitlement",
    "ownmessage": "a message of theirs",
    "agreedword": "the word of their page",
    "contact": "a contact",
    "view": "what they said",
    "consent": "an agreement",
    "activityspell": "an activity",
    "intouchspell": "being in touch",
    "accommodationspell": "the kind of a home",
    "enrolment": "a place on a provider’s list",
    "listanswer": "what a provider said of them",
    "referral": "a referral",
    "placement": "a placement",
    "break": "a break",
    "checkin": "a check-in",
    "promise": "a promise",
    "runup": "the plan of weeks before a release",
    "supportgiven": "what was done to support them",
    "employerchange": "a change of employer",
    "placementterm": "what is agreed of a placement",
    "worktrial": "a work trial",
    "calltrialdraw": "a draw of the trial of extra calls",
    "orderdraw": "a draw of the comparison of orders",
    "plan": "a plan",
    "aim": "an aim of a plan",
    "planaction": "an action of a plan",
    "planreview": "a review of a plan",
    "panel": "an EET panel",
    "oversightnote": "a manager’s note",
    "panelline": "what a panel said of them",
    "claim": "a claim for money",
    "declaration": "a declaration for the bursary",
    "bursaryletter": "a letter for the bursary",
    "offerask": "something asked of the local offer",
    "localoffer": "the local offer",
    "returnfacts": "facts for returns",
    "returnreading": "how returns are read",
    "handover": "a handover",
    "handoverline": "a line of a handover",
    "document": "a document",
    "referee": "a referee",
    **dict.fromkeys(("pastname", "pastaddress", "historycheck", "addressletter"), "papers of theirs"),
    "otheridentifier": "another identifier of theirs",
    **dict.fromkeys(("importconflict", "heldrow"), "a question of a file of young people"),
    "applicationitem": "a part of an application",
    "applicationstatement": "the statement of an application",
    "sentdocument": "a document sent to an employer",
    "deleterequest": "a request to an employer to delete",
    "foundelsewhere": "an opportunity found for them",
    "opportunity": "an opportunity",
    "membership": "a role",
    "modelversion": "a version of the ranking model",
    "invitation": "an invitation",
}
# What a step is a step of, and how each reads, as on the page of what it is about.
STEPS: dict[str, tuple[str, dict[str, str]]] = {
    "referralevent": (
        "Referral",
        {**dict(ReferralState.choices), **dict(Step.choices), **EVENT_TITLES, **BACK_TO, Step.WITHDRAWN: "Withdrawn"},
    ),
    "opportunityevent": ("Opportunity", TITLES),
    "membershipevent": ("Role", dict(MembershipStep.choices)),
    "modelevent": ("Version of the ranking model", dict(VersionStep.choices)),
}
IN_OTHER_WORDS = {"invitation insert": "Invited somebody", "committeepage kept": "Kept a page for a committee"}
DECIDED = {
    DecisionKind.SHORTLIST: "Shortlisted",
    DecisionKind.NOT_THIS_ONE: "Set aside",
    DecisionKind.ASK: "Asked a question about",
    "undone": "Took a decision back about",
}
CRITERIA = {"permission_to_work": "permission to work", "pay_floor": "pay", "dbs": "the DBS check", "ehcp": "the plan"}


@dataclass(frozen=True)
class Told:
    """One entry in words."""

    at: dt.datetime
    who: str
    did: str
    about: str
    person: CareLeaver | None
    decision: UUID | None

    @property
    def cells(self) -> list:
        parts = []
        if self.person:
            parts.append(Link(self.person.full_name, reverse("person-profile", args=[self.person.public_id])))
        if self.decision:
            decision = reverse("audit-decision", args=[self.decision])
            parts.append(Link(self.about, decision, "with the facts of then"))
        elif self.about:
            parts.append(self.about)
        about = format_html_join(": ", "{}", ((each,) for each in parts)) if parts else NONE
        return [f"{short_day(self.at)}, {clock_time(self.at)}", self.who, self.did, about]

    @property
    def texts(self) -> list[str]:
        return [moment(self.at), self.who, self.did, self.person.full_name if self.person else "", self.about]


def told(viewer: Viewer, found: Iterable[Sequence], names: Mapping[int, str]) -> list[Told]:
    """Names of the young people whom the viewer may open, found once for all of them."""
    entries = [Entry(*row) for row in found]
    asked = {entry.person for entry in entries if entry.person}
    people = {each.public_id: each for each in care_leavers_of(viewer).filter(public_id__in=asked)}
    return [
        Told(
            entry.at,
            SERVICE if entry.by_id is None else names.get(entry.by_id, NOBODY_KNOWN),
            capfirst(_did(entry)),
            entry.about,
            people.get(entry.person),
            entry.row if entry.kind == AuditKind.DECIDED else None,
        )
        for entry in entries
    ]


def _did(entry: Entry) -> str:
    return SAYINGS[AuditKind(entry.kind)](entry.what)


def _looked(page: str) -> str:
    looked_at = LOOKS.get(page, LookedAt.RECORD)
    return "took a file away" if looked_at == LookedAt.FILE else f"looked at {looked_at.label}"


def _changed(what: str) -> str:
    row, label = what.split(" ", 1)
    if row in STEPS:
        of, words = STEPS[row]
        said = words.get(label, label.replace("_", " "))
        return f"{of}: {said[:1].lower()}{said[1:]}"
    if row == "settingchange":
        return f"Changed a setting: {SETTINGS[label].label if label in SETTINGS else label}"
    if what in IN_OTHER_WORDS:
        return IN_OTHER_WORDS[what]
    return f"{VERBS.get(label, label)} {ROWS[row]}"


def _checked(what: str) -> str:
    kind, criterion = what.split(" ", 1)
    how = "Went past" if kind == ClearanceKind.PASSED else "Checked"
    return f"{how} what stood in the way: {CRITERIA.get(criterion, criterion.replace('_', ' '))}"


SAYINGS = {
    AuditKind.LOOKED: _looked,
    AuditKind.CHANGED: _changed,
    AuditKind.DECIDED: lambda what: DECIDED[what],
    AuditKind.CHECKED: _checked,
    AuditKind.REFUSED: lambda _: "was refused a page",
}


def days_of(first, last) -> str:
    return f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"

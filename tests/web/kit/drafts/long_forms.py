"""Every long form of the service: who fills it in, where most is typed, and what makes it right."""

from urllib.parse import urlencode
from uuid import UUID

from django.test import Client

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.referrals.choices import ReferralState
from backend.referrals.models import Referral
from backend.shortlists.models import Decision
from tests.architecture.rows import Rows
from tests.web.kit.drafts.long_form import LongForm
from tests.web.kit.drafts.money_facts import LOCAL_OFFER
from tests.web.kit.drafts.numbers_asked import NUMBERS_ASKED
from tests.web.kit.drafts.plan_forms import PLAN_FORMS
from tests.web.pages import filled, page_of, text_of


SUGGESTED = UUID(int=1)  # by which the boxes of a form are named
KEPT = "main form:has([name=draft])"
DISCARD = "Discard it and start again"
BROWSER = "application/x-www-form-urlencoded"


ADVISER, OFFICER, EMPLOYER = Role.EET_ADVISER, Role.ENGAGEMENT_OFFICER, Role.EMPLOYER
NEWCOMER = {
    "identifier": "A-77",
    "given_name": "Ada",
    "family_name": "Bell",
    "birth_date_day": "1",
    "birth_date_month": "5",
    "birth_date_year": "2008",
}


def accepted_elsewhere(rows: Rows) -> str:
    """Of the apprentice who changes the employer, the offer accepted at the other one."""
    with council_context(rows.council.id):
        accepted = Referral.objects.filter(care_leaver=rows.changing.care_leaver, state=ReferralState.ACCEPTED)
        return str(accepted.latest("id").public_id)


def introduced_for(rows: Rows) -> str:
    """Of the opportunity that its pages are about, who is introduced and may be invited."""
    with council_context(rows.council.id):
        return str(rows.referral.public_id)


def shortlisted_for(person) -> str:
    with council_context(person.council_id):
        return str(Decision.objects.select_related("opportunity").get(care_leaver=person).opportunity.public_id)


POSTING = '{"@type": "JobPosting", "title": "Baker"}'
LAWFUL = {"duration_months": "18", "sites": "SW1A 1AA, 1 High Street", "do": "save"}
ON_A_LIST = {"provider": lambda rows: rows.provider.pk, "starts_on": "1/6/2026", "ground": "consent"}
ON_A_LIST |= {"agreed_on": "1/6/2026", "agreed_how": "phone"}
OF_NUMBERS_AND_CHOICES = NUMBERS_ASKED | {
    LongForm("administration-feed-area", Role.ADMINISTRATOR, "miles"): "25",
    LongForm("administration-settings", Role.ADMINISTRATOR, "idle_minutes"): "25",
    LongForm("promise-pay", ADVISER, "hours"): "120",
    LongForm("person-enrolment", ADVISER, "code", ON_A_LIST): "F2",
    LongForm("person-accommodation", ADVISER, "kind", {"suits": "True"}): "U",
    LongForm("opportunity-file-columns", EMPLOYER, "default_type"): "job",
}
INSURED = {
    "link": "https://register.example/1",
    "next_check_on_day": "1",
    "next_check_on_month": "9",
    "next_check_on_year": "2026",
}
DAY_FOR_SEVERAL = {"people": lambda rows: introduced_for(rows), "on": "3/9/2026", "at": "10am"}
STEPS = ("pause", "close", "withdraw")
SAID_TODAY = {"evidence": "said_by_others", "verified_on": lambda rows: f"{clock.today():%d/%m/%Y}"}
LONG_FORMS = [
    LongForm("person-add", ADVISER, "aspiration", NEWCOMER),
    LongForm("person-edit", ADVISER, "aspiration"),
    LongForm("person-edit", Role.PERSONAL_ADVISER, "aspiration"),
    LongForm("person-part", ADVISER, "aspiration"),
    LongForm("person-contact", ADVISER, "note", {"method": "phone", "reached": "yes"}),
    LongForm("person-view", ADVISER, "words"),
    LongForm("person-activity", ADVISER, "said_by", {"code": "F2"} | SAID_TODAY),
    LongForm(
        "person-own-page-suggest",
        ADVISER,
        "words",
        {"opportunities": lambda rows: shortlisted_for(rows.shortlisted_for)},
    ),
    LongForm(
        "own-message-answer",
        ADVISER,
        "answer",
        {"told_whom": "Sam Okoro, safeguarding lead", "spoken_on": lambda rows: f"{clock.today():%d/%m/%Y}"},
    ),
    LongForm("text-to-place", ADVISER, "done", {"whose": "nobody", "told_whom": "Sam Okoro, safeguarding lead"}),
    LongForm(
        "person-addresses-add",
        ADVISER,
        "lines",
        {"starts_on_day": "1", "starts_on_month": "5", "starts_on_year": "2024", "postcode": "CR0 1EA"},
    ),
    LongForm("past-address", ADVISER, "lines"),
    LongForm("person-addresses-letter-alone", ADVISER, "why"),
    LongForm(
        "person-papers-referee",
        ADVISER,
        "known_as",
        {
            "name": "Sam Okoro",
            "contact": "020 7946 0000",
            "agreed_on": lambda rows: f"{clock.today():%d/%m/%Y}",
        },
    ),
    LongForm(
        "person-found-elsewhere", ADVISER, "title", {"employer": "Bakery", "type": "job", "no_day": "on", "helps": ""}
    ),
    LongForm("referral-statement", ADVISER, "told"),
    LongForm("handover-write", ADVISER, "told"),
    LongForm(
        "person-own-page-answers",
        ADVISER,
        f"words_{SUGGESTED.hex}",
        {f"said_{SUGGESTED.hex}": "interested"},
    ),
    LongForm("person-avoid-place", ADVISER, "note", {"postcode": "CR0 1EA", "radius_miles": "2"}),
    LongForm("person-avoid-employer", ADVISER, "note", {"employer": lambda rows: rows.employer.pk}),
    LongForm("avoided-place-remove", ADVISER, "reason"),
    LongForm("avoided-employer-remove", ADVISER, "reason"),
    LongForm("administration-invite", Role.ADMINISTRATOR, "name", {"email": "new@council.example", "role": "head"}),
    LongForm("administration-member-second-factor", Role.ADMINISTRATOR, "reason"),
    LongForm("import-held", Role.STAFF, "reason", {"who": "another"}),
    LongForm("match-decide", ADVISER, "note", query="?kind=shortlist"),
    LongForm("match-decide", ADVISER, "note", {"because": "too_far"}, query="?kind=not_this_one"),
    LongForm("match-decide", ADVISER, "note", {"asked": "young_person"}, query="?kind=ask"),
    LongForm("decision-undo", ADVISER, "reason"),
    LongForm("model-decide", Role.HEAD, "reason", query="?step=refuse"),
    LongForm("committee-make", Role.HEAD, "asks", {"committee": "Parenting", "meets_on": "3/9/2026"}),
    LongForm("committee-withdraw", Role.HEAD, "reason"),
    LongForm("signed-return-withdraw", Role.HEAD, "because"),
    LongForm("person-return-facts", Role.STAFF, "worker"),
    LongForm("local-offer-add", Role.HEAD, "title", LOCAL_OFFER),
    LongForm("question-answer", ADVISER, "answer"),
    LongForm("decision-oversight", Role.HEAD, "note"),
    LongForm("clearance-take-back", ADVISER, "reason"),
    LongForm("delete-request-answer", ADVISER, "reason", {"answer": "kept"}),
    LongForm("referral", ADVISER, "note", {"step": "offered"}),
    LongForm("referral-interview", ADVISER, "note", {"went": "moved"}),
    LongForm("referral-other-times", ADVISER, "words"),
    LongForm("opportunity-day", ADVISER, "words", DAY_FOR_SEVERAL),
    LongForm("employer-introduced", EMPLOYER, "words", DAY_FOR_SEVERAL),
    LongForm("assessment-day", ADVISER, "words"),
    LongForm("employer-day", EMPLOYER, "words"),
    LongForm("check-in", ADVISER, "note", {"heard_from": "employer", "still_there": "True"}),
    LongForm("check-in-correct", ADVISER, "why", {"note": "All is well"}),
    LongForm("placement-support", ADVISER, "words", {"kind": "travel"}),
    LongForm("support-helped", ADVISER, "words", {"helped": "yes"}),
    LongForm("referral-fortnight-plan", ADVISER, "words_own1", {"due_own1": lambda rows: f"{clock.today():%d/%m/%Y}"}),
    LongForm("person-run-up-plan", ADVISER, "words_own1", {"due_own1": lambda rows: f"{clock.today():%d/%m/%Y}"}),
    *PLAN_FORMS,
    LongForm("promise-done", ADVISER, "how"),
    LongForm("promise-drop", ADVISER, "because"),
    LongForm("break-correct", ADVISER, "why", {"reason": "caring"}),
    LongForm("placement-first-day", ADVISER, "why"),
    LongForm("call-trial-stop", Role.HEAD, "why"),
    LongForm("order-comparison-stop", Role.HEAD, "why"),
    LongForm("work-trial-correct", ADVISER, "why", {"is_paid": "False"}),
    LongForm("placement-terms", ADVISER, "manager_name", {"said_by": "employer"}),
    LongForm("placement-term-correct", ADVISER, "why", {"amount": "16.00"}),
    LongForm("placement-checked", ADVISER, "checked"),
    LongForm("contact-correct", ADVISER, "why", {"note": "Rang twice"}),
    LongForm("view-correct", ADVISER, "why", {"words": "It is well"}),
    LongForm("activity-correct", ADVISER, "why", {"code": "F2"}),
    LongForm("entitlement-correct", ADVISER, "why"),
    LongForm("provider-add", ADVISER, "contact_name", {"name": "Eastside", "kind": "hub", "email": "a@hub.example"}),
    LongForm(
        "enrolment-said", ADVISER, "where", {"said": "moved", "moved_after": lambda rows: f"{clock.today():%d/%m/%Y}"}
    ),
    *(LongForm(route, ADVISER, box) for route, box in (("enrolment-end", "because"), ("list-answer", "how"))),
    LongForm("in-touch-correct", ADVISER, "why", {"code": "REFU"}),
    LongForm("accommodation-correct", ADVISER, "why", {"code": "U2"}),
    LongForm("person-in-touch", ADVISER, "said_by", {"code": "NO"} | SAID_TODAY),
    LongForm("person-birthday", ADVISER, "note"),
    LongForm("placement-end", ADVISER, "note", {"reason": "travel", "said_by": "employer", "evidence": "said"}),
    *(LongForm(f"{what}-undo", ADVISER, "reason") for what in ("placement-end", "placement-start", "employer-change")),
    LongForm("employer-change-correct", ADVISER, "why"),
    LongForm("placement-employer", ADVISER, "note", {"referral": accepted_elsewhere, "reason": "redundancy"}),
    LongForm("opportunity-add", EMPLOYER, "summary", {"title": "Baker", "do": "draft"}),
    LongForm("opportunity-add", OFFICER, "summary", {"title": "Baker", "do": "draft"}),
    LongForm("opportunity-begin", EMPLOYER, "summary", {"title": "Baker", "do": "save"}),
    LongForm("opportunity-part", EMPLOYER, "summary", {"do": "save"}),
    LongForm("opportunity-start", EMPLOYER, "reference", {"start": "page", "page": POSTING}),
    LongForm("opportunity-edit", EMPLOYER, "summary", LAWFUL),
    LongForm("opportunity-edit", OFFICER, "summary", LAWFUL),
    *(LongForm(f"opportunity-{step}", EMPLOYER, "reason") for step in STEPS),
    LongForm("opportunity-resume", EMPLOYER, "reason"),
    LongForm("opportunity-reopen", OFFICER, "reason"),
    LongForm("opportunity-restore", EMPLOYER, "reason"),
    LongForm("opportunity-take-back-submission", EMPLOYER, "reason"),
    LongForm("opportunity-take-back-change", EMPLOYER, "reason"),
    LongForm("opportunity-take-back-request", OFFICER, "reason"),
    LongForm("opportunity-take-back-approval", OFFICER, "reason"),
    LongForm("opportunity-outcome", EMPLOYER, "words", {"hired": "no"}),
    LongForm("approval-changes", OFFICER, "told"),
    LongForm("approval-reject", OFFICER, "reason"),
    LongForm("employer-add", OFFICER, "about", {"name": "Blue Door Bakery", "kind": "partner"}),
    LongForm("employer-edit", OFFICER, "about"),
    LongForm("employer-edit", EMPLOYER, "about"),
    LongForm("employer-check", OFFICER, "evidence", INSURED),
    LongForm("employer-concern", ADVISER, "words"),
    LongForm(
        "person-concern",
        ADVISER,
        "words",
        {"employer": "another", "employer_name": lambda rows: rows.another_employer.name},
    ),
    LongForm("employer-trading-name", OFFICER, "reason", {"name": "Quay Stores"}),
    LongForm("employer-parent", OFFICER, "reason", {"parent": lambda rows: rows.another_employer.public_id}),
    LongForm(
        "employer-same", OFFICER, "reason", {"other": lambda rows: rows.another_employer.public_id, "are_one": "True"}
    ),
    LongForm("employer-record-remove", OFFICER, "reason"),
    LongForm("employer-feed-name", OFFICER, "reason", {"answer": "same"}),
    LongForm("employer-send-back", OFFICER, "reason"),
    LongForm("employer-colleague", OFFICER, "reason", {"answer": "no"}),
    LongForm("concern-told", OFFICER, "whom", {"time": "0:00", "how": "phone"}),
    LongForm("concern-decide", OFFICER, "reason", {"outcome": "put_right"}),
    LongForm("employer-referral-take-back", EMPLOYER, "reason"),
    LongForm("employer-referral-answer", EMPLOYER, "words", query="?answer=offered"),
    LongForm("employer-referral-answer", EMPLOYER, "words", {"reasons": "hours"}, query="?answer=declined_by_employer"),
    LongForm("employer-referral-answer", EMPLOYER, "words", query="?answer=question"),
    LongForm(
        "employer-referral-answer",
        EMPLOYER,
        "words",
        {"interview_on_day": "3", "interview_on_month": "9", "interview_on_year": "2026", "interview_at": "10am"},
        query="?answer=interview",
    ),
]


class Sitting:
    """Somebody at one long form."""

    def __init__(self, client: Client, form: LongForm, address: str):
        self.client, self.form, self.address = client, form, address

    def opened(self):
        return self.client.get(self.address)

    def typed(self, text: str, **more) -> dict:
        """What the browser sends of the form as it stands, with this text in its longest box."""
        return filled(self.opened(), KEPT) | {self.form.box: text} | more

    def sends(self, answers: dict):
        form = page_of(self.opened()).select_one(KEPT)
        return send(self.client, form.get("action") or self.address, answers)

    def keeps(self, answers: dict):
        return send(self.client, "/drafts/", answers)

    def discards(self):
        form = page_of(self.opened()).find("button", string=DISCARD).find_parent("form")
        return send(self.client, form["action"], {box["name"]: box["value"] for box in form.select("input")})

    def shown(self) -> str:
        return boxes(self.opened(), self.form.box)

    def notice(self) -> str:
        return notice_in(self.opened())


def send(client: Client, address: str, answers: dict):
    """As a browser sends a form; a test client would send it like one with files."""
    return client.post(address, urlencode(answers, doseq=True), content_type=BROWSER)


def boxes(response, name: str) -> str:
    box = page_of(response).select_one(f"{KEPT} [name={name}]")
    return (box.text if box.name == "textarea" else box.get("value", "")).strip()


def notice_in(response) -> str:
    """What the page says of a draft that it put back."""
    button = page_of(response).find("button", string=DISCARD)
    return text_of(button.find_parent(class_="govuk-inset-text").p) if button else ""

"""An introduction, read and answered by somebody who came by a link: what a signed-in colleague reads and may say."""

from contextlib import AbstractContextManager

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.audit.services import record_read
from backend.core import clock
from backend.core.protection import EMPLOYER, council_context
from backend.drafts.sending import hold_record
from backend.links.choices import Purpose
from backend.links.models import Visit
from backend.links.standings import Standing
from backend.links.visits import end_visit
from backend.reference.working_days import add_working_days
from backend.referrals.answers import arranged_interview
from backend.referrals.choices import EmployerWord, ReferralState, Step
from backend.referrals.introduction_links import Opened, note_answered
from backend.referrals.models import Referral
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.answer_forms import ANSWERS, NOT_STARTED, QUESTION, STARTED, follows
from backend.web.employer_portal.by_link.closed_pages import another_page, closed_page, named
from backend.web.employer_portal.by_link.standings import standing_of
from backend.web.employer_portal.introduction_page import answer_page, introduction_response
from backend.web.employer_portal.readers import ByLink
from backend.web.kit.access import GET_AND_POST
from backend.web.kit.content import Row
from backend.web.kit.form_page import FormPage
from backend.web.kit.form_words import rows_of
from backend.web.kit.interviews.calendar import calendar_response, interview_entry
from backend.web.kit.near_days import long_day
from backend.web.kit.visits import by_visit, forget_visit, is_of_this_visit, see_other, visit_box


WE_ANSWER_WITHIN = 3  # working days, after which they are asked to ring
UNTIL_WHEN = "If you have not heard from us by {day}, ring us."
WORDS = {QUESTION: EmployerWord.ASKED, STARTED: EmployerWord.STARTED, NOT_STARTED: EmployerWord.NOT_STARTED}
open_to_visits = by_visit(Purpose.INTRODUCTION, otherwise="introduction-out")


@open_to_visits
@require_safe
def introduction(request, visit: Visit) -> HttpResponse:
    found, said = standing_of(visit.link), _said(request)
    if found.standing != Standing.OPEN:
        return closed_page(request, found, said=said)
    reader = reader_of(found)
    with walls_of(reader):
        record_read(viewer=reader, subject=found.referral, page="introduction")
        return introduction_response(request, found.referral, reader=reader, **_beside(visit, found, said))


@open_to_visits
@GET_AND_POST
def answer(request, visit: Visit) -> HttpResponse:
    chosen = request.GET.get("answer", "")
    if chosen not in ANSWERS:
        raise Http404
    if request.method != "POST":
        return _form(request, visit, standing_of(visit.link), chosen)
    if not is_of_this_visit(request, visit):
        return another_page(request, visit.link.council, _typed(request, chosen))
    hold_record(visit.link.subject)  # one by one with whatever else is sent about it, signed in too
    return _answered(request, visit, standing_of(visit.link), chosen)


def _form(request: HttpRequest, visit: Visit, found: Opened, chosen: str, page: FormPage | None = None) -> HttpResponse:
    typed = _typed(request, chosen)
    if found.standing != Standing.OPEN:
        return closed_page(request, found, typed=typed)
    reader = reader_of(found)
    with walls_of(reader):
        record_read(viewer=reader, subject=found.referral, page="introduction-answer")
        beside = _beside(visit, found) | {"typed": typed}
        return introduction_response(request, found.referral, chosen, page, reader, **beside)


def _typed(request: HttpRequest, chosen: str) -> list[Row]:
    """What was sent, to be read and copied where it is not recorded."""
    return rows_of(dict(request.POST.lists()), ANSWERS[chosen].form)


def _answered(request: HttpRequest, visit: Visit, found: Opened, chosen: str) -> HttpResponse:
    """On to what was said, once it is recorded, now or by the first of two presses; else the page with the form."""
    if found.referral is None or found.contact is None:
        return _form(request, visit, found, chosen)
    reader = reader_of(found)
    with walls_of(reader):
        page: FormPage | None = answer_page(request, found.referral, chosen, reader)
        is_recorded = _is_the_same_again(found, chosen, page)
        if not is_recorded and (found.standing != Standing.OPEN or not follows(chosen, reader, found.referral)):
            page = None
        elif not is_recorded:
            is_recorded = page.saves(ANSWERS[chosen].save, referral=found.referral)
    if not is_recorded:
        return _form(request, visit, found, chosen, page)
    note_answered(found=found)
    return see_other("introduction", at=f"?said={chosen}")


@open_to_visits
@require_POST
def leave(request, visit: Visit) -> HttpResponse:
    end_visit(visit=visit)
    return forget_visit(see_other("introduction-out"), Purpose.INTRODUCTION)


@open_to_visits
@require_safe
def calendar(request, visit: Visit) -> HttpResponse:
    """The interview for their own calendar, without anybody's name."""
    found = standing_of(visit.link)
    if found.standing != Standing.OPEN:
        return closed_page(request, found)
    interview = _interview(found)
    if interview is None:
        raise Http404
    described = f"Introduced by {interview.council.employment_team}."
    entry = interview_entry(interview, summary=f"Interview {interview.reference}", description=described)
    return calendar_response(entry, f"interview-{interview.reference}")


def reader_of(found: Opened) -> ByLink:
    return ByLink(found.contact, found.link.council)


def walls_of(reader: ByLink) -> AbstractContextManager[None]:
    """What their account could read where they have one. Without one nothing is open to an employer at all: it is
    read as the service does, and the page is handed what every employer's page is."""
    if reader.user_id is None:
        return council_context(reader.council_id)
    return council_context(reader.council_id, audience=EMPLOYER, user_id=reader.user_id)


def _beside(visit: Visit, found: Opened, said: str = "") -> dict[str, object]:
    calendar = reverse("introduction-calendar") if _interview(found) else ""
    return {"said": said, "calendar": calendar, "visit_box": visit_box(visit), **named(found.link.council)}


def _interview(found: Opened) -> Referral | None:
    """Of the introduction, where an interview is arranged whose day is known."""
    is_arranged = found.referral is not None and found.referral.state == ReferralState.INTERVIEW
    return arranged_interview(found.referral) if is_arranged else None


def _said(request: HttpRequest) -> str:
    name = request.GET.get("said", "")
    if name not in ANSWERS:
        return ""
    if name == Step.DECLINED_BY_EMPLOYER:
        return ANSWERS[name].said  # and nothing is left to wait for
    day = long_day(add_working_days(clock.today(), WE_ANSWER_WITHIN), clock.today())
    return f"{ANSWERS[name].said} {UNTIL_WHEN.format(day=day)}"


def _is_the_same_again(found: Opened, chosen: str, page: FormPage) -> bool:
    """Whether this very contact said it last, word for word: of two presses the second is told so, and nothing is
    written twice. Another question, or a corrected one, is one more."""
    last = found.referral.events.exclude(step__in=REFERRAL_LIFE.moves_nothing).order_by("-id").first()
    if last is None or last.by_contact_id != found.contact.pk or not page.form.is_valid():
        return False
    facts = page.facts
    if last.step != (EmployerWord.DID_NOT_COME if facts.get("came") is False else WORDS.get(chosen, chosen)):
        return False
    words = str(facts.get("note") or facts.get("question") or facts.get("words") or "").strip()
    reasons = set(facts.get("reasons", last.reasons))
    return last.note == words and reasons == set(last.reasons) and facts.get("on") in (None, last.on)

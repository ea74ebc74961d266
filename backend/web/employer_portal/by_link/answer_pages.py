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
from backend.links.visits import end_visit
from backend.reference.working_days import add_working_days
from backend.referrals.answers import arranged_interview
from backend.referrals.choices import ACCESS_ASKED, EmployerWord, ReferralState, Step
from backend.referrals.introduction_links import Opened, Standing, note_answered
from backend.referrals.models import Referral
from backend.web.employer_portal.answer_forms import ANSWERS, NOT_STARTED, QUESTION, STARTED, follows
from backend.web.employer_portal.by_link.closed_pages import closed_page, named, standing_of
from backend.web.employer_portal.by_link.interview_calendar import interview_calendar
from backend.web.employer_portal.by_link.link_pages import see_other
from backend.web.employer_portal.introduction_page import answer_page, introduction_response
from backend.web.employer_portal.readers import ByLink
from backend.web.kit.access import GET_AND_POST
from backend.web.kit.form_page import FormPage
from backend.web.kit.near_days import long_day
from backend.web.kit.visits import by_visit, forget_visit


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
    reader = _reader(found)
    with _walls_of(reader):
        record_read(viewer=reader, subject=found.referral, page="introduction")
        return introduction_response(request, found.referral, reader=reader, **_beside(found, said))


@open_to_visits
@GET_AND_POST
def answer(request, visit: Visit) -> HttpResponse:
    chosen = request.GET.get("answer", "")
    if chosen not in ANSWERS:
        raise Http404
    if request.method == "POST":
        hold_record(visit.link.subject)  # one by one with whatever else is sent about it, signed in too
    found = standing_of(visit.link)
    if found.standing == Standing.OPEN:
        response = _answered(request, found, chosen)
    elif _is_said_already(found, chosen):
        response = None
    else:
        return closed_page(request, found)
    if response is None:
        note_answered(found=found)
        response = see_other("introduction")
        response["Location"] += f"?said={chosen}"
    return response


def _answered(request: HttpRequest, found: Opened, chosen: str) -> HttpResponse | None:
    """The page with the form, unless what was sent is recorded, now or by the first of two presses."""
    reader, referral = _reader(found), found.referral
    with _walls_of(reader):
        record_read(viewer=reader, subject=referral, page="introduction-answer")
        page = answer_page(request, referral, chosen, reader)
        if request.method == "POST":
            if _is_the_same_again(found, chosen, page):
                return None
            if not follows(chosen, reader, referral):
                page = None
            elif page.saves(ANSWERS[chosen].save, referral=referral):
                return None
        return introduction_response(request, referral, chosen, page, reader, **_beside(found, ""))


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
    interview = _interview(found)
    if found.standing != Standing.OPEN or interview is None:
        raise Http404
    content = interview_calendar(interview)
    name = f"interview-{interview.reference}.ics"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _reader(found: Opened) -> ByLink:
    return ByLink(found.contact, found.link.council)


def _walls_of(reader: ByLink) -> AbstractContextManager[None]:
    """What their account could read where they have one. Without one nothing is open to an employer at all: it is
    read as the service does, and the page is handed what every employer's page is."""
    if reader.user_id is None:
        return council_context(reader.council_id)
    return council_context(reader.council_id, audience=EMPLOYER, user_id=reader.user_id)


def _beside(found: Opened, said: str) -> dict[str, object]:
    calendar = reverse("introduction-calendar") if _interview(found) else ""
    return {"said": said, "calendar": calendar, **named(found.link.council)}


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


def _is_said_already(found: Opened, chosen: str) -> bool:
    """Whether this very contact said it last: of two presses the second is told so, and nothing is written twice."""
    if found.referral is None or found.contact is None:
        return False
    last = found.referral.events.exclude(step=ACCESS_ASKED).order_by("-id").first()
    return last is not None and last.by_contact_id == found.contact.pk and last.step == WORDS.get(chosen, chosen)


def _is_the_same_again(found: Opened, chosen: str, page: FormPage) -> bool:
    """Word for word: another question, or a corrected one, is one more."""
    if not _is_said_already(found, chosen) or not page.form.is_valid():
        return False
    last, facts = found.referral.events.exclude(step=ACCESS_ASKED).order_by("-id")[0], page.facts
    words = str(facts.get("note") or facts.get("question") or facts.get("words") or "").strip()
    return last.note == words and facts.get("on") in (None, last.on)

"""The page of one introduction: what was sent, the answer beside it, and what happens next."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.employers.permissions import acts_for_an_employer
from backend.placements.taken_back import may_be_taken_back
from backend.ranking.holds import with_holds
from backend.referrals.disclosure import as_the_employer_reads, shown_to_employer
from backend.referrals.models import Referral, ReferralEvent
from backend.referrals.permissions import can_answer
from backend.web.employer_portal.answer_forms import ANSWERS, answers_open, is_asked_first, proposed_for
from backend.web.employer_portal.brief_page import brief_words
from backend.web.employer_portal.interview_box import meeting_shown
from backend.web.employer_portal.introduction_states import (
    EVENTS,
    introductions_of,
    is_hidden,
    name_of,
    next_words,
    state_words,
)
from backend.web.employer_portal.readers import Reader, SignedIn
from backend.web.employer_portal.sent_files import documents_shown
from backend.web.employer_portal.taking_back import take_back_words, until_words
from backend.web.kit.access import only
from backend.web.kit.content import Row, TimelineEntry
from backend.web.kit.form_page import FormPage


@require_safe
@only(acts_for_an_employer)
def introduction(request, public_id):
    referral = get_object_or_404(introductions_of(request.viewer), public_id=public_id)
    with_holds([referral], council_id=request.viewer.council_id)
    page = "employer-referral-paused" if is_hidden(referral) else "employer-referral"  # a reference alone is no look
    record_read(viewer=request.viewer, subject=referral, page=page)
    return introduction_response(request, referral)


def answer_page(request, referral: Referral, chosen: str, reader: Reader | None = None) -> FormPage:
    """The form of one answer, kept as it is typed wherever it stands, for whoever signed in."""
    reader = reader or SignedIn(request.viewer)
    facts: dict = {"proposed": proposed_for(chosen, referral), "by": reader.by}
    if reader.is_signed_in:
        facts |= {"draft": f"introduction-{chosen}", "about": referral.public_id, "begun_from": referral.state}
    return FormPage(request, ANSWERS[chosen].form, page=reader.answer(referral, chosen), **facts)


def introduction_response(
    request,
    referral: Referral,
    chosen: str = "",
    page: FormPage | None = None,
    reader: Reader | None = None,
    **beside: object,
) -> HttpResponse:
    """With the form of the answer that was chosen, else of the one that is asked for: it is given where it is read."""
    reader = reader or SignedIn(request.viewer)
    viewer, hidden = reader.viewer, is_hidden(referral)
    open_now = answers_open(viewer, referral) if not hidden and can_answer(viewer, referral) else []
    shown = _shown_first(open_now, chosen, referral)
    if shown and page is None:
        page = answer_page(request, referral, shown, reader)
    events = _events_here(referral)
    context = {
        "reader": reader,
        "council": viewer.council,
        "page_address": reader.page(referral),
        "referral": referral,
        "name": name_of(referral),
        "state": state_words(referral),
        "facts": _facts(referral),
        **({} if hidden else meeting_shown(referral, events)),
        **documents_shown(referral, reader),
        "is_paused": hidden,
        "next_words": next_words(referral, viewer.council.answer_days),
        "brief_words": "" if hidden else brief_words(referral, reader),
        "brief_page": reader.brief(referral),
        "take_back": _take_back(referral, hidden, events) if reader.is_signed_in else None,
        "choices": [(ANSWERS[each].short, reader.answer(referral, each), each == shown) for each in open_now],
        "heading": ANSWERS[chosen or shown].heading.format(name=name_of(referral)) if chosen or shown else "",
        "action": reader.answer(referral, chosen or shown) if chosen or shown else "",
        **_form_shown(page, chosen, shown, is_hidden=hidden),
        "history": _history(reader, referral, [each for each in reversed(events) if each.step in EVENTS]),
        "introduced_by": next((each.by for each in events if each.by and each.step in EVENTS), None),
    }
    return render(request, "web/employer_portal/introduction.html", context | beside)


def _shown_first(open_now: Sequence[str], chosen: str, referral: Referral) -> str:
    """The answer whose form stands open: the one chosen, else the one that is asked for first."""
    if chosen:
        return chosen if chosen in open_now else ""
    return next((each for each in open_now if is_asked_first(each, referral)), "")


def _events_here(referral: Referral) -> list[ReferralEvent]:
    """What happened at this employer: of an advert that was another one's before, that is not theirs to read. The wall
    says so of whoever signed in; by a link without an account it is read as the service does."""
    here = referral.events.filter(employer_id=referral.employer_id)
    return list(here.select_related("by", "by_contact__employer").order_by("id"))


def _form_shown(page: FormPage | None, chosen: str, shown: str, *, is_hidden: bool) -> dict[str, object]:
    is_refused = page is not None and page.form.is_bound
    stands = page is not None and (bool(shown) or is_refused)
    return {
        "wanted": ANSWERS[chosen or shown] if stands else None,
        "is_too_late": bool(chosen) and not shown and not is_refused and not is_hidden,
        "form": page.form if page and stands else None,
        "draft": page.draft if page else None,
    }


def _take_back(referral: Referral, hidden: bool, events) -> dict[str, str] | None:
    said = None if hidden else may_be_taken_back(referral, events)
    if said is None:
        return None
    url = reverse("employer-referral-take-back", args=[referral.public_id])
    return {"text": take_back_words(said), "url": url, "until": until_words(said)}


def _facts(referral: Referral) -> list[Row]:
    if is_hidden(referral):
        return []
    return [Row(label, value) for label, value in as_the_employer_reads(referral)]


def _history(reader: Reader, referral: Referral, events) -> list[TimelineEntry]:
    """A note is shown to whoever wrote it while they may still read of whom: what an adviser writes is never theirs."""
    reads_own = not is_hidden(referral) and bool(shown_to_employer(referral))
    own = {each.id for each in events if reads_own and each.said and reader.wrote(each)}
    return [TimelineEntry(EVENTS[each.step], each.on, each.who, each.said if each.id in own else "") for each in events]

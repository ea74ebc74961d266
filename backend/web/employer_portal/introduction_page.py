"""The page of one introduction: what was sent, the answer beside it, and what happens next."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.councils.permissions import has_worked_for_the_council
from backend.councils.viewer import Viewer
from backend.employers.permissions import acts_for_an_employer
from backend.placements.taken_back import may_be_taken_back
from backend.ranking.holds import with_holds
from backend.referrals.disclosure import as_the_employer_reads, shown_to_employer
from backend.referrals.models import Referral
from backend.referrals.permissions import can_answer
from backend.web.employer_portal.answer_forms import ANSWERS, ASKED_FIRST, answers_open, proposed_for
from backend.web.employer_portal.introduction_states import (
    EVENTS,
    introductions_of,
    is_hidden,
    name_of,
    next_words,
    state_words,
)
from backend.web.employer_portal.taking_back import take_back_words, until_words
from backend.web.kit.access import only
from backend.web.kit.content import Row, TimelineEntry
from backend.web.kit.form_page import FormPage


@require_safe
@only(acts_for_an_employer)
def introduction(request, public_id):
    referral = get_object_or_404(introductions_of(request.viewer), public_id=public_id)
    with_holds([referral], council_id=request.viewer.council_id)
    record_read(viewer=request.viewer, subject=referral, page="employer-referral")
    return introduction_response(request, referral)


def answer_page(request, referral: Referral, chosen: str) -> FormPage:
    """The form of one answer, kept as it is typed wherever it stands."""
    about = {"about": referral.public_id, "begun_from": referral.state}
    page = _address(referral, chosen)
    proposed = proposed_for(chosen, referral)
    return FormPage(
        request, ANSWERS[chosen].form, draft=f"introduction-{chosen}", page=page, proposed=proposed, **about
    )


def introduction_response(request, referral: Referral, chosen: str = "", page: FormPage | None = None) -> HttpResponse:
    """With the form of the answer that was chosen, else of the one that is asked for: it is given where it is read."""
    viewer, hidden = request.viewer, is_hidden(referral)
    open_now = answers_open(viewer, referral) if not hidden and can_answer(viewer, referral) else []
    shown = (
        chosen if chosen in open_now else next((each for each in open_now if each in ASKED_FIRST and not chosen), "")
    )
    if shown and page is None:
        page = answer_page(request, referral, shown)
    is_refused = page is not None and page.form.is_bound
    events = list(referral.events.select_related("by").order_by("id"))
    context = {
        "referral": referral,
        "name": name_of(referral),
        "state": state_words(referral),
        "facts": _facts(referral),
        "is_paused": hidden,
        "next_words": next_words(referral, viewer.council.answer_days),
        "take_back": _take_back(referral, hidden, events),
        "choices": [(ANSWERS[each].short, _address(referral, each), each == shown) for each in open_now],
        "wanted": ANSWERS[chosen or shown] if page and (shown or is_refused) else None,
        "heading": ANSWERS[chosen or shown].heading.format(name=name_of(referral)) if chosen or shown else "",
        "action": _address(referral, chosen or shown) if chosen or shown else "",
        "is_too_late": bool(chosen) and not shown and not is_refused and not hidden,
        "form": page.form if page and (shown or is_refused) else None,
        "draft": page.draft if page else None,
        "history": _history(viewer, referral, [each for each in reversed(events) if each.step in EVENTS]),
        "introduced_by": next((each.by for each in events if each.by and each.step in EVENTS), None),
    }
    return render(request, "web/employer_portal/introduction.html", context)


def _take_back(referral: Referral, hidden: bool, events) -> dict[str, str] | None:
    said = None if hidden else may_be_taken_back(referral, events)
    if said is None:
        return None
    url = reverse("employer-referral-take-back", args=[referral.public_id])
    return {"text": take_back_words(said), "url": url, "until": until_words(said)}


def _address(referral: Referral, answer: str) -> str:
    return f"{reverse('employer-referral-answer', args=[referral.public_id])}?answer={answer}"


def _facts(referral: Referral) -> list[Row]:
    if is_hidden(referral):
        return []
    return [Row(label, value) for label, value in as_the_employer_reads(referral)]


def _history(viewer: Viewer, referral: Referral, events) -> list[TimelineEntry]:
    """A note is shown to whoever wrote it while they may still read of whom: what an adviser writes is never theirs.

    Of somebody who has worked for the council too nobody knows which of the two wrote it.
    """
    own = {each.id for each in events if each.note and each.by_id == viewer.user_id}
    reads_own = own and not is_hidden(referral) and shown_to_employer(referral)
    if not reads_own or has_worked_for_the_council(viewer):
        own = set()
    return [
        TimelineEntry(EVENTS[each.step], each.on, str(each.by or ""), each.note if each.id in own else "")
        for each in events
    ]

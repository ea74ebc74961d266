"""What was done to support somebody is written down, and later whether it helped."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from backend.core import clock
from backend.placements.permissions import can_record_check_in, placements_of, support_given_of
from backend.placements.support import record_support, say_whether_it_helped
from backend.placements.support_choices import Helped, SupportKind
from backend.ranking.may_need_support.listing import MayNeedSupport, may_need_support
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.formats import day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.support.forms import HelpedForm, SupportForm
from backend.web.staff.support.words import often_helps


NO_SIGN = "No sign is recorded that they may need support. What you do all the same is kept beside the placement."

AFTER_THE_END = (
    "They lost the job. Write what was asked so that the training goes on: of the provider, and, of somebody made"
    " redundant, of the Redundancy Support Service for Apprentices."
)


@GET_AND_POST
@only(can_record_check_in)
def record(request, public_id) -> HttpResponse:
    """About all the signs that hold, so that it is known what was tried about each."""
    mine = placements_of(request.viewer)
    found = get_object_or_404(mine.select_related("care_leaver", "opportunity__employer"), public_id=public_id)
    person = person_or_404(request, found.care_leaver.public_id, page="placement-support")
    back = _back(request, reverse("placement", args=[found.public_id]))
    about = next(iter(may_need_support(mine.filter(pk=found.pk))), None)
    page = PersonFormPage(
        request, SupportForm, draft="placement-support", about=public_id, proposed=SupportForm.proposed()
    )
    if page.saves(record_support, placement=found, reasons=about.keys if about else ()):
        return page.redirect(_said(page.result), back)
    explanation = _explained(about) if about else AFTER_THE_END if found.ended_on else NO_SIGN
    return page.show_about(
        person, heading="What was done to support them", button="Save", back=back, explanation=explanation
    )


def _back(request, otherwise: str) -> str:
    pages = {"today": reverse("today"), "list": reverse("support")}
    return pages.get(request.GET.get("from", ""), otherwise)


def _explained(about: MayNeedSupport):
    signs = format_html_join("", "<li>{}.</li>", ((sign.sentence,) for sign in about.signs))
    return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>{}', signs, often_helps(about))


def _said(support) -> str:
    if support.kind == SupportKind.NOTHING:
        return "It is recorded that nothing is needed any more. A new sign brings it back."
    if support.placement.ended_on:
        return "What was asked is recorded. It stands with the placement."
    return f"What was done is recorded. On {day(support.asks_on)} it comes back: ask whether it helped."


@GET_AND_POST
@only(can_record_check_in)
def helped(request, public_id) -> HttpResponse:
    mine = support_given_of(request.viewer).select_related("placement__care_leaver", "helped_by")
    found = get_object_or_404(mine, public_id=public_id)
    person = person_or_404(request, found.placement.care_leaver.public_id, page="support-helped")
    back = _back(request, reverse("placement", args=[found.placement.public_id]))
    if found.helped or found.kind == SupportKind.NOTHING:
        tell_moved_on(request, _nothing_to_ask(found))
        return redirect(back)
    proposed = {"on": clock.today()}
    page = PersonFormPage(request, HelpedForm, draft="support-helped", about=public_id, proposed=proposed)
    if page.saves(say_whether_it_helped, support=found):
        return page.redirect(SAID[Helped(page.result.helped)], back)
    return page.show_about(
        person,
        heading="Did it help?",
        button="Save",
        back=back,
        explanation=f"{found.get_kind_display()}, {day(found.on)}: {found.words}",
    )


SAID = {
    Helped.YES: "It helped: what it was about is settled.",
    Helped.PARTLY: "It helped a little. It stays among what was tried.",
    Helped.NO: "It did not help. It waits again for something else to be tried.",
}


def _nothing_to_ask(found) -> str:
    if not found.helped:
        return "Nothing was given, so there is nothing to ask about."
    said = f"{day(found.helped_on)}: {found.get_helped_display()}"
    return f"{found.helped_by} recorded already whether it helped, on {said}."

"""Opportunities are put on a young person's page, and taken off it. Neither decides anything."""

from collections.abc import Collection

from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_keep_own_pages
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.suggesting import suggest_to
from backend.shortlists.choices import DecisionKind
from backend.shortlists.permissions import decisions_of, matches_of, suggestions_of
from backend.shortlists.suggestions import MOST_SUGGESTED, end_suggestion
from backend.web.kit.access import GET_AND_POST, as_uuid, only, person_or_404
from backend.web.kit.employer_names import name_of
from backend.web.kit.form_page import ButtonForm
from backend.web.kit.formats import plural
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.own_page.forms import SuggestForm
from backend.web.staff.people.identity import PersonFormPage


@GET_AND_POST
@only(can_keep_own_pages)
def suggest(request, public_id):
    person = person_or_404(request, public_id, page="person-own-page-suggest")
    asked = {as_uuid(text) for text in request.GET.getlist("m")} - {None}
    offered = _offered(request.viewer, person, asked)
    page = PersonFormPage(
        request,
        SuggestForm,
        draft="person-own-page-suggest",
        about=public_id,
        proposed={"opportunities": [str(each) for each in asked]},
        offered=[(key, f"{each.title}, {name_of(each.employer)}") for key, each in offered.items()],
    )
    if page.saves(_suggest, care_leaver=person, offered=offered):
        put = plural(len(page.result), "opportunity is,opportunities are")
        said = f"{put} on their page now. {person.known_as} can say what they think of it there."
        return page.redirect(said, "person-own-page", public_id=public_id)
    _tell_what_is_there(request, person, offered)
    return page.show_about(
        person,
        "web/staff/own_page/suggest.html",
        heading="Put on their page",
        button="Put on their page",
        explanation=f"It decides nothing and no employer is told. At most {MOST_SUGGESTED} are there at one time.",
        back=reverse("person-own-page", args=[public_id]),
        is_any_offered=bool(offered),
    )


def _tell_what_is_there(request, person: CareLeaver, offered: Collection[str]) -> None:
    """Of what was ticked on a page from before and a colleague put there meanwhile: who, and what had been typed."""
    ticked = [as_uuid(each) for each in request.POST.getlist("opportunities") if each not in offered]
    there = person.suggestions.current().filter(opportunity__public_id__in=[each for each in ticked if each])
    rows = list(there.select_related("opportunity", "by"))
    if rows:
        who = {each.pk: "you, on another page" if each.by == request.user else each.by for each in rows}
        said = [f"{each.opportunity.title} is on their page already, put there by {who[each.pk]}." for each in rows]
        tell_moved_on(request, " ".join(said))


def _suggest(*, care_leaver: CareLeaver, offered: dict[str, Opportunity], opportunities: list[str], **facts):
    return suggest_to(care_leaver=care_leaver, opportunities=[offered[key] for key in opportunities], **facts)


def _offered(viewer, person: CareLeaver, asked) -> dict[str, Opportunity]:
    """What is shortlisted for them and what was ticked among their matches: open, and not on their page yet."""
    chosen = decisions_of(viewer).standing().filter(care_leaver=person, kind=DecisionKind.SHORTLIST)
    ticked = matches_of(viewer).filter(care_leaver=person, opportunity__public_id__in=asked)
    ids = {*chosen.values_list("opportunity", flat=True), *ticked.values_list("opportunity", flat=True)}
    there = person.suggestions.current().values("opportunity")
    able = Opportunity.objects.open_on(clock.today()).filter(pk__in=ids).exclude(pk__in=there)
    return {str(each.public_id): each for each in able.with_details().order_by("title", "id")}


@GET_AND_POST
@only(can_keep_own_pages)
def end(request, public_id):
    suggestion = get_object_or_404(suggestions_of(request.viewer), public_id=public_id)
    person = person_or_404(request, suggestion.care_leaver.public_id, page="suggestion-end")
    page = PersonFormPage(request, ButtonForm)
    if page.saves(_end, suggestion=suggestion):
        said = "It is off their page. What they said of it is kept."
        return page.redirect(said, "person-own-page", public_id=person.public_id)
    return page.show_about(
        person,
        heading="Take it off their page",
        button="Take it off",
        explanation="What they said of it is kept. Tell them why it has gone.",
        back=reverse("person-own-page", args=[person.public_id]),
    )


def _end(*, suggestion, by: User) -> bool:
    end_suggestion(suggestion=suggestion, by=by)
    return True

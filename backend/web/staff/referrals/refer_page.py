"""Putting somebody forward: what the employer will see, field by field, before anything is sent."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from backend.care_leavers.agreements import read_agreements_once
from backend.care_leavers.choices import ConsentKind, ReadyDocument
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.opportunities.found_elsewhere import opportunities_to_refer
from backend.ranking.gate import lock_pair, may_go_on
from backend.ranking.gate_facts import for_gate
from backend.ranking.gated_steps import refer_person as record_referral
from backend.ranking.hold_reasons import Pair, Reasons, reasons_of
from backend.ranking.workplaces import are_called_alike, words_of_none_else, workplaces_open_to
from backend.reference.working_days import add_working_days
from backend.referrals import disclosure
from backend.referrals.choices import Way
from backend.referrals.gate_answers import GateStep, Outcome
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer
from backend.referrals.telling_places import first_day_from_now, why_it_tells
from backend.referrals.ways_in import ways_in
from backend.shortlists.permissions import matches_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.content import Row
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import short_day
from backend.web.kit.shown import Shown
from backend.web.staff.matches.facts import opportunity_rows
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.people.profile_parts import answer_url
from backend.web.staff.referrals.documents_to_send import DocumentsToSend, names_of
from backend.web.staff.referrals.forms import ReferForm
from backend.web.staff.referrals.preview import Preview


SAID = {
    Way.INTRODUCED: "{name} is introduced to {employer}. They get a message with a reference only and are asked to"
    " answer by {day}. If they have not, it stands on Today.",
    Way.HELPED_TO_APPLY: "Helping {name} to apply to {employer} is recorded.",
}


@GET_AND_POST
@only(can_refer)
def refer_person(request, person_id, opportunity_id):
    person = person_or_404(request, person_id, page="refer")
    read_agreements_once(person)  # the service reads them anew, once it holds the person
    mine = for_gate(opportunities_to_refer(request.viewer, person), clock.today(), care_leaver=person)
    opportunity = get_object_or_404(mine, public_id=opportunity_id)
    answer = may_go_on(person, opportunity, GateStep.PREVIEW, clock.today(), is_read=True)
    way = _way(request, opportunity)
    shown = disclosure.preview_of(person, opportunity.employer) if way == Way.INTRODUCED else {}
    whom = {"person": person, "employer": opportunity.employer}
    preview = Preview.of(shown, care_status_agreed="care_status" in shown, **whom)
    workplaces, named = ([], "") if answer.outcome == Outcome.NO else _workplaces(person, opportunity)
    may_send = way == Way.INTRODUCED and answer.outcome != Outcome.NO
    asked = {
        "asks_check": answer.outcome == Outcome.HOLD,
        "workplaces": workplaces,
        "is_sent": way == Way.INTRODUCED,
        "to_send": DocumentsToSend.of(person, opportunity.employer) if may_send else None,
    }
    reasons = reasons_of(answer, request.viewer, Pair(person, opportunity))
    held_by = _hold_shown(request.viewer, person, opportunity, reasons)
    page = FormPage(request, ReferForm, preview=preview, shown=held_by if asked["asks_check"] else None, **asked)
    if page.saves(record_referral, care_leaver=person, opportunity=opportunity):
        made = page.result
        return page.redirect(_said(request, made, page.facts), "referral", public_id=made.public_id)
    context = _context(request, person, opportunity, page.form, preview, answer)
    context |= _gate_context(person, opportunity, answer, reasons)
    context |= {"workplace": named, "to_send": asked["to_send"], "kept": f"&refer={opportunity.public_id}"}
    return render(request, "web/staff/referrals/refer.html", context)


def _said(request, made: Referral, sent) -> str:
    due = add_working_days(clock.today(), request.viewer.council.answer_days)
    name, employer = made.care_leaver.known_as, made.opportunity.employer.name
    went = f" {names_of(made.sent_documents.all())} went with it." if sent.get("documents") else ""
    return SAID[Way(made.way)].format(name=name, employer=employer, day=short_day(due)) + went


def _workplaces(person, opportunity) -> tuple[list[str], str]:
    """Of several places those to choose from, or the one that is named without asking."""
    every = list(opportunity.sites.all())
    if len(every) < 2:
        return [], ""
    able = workplaces_open_to(person, opportunity)
    words = words_of_none_else(able, every)
    return ([], words[0]) if are_called_alike(able, words) else (words, "")


def _hold_shown(viewer, person, opportunity, reasons: Reasons) -> Shown:
    """What has to be checked first, as this viewer reads it: what they say they checked speaks of that."""

    def again():
        lock_pair(person.id, opportunity.id)
        now = care_leavers_of(viewer).with_profile().get(id=person.id)
        answer = may_go_on(now, opportunity, GateStep.PREVIEW, clock.today())
        return reasons_of(answer, viewer, Pair(now, opportunity)).facts

    return Shown(reasons.facts, again, may_go=True)


def _gate_context(person, opportunity, answer, reasons: Reasons) -> dict:
    return {
        "mark_links": mark_links(person, reasons.marks),
        "licence": reasons.licence,
        "answer": answer,
        "is_refused": answer.outcome == Outcome.NO,
        "reasons": reasons.sentences,
        "facts_url": reverse("match-facts", args=[person.public_id, opportunity.public_id]),
    }


def _notes(answer) -> list[str]:
    """What no rule stops, since it was found for them, and they should know."""
    return [each.sentence for each in answer.goes_on if each.visible_to == "all"]


def _context(request, person, opportunity, form, preview: Preview, answer) -> dict:
    way = _way(request, opportunity)
    tells = why_it_tells(opportunity, person, first_day_from_now(opportunity))
    return {
        "identity": Identity(person, request.viewer),
        "opportunity": opportunity,
        "form": form,
        "way": way,
        "other_ways": [(other.label, f"?way={other.value}") for other in ways_in(opportunity) - {way}],
        "facts": opportunity_rows(opportunity, person, _travel(request.viewer, person, opportunity)),
        "preview": preview,
        "withheld": _withheld(person, opportunity) if way == Way.INTRODUCED else [],
        "why_it_tells": "" if "care_status" in preview.disclosed else tells,
        "has_name": "name" in preview.disclosed,
        "care_url": _agreement_url(person, opportunity, ConsentKind.SHARE_CARE_STATUS),
        "notes": _notes(answer) if opportunity.for_one_person else [],
        "help_words": f"Help {person.known_as} apply",
        "checklist": _checklist(person) if way == Way.HELPED_TO_APPLY else [],
        "back": reverse("person", args=[person.public_id]),
    }


def _travel(viewer, person, opportunity) -> float | None:
    mine = matches_of(viewer).filter(care_leaver=person, opportunity=opportunity)
    return mine.values_list("minutes", flat=True).first()


def _way(request, opportunity) -> Way:
    possible = ways_in(opportunity)
    wanted = request.POST.get("way") or request.GET.get("way")
    return next((way for way in possible if way == wanted), sorted(possible)[-1])


def _withheld(person, opportunity) -> list[tuple[str, str, str, str]]:
    """Label, reason, and the way out, of each field the employer will not see."""
    return [
        (field.label, field.because, *_way_out(person, opportunity, field))
        for field in disclosure.missing(care_leaver=person, employer=opportunity.employer)
    ]


def _way_out(person, opportunity, field) -> tuple[str, str]:
    if field.because == disclosure.NOT_RECORDED:
        return "Add it to the profile", answer_url(person, field.recorded_as)
    return "Record that they agreed", _agreement_url(person, opportunity, field.consent_kind)


def _agreement_url(person, opportunity, kind) -> str:
    query = urlencode({"kind": kind, "refer": opportunity.public_id, "employer": opportunity.employer.public_id})
    return f"{reverse('person-consent', args=[person.public_id])}?{query}"


def _checklist(person) -> list[Row]:
    """Documents an application asks for, and whether they are ready."""
    ready = person.documents_ready
    stands = {True: "ready", False: "to get"}
    return [Row(document.label, None if ready is None else stands[document in ready]) for document in ReadyDocument]

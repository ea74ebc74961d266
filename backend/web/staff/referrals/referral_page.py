"""The page of one referral: how it stands, what happened, and what may be recorded next."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.care_leavers.agreements import read_agreements_once
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import corrections_by_record
from backend.care_leavers.permissions import can_open_care_leavers, can_see_safety_marks, care_leavers_of
from backend.core import clock
from backend.employers.choices import RaisedFrom
from backend.opportunities.named_places import NamedPlace
from backend.ranking.gated_steps import take_step as record_step
from backend.ranking.hold_reasons import Pair, Reasons, reasons_of
from backend.ranking.holds import for_holds, held_among
from backend.ranking.safety_marks import Mark, SafetyReader
from backend.referrals.accepted_elsewhere import with_beside
from backend.referrals.cautions import what_may_be_said, why_not_to_answer
from backend.referrals.choices import (
    ACCESS_ASKED,
    WAITS_FOR_US,
    EmployerWord,
    ReferralState,
    Step,
    Way,
)
from backend.referrals.clearances import clearances_of
from backend.referrals.details import may_be_added_to
from backend.referrals.disclosure import LABELS, as_the_employer_reads, to_be_added
from backend.referrals.employers_words import asks_for_an_answer, words_waiting
from backend.referrals.gate_answers import Outcome
from backend.referrals.permissions import can_check, can_go_past, can_refer, clearances_seen_by, referrals_of
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import Row
from backend.web.kit.drafts.draft import Draft, drafted
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day
from backend.web.kit.moved_on import moved_on, tell_moved_on
from backend.web.kit.opportunities.brief import reading_words
from backend.web.kit.opportunities.terms import type_and_level
from backend.web.kit.shown import Facts, Shown
from backend.web.staff.applications.section import application_of
from backend.web.staff.concerns.links import concern_url
from backend.web.staff.interviews.box import interview_box
from backend.web.staff.people.correction_words import removed_sentences
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.referrals.after_acceptance import after_acceptance
from backend.web.staff.referrals.forms import AnsweredForm, CheckedForm, StepForm
from backend.web.staff.referrals.sent_documents_box import documents_box
from backend.web.staff.referrals.shown_facts import shown_of_referral
from backend.web.staff.referrals.start_form import new_start_form
from backend.web.staff.referrals.timeline import CANNOT_COME_IN, timeline_of


ON_THE_INTERVIEW_PAGE = (Step.RESCHEDULED, Step.CALLED_OFF)
UNDONE_WITHIN = dt.timedelta(days=1)
SAYS = {
    EmployerWord.DID_NOT_COME: EmployerWord.DID_NOT_COME.label,
    EmployerWord.ASKED: "The employer asks",
    EmployerWord.NOT_STARTED: EmployerWord.NOT_STARTED.label,
    Step.ANSWER_TAKEN_BACK: "The employer took its answer back",
    EmployerWord.TAKEN_BACK: EmployerWord.TAKEN_BACK.label,
    ACCESS_ASKED: f"{CANNOT_COME_IN}. Ring the employer on a number that you know before you send anything",
}


@require_safe
@only(can_open_care_leavers)
def referral(request, public_id):
    return referral_response(request, find_referral(request, public_id, page="referral"))


@GET_AND_POST
@only(can_open_care_leavers)
def take_step(request, public_id):
    """Asked for without an answer, as after signing in again, it leads to the page with the form."""
    referral = find_referral(request, public_id, page="referral-step")
    steps = _steps_here(request.viewer, referral)
    if request.POST.get("step") in Step and not REFERRAL_LIFE.leads_from(Step(request.POST["step"]), referral):
        tell_moved_on(request, moved_on(REFERRAL_LIFE, referral, request.viewer))
        return redirect("referral", public_id=public_id)
    if not steps:
        raise PermissionDenied
    if request.method != "POST":
        return redirect("referral", public_id=public_id)
    page = FormPage(request, StepForm, steps=steps, **_step_draft(referral))
    if page.saves(record_step, referral=referral):
        said = f"Recorded: {Step(page.form.cleaned_data['step']).label.lower()}."
        return page.redirect(said, "referral", public_id=public_id)
    referral.refresh_from_db()
    return referral_response(request, referral, step_form=page.form)


def _steps_here(viewer, referral) -> list[Step]:
    """But for those of the page of the interview, which knows of which day they were said."""
    return [each for each in REFERRAL_LIFE.steps_open_to(viewer, referral) if each not in ON_THE_INTERVIEW_PAGE]


def find_referral(request, public_id, *, page):
    mine = for_holds(with_beside(referrals_of(request.viewer)).with_flags().with_details()).select_related("work_trial")
    referral = get_object_or_404(mine, public_id=public_id)
    record_read(viewer=request.viewer, subject=referral.care_leaver, page=page)
    return referral


def referral_response(request, referral, *, step_form=None, start_form=None, check_form=None, settle_form=None):
    viewer = request.viewer
    person = care_leavers_of(viewer).with_profile().get(id=referral.care_leaver_id)
    read_agreements_once(person)
    referral.care_leaver = person
    steps = _steps_here(viewer, referral)
    events = list(referral.events.select_related("by", "by_contact__employer"))
    step_form = step_form or (StepForm(steps=steps) if steps else None)
    may_start = REFERRAL_LIFE.is_open_to(Step.STARTED, viewer, referral)
    answer = _hold_seen_by(viewer, referral, person)
    reasons = hold_reasons(viewer, person, referral, answer)
    context = {
        "identity": Identity(person, viewer),
        "referral": referral,
        **holding(request, referral, answer, reasons, check_form),
        **application_of(viewer, referral),
        "facts": _facts(referral, is_held=answer is not None),
        "disclosed": [Row(*each) for each in as_the_employer_reads(referral)] if answer is None else [],
        "more_to_add": can_refer(viewer) and may_be_added_to(referral) and bool(to_be_added(referral)),
        "readings": _readings(referral),
        "events": timeline_of(events),
        "removed_starts": _removed_starts(person, referral, events),
        "step_form": step_form,
        "draft": _drafted(request, referral, step_form) if step_form else None,
        "start_form": start_form or (new_start_form(referral) if may_start else None),
        **after_acceptance(viewer, referral),
        "introduced": referral.way == Way.INTRODUCED,
        "may_settle_places": can_refer(viewer) and referral.is_open and referral.state != ReferralState.ACCEPTED,
        "just_accepted": bool(steps) and _is_just_accepted(referral),
        "brief_read": reading_words(referral.opportunity) if _is_read_for(referral) else "",
        **_words_of_employer(viewer, referral, events, settle_form),
        "employer": referral.opportunity.employer,
        "mark_links": mark_links(person, _marks_seen(viewer, person, referral, reasons, (step_form, start_form))),
        "concern_url": concern_url(referral.opportunity.employer, RaisedFrom.REFERRAL, referral.public_id),
        **interview_box(viewer, referral),
        **documents_box(viewer, referral, is_held=answer is not None),
        "back": reverse("person-journey", args=[person.public_id]),
    }
    return render(request, "web/staff/referrals/referral.html", context)


def _is_read_for(referral) -> bool:
    """Its people are shown what helps somebody who begins once they have met, or mean to."""
    return referral.way == Way.INTRODUCED and referral.state != ReferralState.INTRODUCED


def _is_just_accepted(referral) -> bool:
    return referral.state == ReferralState.ACCEPTED and clock.now() - referral.last_step_at < UNDONE_WITHIN


def _words_of_employer(viewer, referral, events, settle_form=None) -> dict:
    """What waits for whoever may take it up; of what the employer took back alone there is nothing to answer."""
    waiting = words_waiting(events) if can_refer(viewer) and referral.is_open else []
    asks = asks_for_an_answer(waiting)
    return {
        "may_be_said": what_may_be_said(referral) if asks else "",
        "not_to_answer": why_not_to_answer([each.note for each in waiting if each.step in WAITS_FOR_US]),
        "settle_form": (settle_form or AnsweredForm()) if asks else None,
        "words_waiting": [(SAYS[each.step], each.note) for each in waiting],
        "words_read": waiting[-1].public_id if waiting else "",
        "settle_words": "I have answered them" if asks else "I have read it",
    }


def _hold_seen_by(viewer, referral, person):
    """What the gate says of it, for those who may see safety marks: to others a hold would tell of one."""
    return held_among([referral], person=person).get(referral.id) if can_see_safety_marks(viewer) else None


def _marks_seen(viewer, person, referral, reasons: Reasons, forms) -> Sequence[Mark]:
    """Those that hold it, or that may be what a step was refused for."""
    if reasons.told:
        return reasons.marks
    if not can_see_safety_marks(viewer) or not any(form and form.errors for form in forms):
        return ()
    return SafetyReader(person, viewer, NamedPlace.of(referral)).seen_against(referral.opportunity)


def holding(request, referral, answer, reasons: Reasons, check_form=None) -> dict:
    """Why it is held and what may be done about it, and what was said of the pair before."""
    viewer = request.viewer
    may_check = can_check(viewer)
    shown = hold_shown(viewer, referral, reasons)
    asks = answer is not None and answer.outcome == Outcome.HOLD and may_check
    pair = [referral.care_leaver.public_id, referral.opportunity.public_id]
    return {
        "held_because": reasons.sentences,
        "licence": reasons.licence,
        "check_form": check_form or (_new_check_form(request, shown) if asks else None),
        "clearances": clearances_to_show(viewer, referral) if referral.has_clearances else [],
        "may_check": may_check,
        "go_past_url": reverse("go-past", args=pair) if answer and answer.to_pass and can_go_past(viewer) else "",
    }


def _new_check_form(request, shown: Shown) -> CheckedForm:
    form = CheckedForm()
    form.facts_shown = shown.sealed_for(request)
    return form


def hold_shown(viewer, referral, reasons: Reasons) -> Shown:
    """What holds it, as this viewer reads it: what they say they checked speaks of that."""

    def facts_of(held, person) -> Facts:
        return hold_reasons(viewer, person, held, held_among([held]).get(held.id)).facts

    return shown_of_referral(viewer, referral, reasons.facts, facts_of)


def hold_reasons(viewer, person, referral, answer) -> Reasons:
    if answer is None:
        return Reasons()
    return reasons_of(answer, viewer, Pair(person, referral.opportunity, NamedPlace.of(referral)))


def clearances_to_show(viewer, referral) -> list:
    return list(clearances_of(clearances_seen_by(viewer), referral.care_leaver, referral.opportunity))


def _step_draft(referral) -> dict:
    """The draft of the next step stands on the referral's page, wherever it was sent from."""
    page = reverse("referral", args=[referral.public_id])
    return {"draft": "referral-step", "about": referral.public_id, "begun_from": referral.state, "page": page}


def _drafted(request, referral, form: StepForm) -> Draft:
    facts = _step_draft(referral)
    return drafted(request, form, facts.pop("draft"), **facts)


def _facts(referral, *, is_held: bool) -> list[Row]:
    opportunity = referral.opportunity
    rows = [
        Row("Step", f"{referral.get_state_display()}{': held' if is_held else ''}"),
        Row("Since", day(referral.last_step_at)),
        Row("Employer", opportunity.employer.name),
        Row("Opportunity", f"{opportunity.title}. {type_and_level(opportunity)}"),
        *([Row("Place", referral.workplace)] if referral.workplace else []),
        Row("Way in", referral.get_way_display()),
    ]
    if referral.way == Way.HELPED_TO_APPLY:
        rows.append(Row("Apply by", day(referral.apply_by) if referral.apply_by else "no day given"))
    return rows


def _removed_starts(person, referral, events) -> list[str]:
    """What each start said that was taken back; asked for only where one was."""
    if not any(event.step == Step.START_TAKEN_BACK for event in events):
        return []
    return removed_sentences(
        corrections_by_record(person, CorrectionOf.PLACEMENT), CorrectionOf.PLACEMENT, referral.public_id
    )


def _readings(referral) -> list[str]:
    """Who said that the words give nothing away, and when, of those that the employer may still read."""
    found = []
    for each in referral.words_readings.select_related("by"):
        names = [LABELS[name] for name in each.fields if name in referral.disclosed]
        if names:
            found.append(f"{', '.join(names)}: read by {each.by} on {day(each.created_at)}")
    return found

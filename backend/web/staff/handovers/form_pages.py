"""A handover is written, gone through with the young person, given to the next council, or called off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from backend.care_leavers.choices import HandoverHeading, HandoverState
from backend.care_leavers.handovers import (
    agree_handover,
    begin_council_handover,
    end_handover,
    give_handover,
    hold_handover,
    write_handover,
)
from backend.care_leavers.models import CareLeaver, Handover
from backend.care_leavers.permissions import can_write_handovers
from backend.core import clock
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.shown import Shown
from backend.web.staff.handovers.forms import AgreeForm, GivenForm, HandoverForm, NextCouncilForm, NotNeededForm
from backend.web.staff.handovers.pages import find
from backend.web.staff.handovers.proposal import proposed_handover
from backend.web.staff.handovers.shown import NEXT, ShownHandover, lines_by_heading
from backend.web.staff.people.identity import PersonFormPage


READS_IT = "They read every line on their page, and may leave out any. One thing a line. Nothing of safety marks."
TO_HAND = "It is printed and put into somebody’s hand. Nothing is sent from here."


@GET_AND_POST
@only(can_write_handovers)
def write(request, public_id):
    handover, person = find(request, public_id, page="handover-write")
    if request.method != "POST" and handover.state not in NEXT:
        return _nothing_to_do(request, person, "It is not changed any more: what they said yes to is kept as it was.")
    lines = list(handover.may_be_shown)
    proposed = (
        _as_written(lines)
        if handover.written_at
        else {name.value: text for name, text in proposed_handover(request.viewer, person).items()}
    )
    page = PersonFormPage(
        request,
        HandoverForm,
        draft="handover-write",
        about=public_id,
        proposed=proposed,
        shown=Shown(_as_it_stands(handover), lambda: _as_it_stands(hold_handover(handover))),
    )
    theirs = reverse("person-handover", args=[person.public_id])
    if page.saves(write_handover, handover=handover):
        said = f"Saved. Nothing is passed on before {person.known_as} says yes, on their page or to you."
        return page.redirect(said, theirs)
    return page.show_about(
        person,
        "web/staff/handovers/write.html",
        heading=f"Write the handover for {person.known_as}",
        button="Save the handover",
        explanation=READS_IT,
        back=theirs,
        shown=ShownHandover(handover),
        is_proposed=handover.written_at is None,
    )


def _as_it_stands(handover: Handover) -> dict[str, str]:
    """So that nobody writes over what a colleague wrote while the page was open."""
    return {f"what {handover.written_by} wrote": str(handover.written_at)} if handover.written_at else {}


def _as_written(lines) -> dict[str, str]:
    return {
        heading.value: "\n".join(each.words for each in lines if each.heading == heading) for heading in HandoverHeading
    }


@GET_AND_POST
@only(can_write_handovers)
def agree(request, public_id):
    handover, person = find(request, public_id, page="handover-agree")
    if request.method != "POST" and handover.state != HandoverState.WRITTEN:
        return _nothing_to_do(request, person, "There is nothing to go through with them now.")
    lines = list(handover.may_be_shown)
    page = PersonFormPage(
        request,
        AgreeForm,
        proposed={"on": clock.today()},
        shown=Shown(_lines_now(handover), lambda: _lines_now(handover)),
        lines=[(str(each.public_id), each.words) for each in lines],
    )
    if page.saves(agree_handover, handover=handover):
        return page.redirect(
            "Recorded. What they want left out is passed on to nobody.", "handover", public_id=public_id
        )
    return page.show_about(
        person,
        "web/staff/handovers/agree.html",
        heading="Go through it with them",
        button="Record their yes",
        explanation="Read it to them line by line. They may also do this by themselves on their page.",
        back=reverse("person-handover", args=[person.public_id]),
        shown=ShownHandover(handover),
        parts=lines_by_heading(lines),
        change=reverse("handover-write", args=[public_id]),
    )


def _lines_now(handover: Handover) -> dict[str, str]:
    return {each.words: str(each.public_id) for each in handover.may_be_shown}


def _nothing_to_do(request, person: CareLeaver, said: str) -> HttpResponse:
    messages.info(request, said)
    return redirect("person-handover", public_id=person.public_id)


@GET_AND_POST
@only(can_write_handovers)
def to_council(request, public_id):
    person = person_or_404(request, public_id, page="person-handover-council")
    page = PersonFormPage(request, NextCouncilForm, proposed={})
    if page.saves(begin_council_handover, care_leaver=person):
        return page.redirect("Begun. Write what is passed on.", "handover-write", public_id=page.result.public_id)
    return page.show_about(
        person,
        heading="A page for their next council",
        button="Begin it",
        explanation=f"{TO_HAND} They say yes to it first.",
        back=reverse("person-handover", args=[public_id]),
    )


@GET_AND_POST
@only(can_write_handovers)
def give(request, public_id):
    handover, person = find(request, public_id, page="handover-give")
    page = PersonFormPage(request, GivenForm, proposed={"given_on": clock.today()})
    if page.saves(give_handover, handover=handover):
        return page.redirect("Recorded, with who took it.", "handover", public_id=public_id)
    return page.show_about(
        person,
        heading="It was given to the next council",
        button="Record it",
        explanation=TO_HAND,
        back=reverse("handover", args=[public_id]),
    )


@GET_AND_POST
@only(can_write_handovers)
def end(request, public_id):
    handover, person = find(request, public_id, page="handover-end")
    page = PersonFormPage(request, NotNeededForm, proposed={})
    theirs = reverse("person-handover", args=[person.public_id])
    if page.saves(end_handover, handover=handover):
        return page.redirect("Called off. What was written is kept, and passed on to nobody.", theirs)
    return page.show_about(
        person,
        heading="No handover is needed",
        button="Call it off",
        explanation="What was written is kept, and passed on to nobody.",
        back=theirs,
    )

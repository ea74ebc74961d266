"""Lines about what a young person answers on their own page: what they say of each opportunity, and what they stop."""

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse

from backend.care_leavers.consents import named_by
from backend.care_leavers.models import Consent
from backend.care_leavers.permissions import can_keep_own_pages, consents_of
from backend.placements.talks import was_talk_since
from backend.referrals.permissions import interested_and_not_referred, put_forward_now
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.permissions import suggestions_of
from backend.shortlists.suggestions import answers_about
from backend.web.kit.addresses import address_of
from backend.web.kit.formats import listed
from backend.web.staff.people.taken_back_rows import seen_words
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.own_page import quoted
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency, told_them
from backend.web.staff.today.when import since_and_when


def _interested(desk: Desk) -> QuerySet:
    found = interested_and_not_referred(desk.viewer).filter(care_leaver__in=desk.person_ids)
    return found.filter(opportunity__in=desk.open_opportunities).order_by("answered_at", "id")


def _wants_it(desk: Desk, suggestion) -> Line:
    person, opportunity = suggestion.care_leaver, suggestion.opportunity
    return Line.of(
        person,
        f"Interested in {opportunity.title}{quoted(suggestion.own_words)}",
        Act(
            "Help them apply" if opportunity.applies_elsewhere else "Put them forward",
            reverse("refer", args=[person.public_id, opportunity.public_id]),
        ),
        row=suggestion.public_id,
        **since_and_when(desk.today, suggestion.answered_at, late_after=5),
    )


def _refused(desk: Desk, *, put_forward: bool) -> QuerySet:
    found = suggestions_of(desk.viewer).answered(OwnAnswer.NOT_FOR_ME).filter(care_leaver__in=desk.person_ids)
    is_put_forward = Exists(put_forward_now(desk.viewer, "care_leaver", "opportunity"))
    theirs = found.filter(is_put_forward if put_forward else ~is_put_forward)
    return theirs.order_by("answered_at", "id")


def _no_and_put_forward(desk: Desk) -> QuerySet:
    """Whatever has become of the opportunity, and of its place on their page: their page says that nothing stops until
    somebody has talked to them, so a talk since settles it and nothing else, but for another answer of theirs."""
    changed = answers_about("care_leaver", "opportunity").filter(at__gt=OuterRef("answered_at"))
    said = _refused(desk, put_forward=True).annotate(answered_on=TruncDate(F("answered_at")))
    return said.filter(~Exists(changed), ~was_talk_since(OuterRef("answered_at"), OuterRef("answered_on")))


def _no_first(desk: Desk, suggestion) -> Line:
    return Line.of(
        suggestion.care_leaver,
        f"Put forward, and now says not for me: {suggestion.opportunity.title}.{_why(suggestion)}"
        " Their page says that nothing stops until you have talked",
        Act(
            "Talk with them",
            reverse("referral", args=[suggestion.referral]),
            "talk with them first",
            may=viewers.those_who_talk_with_them,
        ),
        row=suggestion.public_id,
        more=(Act("Read why, in their words", _read_why(suggestion)),),
        **since_and_when(desk.today, suggestion.answered_at, late_after=3),
    )


def _no_alone(desk: Desk) -> QuerySet:
    return _refused(desk, put_forward=False).current().filter(opportunity__in=desk.open_opportunities)


def _read_why(suggestion) -> str:
    return f"{address_of('person-own-page', suggestion.care_leaver.public_id)}#suggestions"


def _why(suggestion) -> str:
    reasons = [NotForMe(each).label.lower() for each in suggestion.because or ()]
    return f" Because: {listed(reasons)}" if reasons else ""


def _not_for_me(desk: Desk, suggestion) -> Line:
    person, why = suggestion.care_leaver, _why(suggestion)
    return Line.of(
        person,
        f"Not for me: {suggestion.opportunity.title}.{why}",
        Act(
            "Read why",
            _read_why(suggestion),
            "read why, then take it off their page",
        ),
        row=suggestion.public_id,
        **since_and_when(desk.today, suggestion.answered_at),
    )


def _stopped(desk: Desk) -> QuerySet[Consent]:
    stopped = consents_of(desk.viewer).select_related(None).stopped_by_themselves()
    theirs = stopped.filter(care_leaver__in=desk.person_ids)
    spoken = was_talk_since(OuterRef("withdrawn_at"), OuterRef("withdrawn_on"))
    return theirs.filter(~spoken).order_by("withdrawn_at", "id")


def _stopped_agreeing(desk: Desk, consent: Consent) -> Line:
    """With what each employer had been told by it, field by field, and when it was opened."""
    person, seen_by = consent.care_leaver, f"Shown by then to {listed(consent.seen_by)}" if consent.seen_by else ""
    told = " ".join(map(seen_words, consent.seen)).removesuffix(".")
    agreements = f"{address_of('person-consent', person.public_id)}#taken-back"
    return Line.of(
        person,
        f"Stopped on their own page: {named_by(consent)}. {told or seen_by or 'No employer had been shown it'}",
        told_them(
            person,
            "talk with them about what they stopped and what was seen",
            "Talked about. Nothing of it goes to an employer any more",
        ),
        row=consent.public_id,
        more=(Act("Ask them to delete it", agreements),) if consent.seen else (),
        **since_and_when(desk.today, consent.withdrawn_at, late_after=3),
    )


KINDS = (
    Kind(
        "interested",
        "young person who is interested,young people who are interested",
        Urgency.ANSWER,
        can_keep_own_pages,
        (Source(Subject.SUGGESTION, _interested, _wants_it),),
    ),
    Kind(
        "put-forward-and-no",
        "young person put forward who says no,young people put forward who say no",
        Urgency.PROMISE,
        can_keep_own_pages,
        (Source(Subject.SUGGESTION, _no_and_put_forward, _no_first),),
    ),
    Kind(
        "stopped-agreeing",
        "agreement that a young person stopped,agreements that young people stopped",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.CONSENT, _stopped, _stopped_agreeing),),
    ),
    Kind(
        "not-for-me",
        "opportunity that is not for them,opportunities that are not for them",
        Urgency.TURN,
        can_keep_own_pages,
        (Source(Subject.SUGGESTION, _no_alone, _not_for_me),),
    ),
)

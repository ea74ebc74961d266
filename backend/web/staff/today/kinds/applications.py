"""Lines about applications that somebody is helped with: to send, whether they heard, and why one came to nothing."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse

from backend.care_leavers.choices import OF_AN_APPLICATION, OwnMessageKind
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.permissions import own_messages_of
from backend.referrals.application_clock import (
    nothing_recorded_since,
    to_ask_whether_heard,
    to_say_why,
    to_send_soon,
    with_last_day_gone,
)
from backend.referrals.applications import left_to_do, parts_of
from backend.referrals.choices import OPEN_APPLICATION, ApplicationPart, ReferralState
from backend.referrals.late_applications import to_help_on
from backend.referrals.models import Referral
from backend.referrals.permissions import can_help_apply, referrals_of
from backend.web.kit.addresses import address_of
from backend.web.kit.formats import listed
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import from_today, page_of, what_of
from backend.web.staff.today.kinds.own_page import quoted, read_first
from backend.web.staff.today.kinds.referrals import CLOSES_WITHIN
from backend.web.staff.today.lines import Act, InPlace, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, since, since_and_when, weekday_and_day


def _going_on(desk: Desk) -> QuerySet:
    """Of one with no place left another line asks to tell them."""
    return desk.alone.with_flags().filter(no_place_left=False)


def _soon(desk: Desk) -> QuerySet:
    return to_send_soon(_going_on(desk), desk.today).order_by("apply_by", "id")


def _to_send(desk: Desk, referral: Referral) -> Line:
    last, left = referral.apply_by, left_to_do(parts_of(referral))
    return Line.of(
        referral.care_leaver,
        f"Applying, last day {weekday_and_day(last, desk.today)}: {what_of(referral)}. {_still(left)}",
        Act("Help them apply", page_of(referral), "help them to apply", may=can_help_apply),
        row=referral.public_id,
        since=referral.last_step_at,
        when=due(desk.today, last),
        due=last,
        urgency=Urgency.APPOINTMENT if last == desk.today else None,
    )


def _still(left: Sequence[str], said: str = "Still to do") -> str:
    names = [each if each == ApplicationPart.CV.label else each.lower() for each in left]
    return f"{said}: {listed(names)}" if left else "All is ready"


def _late(desk: Desk) -> QuerySet:
    """From a week before the last day on other lines tell what is to do."""
    not_near = _going_on(desk).filter(Q(apply_by__isnull=True) | Q(apply_by__gt=desk.today + CLOSES_WITHIN))
    return to_help_on(not_near, desk.today).order_by("last_step_at", "id")


def _help_on(desk: Desk, referral: Referral) -> Line:
    last, parts = referral.apply_by, parts_of(referral)
    until = f"last day {weekday_and_day(last, desk.today)}" if last else "no last day given"
    late = [each.part.label for each in parts if each.is_late(desk.today)]
    to_do = _still(late, "Late") if late else _still(left_to_do(parts))
    return Line.of(
        referral.care_leaver,
        f"Applying, {until}: {what_of(referral)}. {to_do}",
        Act("Help them apply", page_of(referral), "help them on with their application", may=can_help_apply),
        row=referral.public_id,
        **since_and_when(desk.today, referral.last_step_at, late_after=7),
    )


def _gone(desk: Desk) -> QuerySet:
    return with_last_day_gone(_going_on(desk), desk.today).order_by("apply_by", "id")


def _did_they(desk: Desk, referral: Referral) -> Line:
    return Line.of(
        referral.care_leaver,
        f"The last day to apply has gone by, and nobody has said whether they applied: {what_of(referral)}",
        Act("Say whether they applied", page_of(referral)),
        row=referral.public_id,
        since=referral.last_step_at,
        when=due(desk.today, referral.apply_by),
        due=referral.apply_by,
    )


def _still_stands(desk: Desk, kind: OwnMessageKind) -> Q:
    """Beside what they wrote of an application: it stands where it stood when they wrote."""
    going_on = referrals_of(desk.viewer).filter(state__in=OPEN_APPLICATION[kind]).values("public_id")
    return Q(nothing_recorded_since("created_at", "about"), kind=kind, about__in=going_on)


def _said(desk: Desk, kind: OwnMessageKind) -> QuerySet[OwnMessage]:
    """What they wrote of an application that stands where it stood when they wrote; it moves nothing by itself."""
    mine = own_messages_of(desk.viewer).select_related(None).waiting().of_kind(kind)
    theirs = mine.filter(care_leaver__in=desk.person_ids, names_harm=False)
    return theirs.filter(_still_stands(desk, kind)).order_by("created_at", "id")


def _sent(desk: Desk) -> QuerySet[OwnMessage]:
    return _said(desk, OwnMessageKind.SENT)


def _heard(desk: Desk) -> QuerySet[OwnMessage]:
    return _said(desk, OwnMessageKind.HEARD)


def _says(desk: Desk, message: OwnMessage) -> Line:
    is_sent = message.kind == OwnMessageKind.SENT
    said = "Says they have applied" if is_sent else "Says they have heard"
    page = reverse("referral", args=[message.about])
    act = Act("They have applied", page, "record that they have applied", InPlace.APPLIED)
    if not is_sent:
        act = Act("What did they hear?", page, "record what they have heard", InPlace.HEARD)
    return Line.of(
        message.care_leaver,
        f"{said}: {message.about_title}{quoted(message.words)}",
        act,
        row=message.public_id,
        **read_first(message.words),
        **since_and_when(desk.today, message.created_at, late_after=3),
    )


def _unread(desk: Desk) -> QuerySet[OwnMessage]:
    """Words of theirs that nobody has answered, though what they said of it is recorded or has come to nothing."""
    mine = own_messages_of(desk.viewer).select_related(None).of_kind(*OF_AN_APPLICATION)
    theirs = mine.filter(answered_at=None, care_leaver__in=desk.person_ids, names_harm=False).exclude(words="")
    moved_on = theirs.filter(*(~_still_stands(desk, kind) for kind in OF_AN_APPLICATION))
    return moved_on.order_by("created_at", "id")


def _wrote(desk: Desk, message: OwnMessage) -> Line:
    page = from_today(address_of("own-message-answer", message.public_id))
    return Line.of(
        message.care_leaver,
        f"Wrote of their application: {message.about_title}{quoted(message.words)}. The application has moved on since",
        Act("Read and answer", page, "read it and answer"),
        row=message.public_id,
        **read_first(message.words),
        **since_and_when(desk.today, message.created_at, late_after=3),
    )


def _to_ask(desk: Desk) -> QuerySet:
    asked = to_ask_whether_heard(_going_on(desk), desk.today, answer_days=desk.viewer.council.answer_days)
    said = own_messages_of(desk.viewer).waiting().of_kind(*OF_AN_APPLICATION).filter(names_harm=False)
    told = said.filter(nothing_recorded_since("created_at", "about"))  # that line asks the same
    return asked.exclude(public_id__in=told.order_by().values("about")).order_by("last_step_at", "id")


def _have_they_heard(desk: Desk, referral: Referral) -> Line:
    began = "Applied" if referral.state == ReferralState.APPLIED else "Met them"
    return Line.of(
        referral.care_leaver,
        f"{began} {weekday_and_day(referral.last_step_on, desk.today)}. Have they heard? {what_of(referral)}",
        Act("What have they heard?", page_of(referral), "ask whether they have heard", InPlace.HEARD),
        row=referral.public_id,
        since=referral.last_step_at,
        when=since(desk.today, referral.last_step_on),
    )


def _ended(desk: Desk) -> QuerySet:
    return to_say_why(desk.not_held, desk.today).order_by("last_step_at", "id")


def _why(desk: Desk, referral: Referral) -> Line:
    return Line.of(
        referral.care_leaver,
        f"{referral.get_state_display()}: {what_of(referral)}. Say why, then look at their other matches",
        Act("Say why", f"{page_of(referral)}#why", "say why, then look at their other matches", may=can_help_apply),
        row=referral.public_id,
        since=referral.last_step_at,
        when=since(desk.today, referral.last_step_on),
    )


KINDS = (
    Kind(
        "apply-by",
        "application to send within two working days,applications to send within two working days",
        Urgency.CLOSING,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _soon, _to_send, reads=("application_items",)),),
    ),
    Kind(
        "apply-late",
        "application to help on with,applications to help on with",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _late, _help_on, reads=("application_items",)),),
    ),
    Kind(
        "apply-by-gone",
        "application whose last day has gone by,applications whose last day has gone by",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _gone, _did_they),),
    ),
    Kind(
        "says-of-application",
        "young person who says something of an application,young people who say something of an application",
        Urgency.ANSWER,
        viewers.those_who_talk_with_them,
        (Source(Subject.OWN_MESSAGE, _sent, _says), Source(Subject.OWN_MESSAGE, _heard, _says)),
    ),
    Kind(
        "wrote-of-application",
        "word about an application to answer,words about an application to answer",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.OWN_MESSAGE, _unread, _wrote),),
    ),
    Kind(
        "heard-back",
        "application of which to ask whether they have heard,applications of which to ask whether they have heard",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _to_ask, _have_they_heard),),
    ),
    Kind(
        "why-it-ended",
        "application that came to nothing,applications that came to nothing",
        Urgency.TURN,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _ended, _why),),
    ),
)

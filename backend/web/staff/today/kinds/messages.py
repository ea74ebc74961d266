"""Lines about messages: to a young person one that did not arrive, or may not have; a number that nobody has confirmed;
and for the administrator a carrier that fails, with counts alone."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.urls import reverse

from backend.care_leavers.confirmations import is_to_confirm
from backend.care_leavers.permissions import can_edit_profile, messages_to_them_of
from backend.councils.permissions import can_manage_people_and_settings
from backend.notifications.choices import DeliveryStep
from backend.notifications.models import Message
from backend.notifications.standing import standing_of_carriers
from backend.placements.talks import was_talk_since
from backend.web.kit.formats import clock_time, plural
from backend.web.staff.people.message_words import how_it_stands
from backend.web.staff.people.profile_parts import answer_url
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import since_and_when


def _undelivered(desk: Desk) -> QuerySet[Message]:
    """A talk since settles it: they know what the message was to tell them."""
    whose = Subquery(desk.people.filter(public_id=OuterRef("about")).values("pk")[:1])
    mine = messages_to_them_of(desk.viewer).filter(about__in=desk.people.values("public_id")).in_trouble()
    told = mine.alias(care_leaver=whose, step_on=TruncDate("step_at"))
    spoken = was_talk_since(OuterRef("step_at"), OuterRef("step_on"))
    return told.filter(~spoken).order_by("step_at", "id")


def _did_not_arrive(desk: Desk, message) -> Line:
    what = f"{message.get_channel_display()} ({message.get_kind_display().lower()}): {_lowered(how_it_stands(message))}"
    page = reverse("person-message", args=[message.public_id])
    asks = "find out whether they have it" if message.step == DeliveryStep.UNCLEAR else "ring them, then say so"
    act = Act("See the message", page, asks)
    return Line.of(
        message.care_leaver,
        what,
        act,
        row=message.public_id,
        **since_and_when(desk.today, message.step_at, late_after=3),
    )


def _lowered(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _to_confirm(desk: Desk) -> QuerySet:
    return desk.people.with_something_to_confirm().order_by("id")


def _confirm(desk: Desk, person) -> Line:
    fields = [field for field in ("phone", "email") if is_to_confirm(person, field)]
    changed = {each.field: each.recorded_at for each in person.field_sources.all()}
    since_when = min((changed[field] for field in fields if field in changed), default=person.created_at)
    is_phone = "phone" in fields
    what = "new number" if is_phone else "new e-mail address"
    ways = "Ring it and hear their voice" if is_phone else "Ask them"
    return Line.of(
        person,
        f"Has a {what} that nobody has made sure of: no link and no reminder goes there",
        Act("Confirm it", answer_url(person, f"{fields[0]}_confirmed"), f"{_lowered(ways)}, then say how"),
        row=person.public_id,
        **since_and_when(desk.today, since_when, late_after=3),
    )


def _carriers(desk: Desk) -> list[Line]:
    """One line for what waits because a carrier fails, one for what may have gone, and one for what never went."""
    stands, page = standing_of_carriers(desk.viewer.council), reverse("administration-messages")
    lines = []
    if stands.failing:
        began = stands.failing_since
        what = f"{plural(stands.failing, 'message waits,messages wait')}: tried and not sent since {clock_time(began)}"
        lines.append(
            _line(desk, what, Act("See the messages", page, "see what is wrong with what carries them"), began)
        )
    if stands.to_decide:
        what = f"{plural(stands.to_decide, 'message,messages')} to employers or colleagues may not have arrived"
        lines.append(_line(desk, what, Act("Decide", page, "say whether they are sent again"), stands.to_decide_since))
    if stands.lost:
        what = f"{plural(stands.lost, 'message,messages')} to employers or colleagues did not arrive"
        lines.append(_line(desk, what, Act("Decide", page, "see why, then send again or leave"), stands.lost_since))
    return lines


def _line(desk: Desk, what: str, act: Act, began) -> Line:
    when = since_and_when(desk.today, began, late_after=1)
    return Line("Messages", reverse("administration-messages"), what, act, **when)


KINDS = (
    Kind(
        "undelivered",
        "message that did not arrive,messages that did not arrive",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.MESSAGE, _undelivered, _did_not_arrive),),
    ),
    Kind(
        "to-confirm",
        "number or address to confirm,numbers and addresses to confirm",
        Urgency.TURN,
        can_edit_profile,
        (Source(Subject.PERSON, _to_confirm, _confirm, reads=("field_sources",)),),
    ),
    Kind(
        "carriers",
        "messages that are not carried",
        Urgency.APPOINTMENT,
        can_manage_people_and_settings,
        (Computed(_carriers),),
    ),
)

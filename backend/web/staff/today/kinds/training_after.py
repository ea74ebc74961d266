"""Lines about apprentices who lost the job: whether the training goes on has to be asked within some weeks."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.placements.choices import EndReason
from backend.placements.training_after import paid_until, with_training_to_ask_about
from backend.web.kit.formats import day
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import from_today, what_of
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due


REDUNDANT = (
    "Made redundant on {}: the training goes on without an employer until {} at least. Ask the provider, and the"
    " Redundancy Support Service for Apprentices: {}"
)
DISMISSED = (
    "Dismissed on {}. Ask the provider whether it counts as redundancy: the training would go on until {} at least: {}"
)


def _to_ask(desk: Desk) -> QuerySet:
    return with_training_to_ask_about(desk.referrals, desk.today).order_by("placement__ended_on", "id")


def _ask(desk: Desk, referral) -> Line:
    ended = referral.placement
    until = paid_until(ended.ended_on)
    said = REDUNDANT if ended.end_reason == EndReason.REDUNDANCY else DISMISSED
    page = from_today(reverse("placement-support", args=[ended.public_id]))
    return Line.of(
        referral.care_leaver,
        said.format(day(ended.ended_on), day(until), what_of(referral)),
        Act("Say what was asked", page, "ask whether the training goes on"),
        row=ended.public_id,
        since=ended.ended_on,
        due=until,
        when=due(desk.today, until),
    )


KINDS = (
    Kind(
        "training-after",
        "apprentice who lost the job,apprentices who lost the job",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _to_ask, _ask),),
    ),
)

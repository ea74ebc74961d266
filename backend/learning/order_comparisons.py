"""A head registers a comparison of the order in use with the written one, and each Monday draws who has which."""

import datetime as dt
import secrets
from decimal import Decimal

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.digest import text_digest
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.jobs import enqueue
from backend.core.locks import lock_row
from backend.councils.models import Council
from backend.learning.order_protocol import LASTS_WEEKS, Numbers, protocol_text
from backend.model_versions.models import A_WEEK, ModelVersion, OrderComparison, OrderDraw
from backend.placements.models import Placement
from backend.ranking.active_model import is_of_another_engine
from backend.ranking.matching_input import supported_people
from matching.trials import ring_order, seal


MOST_WEEKS, LONGEST_WHY, FEWEST_DRAWN = 104, 400, 2
MOST_PEOPLE = 5_000
FOLLOWED = (26, 52)  # the mark has to fit in


@transaction.atomic
def register(*, council: Council, by: User, **chosen) -> OrderComparison:
    """From a Monday to come on. Whatever is judged later is written here, before anybody is drawn."""
    lock_row(council)
    numbers = Numbers(**chosen)
    version = _live_version(council)
    _refuse_another(council)
    _refuse_weeks(numbers.begins_on, numbers.last_week)
    _refuse_numbers(numbers)
    seed = secrets.token_hex(32)
    names = {"version": str(version).lower(), "council": council.name, "by": by.name}
    protocol = protocol_text(numbers, **names, on=clock.today(), seal=seal(seed))
    return OrderComparison.objects.create(
        council=council,
        version=version,
        **chosen,
        protocol=protocol,
        digest=text_digest(protocol),
        seed=seed,
        seal=seal(seed),
        registered_by=by,
    )


def _live_version(council: Council) -> ModelVersion:
    version: ModelVersion | None = ModelVersion.objects.for_council(council.pk).live().first()
    if version is None or is_of_another_engine(version):
        raise Refused("The written order ranks now, so there is nothing to compare it with. Approve a version first.")
    return version


def _refuse_another(council: Council) -> None:
    if OrderComparison.objects.for_council(council.pk).running_on(clock.today()).exists():
        raise Refused("A comparison runs already. Stop it first, or wait for its end.")


def _refuse_weeks(begins_on: dt.date, last_week: dt.date) -> None:
    for day, field in ((begins_on, "begins_on"), (last_week, "last_week")):
        if day.weekday():
            raise Refused(f"{day:%-d %B %Y} is no Monday. Enter a Monday: it draws then.", field=field)
    if begins_on <= clock.today():
        raise Refused("The protocol comes before the first draw. Enter a Monday to come.", field="begins_on")
    if last_week < begins_on:
        raise Refused("The last draw lies before the first. Check both days.", field="last_week")
    if (last_week - begins_on) // A_WEEK >= MOST_WEEKS:
        raise Refused(f"A comparison draws for {MOST_WEEKS} weeks at most. Enter an earlier Monday.", field="last_week")


def _refuse_numbers(numbers: Numbers) -> None:
    if not FEWEST_DRAWN <= numbers.most <= MOST_PEOPLE:
        raise Refused(f"Enter how many take part, {FEWEST_DRAWN} to {MOST_PEOPLE:,}.", field="most")
    if not FOLLOWED[0] <= numbers.weeks_followed <= FOLLOWED[1]:
        raise Refused("Follow each for {} to {} weeks.".format(*FOLLOWED), field="weeks_followed")
    if not Decimal("0.01") <= numbers.share <= Decimal("0.90"):
        raise Refused(f"Enter how many of 100 you think get to week {LASTS_WEEKS}, 1 to 90.", field="share")
    if not Decimal("0.01") <= numbers.difference <= 1 - numbers.share:
        raise Refused("Enter a rise of 1 in 100 or more, which with those above makes 100 at most.", field="difference")


@transaction.atomic
def stop(*, comparison: OrderComparison, why: str, by: User) -> OrderComparison:
    """All have the order in use from the ranking on that this asks for. Who was drawn is followed, and counts."""
    lock_row(comparison)
    if comparison.stopped_at:
        raise Refused("It was stopped already.")
    if not why.strip():
        raise Refused("Enter why it is stopped.", field="why")
    comparison.stopped_at, comparison.stopped_by = clock.now(), by
    comparison.stopped_because = why.strip()[:LONGEST_WHY]
    comparison.save(update_fields=["stopped_at", "stopped_by", "stopped_because"])
    enqueue(RANK_COUNCIL, comparison.council_id)
    return comparison


@transaction.atomic
def draw_week(council: Council) -> list[OrderDraw]:
    """The draw of this week, once, before the night's ranking reads it: half for either order."""
    week = clock.today() - dt.timedelta(days=clock.today().weekday())
    open_now = OrderComparison.objects.for_council(council.pk).filter(stopped_at=None)
    comparison = open_now.filter(begins_on__lte=week, last_week__gte=week).first()
    if comparison is None:
        return []
    lock_row(comparison)
    free = comparison.most - comparison.draws.count()
    if free < FEWEST_DRAWN or comparison.draws.filter(week=week).exists():
        return []
    drawn = _in_order(comparison, week)[:free]
    if len(drawn) < FEWEST_DRAWN:
        return []
    half = len(drawn) // 2
    return OrderDraw.objects.bulk_create(
        OrderDraw(
            council_id=council.pk,
            comparison=comparison,
            care_leaver=person,
            week=week,
            until=week + comparison.followed_for,
            is_written=place < half,
        )
        for place, person in enumerate(drawn)
    )


def _in_order(comparison: OrderComparison, week: dt.date) -> list[CareLeaver]:
    """Who has no current place and was not drawn before, in the order of the lot."""
    placed = Placement.objects.for_council(comparison.council_id).current().values("care_leaver")
    free = supported_people(comparison.council_id).exclude(id__in=placed)
    people = list(free.exclude(order_draws__comparison=comparison))
    keys = [str(each.public_id) for each in people]
    return [people[place] for place in ring_order(keys, comparison.seed, week.isoformat())]

"""A head switches a trial of extra calls on, each Monday draws, and its finding comes once everybody was followed.

It is about calls beside what everybody has, where there are fewer than people on the list: nobody goes without a call
that they would have had. The draw is by lot, so that what differs between those rung and the others is the call.
"""

import datetime as dt
import secrets
from decimal import Decimal

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.models import Council
from backend.placements.models import CallTrial, CallTrialDraw, Placement
from backend.ranking.may_need_support.listing import SupportState, may_need_support
from matching.trials import ring_order, seal


MOST_WEEKS, MOST_CALLS, LONGEST_WHY = 104, 100, 400
FOLLOWED = (4, 26)


@transaction.atomic
def switch_on(
    *,
    council: Council,
    begins_on: dt.date,
    last_week: dt.date,
    most: int,
    calls_a_week: int,
    weeks_followed: int,
    share: Decimal,
    by: User,
) -> CallTrial:
    """From a Monday to come on. All that is judged later is written here, before anybody is drawn."""
    lock_row(council)
    running = CallTrial.objects.for_council(council.pk).drawing_on(clock.today()).first()
    if running:
        raise Refused(f"A trial draws until {running.last_week:%-d %B %Y} already. Stop it first, or wait for its end.")
    _refuse_weeks(begins_on, last_week)
    _refuse_numbers(most, calls_a_week, weeks_followed, share)
    seed = secrets.token_hex(32)
    return CallTrial.objects.create(
        council=council,
        begins_on=begins_on,
        last_week=last_week,
        most=most,
        calls_a_week=calls_a_week,
        weeks_followed=weeks_followed,
        share=share,
        seed=seed,
        seal=seal(seed),
        switched_on_by=by,
    )


def _refuse_weeks(begins_on: dt.date, last_week: dt.date) -> None:
    for day, field in ((begins_on, "begins_on"), (last_week, "last_week")):
        if day.weekday():
            raise Refused(f"{day:%-d %B %Y} is no Monday. Enter a Monday: it draws then.", field=field)
    if begins_on <= clock.today():
        raise Refused("The protocol comes before the first draw. Enter a Monday to come.", field="begins_on")
    if last_week < begins_on:
        raise Refused("The last draw lies before the first. Check both days.", field="last_week")
    if (last_week - begins_on).days // 7 >= MOST_WEEKS:
        raise Refused(f"A trial draws for {MOST_WEEKS} weeks at most. Enter an earlier Monday.", field="last_week")


def _refuse_numbers(most: int, calls_a_week: int, weeks_followed: int, share: Decimal) -> None:
    if not 1 <= calls_a_week <= MOST_CALLS:
        raise Refused(f"Enter how many more calls you can make in a week, 1 to {MOST_CALLS}.", field="calls_a_week")
    if most < 2 * calls_a_week:
        raise Refused("At least twice as many have to take part as are rung in a week. Enter more.", field="most")
    if not FOLLOWED[0] <= weeks_followed <= FOLLOWED[1]:
        raise Refused("Follow each for {} to {} weeks.".format(*FOLLOWED), field="weeks_followed")
    if not Decimal("0.01") <= share <= Decimal("0.90"):
        raise Refused("Enter how many of 100 you think leave in this time, 1 to 90.", field="share")


@transaction.atomic
def stop(*, trial: CallTrial, why: str, by: User) -> CallTrial:
    """It draws no more. Who was drawn is followed all the same, and counts."""
    lock_row(trial)
    if trial.stopped_at:
        raise Refused("It was stopped already.")
    if not why.strip():
        raise Refused("Enter why it is stopped.", field="why")
    trial.stopped_at, trial.stopped_by, trial.stopped_because = clock.now(), by, why.strip()[:LONGEST_WHY]
    trial.save(update_fields=["stopped_at", "stopped_by", "stopped_because"])
    return trial


@transaction.atomic
def draw_week(council: Council) -> list[CallTrialDraw]:
    """The draw of this week, once: of those on the list about whom nothing was done, and who were not drawn before.

    Where there are calls for all of them nobody is drawn: there is nothing to compare, and everybody can be rung.
    """
    week = monday(clock.today())
    trial = CallTrial.objects.for_council(council.pk).drawing_on(week).filter(begins_on__lte=week).first()
    if trial is None:
        return []
    lock_row(trial)
    before = trial.draws.all()
    free = trial.most - before.count()
    if trial.draws.filter(week=week).exists() or free <= trial.calls_a_week:
        return []
    drawn = _to_draw(trial, week)[:free]
    if len(drawn) <= trial.calls_a_week:
        return []
    return CallTrialDraw.objects.bulk_create(
        CallTrialDraw(
            council_id=council.pk,
            trial=trial,
            placement=placement,
            week=week,
            order=order,
            is_called=order < trial.calls_a_week,
        )
        for order, placement in enumerate(drawn)
    )


def _to_draw(trial: CallTrial, week: dt.date) -> list[Placement]:
    """In the order of the lot."""
    current = Placement.objects.for_council(trial.council_id).exclude(call_draws__trial=trial)
    listed = [each for each in may_need_support(current) if each.state == SupportState.NOTHING_DONE]
    keys = [str(each.placement.public_id) for each in listed]
    return [listed[place].placement for place in ring_order(keys, trial.seed, week.isoformat())]


def monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())

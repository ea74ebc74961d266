"""What a provider says of one person becomes a dated spell, or waits for somebody of ours where it contradicts one."""

import datetime as dt
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.activities.choices import ActivityCode, ProviderKind, Source, Whereabouts
from backend.activities.details import OTHER_TIME, ActivityDetails
from backend.activities.enrolments import why_not_listed
from backend.activities.models import ActivitySpell, Enrolment, ListAnswer, ProviderList
from backend.activities.past import record_activity
from backend.activities.provider_lists import close_if_answered
from backend.activities.services import ONE_DAY, add_details, end_activity, start_activity
from backend.audit.history import last_changed_by
from backend.care_leavers.choices import EvidenceLevel
from backend.care_leavers.evidence import LONGEST_NAME, Evidence
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused


OF_A_PLACEMENT = "It is an EET placement of ours: end it there, with the reason."
MOVED_ON = "They moved on to {where}{since}. Find out what they do there."
NOT_ASKED = "Ask whom they still have first: what they say belongs to that list."
SOMEWHERE = "somewhere else"
OFF_IT = "They do not stand on this list any more."


@transaction.atomic
def answer_list(
    *,
    asked: ProviderList,
    enrolment: Enrolment,
    said: str,
    last_day: dt.date | None = None,
    where: str = "",
    there_since: dt.date | None = None,
    by: User | None = None,
) -> ListAnswer:
    """Once of each person; said again it is the same answer. By whoever holds the link; with `by` it was said on the
    telephone to somebody of ours."""
    before = asked.answers.filter(enrolment=enrolment).first()
    if before:
        return before
    if enrolment.provider_id != asked.provider_id:
        raise Refused(OFF_IT)
    answer = take_answer(
        asked=asked, enrolment=enrolment, said=said, last_day=last_day, where=where, there_since=there_since, by=by
    )
    close_if_answered(asked)
    return answer


@transaction.atomic
def take_answer(
    *,
    enrolment: Enrolment,
    said: str,
    last_day: dt.date | None = None,
    where: str = "",
    there_since: dt.date | None = None,
    asked: ProviderList | None = None,
    holds: str = "",
    by: User | None,
) -> ListAnswer:
    """Without `asked` nobody asked for it: it stands in a file. What `holds` says keeps it from becoming a spell."""
    if why_not_listed(enrolment):
        raise Refused(OFF_IT)
    moved = {"where": where.strip(), "there_since": there_since} if said == Whereabouts.MOVED else {}
    _refuse_days(enrolment, said, last_day)
    _refuse_there_since(last_day, moved.get("there_since"))
    CareLeaver.objects.lock(enrolment.care_leaver_id)
    spell, held = (None, holds) if holds else _taken(enrolment, said, last_day, by)
    if moved and not held:
        held = MOVED_ON.format(where=_quoted(moved["where"]), since=_since(there_since))
    answer = ListAnswer.objects.create(
        council_id=enrolment.council_id,
        provider_list=asked,
        enrolment=enrolment,
        care_leaver=enrolment.care_leaver,
        said=said,
        last_day=None if said == Whereabouts.STILL_HERE else last_day,
        answered_at=clock.now(),
        **moved,
        said_by=_speaker(enrolment),
        spell=spell,
        held_because=held,
    )
    if said != Whereabouts.STILL_HERE:
        _end_after(enrolment, answer)
    return answer


def _end_after(enrolment: Enrolment, answer: ListAnswer) -> None:
    enrolment.ended_on = clock.today()
    enrolment.ended_because = f"{_speaker(enrolment)}: {answer.get_said_display()}"
    enrolment.save(update_fields=["ended_on", "ended_because"])


def answer_by_telephone(*, enrolment: Enrolment, by: User, **said: Any) -> ListAnswer:
    """Somebody of ours rang them, and writes down what they said of one person."""
    asked = enrolment.provider.lists.filter(closed_on=None).first()
    before = enrolment.answers.filter(provider_list=asked).first() if asked else enrolment.answers.first()
    if before:
        who = by_whom_on(last_changed_by(before), before.answered_at)
        raise Refused(f"It is recorded already, {who}: {before.get_said_display().lower()}.")
    if asked is None:
        raise Refused(NOT_ASKED)
    return answer_list(asked=asked, enrolment=enrolment, by=by, **said)


def _refuse_days(enrolment: Enrolment, said: str, last_day: dt.date | None) -> None:
    if said not in Whereabouts:
        raise Refused("Select whether they are still here.", field="said")
    if said == Whereabouts.STILL_HERE:
        return
    if last_day is None:
        raise Refused("Enter their last day here.", field="last_day")
    if last_day > clock.today():
        raise Refused("Their last day is still to come: they are still here. Give a day up to today.", field="last_day")
    if last_day < enrolment.starts_on:
        raise Refused(f"They began on {_day(enrolment.starts_on)}. Give their last day from then on.", field="last_day")


def _refuse_there_since(last_day: dt.date | None, since: dt.date | None) -> None:
    if since is None or last_day is None:
        return
    if since > clock.today():
        raise Refused("They are there from a day up to today on. Check the date, or leave it empty.", "there_since")
    if since <= last_day:
        raise Refused(
            f"Their last day here was {_day(last_day)}. Give a later day, or leave it empty.", field="there_since"
        )


def _quoted(where: str) -> str:
    return f"“{where}”" if where else SOMEWHERE


def _since(day: dt.date | None) -> str:
    return f", since {_day(day)}" if day else ""


def _taken(
    enrolment: Enrolment, said: str, last_day: dt.date | None, by: User | None
) -> tuple[ActivitySpell | None, str]:
    try:
        with transaction.atomic():
            if said == Whereabouts.STILL_HERE:
                return _still(enrolment, by)
            return _left(enrolment, last_day or clock.today(), by)
    except Refused as refusal:
        return None, refusal.message


def _still(enrolment: Enrolment, by: User | None) -> tuple[ActivitySpell | None, str]:
    person, today = enrolment.care_leaver, clock.today()
    standing = person.activity_spells.on(today).first()
    if standing and standing.code != ActivityCode.NOT_KNOWN:
        if not _is_the_same(standing, enrolment):
            return None, _contradicts(standing)
        return add_details(spell=standing, details=_details(enrolment, standing.starts_on), by=by), ""
    first = _first_day(enrolment, today)
    details = _details(enrolment, first)
    facts = {"care_leaver": person, "code": enrolment.code, "on": first, "source": _source(enrolment), "by": by}
    return start_activity(**facts, details=details), ""


def _left(enrolment: Enrolment, last: dt.date, by: User | None) -> tuple[ActivitySpell | None, str]:
    person = enrolment.care_leaver
    standing = person.activity_spells.on(last).first()
    facts = {"care_leaver": person, "source": _source(enrolment), "by": by}
    if standing is None or standing.code == ActivityCode.NOT_KNOWN:
        first = _first_day(enrolment, last)
        details = _details(enrolment, first)
        return record_activity(code=enrolment.code, on=first, ends_on=last, details=details, **facts), ""
    if not _is_the_same(standing, enrolment) or standing.ends_on not in (None, last):
        return None, _contradicts(standing)
    if standing.ends_on:
        return standing, ""
    if standing.source == Source.PLACEMENT:
        return None, OF_A_PLACEMENT
    add_details(spell=standing, details=_details(enrolment, standing.starts_on), by=by)
    end_activity(spell=standing, on=last, by=by)
    start_activity(code=ActivityCode.NOT_KNOWN, on=last + ONE_DAY, **facts)
    return standing, ""


def _first_day(enrolment: Enrolment, until: dt.date) -> dt.date:
    """From which day on nothing else is known, up to this one; not before they began there."""
    known = enrolment.care_leaver.activity_spells.exclude(code=ActivityCode.NOT_KNOWN).filter(starts_on__lte=until)
    last = known.first()
    return max(enrolment.starts_on, last.ends_on + ONE_DAY) if last and last.ends_on else enrolment.starts_on


def _is_the_same(spell: ActivitySpell, enrolment: Enrolment) -> bool:
    """Full or part time, it is what they do there."""
    return spell.code in (enrolment.code, OTHER_TIME.get(ActivityCode(enrolment.code)))


def _details(enrolment: Enrolment, first: dt.date) -> ActivityDetails:
    said = Evidence(EvidenceLevel.SAID_BY_OTHERS, _speaker(enrolment), max(clock.today(), first))
    return ActivityDetails(evidence=said)


def _speaker(enrolment: Enrolment) -> str:
    provider = enrolment.provider
    return f"{provider.contact_name}, {provider.name}"[:LONGEST_NAME]


def _source(enrolment: Enrolment) -> Source:
    return Source.EMPLOYER if enrolment.provider.kind == ProviderKind.EMPLOYER else Source.PROVIDER


def _contradicts(spell: ActivitySpell) -> str:
    until = f" to {_day(spell.ends_on)}" if spell.ends_on else ""
    return f"We have “{spell.get_code_display()}” from {_day(spell.starts_on)}{until}."


@transaction.atomic
def settle_answer(*, answer: ListAnswer, how: str, by: User) -> ListAnswer:
    """Somebody of ours found out, and put the record right where it was wrong."""
    held = ListAnswer.objects.select_for_update().get(pk=answer.pk)
    if held.settled_at:
        raise Refused(f"{held.settled_by} has settled this already: {held.settled_how}")
    if not how.strip():
        raise Refused("Say what you found out.", field="how")
    held.settled_at, held.settled_by, held.settled_how = clock.now(), by, how.strip()
    held.save(update_fields=["settled_at", "settled_by", "settled_how"])
    return held


def _day(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"

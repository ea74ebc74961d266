"""What lets a pair go on past something unknown about safety, or past a rule that is not law: a named person's words.

Said of the facts as they are: once one of them changes, it counts no longer, and somebody has to look again.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.models import CareLeaver, FieldSource
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.choices import Role
from backend.councils.permissions import roles_in
from backend.employers.organisations.conflicts import refuse_own
from backend.notifications.links import link_to
from backend.opportunities.models import Opportunity
from backend.referrals.choices import MAY_CHECK, ClearanceKind
from backend.referrals.gate_answers import GateAnswer, Obstacle
from backend.referrals.models import Clearance, ClearanceQuerySet
from backend.referrals.worker_messages import tell_workers


# What a check of these speaks of. Recorded anew since, it is another custody or another licence, however alike.
RECORDED_ANEW = {"custody": "in_custody", "licence": "licence_conditions"}
SHORTEST_WORDS = 10  # letters: "ok" says nothing of what was checked


@transaction.atomic
def record_checked(*, answer: GateAnswer | None, words: str, by: User) -> list[Clearance]:
    """Write down what a named person checked about everything the answer holds for."""
    if answer is None or not answer.to_check:
        raise Refused("Nothing waits to be checked here any more.", "checked")
    council_id = _council_of(answer)
    if not MAY_CHECK & roles_in(by, council_id):
        raise Refused("Only an EET adviser, virtual school staff or the head may say what was checked.", "checked")
    _refuse_own(answer, to="say what was checked", by=by, who=MAY_CHECK)
    if len(words.strip()) < SHORTEST_WORDS:
        raise Refused("Say what you checked, with whom and how, so that others can rely on it.", "checked")
    return _write(answer, answer.to_check, ClearanceKind.CHECKED, words, by)


@transaction.atomic
def go_past(*, answer: GateAnswer, names: Iterable[str], reason: str, by: User) -> list[Clearance]:
    """Let the pair go on although these criteria are not met. Their advisers are told."""
    council_id = _council_of(answer)
    if Role.HEAD not in roles_in(by, council_id):
        raise Refused("Only a virtual school head of this council may go past a rule.")
    _refuse_own(answer, to="go past a rule for it", by=by, who={Role.HEAD})
    wanted = set(names)
    passed = [each for each in answer.to_pass if each.name in wanted]
    if not wanted or len(passed) != len(wanted):
        raise Refused("Choose what you go past from what stands against it now.", "names")
    if len(reason.strip()) < SHORTEST_WORDS:
        raise Refused("Give the reason, so that whoever reads it later can follow it.", "reason")
    written = _write(answer, passed, ClearanceKind.PASSED, reason, by)
    _tell_advisers(written[0])
    return written


@transaction.atomic
def take_back(*, clearance: Clearance, reason: str, by: User) -> Clearance:
    """Let it count no longer; it stays on record."""
    lock_row(clearance)
    if not MAY_CHECK & roles_in(by, clearance.council_id):
        raise Refused("Only an EET adviser, virtual school staff or the head may take this back.")
    if clearance.taken_back_at:
        raise Refused(
            f"This was taken back already, {by_whom_on(clearance.taken_back_by_id, clearance.taken_back_at)}."
        )
    if not reason.strip():
        raise Refused("Say why this is taken back.", "reason")
    clearance.taken_back_at, clearance.taken_back_by = clock.now(), by
    clearance.taken_back_reason = reason.strip()
    clearance.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_reason"])
    return clearance


def _refuse_own(answer: GateAnswer, *, to: str, by: User, who: Collection[Role]) -> None:
    offer = Opportunity.with_found.select_related("employer").filter(id=answer.opportunity_id).first()
    if offer:
        refuse_own(offer.employer, to=to, by=by, who=who)


def _council_of(answer: GateAnswer) -> int:
    return CareLeaver.objects.values_list("council_id", flat=True).get(id=answer.care_leaver_id)


def _write(
    answer: GateAnswer, obstacles: Iterable[Obstacle], kind: ClearanceKind, words: str, by: User
) -> list[Clearance]:
    council_id = _council_of(answer)
    return [
        Clearance.objects.create(
            council_id=council_id,
            care_leaver_id=answer.care_leaver_id,
            opportunity_id=answer.opportunity_id,
            kind=kind,
            criterion=each.name,
            sentence=each.sentence,
            about_safety=each.visible_to == "adviser",
            facts_digest=each.digest,
            words=words.strip(),
            by=by,
        )
        for each in obstacles
    ]


def _tell_advisers(clearance: Clearance) -> None:
    """A link alone: what was gone past is read on the page."""
    person, opportunity = clearance.care_leaver, clearance.opportunity
    tell_workers(
        person,
        subject="A rule was gone past for somebody you work with",
        said=f"{clearance.by} went past a rule, with a reason.",
        link=link_to("match-facts", person_id=person.public_id, opportunity_id=opportunity.public_id),
        by=clearance.by,
    )


def standing_for(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[Clearance]]:
    """Of each pair of a young person and an opportunity (ids), what was said, not taken back and not overtaken."""
    wanted = set(pairs)
    rows = Clearance.objects.standing().filter(
        care_leaver__in={person for person, _ in wanted}, opportunity__in={opportunity for _, opportunity in wanted}
    )
    found: dict[tuple[int, int], list[Clearance]] = {pair: [] for pair in wanted}
    for row in rows.exclude(_recorded_anew()).order_by("id"):
        found.get((row.care_leaver_id, row.opportunity_id), []).append(row)
    return found


def _recorded_anew() -> Q:
    since = FieldSource.objects.filter(care_leaver=OuterRef("care_leaver"), recorded_at__gt=OuterRef("created_at"))
    kinds = (Q(Exists(since.filter(field=field)), criterion=name) for name, field in RECORDED_ANEW.items())
    return reduce(or_, kinds)


def recorded_anew_at(care_leaver_id: int, names: Collection[str]) -> dict[str, dt.datetime]:
    """When what these obstacles speak of was recorded last, of those where that alone asks for another look."""
    criteria = {RECORDED_ANEW[name]: name for name in names if name in RECORDED_ANEW}
    if not criteria:
        return {}
    rows = FieldSource.objects.filter(care_leaver=care_leaver_id, field__in=criteria)
    return {criteria[field]: at for field, at in rows.values_list("field", "recorded_at")}


def has_clearances(care_leaver, opportunity: str = "pk") -> Exists:
    """Whether anything was said of the pair, beside the rows of a query that holds the opportunity."""
    return Exists(Clearance.objects.filter(care_leaver=care_leaver, opportunity=OuterRef(opportunity)))


def clearances_of(seen: ClearanceQuerySet, care_leaver: CareLeaver, opportunity: Opportunity) -> ClearanceQuerySet:
    """Of those somebody may see all of a pair, with who said it, the newest first."""
    said = seen.filter(care_leaver=care_leaver, opportunity=opportunity)
    return said.select_related("by", "taken_back_by").latest_first()

"""A feed names the employer of an advert anew: the advert stays with its employer, and an officer says whose it is."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import QuerySet

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.jobs import enqueue
from backend.core.locks import lock_row
from backend.core.protection import council_context
from backend.employers.choices import EmployerKind, FeedNameAnswer
from backend.employers.feed_employers import employer_known_from_feed
from backend.employers.models import Employer, FeedName
from backend.employers.organisations.conflicts import refuse_own
from backend.employers.organisations.loading import lock_organisations
from backend.employers.organisations.names import Likeness, compare
from backend.employers.organisations.pauses import derive_pauses
from backend.employers.organisations.services import add_trading_name, answer_whether_one, take_back
from backend.opportunities.models import Opportunity


Moved = Callable[[QuerySet[Opportunity]], None]


def ask_about_name(opportunity: Opportunity, name: str) -> None:
    """Nothing is asked about a name that is known of the employer, or that somebody has answered for."""
    employer = opportunity.employer
    if name == employer.name:
        return
    council_id = opportunity.council_id
    with council_context(council_id):
        if employer.trading_names.current().filter(name=name).exists():
            return
        lock_organisations(council_id)
        reference = {"source": opportunity.source, "external_reference": opportunity.external_reference}
        _, is_new = FeedName.objects.get_or_create(council_id=council_id, employer=employer, name=name, **reference)
        if is_new and not derive_pauses(council_id):
            enqueue(RANK_COUNCIL, council_id)


@transaction.atomic
def answer_feed_name(*, feed_name: FeedName, answer: FeedNameAnswer, reason: str, moved: Moved, by: User) -> FeedName:
    """The same employer is known by this name from now on; another's adverts go to the row of that name.

    `moved` is told of adverts that changed hands: what stands above and holds their employer follows
    (`referrals.moved_adverts`).
    """
    lock_organisations(feed_name.council_id)
    lock_row(feed_name)
    if feed_name.answer:
        raise Refused(f"This was answered already, {by_whom_on(feed_name.answered_by_id, feed_name.answered_at)}.")
    if not reason.strip():
        raise Refused("Say what you looked at.", "reason")
    refuse_own(feed_name.employer, to="answer", by=by)
    feed_name.answer, feed_name.reason = FeedNameAnswer(answer), reason.strip()
    feed_name.answered_at, feed_name.answered_by = clock.now(), by
    feed_name.save(update_fields=["answer", "reason", "answered_at", "answered_by"])
    if feed_name.answer == FeedNameAnswer.SAME:
        _remember(feed_name, by)
        refuse_own(feed_name.employer, to="answer", by=by)  # by this name it may be one with their own
    else:
        to = _another_employer(feed_name, by)
        refuse_own(to, to="answer", by=by)
        _move(feed_name, moved, to=to)
    _follow(feed_name)
    return feed_name


@transaction.atomic
def take_feed_answer_back(*, feed_name: FeedName, moved: Moved, by: User) -> FeedName:
    """The advert is again where it was, the name is no trading name, and the question is open."""
    lock_organisations(feed_name.council_id)
    lock_row(feed_name)
    if not feed_name.answer:
        raise Refused("This is not answered yet.")
    refuse_own(feed_name.employer, *_holders(feed_name), to="take it back", by=by)
    if feed_name.answer == FeedNameAnswer.ANOTHER:
        _move(feed_name, moved, to=feed_name.employer)
    for trading in feed_name.employer.trading_names.current().filter(name=feed_name.name):
        take_back(recorded=trading, reason="The answer about the feed's name was taken back.", by=by)
    feed_name.answer, feed_name.reason, feed_name.answered_at, feed_name.answered_by = "", "", None, None
    feed_name.save(update_fields=["answer", "reason", "answered_at", "answered_by"])
    _follow(feed_name)
    return feed_name


def _remember(feed_name: FeedName, by: User) -> None:
    """Another spelling of a name that is known needs no remembering."""
    try:
        with transaction.atomic():
            add_trading_name(employer=feed_name.employer, name=feed_name.name, reason=feed_name.reason, by=by)
    except Refused:
        return


def _another_employer(feed_name: FeedName, by: User) -> Employer:
    """The row of that name. Where it is this one's but for the spelling, a row of its own, which is told apart."""
    council, here = feed_name.council, feed_name.employer
    found = employer_known_from_feed(council=council, name=feed_name.name)
    if found.pk == here.pk:
        found = Employer.objects.create(council=council, name=feed_name.name, kind=EmployerKind.FEED)
    if compare(feed_name.name, here.name) != Likeness.DIFFERENT:
        answer_whether_one(one=here, other=found, are_one=False, reason=feed_name.reason, by=by)
    return found


def _move(feed_name: FeedName, moved: Moved, *, to: Employer) -> None:
    adverts = _adverts(feed_name)
    adverts.update(employer=to)
    moved(adverts)


def _adverts(feed_name: FeedName) -> QuerySet[Opportunity]:
    return Opportunity.objects.for_council(feed_name.council_id).filter(
        source=feed_name.source, external_reference=feed_name.external_reference
    )


def _holders(feed_name: FeedName) -> QuerySet[Employer]:
    return Employer.objects.filter(opportunities__in=_adverts(feed_name)).distinct().by_name()


def _follow(feed_name: FeedName) -> None:
    if not derive_pauses(feed_name.council_id):
        enqueue(RANK_COUNCIL, feed_name.council_id)

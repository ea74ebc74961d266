"""Links are made, found, switched off, and locked after wrong tries. Looking at one changes nothing."""

from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from backend.accounts.models import User
from backend.core import clock
from backend.core.protection import clock_context
from backend.councils.models import Council
from backend.councils.services import in_every_council
from backend.links.choices import KEPT_FOR, LIFE, MOST_WRONG_TRIES, Channel, LinkState, Purpose
from backend.links.models import Link, OneTimeCode, Visit
from backend.links.tokens import new_token, token_digest


@transaction.atomic
def make_link(
    *,
    council: Council,
    purpose: Purpose,
    holder: UUID,
    subject: UUID,
    channel: Channel,
    address: str = "",
    by: User | None,
) -> tuple[Link, str]:
    """A link, and the token of its address, which is shown or sent once and kept only as a digest.

    The caller has the council open.
    """
    token = new_token(purpose)
    link = Link.objects.create(
        council=council,
        purpose=purpose,
        holder=holder,
        subject=subject,
        channel=channel,
        address=address.strip().lower(),
        digest=token_digest(token, purpose),
        expires_at=clock.now() + LIFE[purpose],
        by=by,
    )
    return link, token


def link_of(token: str, purpose: Purpose) -> Link | None:
    """The link whose token it is, however it stands: `state` says that. None for what was altered or never made."""
    with clock_context():  # whose council it is of is what the token has to say
        return (
            Link.objects.filter(digest=token_digest(token, purpose), purpose=purpose).select_related("council").first()
        )


def state_of(link: Link | None) -> LinkState:
    return link.state if link else LinkState.UNKNOWN


@transaction.atomic
def end_links(*, council: Council, holder: UUID, subject: UUID | None = None, by: User | None) -> int:
    """Switch off every link of somebody, or those about one thing alone, with whatever is open by them now."""
    links = Link.objects.for_council(council.pk).of_holder(holder).filter(ended_at=None)
    if subject:
        links = links.filter(subject=subject)
    ids = list(links.select_for_update().values_list("id", flat=True))
    Visit.objects.filter(link__in=ids, ended_at=None).update(ended_at=clock.now())
    return Link.objects.filter(id__in=ids).update(ended_at=clock.now(), ended_by=by)


def mark_used(*, link: Link) -> None:
    """What it was for is done; the visit that did it stays open until it is left."""
    Link.objects.filter(pk=link.pk, used_at=None).update(used_at=clock.now())


def count_wrong_try(*, link: Link) -> None:
    """In one statement, so that those at the same moment all count. The fifth locks the link."""
    is_last = Q(wrong_tries__gte=MOST_WRONG_TRIES - 1)
    Link.objects.filter(pk=link.pk, locked_at=None).update(
        wrong_tries=F("wrong_tries") + 1,
        locked_at=Case(When(is_last, then=Value(clock.now()))),
    )
    link.refresh_from_db(fields=["wrong_tries", "locked_at"])


def forget_wrong_tries(*, link: Link) -> None:
    Link.objects.filter(pk=link.pk, wrong_tries__gt=0, locked_at=None).update(wrong_tries=0)


def remove_old_visits() -> int:
    """Remove of every council the codes and visits that were over long ago; a second run finds none."""
    return in_every_council(_remove_old_of)


def _remove_old_of(council: Council) -> int:
    before = clock.now() - KEPT_FOR
    old = (OneTimeCode.objects.for_council(council.pk), Visit.objects.for_council(council.pk))
    return sum(each.filter(created_at__lt=before).delete()[0] for each in old)

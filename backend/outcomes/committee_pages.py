"""Keeping what a head tells a committee, and taking it back. It is never changed: other words are another page."""

import datetime as dt
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.outcomes.committee_words import refuse_giving_away
from backend.outcomes.models import CommitteePage, CommitteePageWithdrawal


WITHIN = dt.timedelta(days=366)
WITHDRAWN = "This page is withdrawn already."


def committee_page_as_kept(
    *,
    council: Council,
    figures: dict[str, Any],
    committee: str,
    meets_on: dt.date,
    by: User,
    read_as: str = "",
    **words: str,
) -> CommitteePage:
    """The page as it will be, not kept yet. Raises Refused for what cannot stand on one.

    Parameters
    ----------
    read_as
        The digest of what was pointed out in the words, where their author says that it gives nobody away.
    """
    today = clock.today()
    if not today - WITHIN <= meets_on <= today + WITHIN:
        raise Refused("Give the day of the meeting, within a year of today.", field="meets_on")
    refuse_giving_away(council, {"committee": committee, **words}, read_as=read_as)
    return CommitteePage(
        council=council, figures=figures, facts_on=today, committee=committee, meets_on=meets_on, by=by, **words
    )


@transaction.atomic
def keep_committee_page(**facts: Any) -> CommitteePage:
    """Keep the figures of today with the words of the head: `facts` are those of `committee_page_as_kept`."""
    page = committee_page_as_kept(**facts)
    page.save()
    return page


@transaction.atomic
def withdraw_committee_page(*, page: CommitteePage, reason: str, by: User) -> CommitteePageWithdrawal:
    """Its words and its file are shown to nobody any more; that it was there, and who took it back, stays."""
    if CommitteePageWithdrawal.objects.filter(page=page).exists():
        raise Refused(WITHDRAWN)
    return CommitteePageWithdrawal.objects.create(council_id=page.council_id, page=page, reason=reason, by=by)

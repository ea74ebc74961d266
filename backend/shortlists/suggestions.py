"""Opportunities on a young person's own page: put there, answered by them, and taken away again."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _

from backend.accounts.models import User
from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_messages import send_own_message
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.reference.harm_words import may_name_harm, names_harm
from backend.reference.shown_to_them import refuse_care_words
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.models import Suggestion, SuggestionAnswer


MOST_SUGGESTED = 10  # on the page at one time: more is a list nobody reads
LONGEST_WORDS = 2000


@transaction.atomic
def suggest(
    *, care_leaver: CareLeaver, opportunities: Sequence[Opportunity], words: str = "", by: User
) -> list[Suggestion]:
    """Put these on their page, in this order; one that is there stays as it is. Asked through `ranking.suggesting`,
    which asks the gate about each first."""
    refuse_care_words(words, field="words")
    CareLeaver.objects.lock(care_leaver.id)
    there = set(care_leaver.suggestions.current().values_list("opportunity", flat=True))
    new = [each for each in opportunities if each.pk not in there]
    if len(there) + len(new) > MOST_SUGGESTED:
        raise Refused(
            f"At most {MOST_SUGGESTED} are on their page at one time; {len(there)} are there. Take some away first.",
            field="opportunities",
        )
    made = [
        Suggestion(
            council_id=care_leaver.council_id, care_leaver=care_leaver, opportunity=each, words=words.strip(), by=by
        )
        for each in new
    ]
    return Suggestion.objects.bulk_create(made)


@transaction.atomic
def end_suggestion(*, suggestion: Suggestion, by: User) -> None:
    """Take it off their page. What they said of it is kept."""
    ended = Suggestion.objects.filter(pk=suggestion.pk, ended_at=None)
    if not ended.update(ended_at=clock.now(), ended_by=by):
        raise Refused("This is not on their page any more.")


def answer_suggestion(
    *,
    suggestion: Suggestion,
    answer: OwnAnswer,
    because: Collection[NotForMe] = (),
    words: str = "",
    by: User | None,
) -> SuggestionAnswer | None:
    """Keep what they say of it exactly as they wrote it; the same again is kept once.

    `by` records it for them; None where they say it on their page themselves. Words of theirs that name harm, or may,
    are never too long, and are read at once whatever becomes of the answer: it is refused after they are kept. Of what
    they said aloud somebody has heard whatever the list cannot read; what names harm is told of all the same.
    """
    tells_of_harm = may_name_harm(words) if by is None else names_harm(words)
    if tells_of_harm:
        send_own_message(care_leaver=suggestion.care_leaver, kind=OwnMessageKind.TALK, words=words, by=by)
    if len(words) > LONGEST_WORDS and not tells_of_harm:
        raise Refused(_("Write at most {most} letters.").format(most=f"{LONGEST_WORDS:,}"), field="words")
    reasons = sorted(set(because)) if answer == OwnAnswer.NOT_FOR_ME else []
    return _keep_answer(suggestion, answer, reasons, words, by)


@transaction.atomic
def _keep_answer(
    suggestion: Suggestion, answer: OwnAnswer, reasons: list[NotForMe], words: str, by: User | None
) -> SuggestionAnswer | None:
    held = Suggestion.objects.select_for_update(of=["self"]).get(pk=suggestion.pk)
    if held.ended_at:
        raise Refused(_("This one has gone from your list. Ask us about it if you still want it."))
    last = held.answers.order_by("-id").first()
    if last and (last.answer, last.because, last.words) == (answer, reasons, words):
        return None
    return SuggestionAnswer.objects.create(
        council_id=held.council_id,
        suggestion=held,
        answer=answer,
        because=reasons,
        words=words,
        at=clock.now(),
        by=by,
    )


def answers_about(care_leaver: str, opportunity: str) -> QuerySet[SuggestionAnswer]:
    """Beside a row that names a young person and an opportunity in these columns: what they said of it, last first."""
    pair = {"suggestion__care_leaver": OuterRef(care_leaver), "suggestion__opportunity": OuterRef(opportunity)}
    return SuggestionAnswer.objects.filter(**pair).order_by("-id")

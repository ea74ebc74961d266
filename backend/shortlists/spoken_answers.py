"""What a young person says of their list aloud, once it was read to them, written down by whoever read it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import models, transaction

from backend.accounts.models import User
from backend.care_leavers.choices import OwnMessageKind, TalkTo
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_messages import send_own_message
from backend.core.errors import Refused
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.models import Suggestion
from backend.shortlists.suggestions import answer_suggestion


class Spoken(models.TextChoices):
    """As the sheet has it to tick."""

    YES = OwnAnswer.INTERESTED.value, "Yes"
    NO = OwnAnswer.NOT_FOR_ME.value, "No"
    MORE = "tell_me_more", "Tell me more"


@dataclass(frozen=True)
class SpokenAnswer:
    suggestion: Suggestion
    said: Spoken
    title: str
    because: Collection[NotForMe] = ()
    words: str = ""


@transaction.atomic
def record_spoken_answers(*, care_leaver: CareLeaver, answers: Sequence[SpokenAnswer], by: User) -> int:
    """Each as if they had pressed it on their page, with who wrote it down. Who wants to be told more wants to talk.

    Returns how many were recorded; raises Refused where nothing was answered.
    """
    if not answers:
        raise Refused("Record at least one answer, or leave this page.")
    for each in answers:
        if each.said == Spoken.MORE:
            send_own_message(
                care_leaver=care_leaver,
                kind=OwnMessageKind.TALK,
                talk_to=TalkTo.ADVISER,
                words=" ".join(filter(None, (f"Tell me more about {each.title}.", each.words))),
                by=by,
            )
        else:
            answer_suggestion(
                suggestion=each.suggestion,
                answer=OwnAnswer(each.said.value),
                because=each.because,
                words=each.words,
                by=by,
            )
    return len(answers)

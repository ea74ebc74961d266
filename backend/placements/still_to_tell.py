"""What a young person is still to be told of a referral: what an employer answered, or that it is with another one."""

from django.db.models import Exists, OuterRef, Q

from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.placements.talks import was_talk_since
from backend.referrals.answers import is_answer, with_last_answer, with_times_to_choose
from backend.referrals.choices import NOT_SHOWN, TOLD_WHOEVER_RECORDED_IT, Step, Way
from backend.referrals.models import ReferralEvent, ReferralQuerySet
from backend.referrals.moved_adverts import with_last_move
from backend.referrals.removed_details import DETAILS_ADDED


def to_pass_on(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Those whose last step that stands was the employer's answer, where nobody has spoken with the young person since.

    A step that somebody records after it settles it too. That an interview is not when they think, or is as it
    was after all, is told whoever recorded it; but of an application it is they who say when it is.
    """
    answered = with_last_answer(referrals).filter(is_answer())
    by_employer = Membership.objects.filter(
        user=OuterRef("answered_by"), council=OuterRef("council"), role=Role.EMPLOYER
    )
    they_said_so = Q(way=Way.HELPED_TO_APPLY, answer_step__in=(Step.RESCHEDULED, Step.CALLED_OFF))
    told = Q(answer_step__in=TOLD_WHOEVER_RECORDED_IT) & ~they_said_so
    theirs = Exists(by_employer) | Q(answered_by_link__isnull=False) | told
    return answered.filter(theirs, ~was_talk_since(OuterRef("answered_at"), OuterRef("answered_on")))


def answers_to_tell(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """But for times to choose from: whoever chooses one has told them."""
    found: ReferralQuerySet = to_pass_on(referrals).exclude(
        id__in=with_times_to_choose(referrals).order_by().values("id")
    )
    return found


def moved_and_not_spoken_of(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Those whose employer has changed, where nobody has taken a step or spoken with them since."""
    acts = [*Step, DETAILS_ADDED]
    acted = ReferralEvent.objects.filter(referral=OuterRef("pk"), id__gt=OuterRef("moved_id"), step__in=acts)
    spoken = was_talk_since(OuterRef("moved_at"), OuterRef("moved_on"))
    moved = with_last_move(referrals.exclude(state__in=NOT_SHOWN)).filter(moved_id__isnull=False)
    return moved.filter(~spoken, ~Exists(acted))

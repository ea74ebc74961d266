"""What may be said to an employer who asks about somebody: what they agreed to, and nothing else."""

from collections.abc import Sequence

from backend.reference.telling_words import doubts_in
from backend.referrals.disclosure import as_the_employer_reads
from backend.referrals.models import Referral


def what_may_be_said(referral: Referral) -> str:
    """From what they agreed to of this referral, for whoever answers the employer."""
    name = referral.care_leaver.known_as
    agreed = [label.lower() for label, _ in as_the_employer_reads(referral)]
    if not agreed:
        return f"{name} has agreed to nothing that may be said now. Ask them first."
    return f"{name} has agreed to: {', '.join(agreed)}. Nothing else may be said; ask them first."


def why_not_to_answer(questions: Sequence[str]) -> str:
    """Of a question in words that tell of care, health, home or family; the employer is never told that any were."""
    doubts = {each.phrase: None for words in questions for each in doubts_in(words)}
    if not doubts:
        return ""
    marked = ", ".join(f"“{each}”" for each in doubts)
    return (
        f"Do not answer this, with a yes or with a no: it asks about {marked}. Say that you speak about the work alone."
    )

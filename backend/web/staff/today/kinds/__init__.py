"""Every kind of line on Today, one entry each. How to add one: docs/how-to/today.md."""

from backend.web.staff.today.kinds import (
    activities,
    administration,
    changed_after,
    concerns,
    decisions,
    employers,
    employers_words,
    held,
    law,
    model_versions,
    opportunities,
    own_answers,
    own_page,
    people,
    placements,
    referrals,
    said_to_have_left,
    starts,
)
from backend.web.staff.today.lines import Kind


KINDS: tuple[Kind, ...] = (
    *concerns.KINDS,
    *held.KINDS,
    *referrals.KINDS,
    *starts.KINDS,
    *employers_words.KINDS,
    *own_page.KINDS,
    *own_answers.KINDS,
    *changed_after.KINDS,
    *decisions.KINDS,
    *said_to_have_left.KINDS,
    *placements.KINDS,
    *people.KINDS,
    *activities.KINDS,
    *employers.KINDS,
    *opportunities.KINDS,
    *law.KINDS,
    *model_versions.KINDS,
    *administration.KINDS,
)

"""Every kind of line on Today, one entry each. How to add one: docs/how-to/today.md."""

from backend.web.staff.today.kinds import decisions, holds, people, placements, referrals
from backend.web.staff.today.lines import Kind


KINDS: tuple[Kind, ...] = (*holds.KINDS, *referrals.KINDS, *decisions.KINDS, *placements.KINDS, *people.KINDS)

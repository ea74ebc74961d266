from backend.core.digest import json_digest
from backend.shortlists.models import Match
from backend.shortlists.services import facts_shown


SAYS_NOTHING_NEW = ("position", "score", "reference", "on")  # may change without a reason changing


def digest_of(match: Match) -> str:
    """Stands for the facts a page shows about a match, to tell whether they have changed before a decision came."""
    facts = {name: value for name, value in facts_shown(match).items() if name not in SAYS_NOTHING_NEW}
    return json_digest(facts)[:16]

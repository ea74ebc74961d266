"""Rules about DBS checks, and about what people may be asked of convictions."""

from backend.opportunities.choices import DbsLevel
from backend.opportunities.posting_rules.facts import PostingFacts
from backend.opportunities.posting_rules.rule import Rule
from backend.opportunities.posting_rules.spent_convictions import asks_about_spent_convictions
from backend.reference.choices import LegalGround


DEEPER = frozenset({DbsLevel.STANDARD, DbsLevel.ENHANCED, DbsLevel.BARRED_LIST})


def _asks_about_spent_convictions(facts: PostingFacts) -> bool:
    """Work that needs a standard or an enhanced check is exempt; a check of a level not recorded yet may be one."""
    text = "\n".join((facts.title, facts.summary, facts.description))
    is_exempt = facts.dbs_required and facts.dbs_level != DbsLevel.BASIC
    return not is_exempt and asks_about_spent_convictions(text)


RULES = (
    Rule(
        code="no-question-about-spent-convictions",
        field="description",
        broken=_asks_about_spent_convictions,
        message=(
            "It asks about spent convictions, which the law lets people leave unsaid: ask about unspent ones alone, or"
            " say that a standard or an enhanced DBS check is needed where the work is exempt."
        ),
        grounds=(LegalGround.SPENT_CONVICTIONS, LegalGround.DEEPER_CHECKS),
        passes={"description": "Tell us about unspent convictions.", "dbs_required": False},
        fails={"description": "Tell us about any spent convictions.", "dbs_required": False},
    ),
    Rule(
        code="dbs-level-of-a-check-that-is-needed",
        field="dbs_level",
        broken=lambda facts: bool(facts.dbs_level) and facts.dbs_required is not True,
        message="A level of DBS check is given, and not that a check is needed: say yes to the check, or take it off.",
        passes={"dbs_required": True, "dbs_level": DbsLevel.BASIC},
        fails={"dbs_required": False, "dbs_level": DbsLevel.BASIC},
        even_in_a_draft=True,
    ),
    Rule(
        code="dbs-level-not-answered",
        field="dbs_level",
        hard=False,
        broken=lambda facts: facts.dbs_required is True and not facts.dbs_level,
        message="Say which level of DBS check is needed: a bar matters for a check with a barred list alone.",
        grounds=(LegalGround.BARRED_WORK,),
        passes={"dbs_required": True, "dbs_level": DbsLevel.BASIC},
        fails={"dbs_required": True, "dbs_level": ""},
    ),
    Rule(
        code="deeper-dbs-check-to-be-lawful",
        field="dbs_level",
        hard=False,
        broken=lambda facts: facts.dbs_level in DEEPER,
        message=lambda facts: (
            f"A check of this level ({DbsLevel(facts.dbs_level).label.lower()}) may be asked for only for work that the"
            " law lists. Check that this is such work; if not, ask for a basic check."
        ),
        grounds=(LegalGround.DEEPER_CHECKS,),
        passes={"dbs_required": True, "dbs_level": DbsLevel.BASIC},
        fails={"dbs_required": True, "dbs_level": DbsLevel.STANDARD},
    ),
)

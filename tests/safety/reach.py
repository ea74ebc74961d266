"""What each context lets the application's role reach of the closed tables, written by hand beside the policies."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """Tables of which rows are read, changed, removed, and of which a copy of another's row is taken in."""

    reads: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    removes: frozenset[str] = frozenset()
    adds: frozenset[str] = frozenset()


ACCOUNTS = frozenset({"accounts_user", "councils_membership"})
VERSIONS = frozenset({"opportunities_opportunityevent", "opportunities_opportunityhistory"})
# Of an employer's own offers, and of others what is live and that it is published.
OFFERS = frozenset(
    {
        "opportunities_opportunity",
        "opportunities_postingflag",
        "opportunities_publication",
        "opportunities_site",
    }
)
FED = frozenset({"intake_feedrecord"})
PUBLISHES = frozenset({"opportunities_publication"})  # the policy asks for the council alone; it says when, not what
EVENT = frozenset({"opportunities_opportunityevent"})
# An employer's own, in its council.
ITS_OWN = frozenset(
    {
        "api_keptanswer",
        "councils_apitoken",
        "employers_employercontact",
        "employers_employertoken",
        "intake_employercolumns",
        "intake_opportunityfile",
        "intake_refusedrow",
        "opportunities_givenopportunity",
        "opportunities_nooutcomequestions",
        "opportunities_outcome",
        "referrals_referral",
    }
)
ITS_OWN_FOR_GOOD = frozenset(
    {
        "opportunities_brieflines",
        "opportunities_briefreading",
        "opportunities_givenopportunityhistory",
        "opportunities_outcomehistory",
        "opportunities_toldapart",
        "referrals_assessmentday",
        "referrals_interviewtime",
        "referrals_referralevent",
        "referrals_referralhistory",
        "referrals_sentdocument",
    }
)
TYPED = frozenset({"drafts_formdraft", "drafts_heldform", "drafts_sentform"})
SIGNS_IN = frozenset({"account_emailaddress", "accounts_user", "mfa_authenticator"})

ONESELF = frozenset({"accounts_user"})

NOTHING = Reach()
# Of the other council there are two people, and nothing else.
ANOTHER_COUNCILS_STAFF = Reach(reads=ACCOUNTS | {"councils_membershiphistory"}, changes=ACCOUNTS, removes=ACCOUNTS)
ANOTHER_COUNCILS_EMPLOYER = Reach(reads=ACCOUNTS, changes=ONESELF, removes=ONESELF)
THEIR_EMPLOYER_ELSEWHERE = ANOTHER_COUNCILS_EMPLOYER  # somebody of an employer in both councils
ANOTHER_EMPLOYER = Reach(
    reads=PUBLISHES
    | ACCOUNTS
    | {"employers_employer", "opportunities_opportunity"},  # a feed's names, as it gives them
    changes=PUBLISHES | ONESELF,
    removes=PUBLISHES | ONESELF,
    adds=PUBLISHES,
)
ITS_EMPLOYER = Reach(
    reads=OFFERS | FED | VERSIONS | ACCOUNTS | ITS_OWN | ITS_OWN_FOR_GOOD | {"employers_employer"},
    changes=OFFERS | FED | ITS_OWN | ONESELF | {"employers_employer"},
    removes=OFFERS | FED | ITS_OWN | ONESELF | {"employers_employer"},
    adds=OFFERS
    | FED
    | ITS_OWN
    | EVENT
    | {
        "opportunities_briefreading",
        "referrals_assessmentday",
        "referrals_interviewtime",
        "referrals_referralevent",
    },
)
PUBLISHED = Reach(reads=PUBLISHES | {"employers_employer", "opportunities_opportunity"})
ITS_RETENTION = Reach(reads=PUBLISHES | TYPED, changes=PUBLISHES, removes=PUBLISHES | TYPED, adds=PUBLISHES)
AN_ACCOUNT = Reach(reads=ONESELF, changes=ONESELF, removes=ONESELF)
AN_ACCOUNT_WITH_A_ROLE = Reach(reads=ACCOUNTS, changes=ONESELF, removes=ONESELF)
SIGNED_IN = SIGNS_IN | {"accounts_rememberedbrowser"}  # which is asked for by the number of the account alone
THE_ADVISERS_ACCOUNT = Reach(reads=SIGNED_IN | ACCOUNTS, changes=SIGNED_IN, removes=SIGNED_IN, adds=SIGNED_IN - ONESELF)
THE_ADVISERS_ADDRESS = Reach(reads=SIGNS_IN, changes=SIGNS_IN, removes=SIGNS_IN, adds=SIGNS_IN - ONESELF)
OF_A_PARTNER = Reach(reads=frozenset({"employers_employer", "opportunities_opportunity", "opportunities_share"}))

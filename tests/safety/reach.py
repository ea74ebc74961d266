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
# Open to whoever names the council, in whatever audience: the policies of these ask nothing else.
OFFERS = frozenset(
    {
        "core_job",
        "intake_feedrecord",
        "opportunities_opportunity",
        "opportunities_postingflag",
        "opportunities_publication",
        "opportunities_site",
    }
)
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
        "opportunities_givenopportunityhistory",
        "opportunities_outcomehistory",
        "opportunities_toldapart",
        "referrals_referralevent",
        "referrals_referralhistory",
    }
)
TYPED = frozenset({"drafts_formdraft", "drafts_heldform", "drafts_sentform"})
SIGNS_IN = frozenset({"account_emailaddress", "accounts_user", "mfa_authenticator"})

NOTHING = Reach()
# Of the other council there are two people, and nothing else; a row that may be read of these may also be removed.
ANOTHER_COUNCILS_STAFF = Reach(
    reads=ACCOUNTS | {"councils_membershiphistory"}, changes=frozenset({"councils_membership"}), removes=ACCOUNTS
)
ANOTHER_COUNCILS_EMPLOYER = Reach(reads=ACCOUNTS, removes=ACCOUNTS)
# Somebody of an employer in both councils: the token of a role of theirs is theirs in either.
THEIR_EMPLOYER_ELSEWHERE = Reach(
    reads=ACCOUNTS | {"councils_apitoken"},
    changes=frozenset({"councils_apitoken"}),
    removes=ACCOUNTS | {"councils_apitoken"},
    adds=frozenset({"councils_apitoken"}),
)
ANOTHER_EMPLOYER = Reach(
    reads=OFFERS | VERSIONS | ACCOUNTS, changes=OFFERS, removes=OFFERS | ACCOUNTS, adds=OFFERS | EVENT
)
ITS_EMPLOYER = Reach(
    reads=OFFERS | VERSIONS | ACCOUNTS | ITS_OWN | ITS_OWN_FOR_GOOD | {"employers_employer"},
    changes=OFFERS | ITS_OWN | {"employers_employer"},
    removes=OFFERS | ITS_OWN | ACCOUNTS | {"employers_employer"},
    adds=OFFERS | ITS_OWN | EVENT | {"referrals_referralevent"},
)
# What a feed said of an opportunity is open, also to be changed, to whoever may see the opportunity.
FED = frozenset({"intake_feedrecord"})
PUBLISHED = Reach(
    reads=FED | {"employers_employer", "opportunities_opportunity", "opportunities_publication"},
    changes=FED,
    removes=FED | {"employers_employer"},
    adds=FED,
)
ITS_RETENTION = Reach(reads=OFFERS | VERSIONS | TYPED, changes=OFFERS, removes=OFFERS | TYPED, adds=OFFERS | EVENT)
ONESELF = frozenset({"accounts_user"})
AN_ACCOUNT = Reach(reads=ONESELF, changes=ONESELF, removes=ONESELF)
AN_ACCOUNT_WITH_A_ROLE = Reach(reads=ACCOUNTS, changes=ONESELF, removes=ACCOUNTS)
THE_ADVISERS_ACCOUNT = Reach(
    reads=SIGNS_IN | ACCOUNTS, changes=SIGNS_IN, removes=SIGNS_IN | ACCOUNTS, adds=SIGNS_IN - ONESELF
)
THE_ADVISERS_ADDRESS = Reach(reads=SIGNS_IN, changes=SIGNS_IN, removes=SIGNS_IN, adds=SIGNS_IN - ONESELF)
OF_A_PARTNER = Reach(
    reads=frozenset({"employers_employer", "opportunities_opportunity", "opportunities_share"}),
    removes=frozenset({"employers_employer"}),
)

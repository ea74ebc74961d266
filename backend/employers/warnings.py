"""What an officer should look at twice in an opportunity or a contact: one row a warning, and none forbids anything.

A pattern finds words that have often gone with harm; only a person can say whether they do here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field


FREE_MAIL = frozenset(
    {
        "aol.com", "btinternet.com", "duck.com", "fastmail.com", "gmail.com", "gmx.co.uk", "gmx.com", "googlemail.com",
        "hotmail.co.uk", "hotmail.com", "icloud.com", "live.co.uk", "live.com", "mac.com", "mail.com", "me.com",
        "msn.com", "ntlworld.com", "outlook.com", "proton.me", "protonmail.com", "rocketmail.com", "sky.com",
        "talktalk.net", "tutanota.com", "virginmedia.com", "yahoo.co.uk", "yahoo.com", "yandex.com", "ymail.com",
        "zoho.com",
    }
)  # fmt: skip
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


@dataclass(frozen=True, kw_only=True)
class WarnedFacts:
    """The words of one opportunity or contact, by field, and the few facts that rules ask for."""

    texts: dict[str, str] = field(default_factory=dict)
    emails: tuple[str, ...] = ()
    is_work_experience: bool = False
    admits_under_18: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    code: str
    message: str
    found_in: Callable[[WarnedFacts], str]  # the name of the field it was found in, or nothing


def warnings_in(facts: WarnedFacts) -> list[tuple[Caution, str]]:
    """Each warning with the field it was found in first, in the order of the table."""
    return [(warning, name) for warning in WARNINGS if (name := warning.found_in(facts))]


def is_free_mail(address: str) -> bool:
    return address.rpartition("@")[2].lower() in FREE_MAIL


def _words(*patterns: str, only: Callable[[WarnedFacts], bool] = lambda _: True) -> Callable[[WarnedFacts], str]:
    wanted = re.compile("|".join(patterns), re.IGNORECASE)

    def find(facts: WarnedFacts) -> str:
        if not only(facts):
            return ""
        return next((name for name, text in facts.texts.items() if wanted.search(text)), "")

    return find


def _free_mail(facts: WarnedFacts) -> str:
    if any(is_free_mail(address) for address in facts.emails):
        return "email"
    found = ((name, host) for name, text in facts.texts.items() for host in MAIL.findall(text))
    return next((name for name, host in found if host.lower() in FREE_MAIL), "")


_SUPERVISORS = r"(?:supervis\w+|mentors?|line managers?|managers?|buddy|buddies|workplace staff|our staff|our team)"
_BARRED = r"(?:DBS|barred[- ]list|enhanced check)"
_PAPERS = (
    r"(?:passport(?! office)|driving licen[cs]e|birth certificate|national insurance|\bNI number"
    r"|bank (?:details|statement|card)|\bsort code"
    r"|\bID\b(?! badge| card provided)|proof of (?:id|identity|address)|\bBRP\b|share code)"
)

WARNINGS = (
    Caution(
        "free-mail",
        "The e-mail address is with a free mail host. Ask for one at the employer's own name, or call back on a"
        " published number.",
        _free_mail,
    ),
    Caution(
        "home-address",
        "It may be in somebody's home. Find out who else is there, and whether anybody under 18 would be alone.",
        _words(
            r"\b(?:my|our|their|the employer'?s|the family'?s?|a family|private|residential) (?:home|house|household)\b"
            r"(?! (?:care|school|page|office|team|team's|kitchens?|delivery|furnishings?|improvement))",
            r"\bprivate (?:address|dwelling|residence)\b",
            r"\b(?:flat|apartment|bedsit) \d+\w?\b",
        ),
    ),
    Caution(
        "live-in",
        "The person may have to live where they work. Find out whether they could leave the work and keep a home.",
        _words(
            r"\blive-in\b",
            r"\blive in (?:as|with us|carer|care worker|nanny|housekeeper|chef|staff|position|post|role|job|assistant)"
            r"\b",
            r"\bau pair\b",
            r"\b(?:accommodation|lodgings?|a room|free room|board) (?:is |are )?(?:provided|included|supplied)\b",
            r"\b(?:free|tied|staff) accommodation\b",
            r"\broom and board\b",
        ),
    ),
    Caution(
        "cash",
        "Pay may be in cash. Ask for payslips and the PAYE scheme.",
        _words(
            r"\bcash[- ]in[- ]hand\b",
            r"\b(?:paid|pay|wages?|payment)\b(?: \w+){0,8} in cash\b",
            r"\bcash (?:paid|payments?|wages?|daily|weekly|only)\b",
            r"\b(?:daily|weekly) cash\b",
        ),
    ),
    Caution(
        "self-employed",
        "It may be self-employed or on commission alone, without minimum wage, sick pay or holiday. Ask for the"
        " contract.",
        _words(
            r"\bself[- ]employed (?:basis|role|position|opportunity|contract\w*|job|work|agents?|sales|drivers?)\b",
            r"\b(?:be|are|is|as|being|become|register as|fully) (?:a )?self[- ]employed\b",
            r"\bcommission[- ](?:only|based)\b",
            r"\bonly commission\b",
            r"\bon (?:a )?(?:commission|freelance) basis\b",
            r"\bOTE\b",
            r"\bon[- ]target earnings\b",
            r"\buncapped (?:earnings|commission)\b",
            r"\bno basic (?:pay|salary|wage)\b",
            r"\bunder CIS\b|\bCIS (?:rate|card|deduction|paid)\b",
        ),
    ),
    Caution(
        "documents",
        "It asks for papers or bank details before an offer. They are shown in person, after one.",
        _words(
            rf"\b(?:send|e-?mail|text|upload|post|forward|message|whatsapp|bring)\b[^.!?]{{0,60}}{_PAPERS}",
            rf"\b(?:photos?|pictures?|cop(?:y|ies)|scans?) of (?:your |both |the )?[^.!?]{{0,20}}{_PAPERS}",
            r"\b(?:fee|deposit)\b[^.!?]{0,40}\b(?:before|to secure|up front|upfront|payable)\b",
        ),
    ),
    Caution(
        "mobile-number",
        "It asks for a mobile number or gives one to write to. People are reached through their adviser.",
        _words(
            r"(?:\+44\s?\(?0?\)?\s?|\b0)7\d(?:[ -]?\d){8}\b",
            r"\b(?:your|their) (?:mobile|phone|whatsapp|cell)(?: phone)?(?: number)?\b",
            r"\b(?:mobile|phone) numbers? (?:is |are )?(?:needed|required)\b",
            r"\b(?:whatsapp|telegram|snapchat|signal message)\b",
        ),
    ),
    Caution(
        "dbs-of-supervisors",
        "It asks for DBS checks of those who supervise. The law does not allow a barred-list check of somebody who"
        " supervises 16 and 17 year olds on work experience: take it out.",
        _words(
            rf"\b{_SUPERVISORS}\b[^.!?]{{0,60}}\b{_BARRED}",
            rf"\b{_BARRED}[^.!?]{{0,60}}\b{_SUPERVISORS}\b",
            only=lambda facts: facts.is_work_experience and facts.admits_under_18,
        ),
    ),
)

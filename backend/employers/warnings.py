"""What an officer should look at twice in an opportunity or a contact: one row a warning, and none forbids anything.

A pattern finds words that have often gone with harm; only a person can say whether they do here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from backend.employers.free_mail import is_free_mail, names_free_mail
from backend.employers.phrase_file import phrase_in, without_harmless
from backend.employers.warning_phrases import (
    FEES,
    HARMLESS_CASH,
    HARMLESS_COMMISSION,
    HARMLESS_FEES,
    HARMLESS_SELF_EMPLOYED,
)


_TYPED = dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-") | dict.fromkeys(map(ord, "‘’ʼ"), "'") | {0xAD: None, 0x200B: None}
_SPACES = re.compile(r"[^\S\n]+")


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
    typed = replace(facts, texts={name: _plain(text) for name, text in facts.texts.items()})
    return [(warning, name) for warning in WARNINGS if (name := _found(warning, typed))]


def _found(warning: Caution, facts: WarnedFacts) -> str:
    texts = {name: without_harmless(warning.code, text) for name, text in facts.texts.items()}
    in_file = (name for name, text in texts.items() if phrase_in(warning.code, text))
    return warning.found_in(replace(facts, texts=texts)) or next(in_file, "")


def _nowhere_else(_facts: WarnedFacts) -> str:
    """All that is looked for stands in the file."""
    return ""


def _plain(text: str) -> str:
    """As it is typed at a keyboard: one kind of hyphen and apostrophe, and none that only a line's end would show."""
    return _SPACES.sub(" ", text.translate(_TYPED))


def _words(*patterns: str, only: Callable[[WarnedFacts], bool] = lambda _: True) -> Callable[[WarnedFacts], str]:
    wanted = re.compile("|".join(patterns), re.IGNORECASE)

    def find(facts: WarnedFacts) -> str:
        if not only(facts):
            return ""
        return next((name for name, text in facts.texts.items() if wanted.search(text)), "")

    return find


def _bare(word: str, *harmless: str) -> Callable[[WarnedFacts], str]:
    """A word wherever it stands, but in phrases that say something else."""
    wanted, other = re.compile(word, re.IGNORECASE), re.compile("|".join(harmless), re.IGNORECASE)

    def find(facts: WarnedFacts) -> str:
        return next((name for name, text in facts.texts.items() if wanted.search(other.sub(" _ ", text))), "")

    return find


def _any_of(*rules: Callable[[WarnedFacts], str]) -> Callable[[WarnedFacts], str]:
    return lambda facts: next(filter(None, (rule(facts) for rule in rules)), "")


def _free_mail(facts: WarnedFacts) -> str:
    if any(is_free_mail(address) for address in facts.emails):
        return "email"
    return next((name for name, text in facts.texts.items() if names_free_mail(text)), "")


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
            r"(?! (?:care|ware|goods|school|page|office|team|team's|kitchens?|delivery|furnishings?|improvement))",
            r"\bprivate (?:address|dwelling|residence)\b",
            r"\b(?:studio|granny) flat\b|\bflat above\b|\bhouse[- ]share\b|\b(?:my|our) annexe?\b",
            r"\b(?:flat|flt|apartment|apt\.?|bedsit|maisonette|penthouse) (?:no\.? ?)?(?:\d+\w?|[a-h]\d?)\b(?! ?%)",
            r"\b(?:ground|first|second|third|top|upper|lower|basement|garden|attic)[- ](?:floor )?"
            r"(?:flat|maisonette|apartment)\b",
            r"\b(?:my|our|a|their|the employer'?s) (?:own )?(?:flat|bedsit|maisonette|spare room|living room)\b"
            r"(?![- ](?:roof|rate|pack|white|fee|share|screen|bed|fare|salary|structure|hierarchy|cap))",
        ),
    ),
    Caution(
        "live-in",
        "The person may have to live where they work. Find out whether they could leave the work and keep a home.",
        _words(
            r"\blive-?in\b",
            r"\bsleep(?:ing)?[- ]in\b|\b(?:sleep|overnight) (?:at|on) (?:the )?(?:premises|site)\b",
            r"\b(?:stay|live) with (?:the|our|a) family\b|\bbedroom [^.!?]{0,30}with the job\b",
            r"(?:^|[.,;:!?])\s*(?:bed)?room (?:provided|included|supplied)\b",
            r"\blive in (?:as|with us|carer|care worker|nanny|housekeeper|chef|staff|position|post|role|job|assistant)"
            r"\b",
            r"\bau pair\b",
            r"\blive[- ]in(?=\s*(?:$|[.,;:!?)\]/]|and\b|or\b|if\b|required\b|preferred\b|essential\b|available\b"
            r"|possible\b|only\b|full[- ]time\b|weekends\b|nights\b))",
            r"\bliving[- ]in (?:required|preferred|essential|available|possible|position|post|role|job)\b",
            r"\bliving-in\b",
            r"\bliv(?:e|ing) (?:on[- ]site|on the premises|above the|at the (?:hotel|pub|farm|house|home))\b",
            r"\b(?:accommodation|lodgings?|a room|free room|board|a caravan|a bed)"
            r" (?:is |are |can be |may be |will be )?"
            r"(?:provided|included|supplied|available|offered|on[- ]site|free)\b",
            r"\b(?:free|tied|staff|on[- ]site|subsidised|shared) accommodation\b"
            r"(?! (?:for|of|to) (?:guests|residents))",
            r"\baccommodation (?:deduct\w+|offset|with the job|comes with)\b",
            r"\b(?:room|bed|full) and board\b|\bboard and lodging\b",
        ),
    ),
    Caution(
        "cash",
        "Pay may be in cash. Ask for payslips and the PAYE scheme.",
        _any_of(
            _words(
                r"\bcash[- ]in[- ]hand\b",
                r"\b(?:paid|pay|wages?|payment)\b(?: \w+){0,8} in cash\b",
                r"\bcash (?:paid|payments? (?:daily|weekly|every|at the)|wages?|daily|weekly|only)\b",
                r"\b(?:daily|weekly) cash\b",
                r"(?:\b(?:paid|money|pay|wages?)|£ ?\d[\d.,]*) in hand\b",
                r"\boff the books\b|\bno pay ?slips?\b",
            ),
            _bare(r"\bcash\b", *HARMLESS_CASH),
        ),
    ),
    Caution(
        "self-employed",
        "It may be self-employed or on commission alone, without minimum wage, sick pay or holiday. Ask for the"
        " contract.",
        _any_of(
            _bare(r"\bself[- ]?employ(?:ed|ment)\b", *HARMLESS_SELF_EMPLOYED),
            _bare(r"\bcomm?iss?ions?\b", *HARMLESS_COMMISSION),
            _words(
                r"\bon (?:a )?freelance basis\b|\bfreelance (?:role|position|basis|contract)\b|\bsole trader\b",
                r"\bown (?:UTR|invoices?)\b|\bUTR (?:number )?(?:is )?(?:needed|required)\b",
                r"\bOTE\b",
                r"\bon[- ]target earnings\b",
                r"\buncapped (?:earnings|commission)\b",
                r"\bno basic (?:pay|salary|wage)\b|\b(?:zero|nil) basic\b",
                r"\bas a sub-?contractor\b|\b(?:sub-?)?contractor status\b|\bowner[- ]driver\b|\bgig work\b",
                r"\bpaid (?:only )?(?:per|by the|for (?:each|every)) (?:sale|drop|parcel|delivery|lead|job)\b",
                r"\bpaid (?:only )?for what you sell\b",
                r"\bunder CIS\b|\bCIS (?:rate|card|deduction|paid)\b",
            ),
        ),
    ),
    Caution(
        "documents",
        "It asks for papers or bank details before an offer. They are shown in person, after one.",
        _words(
            rf"\b(?:send|e-?mail|text|upload|post|forward|message|whatsapp|bring)\b[^.!?]{{0,60}}{_PAPERS}",
            rf"\b(?:photos?|pictures?|cop(?:y|ies)|scans?) of (?:your |both |the )?[^.!?]{{0,20}}{_PAPERS}",
        ),
    ),
    Caution(
        "fee",
        "It asks for money before or for starting. The law forbids fees for finding work, and pay may not fall below"
        " the minimum wage by what is deducted: ask what is paid, by whom and when.",
        _bare(FEES, *HARMLESS_FEES),
    ),
    Caution(
        "unpaid",
        "Some work may go unpaid, or pay may be held back. Trials of work are paid unless the law says otherwise:"
        " ask for how long it lasts and what is paid.",
        _nowhere_else,
    ),
    Caution(
        "private-meeting",
        "It may ask somebody to meet alone, in private or in secret. Find out where, with whom and when people meet.",
        _nowhere_else,
    ),
    Caution(
        "appearance",
        "It speaks of looks, photographs of people or work with bodies. Find out what the work is before it is shown.",
        _nowhere_else,
    ),
    Caution(
        "money-handling",
        "It may use somebody's bank account, papers or address for another's money or parcels, or ask them to invest."
        " Find out what is sent to whom, and ask the safeguarding lead.",
        _nowhere_else,
    ),
    Caution(
        "mobile-number",
        "It asks for a mobile number or gives one to write to. People are reached through their adviser.",
        _words(
            r"(?:\+44|\b0044|(?<!\d)\(?0)[ ().-]{0,3}(?:\(?0\)?[ ().-]{0,3})?7(?:[ ().-]{0,2}\d){9}(?!\d)",
            r"\b(?:your|their|my|his|her|personal|own) (?:own |personal )?(?:mobile|phone|whatsapp|cell)(?: phone)?"
            r"(?: numbers?)?\b",
            r"\b(?:send|give|leave|text|share|with|drop)(?: \w+){0,2} (?:your|their) (?:tel(?:ephone)? )?numbers?\b",
            r"(?<!customers' )(?<!customer )(?<!clients' )\b(?:mobile|phone|cell) numbers?\b"
            r"(?! of (?:customers|clients))",
            r"\b(?:text|ring|call|message|dm) (?:me|him|her)\b",
            r"\bmobile nos?\b|\btext\b[^.!?]{0,20}\bto \d{4,6}\b",
            r"(?<!\w)[0Oo]7(?:[ ().-]{0,2}[\dOo]){9}(?!\w)",
            r"\b(?:whatsapp|telegram|snapchat|signal message|facebook messenger)\b",
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

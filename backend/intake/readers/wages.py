"""Reads the pay of an advert from its words, the only place where the feeds put it.

What is not written is not invented: one amount stays one amount, a word such as "Competitive" has none, and text that
says more than one thing (a rise after a year, two periods) is kept as text only.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from backend.opportunities.pay import MONTHS_A_YEAR, WEEKS_A_YEAR


HOUR, DAY, WEEK, MONTH, YEAR = "hour", "day", "week", "month", "year"
KEPT_PERIODS = frozenset({HOUR, WEEK, MONTH, YEAR})  # those an opportunity has

STATED = "stated"
COMPETITIVE = "competitive"
APPRENTICE_MINIMUM = "apprentice_minimum"
NATIONAL_MINIMUM = "national_minimum"
NOT_STATED = "not_stated"

LONGEST_TEXT = 500  # characters of what is said about pay; what is longer is kept as words alone
# Nobody is paid this much for a month or less, so an amount from here up without a period is for a year.
LEAST_YEARLY_AMOUNT = Decimal(10_000)
MOST_PLAUSIBLE_AMOUNT = Decimal(1_000_000)
# "£20-25,000" is shorthand, not a range from twenty pounds.
WIDEST_RANGE = 5

_AMOUNT = r"£?\s*([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]+(?:\.[0-9]{1,2})?)(?![0-9.,]*[0-9]|\s?[km]\b)"
_PERIOD_WORDS = {
    HOUR: r"(?:an?|per)\s+hour|hourly|/\s*h(?:ou)?r|p\.?h\.?",
    DAY: r"(?:an?|per)\s+day|daily",
    WEEK: r"(?:an?|per)\s+week|weekly|p\.?w\.?",
    MONTH: r"(?:an?|per)\s+month|monthly|p\.?c?\.?m\.?",
    YEAR: r"(?:an?|per)\s+year|per\s+annum|annually|yearly|p\.?a\.?|for\s+your\s+first\s+year",
}
_PERIOD = "|".join(f"(?P<{name}>{words})" for name, words in _PERIOD_WORDS.items())
_LEAST = r"from|at\s+least|minimum(?:\s+of)?|min\.?|starting\s+(?:at|from)|not?\s+less\s+than"
_MOST = r"up\s+to|at\s+most|maximum(?:\s+of)?|max\.?|not?\s+more\s+than"
_LEAST_AFTER = re.compile(r"\W{0,3}(?:minimum|min\b|upwards|or\s+more|and\s+(?:above|over|up))", re.IGNORECASE)
_MOST_AFTER = re.compile(r"\W{0,3}(?:maximum|max\b|or\s+less)", re.IGNORECASE)
_NOTHING = re.compile(r"£?\s*0+(?:\.0*)?(?:\s*(?:to|-|–|—)\s*£?\s*0+(?:\.0*)?)?")
_PAY = re.compile(
    rf"(?P<least>(?:{_LEAST})\s+)?(?P<most>(?:{_MOST})\s+)?{_AMOUNT}(?:\s*(?:to|-|–|—)\s*{_AMOUNT})?"
    rf"(?P<plus>\s*\+)?\s*,?\s*(?:(?:{_PERIOD})(?![a-z]))?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# Anything that makes the amount other than what will be paid: a second figure, a share, a full-time figure.
_OTHER_THAN_PAID = re.compile(r"[0-9%]|million|pro[\s-]*rata|equivalent|\bfte\b|\bote\b", re.IGNORECASE)
_COMPETITIVE = re.compile(r"competitive", re.IGNORECASE)


@dataclass(frozen=True)
class Wage:
    """Amounts are before tax, in pounds for the period; `amount_to` equals `amount_from` when one amount is written."""

    text: str
    kind: str
    amount_from: Decimal | None = None
    amount_to: Decimal | None = None
    period: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether there is a least amount for a period we keep; otherwise the words say more than the numbers would."""
        return self.amount_from is not None and self.period in KEPT_PERIODS

    def weekly(self, weekly_hours: Decimal | None) -> Decimal | None:
        """The least pay for a week, known only when an amount and its period are."""
        if self.amount_from is None or self.period is None:
            return None
        weekly = _weekly(self.amount_from, self.period, weekly_hours)
        return None if weekly is None else weekly.quantize(Decimal("0.01"), ROUND_HALF_UP)


def names_period(text: str) -> bool:
    return re.search(rf"(?<![a-z])(?:{_PERIOD})(?![a-z])", text[:LONGEST_TEXT], re.IGNORECASE) is not None


def _says_nothing(text: str) -> bool:
    """Zero, which is what people fill in where a form insists on pay."""
    nothing = _NOTHING.match(text.strip())
    rest = text.strip()[nothing.end() :].strip(" ,") if nothing else text
    return nothing is not None and (not rest or re.fullmatch(_PERIOD, rest, re.IGNORECASE) is not None)


def parse_wage(text: str, *, kind: str = STATED) -> Wage:
    if len(text) <= LONGEST_TEXT and _says_nothing(text):
        return Wage("", _kind_without_amount(kind))
    match = _PAY.fullmatch(text.strip()) if len(text) <= LONGEST_TEXT else None
    if not match:
        return Wage(text, COMPETITIVE if _COMPETITIVE.search(text) else _kind_without_amount(kind))
    low, high = _amounts(match)
    least, most = low if low is not None else high, high if high is not None else low
    period = _period(match, least)
    is_money = "£" in text or period is not None
    if not is_money or _OTHER_THAN_PAID.search(match["rest"]) or not _plausible(least, most):
        return Wage(text, _kind_without_amount(kind))
    return Wage(text, STATED if kind in (COMPETITIVE, NOT_STATED) else kind, low, high, period)


def _amounts(match: re.Match) -> tuple[Decimal | None, Decimal | None]:
    first, second = (Decimal(amount.replace(",", "")) if amount else None for amount in _written_amounts(match))
    if second is not None and not min(first, second):
        return (first, None) if first else (None, second)
    if second is not None:
        return min(first, second), max(first, second)
    if match["most"] or _MOST_AFTER.match(match["rest"]):
        return None, first
    if match["least"] or match["plus"] or _LEAST_AFTER.match(match["rest"]):
        return first, None
    return first, first


def _written_amounts(match: re.Match) -> list[str | None]:
    named = set(match.re.groupindex.values())
    return [match[number] for number in range(1, match.re.groups + 1) if number not in named]


def _period(match: re.Match, amount: Decimal) -> str | None:
    written = next((name for name in _PERIOD_WORDS if match[name]), None)
    return written or (YEAR if amount >= LEAST_YEARLY_AMOUNT else None)


def _plausible(low: Decimal, high: Decimal) -> bool:
    return 0 < low <= high <= min(MOST_PLAUSIBLE_AMOUNT, low * WIDEST_RANGE)


def _kind_without_amount(kind: str) -> str:
    return NOT_STATED if kind == STATED else kind


def _weekly(amount: Decimal, period: str, weekly_hours: Decimal | None) -> Decimal | None:
    # Goes into kept digests of adverts alone, so no penny may move; what ranks is `opportunities.pay.weekly_pay`.
    if period == HOUR:
        return None if weekly_hours is None else amount * weekly_hours
    factors = {WEEK: Decimal(1), MONTH: MONTHS_A_YEAR / WEEKS_A_YEAR, YEAR: 1 / WEEKS_A_YEAR}
    return amount * factors[period] if period in factors else None

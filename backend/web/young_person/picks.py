"""What was picked for somebody: what it is, what they get, how far it is, and why, in their words or plain ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from backend.core import clock
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from backend.opportunities.pay import weekly_pay
from backend.ranking.suggesting import still_shown
from backend.ranking.travel import band_told, minutes_from_home, minutes_told
from backend.reference.harm_words import may_name_harm
from backend.reference.shown_to_them import care_phrases
from backend.referrals.choices import ReferralState
from backend.referrals.models import Referral
from backend.shortlists.choices import OwnAnswer
from backend.shortlists.models import Match, Suggestion, SuggestionAnswer
from backend.web.kit.formats import plain, pounds
from backend.web.kit.in_language import typed
from backend.web.young_person import words
from backend.web.young_person.frame import Mine, given_name


LONGEST_QUOTE = 200  # letters of their own words beside a pick: longer ones are no reason to read all again
HOUR = 60
MAY_OPEN_AGAIN = (OpportunityState.LIVE, OpportunityState.PAUSED)


@dataclass(frozen=True)
class Fact:
    picture: str
    value: str
    more: str = ""


@dataclass(frozen=True)
class Pick:
    """One on their page. `match` is what a ranking knows of it, where there is one."""

    mine: Mine
    suggestion: Suggestion
    match: Match | None = None
    referral: Referral | None = None
    error: str = ""
    typed: str = ""

    @property
    def opportunity(self) -> Opportunity:
        return self.suggestion.opportunity

    @property
    def title(self) -> str:
        return title_of(self.opportunity)

    @property
    def kind(self) -> str:
        return words.KINDS[self.opportunity.type]

    @property
    def employer(self) -> str:
        return str(self.opportunity.employer.name)

    @property
    def facts(self) -> list[Fact]:
        return [self._pay(), self._hours(), self._travel()]

    def _pay(self) -> Fact:
        post = self.opportunity
        week = weekly_pay(post)
        if week is not None:
            more = _("before tax, rent and travel")
            if post.wage_to and post.wage_to != post.wage_from:
                more = _("or more, before tax, rent and travel")
            return Fact("pay", _("{pounds} a week").format(pounds=_whole_pounds(week)), more)
        if post.paid is False:
            return Fact("pay", _("No pay"))
        return Fact("pay", *_as_typed(post.wage_text, of=_("the pay")))

    def _hours(self) -> Fact:
        post = self.opportunity
        if not post.weekly_hours:
            return Fact("hours", *_as_typed(post.working_pattern, of=_("the hours")))
        pattern = "" if care_phrases(post.working_pattern) else post.working_pattern
        return Fact("hours", _("{hours} hours a week").format(hours=plain(post.weekly_hours)), typed(pattern))

    def _travel(self) -> Fact:
        if self.opportunity.remote:
            return Fact("travel", _("From home"))
        person, minutes = self.mine.person, self.minutes
        told = words.BANDS.get(band_told(person, minutes)) or _in_words(minutes_told(person, minutes))
        more = _("each way, our best guess") if told else _("how far it is")
        return Fact("travel", told or words.NOT_KNOWN_YET, more)

    @cached_property
    def minutes(self) -> float | None:
        """As it was ranked by, or else from where they live to the nearest place of it."""
        if self.match and self.match.minutes is not None:
            return self.match.minutes
        return minutes_from_home(self.mine.person, self.opportunity)

    @property
    def quote(self) -> str:
        """Their own words, where the ranking found them in it."""
        said = self.mine.person.aspiration
        fits = self._speaks_for("words_wish")
        return said if fits and len(said) <= LONGEST_QUOTE and not care_phrases(said) else ""

    @property
    def why(self) -> list[str]:
        """Only what speaks for it; nothing of a chance, and nothing of what they lack."""
        wishes = self.mine.person.route_interests or []
        said = []
        if self.opportunity.route and self.opportunity.route in wishes:
            said.append(words.FIRST_WISH if self.opportunity.route == wishes[0] else words.WHY["route_wish"])
        if not self.quote and (self._speaks_for("words_shared") or self._speaks_for("words_wish")):
            said.append(words.WHY["words_shared"])
        near = self.minutes is not None and self.minutes < words.NEAR_ENOUGH
        said += [words.WHY[name] for name in ("experience", "pay") if self._speaks_for(name)]
        return said + ([words.WHY["travel"]] if near and self._speaks_for("travel") else [])

    def _speaks_for(self, feature: str) -> bool:
        reasons = self.match.reasons if self.match else []
        return any(each["feature"] == feature and each["telling"] and each["contribution"] > 0 for each in reasons)

    @property
    def good_to_know(self) -> list[str]:
        post = self.opportunity
        said = [words.GOOD_TO_KNOW[pledge] for pledge in post.pledges if pledge in words.GOOD_TO_KNOW]
        others = ((words.NIGHTS, post.night_work), (words.DRIVING, post.driving_required))
        said += [sentence for sentence, holds in (*others, (words.POLICE_CHECK, post.dbs_required)) if holds]
        return said

    @cached_property
    def last(self) -> SuggestionAnswer | None:
        return next(reversed(self.suggestion.answers.all()), None)

    @property
    def said_yes(self) -> bool:
        return self.last is not None and self.last.answer == OwnAnswer.INTERESTED

    @property
    def said_no(self) -> bool:
        return self.last is not None and self.last.answer == OwnAnswer.NOT_FOR_ME

    @property
    def is_quiet(self) -> bool:
        """What they wrote of it names harm, or may: whoever looks over a shoulder reads nothing of it."""
        return self.last is not None and may_name_harm(self.last.words)

    @property
    def may_say_yes(self) -> bool:
        """Whoever is put forward has said so already, unless they have said no since."""
        return not self.said_yes and (self.referral is None or self.said_no)

    @property
    def because(self) -> list[str]:
        return self.last.because if self.said_no and self.last else []

    @property
    def is_put_forward(self) -> bool:
        return self.referral is not None


@dataclass(frozen=True)
class Gone:
    """One that is not to be looked at any more: over for everybody, or not open to them as things are."""

    title: str
    sentence: str


def _gone(mine: Mine, opportunity: Opportunity) -> Gone:
    is_over = opportunity.state not in MAY_OPEN_AGAIN or opportunity.is_past_closing_on(clock.today())
    return Gone(title_of(opportunity), words.GONE if is_over else words.about(words.NOT_NOW, mine.adviser))


def box_of(suggestion: Suggestion) -> str:
    """The id of the field for their words about it."""
    return f"words-{suggestion.public_id}"


@dataclass(frozen=True)
class Picked:
    """What is there to look at, and what has gone since."""

    picks: Sequence[Pick]
    gone: Sequence[Gone]
    by: str


def picked_for(
    mine: Mine, referrals: Sequence[Referral], errors: Mapping[str, str], typed: Mapping[str, str]
) -> Picked:
    """`referrals` are all theirs, the last first. What they are put forward for stays; what an answer ended is no pick
    any longer."""
    of_each = {each.opportunity_id: each for each in reversed(referrals)}
    listed = mine.person.suggestions.current().select_related("opportunity__employer", "by").prefetch_related("answers")
    there = [each for each in listed if _may_be_looked_at(of_each.get(each.opportunity_id))]
    shown = {each.pk for each in still_shown(mine.person, there, read=mine.for_gate)}
    open_ones = {pk: each for pk, each in of_each.items() if each.is_open}
    for each in there:
        if each.pk not in shown and each.opportunity_id in open_ones:
            each.opportunity = open_ones[each.opportunity_id].opportunity  # read with its places
    found = [each for each in there if each.pk in shown or each.opportunity_id in open_ones]
    asked = mine.person.matches.filter(opportunity__in=[each.opportunity_id for each in found])
    matches = {each.opportunity_id: each for each in asked.safe_to_tell()} if found else {}
    picks = []
    for each in found:
        box, of = box_of(each), each.opportunity_id
        was_typed = {"error": errors.get(box, ""), "typed": typed.get(box, "")}
        picks.append(Pick(mine, each, matches.get(of), open_ones.get(of), **was_typed))
    gone = [_gone(mine, each.opportunity) for each in there if each not in found]
    return Picked(picks, gone, _who_picked(there) or mine.adviser)


def title_of(opportunity: Opportunity) -> str:
    """The employer's own, unless it would say to whoever looks on for whom the place is kept."""
    return words.KINDS[opportunity.type] if care_phrases(opportunity.title) else opportunity.title


def _as_typed(text: str, *, of: str) -> tuple[str, str]:
    """What an employer typed of it; where that would say for whom the place is kept, they ask us."""
    if care_phrases(text):
        return words.ASK_US, of
    return (typed(text), "") if text else (words.NOT_KNOWN_YET, of)


def _may_be_looked_at(referral: Referral | None) -> bool:
    return referral is None or referral.is_open or referral.state == ReferralState.WITHDRAWN


def _who_picked(suggestions: Sequence[Suggestion]) -> str:
    """Their given name, where it was one person."""
    names = {given_name(str(each.by)) for each in suggestions}
    return names.pop() if len(names) == 1 else ""


def _whole_pounds(amount: Decimal) -> str:
    return pounds(amount.quantize(Decimal(1), ROUND_HALF_UP), whole=True)


def _in_words(minutes: int | None) -> str:
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return words.minutes_words(rest)
    told = words.hours_words(hours)
    return words.HOURS_AND_MINUTES.format(hours=told, minutes=words.minutes_words(rest)) if rest else told

"""The protocol of a comparison of two orders, as it is registered: all that is judged later, in words."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from matching.trials import size_needed, smallest_rise


LASTS_WEEKS = 13  # of a place: the mark that is looked for
IN_100 = Decimal(100)


@dataclass(frozen=True)
class Numbers:
    """What the head chooses; `share` and `difference` are in parts of 1."""

    begins_on: dt.date
    last_week: dt.date
    most: int
    weeks_followed: int
    share: Decimal
    difference: Decimal

    @property
    def needed(self) -> int | None:
        return size_needed(float(self.share), float(self.difference))

    @property
    def power_sentence(self) -> str:
        """What the size can find, and what it cannot."""
        needed = f"{self.needed:,}" if self.needed else "more than a million"
        rise = smallest_rise(self.most, float(self.share))
        found = f"a rise of {rise * 100:.0f} in 100 or more" if rise else "no rise at all"
        return (
            f"To find a rise of {self.difference * IN_100:.0f} in 100 with a chance of 80 in 100 takes {needed} people."
            f" {self.most} people most likely find {found}."
        )


def protocol_text(numbers: Numbers, *, version: str, council: str, by: str, on: dt.date, seal: str) -> str:
    """In a file of plain lines, whose digest is kept beside it."""
    return "\n".join(
        [
            "Comparison of two orders of lists of matches",
            f"Council: {council}. Registered on {on:%-d %B %Y} by {by}, before anybody was drawn.",
            "",
            "Question: do lists in the order in use lead to more places that last than lists in the written order?",
            f"Order in use: that of the approved model, now {version}; of a later one once it is approved.",
            "Written order: that of the written score, with nothing learnt.",
            "Who: every young person the council supports who has no current place, each once, at most"
            f" {numbers.most}.",
            f"Lot: each Monday from {numbers.begins_on:%-d %B %Y} to {numbers.last_week:%-d %B %Y}, half for either"
            " order, by the digest of seed, week and young person.",
            f"Seal of the seed: {seal}. The seed is published with the result.",
            f"Followed for: {numbers.weeks_followed} weeks from their Monday.",
            f"Measure: the share that started a place after the draw and got to week {LASTS_WEEKS} of it in this time,"
            " by the marks. Everybody counts with the order of the lot, whatever was done.",
            "Beside it, with no test: how many were introduced, and how many started.",
            "Not known: of whom nobody has said; left out, counted, and bounds say what they could change.",
            "Analysis: difference of shares within weeks (Mantel and Haenszel), 95% interval (Sato, Student's t). A"
            " difference is called one only where the interval leaves out 0 and the lot alone would make it in at most"
            " 5 of 100 draws, worked out exactly.",
            f"Size: of 100 with the written order {numbers.share * IN_100:.0f} are thought to get there."
            f" {numbers.power_sentence}",
            "Stops: after the last Monday or when so many were drawn; or by a head with a reason. Nothing is worked out"
            " before everybody was followed.",
            "Harm: both orders are of the same opportunities, those open to the person, and as long. Where"
            " more are open than fit on a list, the orders differ in which are last or left out; those are found by"
            " search with either. A head can stop it on any day, and all have the order in use from the next ranking.",
            "What it cannot see: people compete for the same places, so that one order can take a place from the other."
            " Advisers can tell which order it is, since only a learnt one shows chances.",
            "",
        ]
    )

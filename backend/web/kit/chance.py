"""How likely something is: words first, and a bar with its doubt; numbers only once local outcomes are behind it."""

from dataclasses import dataclass

from backend.web.kit.chance_comparison import OtherMatches, in_fifths
from backend.web.kit.formats import percent


CHANCES = ("a small chance", "less than an even chance", "about an even chance", "a good chance", "a very good chance")
WIDEST_FIRM_INTERVAL = 0.5  # beyond it the words say that we cannot tell
BAR_WIDTH = 200


def chance_words(value: float) -> str:
    return in_fifths(value, CHANCES)


@dataclass(frozen=True)
class Chance:
    """`of` completes the sentence ("starting", "lasting 26 weeks"), `given` opens it; `low` and `high` are 80%."""

    of: str
    value: float
    low: float
    high: float
    calibrated: bool = False
    given: str = ""
    others: OtherMatches | None = None

    def __post_init__(self):
        if not 0 <= self.low <= self.value <= self.high <= 1:
            raise ValueError(
                f"A chance needs 0 <= low <= value <= high <= 1, not {self.low}, {self.value}, {self.high}."
            )

    @property
    def words(self) -> str:
        words = f"{self.given} {chance_words(self.value)} of {self.of}".strip()
        return words[0].upper() + words[1:]

    @property
    def short_words(self) -> str:
        """For a row of a table whose heading says of what: less than even."""
        words = chance_words(self.value).removesuffix(" chance").removeprefix("a ").replace(" an ", " ")
        return words[0].upper() + words[1:]

    @property
    def firmness(self) -> str:
        if self.calibrated and self.high - self.low > WIDEST_FIRM_INTERVAL:
            return f"We cannot tell well yet: {self.interval}."
        return f"{self.interval}."

    @property
    def interval(self) -> str:
        if self.calibrated:
            return f"Most likely between {percent(self.low)} and {percent(self.high)}"
        low, high = chance_words(self.low), chance_words(self.high)
        return f"Most likely {low}" if low == high else f"Most likely between {low} and {high}"

    @property
    def compared(self) -> list[str]:
        """With the person's other matches, in words: all that the bar shows of them."""
        return self.others.sentences(percent if self.calibrated else chance_words) if self.others else []

    @property
    def bar(self) -> dict:
        """Places on the bar, in its own units."""
        own = {"from": self.low, "span": self.high - self.low, "at": self.value}
        others = self.others.places() if self.others else {}
        places = {name: round(share * BAR_WIDTH, 1) for name, share in (own | others).items()}
        return {"width": BAR_WIDTH, "frame": BAR_WIDTH + 8, "height": 30 if others else 22, **places}

"""How likely something is, in words first; a bar with its uncertainty only once local outcomes stand behind it."""

from dataclasses import dataclass

from backend.web.kit.formats import percent


BANDS = (
    (0.2, "a small chance"),
    (0.4, "less than an even chance"),
    (0.6, "about an even chance"),
    (0.8, "a good chance"),
)
HIGHEST_BAND = "a very good chance"
WIDEST_FIRM_INTERVAL = 0.5  # beyond it the words say that we cannot tell
BAR_WIDTH = 200


def chance_words(value: float) -> str:
    return next((words for limit, words in BANDS if value < limit), HIGHEST_BAND)


@dataclass(frozen=True)
class Chance:
    """`of` completes the sentence ("starting", "lasting 26 weeks"); `low` and `high` are the 80% interval."""

    of: str
    value: float
    low: float
    high: float
    calibrated: bool = False
    model_version: str = ""

    def __post_init__(self):
        if not 0 <= self.low <= self.value <= self.high <= 1:
            raise ValueError(
                f"A chance needs 0 <= low <= value <= high <= 1, not {self.low}, {self.value}, {self.high}."
            )

    @property
    def words(self) -> str:
        return f"{chance_words(self.value)} of {self.of}".capitalize()

    @property
    def firmness(self) -> str:
        if not self.calibrated:
            return "An early estimate from general evidence: there are no local outcomes yet."
        if self.high - self.low > WIDEST_FIRM_INTERVAL:
            return f"We cannot tell well yet: {self.interval}."
        return f"{self.interval}."

    @property
    def interval(self) -> str:
        return f"Most likely between {percent(self.low)} and {percent(self.high)}"

    @property
    def bar(self) -> dict:
        """Places on the bar, in its own units."""
        return {
            "width": BAR_WIDTH,
            "frame": BAR_WIDTH + 8,
            "from": round(self.low * BAR_WIDTH, 1),
            "span": round(max((self.high - self.low) * BAR_WIDTH, 2), 1),
            "at": round(self.value * BAR_WIDTH, 1),
        }

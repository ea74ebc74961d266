"""The back-test and the challenger in a card."""

from matching.cards.document import Block, Entries, Entry, Table, Text
from matching.cards.wording import FEW, count, day, figure, share
from matching.evaluation.backtest import BackTest
from matching.evaluation.calibration import Calibration
from matching.evaluation.challenge import Challenge


HOW_TO_READ = (
    "Ranges hold 95%; of a share that came true it is Wilson's. Slope 1 and intercept 0 are perfect; a slope near 0 "
    "says that chances tell nothing. An error below what a perfect model of this size would show by chance is no fault "
    "that can be shown."
)
NO_CHALLENGER = "No other kind of model was tried on this data."


def tested(found: BackTest | None) -> tuple[Block, ...]:
    if found is None:
        return ()
    about = (
        Entry("Fitted on", f"{count(found.earlier)} referrals known on {day(found.split)}"),
        Entry("Judged by", f"{count(found.later)} later ones, as known on {day(found.as_of)}"),
        Entry("Log-loss of starting", figure(found.start.log_loss, 3)),
        Entry("Better than the expert's by", figure(found.better, 3)),
        Entry("What the match tells", found.match.sentence),
        Entry("Whether things have changed", found.drift.sentence),
    )
    lasting = () if found.lasting is None else _calibrated("Starting and lasting 26 weeks", found.lasting)
    return (Entries(about), Text(HOW_TO_READ), *_calibrated("Starting", found.start), *lasting)


def challenger(found: Challenge | None) -> str:
    if found is None:
        return NO_CHALLENGER
    verdict = "It did better beyond chance." if found.won else "It did not do better beyond chance, and is not used."
    return (
        f"Boosted trees were held against it on outcomes neither had seen: log-loss {found.challenger_log_loss:.3f} "
        f"against {found.log_loss:.3f}, better by {figure(found.better, 3)}. {verdict}"
    )


def _calibrated(what: str, found: Calibration) -> tuple[Block, ...]:
    shown = "above what chance explains" if found.fault_shown else "no fault shown"
    entries = (
        Entry(f"{what}: referrals", count(found.count)),
        Entry(f"{what}: slope", figure(found.slope)),
        Entry(f"{what}: intercept", figure(found.intercept)),
        Entry(f"{what}: chances too high by", figure(found.bias, 3)),
        Entry(f"{what}: calibration error", f"{figure(found.error, 3)}; {shown}"),
        Entry(f"{what}: error of a perfect model", f"{found.floor:.3f} on average, up to {found.floor_high:.3f}"),
    )
    rows = tuple(
        (share(each.said), share(each.came_true), f"{share(each.low)} to {share(each.high)}", f"{each.count:,}")
        for each in found.bins
        if each.count >= FEW
    )
    heads = ("Said", "Came true", "Its range", "Referrals")
    table = (Table(f"{what}: chance said, and share that came true", heads, rows),)
    return (Entries(entries), *(table if rows else ()))

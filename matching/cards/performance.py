"""Predictive performance in a card: the back-test and the challenger."""

from matching.cards.document import Block, Entries, Entry, Table, Text
from matching.cards.formats import LEAST_SHOWN, count, day, figure, share
from matching.evaluation.backtest import BackTest
from matching.evaluation.calibration import Calibration
from matching.evaluation.challenge import Challenge


HOW_TO_READ = (
    "Ranges hold 95%; of a share that came true it is Wilson's. Slope 1 and intercept 0 are perfect; a slope near 0 "
    "says that chances tell nothing. An error below what a perfect model of this size would show by chance is no fault "
    "that can be shown."
)
NO_CHALLENGER = "No other kind of model was tried on this data."
WON, NOT_WON = "It did better beyond chance.", "It did not do better beyond chance, and is not used."


def performance(back_test: BackTest | None) -> tuple[Block, ...]:
    if back_test is None:
        return ()
    about = (
        Entry("Fitted on", f"{count(back_test.earlier)} referrals known on {day(back_test.split)}"),
        Entry("Judged by", f"{count(back_test.later)} later ones, as known on {day(back_test.as_of)}"),
        Entry("Log-loss of starting", figure(back_test.start.log_loss, 3)),
        Entry("Better than the expert's by", figure(back_test.better, 3)),
        Entry("What the match tells", back_test.match.sentence),
        Entry("Whether things have changed", back_test.drift.sentence),
    )
    blocks = (Entries(about), Text(HOW_TO_READ), *_calibration_blocks("Starting", back_test.start))
    if back_test.lasting is None:
        return blocks
    return (*blocks, *_calibration_blocks("Starting and lasting 26 weeks", back_test.lasting))


def challenger_sentence(challenge: Challenge | None) -> str:
    if challenge is None:
        return NO_CHALLENGER
    verdict = WON if challenge.won else NOT_WON
    better = figure(challenge.better, 3)
    return (
        "Boosted trees were held against it on outcomes neither had seen: log-loss "
        f"{challenge.challenger_log_loss:.3f} against {challenge.log_loss:.3f}, better by {better}. {verdict}"
    )


def _calibration_blocks(outcome: str, calibration: Calibration) -> tuple[Block, ...]:
    verdict = "above what chance explains" if calibration.fault_shown else "no fault shown"
    perfect = f"{calibration.floor:.3f} on average, up to {calibration.floor_high:.3f}"
    entries = (
        Entry(f"{outcome}: referrals", count(calibration.count)),
        Entry(f"{outcome}: slope", figure(calibration.slope)),
        Entry(f"{outcome}: intercept", figure(calibration.intercept)),
        Entry(f"{outcome}: chances too high by", figure(calibration.bias, 3)),
        Entry(f"{outcome}: calibration error", f"{figure(calibration.error, 3)}; {verdict}"),
        Entry(f"{outcome}: error of a perfect model", perfect),
    )
    rows = tuple(
        (share(each.said), share(each.came_true), f"{share(each.low)} to {share(each.high)}", f"{each.count:,}")
        for each in calibration.bins
        if each.count >= LEAST_SHOWN
    )
    heads = ("Said", "Came true", "Its range", "Referrals")
    table = (Table(f"{outcome}: chance said, and share that came true", heads, rows),)
    return (Entries(entries), *(table if rows else ()))

"""A trial's finding as a sentence: what was seen, and no more than that."""

from matching.trials.effect import TrialEffect
from matching.trials.power import smallest_found


NOTHING_TO_COMPARE = "Nothing can be compared: of nobody drawn in one week is it known with a call and without."


def finding(effect: TrialEffect, weeks: int) -> str:
    """What the trial showed, with its interval; of no difference shown, how small a one it could not have found.

    Parameters
    ----------
    effect : TrialEffect
        By `intention_to_treat`.
    weeks : int
        For which each was followed.

    Returns
    -------
    sentence : str
    """
    if effect.difference is None or effect.low is None or effect.high is None:
        return NOTHING_TO_COMPARE
    seen = (
        f"Of {effect.called} who were to be rung {effect.left_called} had left within {weeks} weeks, of {effect.others}"
        f" others {effect.left_others}: {in_100(effect.difference)}, 95% interval {signed(effect.low)} to"
        f" {signed(effect.high)}."
    )
    said = [_headline(effect), seen, _not_found(effect), _not_known(effect)]
    return " ".join(filter(None, said))


def _headline(effect: TrialEffect) -> str:
    if not effect.shows_a_difference:
        return "No difference is shown: it is not known whether extra calls change how many leave."
    assert effect.difference is not None
    return f"With extra calls {'fewer' if effect.difference < 0 else 'more'} people left."


def _not_found(effect: TrialEffect) -> str:
    share = effect.left_others / effect.others if effect.others else 0.0
    if effect.shows_a_difference or not 0 < share < 1:
        return ""
    size = effect.called + effect.others
    fall = smallest_found(size, share, effect.called / size)
    if fall is None:
        return "A trial of this size would most likely have missed any difference."
    return f"A fall of less than {fall * 100:.0f} in 100 would most likely have been missed by a trial of this size."


def _not_known(effect: TrialEffect) -> str:
    if not effect.not_known or effect.worst is None or effect.best is None:
        return ""
    return (
        f"Of {effect.not_known} it is not known whether they left; by what came of them the difference could lie"
        f" between {signed(effect.best)} and {signed(effect.worst)} in 100."
    )


def in_100(difference: float) -> str:
    return f"a difference of {signed(difference)} in 100"


def signed(share: float) -> str:
    text = f"{share * 100:+.0f}"
    return "0" if text in ("+0", "-0") else text.replace("-", "−").removeprefix("+")

"""Which idea the order owes its gain to: `python -m tests.benchmarks.quality_ablation [seeds]`.

In every world of `tests.benchmarks.quality_worlds`, the share of the oracle's gain by score, and what is lost when the
terms of one idea are taken out of the fitted model, the others left as they are. Mean of seeds; in one process.
"""

import sys
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from matching import Opportunities, People, Ranker, Referrals
from matching.features.pledges import NAMED_PLEDGES
from matching.model import Model, Terms
from tests.benchmarks.quality_run import WISHLESS, share
from tests.benchmarks.quality_worlds import judged_world, world_names


SIZES, SEEDS = (0, 400, 5_000), 3
IDEAS = {
    "employers' own effects": ("employer_starting", "employer_staying"),
    "pledges, one by one": tuple(pledge.name for pledge in NAMED_PLEDGES),
    "support, met and missing": ("support_met", "support_unmet"),
    "pay for a week": ("pay",),
    "the wish": ("route_wish", "words_wish"),
    "travel": ("travel",),
    "kind and route": ("opportunity_type", "route"),
    "time until it starts": ("wait",),
    "an employer's record": ("employer_starts", "employer_lasting"),
}


def without(model: Model, names: tuple[str, ...]) -> Model:
    silent = {name: Terms(*(np.zeros_like(term) for term in model.terms[name])) for name in names}
    return replace(model, terms=model.terms | silent)


def shares(name: str, seed: int) -> np.ndarray:
    """A row per size of history; the whole order in the first column, then without each idea."""
    world = judged_world(name, seed)
    today = People.from_records(world.people), Opportunities.from_records(world.opportunities)
    rows = []
    for n in SIZES:
        ranker = Ranker(WISHLESS).fit(Referrals.from_records(world.history(n)), as_of=world.today)
        whole, lasting = ranker.model_, None
        row = []
        for names in ((), *IDEAS.values()):
            ranker.model_ = without(whole, names)
            ranking = ranker.rank(*today, on=world.today, top=None)
            order = np.lexsort((ranking.opportunity, ranking.person))
            pairs = ranking.person[order], ranking.opportunity[order]
            lasting = world.lasting(*pairs) if lasting is None else lasting
            row.append(share(pairs[0], ranking.score[order], lasting))
        rows.append(row)
    return np.array(rows)


def main() -> int:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    with threadpool_limits(1):
        for name in world_names():
            mean = np.nanmean([shares(name, seed) for seed in range(seeds)], axis=0)
            print(f"\n{name}: share of the gain; lost without" + "".join(f"{f'n = {n:,}':>12}" for n in SIZES))
            for title, cells in zip(("all of it", *IDEAS), mean.T, strict=True):
                figures = cells if title == "all of it" else cells - mean[:, 0]
                print(f"{title:44}" + "".join(f"{figure:>+12.3f}" for figure in figures), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Small numbers (statistical disclosure control): which counts of young people may be shown beyond those who know them.

Counts from 1 to 5 are hidden, and others with them from which a hidden one could be worked out. DfE protects its tables
of children looked after in the same two ways, with `c` in place of the number ("A guide to looked after children
statistics in England", section 4.5, rounding, suppression and grossing); ONS calls them primary and secondary
suppression. Where two thresholds were in use, 5 and 6, the stricter was taken. The engine holds the same for its audits
(`matching.vocabulary.SMALLEST_SHOWN`); a test keeps the two equal.
"""

from collections.abc import Collection, Iterable, Mapping


SMALLEST_SHOWN = 6
SMALLEST_PUBLISHED = 10  # to whoever may know nothing of any young person, an employer above all
ROUNDED_TO = 5


def may_be_shown(count: int) -> bool:
    """Nought points at nobody."""
    return count == 0 or count >= SMALLEST_SHOWN


def may_stand_beside(count: int, others: Iterable[int]) -> bool:
    """Whether a count may be shown beside shown ones of which it is a part, or that are parts of it.

    What is between two of them is a count too, and whoever sees both has it.
    """
    return may_be_shown(count) and all(may_be_shown(abs(count - other)) for other in others)


def suppressed(
    counts: Mapping[str, int], *, keep: Collection[str] = (), hide: Collection[str] = ()
) -> dict[str, int | None]:
    """The parts of a published total with small ones hidden as None, and with those that would tell of them.

    Where one part alone is hidden it can be worked out from the total, and where the hidden ones together are few they
    can all but be: the next smallest are hidden until at least two are, and they are not few (complementary
    suppression). What is 0 tells of nobody and hides nobody. `keep` are the parts that a reader needs most: to hide
    another, they are taken last. `hide` are parts that are hidden for another reason.
    """
    hidden = {name for name, count in counts.items() if not may_be_shown(count) or (count and name in hide)}
    if hidden:
        for name in sorted(counts, key=lambda name: (name in keep, counts[name])):
            if len(hidden) >= 2 and sum(counts[each] for each in hidden) >= SMALLEST_SHOWN:
                break
            hidden |= {name} if counts[name] else set()
    return {name: None if name in hidden or name in hide else count for name, count in counts.items()}


def rounded_down(count: int) -> int:
    """For numbers that can be compared with each other, of which a difference could be small."""
    return count // ROUNDED_TO * ROUNDED_TO


def published(count: int) -> int:
    """For readers who may know nothing of anybody: 0 below the threshold, as if there were none, else rounded down.

    Of counts in which nobody stands twice, sums and differences of published ones tell of no fewer people either.
    """
    return rounded_down(count) if count >= SMALLEST_PUBLISHED else 0

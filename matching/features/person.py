"""Features of the person alone. They enter chances, which say what support may be needed, and never the order."""

from matching.features.base import BinnedCount, PersonFeature


class Readiness(BinnedCount, PersonFeature):
    name = column_name = "readiness"
    label = "readiness"
    bin_edges = (2, 3, 4, 5)
    bin_values = (0.0, -1.0, -0.5, 0.0, 0.5, 1.0)
    sentences = ("Readiness is not recorded yet.", *(f"Readiness {level} of 5." for level in range(1, 6)))


class HomeMoves(BinnedCount, PersonFeature):
    name = column_name = "home_moves_3y"
    label = "home moves in three years"
    bin_edges = (1, 2, 4)
    bin_values = (0.0, -0.4, -0.1, 0.3, 1.0)
    sentences = (
        "Home moves are not recorded yet.",
        "No home move in three years.",
        "One home move in three years.",
        "Two or three home moves in three years.",
        "Four home moves or more in three years.",
    )


class EarlyEnds(BinnedCount, PersonFeature):
    name = column_name = "early_ends"
    label = "placements that ended early"
    bin_edges = (1, 2, 3)
    bin_values = (0.0, -0.3, 0.2, 0.6, 1.0)
    sentences = (
        "Placements that ended early are not recorded yet.",
        "No placement ended early.",
        "One placement ended early.",
        "Two placements ended early.",
        "Three placements or more ended early.",
    )


class MonthsSinceEet(BinnedCount, PersonFeature):
    name = column_name = "months_since_eet"
    label = "months since last in EET"
    bin_edges = (1, 4, 13, 25)
    bin_values = (0.0, -0.5, -0.1, 0.2, 0.5, 1.0)
    sentences = (
        "Time since last in education, employment or training is not recorded yet.",
        "In education, employment or training.",
        "Out of education, employment and training for up to three months.",
        "Out of education, employment and training for up to a year.",
        "Out of education, employment and training for up to two years.",
        "Out of education, employment and training for more than two years.",
    )

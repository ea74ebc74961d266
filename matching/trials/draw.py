"""The draw of a week: an order that nobody can foresee or bend, and that anybody can check afterwards."""

from collections.abc import Sequence
from hashlib import sha256


def seal(seed: str) -> str:
    """What is published of a seed before the first draw; the seed itself is published after the last.

    Whoever has both can draw every week again. Nobody can find another seed for the same seal, so that an order cannot
    be chosen after it was seen who stands on the list (commitment; Blum 1983).

    Parameters
    ----------
    seed : str
        At least 16 letters that nobody has seen.

    Returns
    -------
    seal : str
        64 hexadecimal digits.

    Raises
    ------
    ValueError
        For a seed that could be found by trying.
    """
    if len(seed) < 16:
        raise ValueError("seed must have at least 16 letters")
    return sha256(f"seal:{seed}".encode()).hexdigest()


def ring_order(keys: Sequence[str], seed: str, week: str) -> list[int]:
    """Positions in the order of the draw; the first so many as there are calls to give are rung.

    Each key is put in its place by a digest of seed, week and key alone, so that the order depends neither on the order
    in which they are given nor on who else is there.

    Parameters
    ----------
    keys : sequence of str, length n
        One for each that takes part, none twice.
    seed : str
        That of the trial.
    week : str
        Its first day, as 2026-12-07.

    Returns
    -------
    order : list of int
        A permutation of 0 to n - 1.

    Raises
    ------
    ValueError
        Where a key is there twice.
    """
    if len(set(keys)) != len(keys):
        raise ValueError("keys must differ")
    return sorted(range(len(keys)), key=lambda place: sha256(f"{seed}:{week}:{keys[place]}".encode()).digest())

"""Remarks about one's own life are cut from a clause: who helps, where one lived, what was done to one.

"My probation officer" is no wish to be one. How such clauses begin is data (`data/remarks`): openings made of words and
of slots, as in a template grammar. What follows an opening goes with it, up to a wish that is joined to it ("and my
dream is nursing").
"""

import re

from matching.interests.normalisation import REASON_MARK
from matching.interests.word_tables import DATA, read_table, read_word_list


REMARKS = DATA / "remarks"
SLOT = re.compile(r"<(\w+)(\??)>")


def _slots() -> dict[str, str]:
    """A regular expression of each slot of `slots.csv`, whose words are literal but for `*`, `\\w+` and `\\d+`."""
    words: dict[str, list[str]] = {}
    for row in read_table(REMARKS / "slots.csv", "slot", "words"):
        slot, said = row.values
        words.setdefault(slot, []).append(said.replace("*", r"\w*"))
    return {slot: f"(?:{'|'.join(sorted(said, key=len, reverse=True))})" for slot, said in words.items()}


def _expression(opening: str, slots: dict[str, str]) -> str:
    """The regular expression of an opening, each of its words with the space before it."""
    parts = []
    for part in opening.split(" "):
        slot = SLOT.fullmatch(part.removeprefix("="))
        said = slots[slot[1]] if slot else part.replace("*", "[a-z]*")
        expression = " *$" if part == "$" else f"(?= *$| +{said}\\b)" if part[0] == "=" else f" +{said}"
        parts.append(f"(?:{expression})?" if slot and slot[2] else expression)
    return "".join(parts)


def _openings() -> re.Pattern[str]:
    expressions = [_expression(row.values[0], SLOTS) for row in read_table(REMARKS / "openings.csv", "opening")]
    return re.compile(rf"(?:{'|'.join(expressions)})(?!\w)")


def _advice() -> re.Pattern[str]:
    who = rf"\bmy +(?:{SLOTS['kind']} +)?{SLOTS['own_service']}"
    return re.compile(rf"{who} +(?:{'|'.join(read_word_list('advice'))})\b")


SLOTS = _slots()
OPENING, ADVICE = _openings(), _advice()
OF_A_RELATIVE = re.compile(_expression("my <relative> <of_theirs>", SLOTS))
FILLERS = re.compile(rf"\A[{REASON_MARK} ]*(?:(?:{'|'.join(read_word_list('fillers'))}) +)*")
WISHES = re.compile(rf"\b(?:{'|'.join(read_word_list('wish_markers'))})\b")


def without_remarks(clause: str, *, taken_up: bool = False) -> str:
    """Return a clause without what it tells of the person's own life.

    Parameters
    ----------
    clause : str
        Normalised.
    taken_up : bool
        Whether the person wants to do what is told: of a relative it is then kept ("my uncle does roofs").

    Returns
    -------
    str
        What remains of it, often nothing; the clause itself where it tells nothing.
    """
    advised = ADVICE.sub(" ", clause) if "my " in clause else clause
    said = f" {FILLERS.sub('', advised, count=1)}"
    opening = OPENING.match(said)
    if opening is None or (taken_up and OF_A_RELATIVE.fullmatch(opening[0])):
        return advised
    return _wish_after(said[opening.end() :])


def _wish_after(rest: str) -> str:
    wish = WISHES.search(rest)
    if wish is None:
        return ""
    joined = rest.find(" and ", 0, wish.start())
    return rest[wish.start() if joined < 0 else joined :]

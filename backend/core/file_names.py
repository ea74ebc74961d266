"""What somebody's file is called, as it may stand on a page: on one line, and as it reads.

With a sign that turns writing round “CV(sign)gpj.exe” shows as “CVexe.jpg”; one with signs that nobody sees looks like
another. What a file is, is told by its content and never by its name.
"""

import unicodedata


LONGEST = 200
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def name_shown(given: str) -> str:
    """Without its folders; of a long one the end, which people tell files by."""
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    seen = "".join(" " if each.isspace() else each for each in name if _is_seen(each))
    return " ".join(seen.split())[-LONGEST:].strip() or "file"


def _is_seen(sign: str) -> bool:
    return sign in "\t\n\r" or unicodedata.category(sign) not in UNSEEN

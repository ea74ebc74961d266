"""Faults of a file: in its bytes, its encoding and its structure."""

import io
import random
import re
import zipfile
import zlib


ODD = (
    "",
    "null",
    "0",
    "-1",
    "1e309",
    "99999999999999999999",
    "31/02/2027",
    "2027-06-30T24:00:00Z",
    "=1+1",
    "&amp;amp;lt;p&amp;amp;gt;",
    "<![CDATA[",
    "\u202e\u0000\ufeff",
    "\U0001f642",
    "x" * 40_000,
    "[" * 3_000,
    '","',
    ";" * 300,
    "SE1 6TF, SE1 7EH; London",
    "12:99",
    "£" * 600,
)


def mutated(good: bytes, random: random.Random) -> bytes:
    """One to three faults, one after the other."""
    data = good
    for _ in range(random.randint(1, 3)):
        if data.startswith(b"PK\x03\x04") and random.random() < 0.7:
            data = _part_mutated(data, random)
        else:
            data = random.choice(FAULTS)(data, random)
    return data


def _part_mutated(data: bytes, random: random.Random) -> bytes:
    """An archive that is sound, with a part of it that is not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(part.filename, archive.read(part)) for part in archive.infolist()]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        return _bytes_changed(data, random)
    if not parts:
        return data
    spoilt = random.randrange(len(parts))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for index, (name, content) in enumerate(parts):
            archive.writestr(name, random.choice(FAULTS)(content, random) if index == spoilt else content)
    return out.getvalue()


def _bytes_changed(data: bytes, random: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 60)) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut_short(data: bytes, random: random.Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _stretch_repeated(data: bytes, random: random.Random) -> bytes:
    start = random.randrange(len(data) + 1)
    stretch = data[start : start + random.choice((1, 10, 200, 2_000))]
    return data[:start] + stretch * random.choice((2, 3, 50)) + data[start + len(stretch) :]


def _stretch_lost(data: bytes, random: random.Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.choice((1, 2, 30, 400)) :]


def _junk_put_in(data: bytes, random: random.Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((1, 2, 16, 300))) + data[at:]


def _in_another_encoding(data: bytes, random: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = random.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "utf-8-sig", "utf-7"))
    return random.choice((b"", b"", b"\xef\xbb\xbf", b"\xff\xfe")) + text.encode(encoding, "replace")


def _value_replaced(data: bytes, random: random.Random) -> bytes:
    """A value of the file by an odd one, in the same place."""
    values = list(re.finditer(rb'(?<=[>,;"])[^<>,;"\r\n]+(?=[<,;"\r\n])', data))
    if not values:
        return _junk_put_in(data, random)
    start, end = random.choice(values).span()
    return data[:start] + random.choice(ODD).encode("utf-8", "replace") + data[end:]


def _line_moved(data: bytes, random: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) < 2:
        return _stretch_repeated(data, random)
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randrange(len(lines) + 1), line * random.choice((0, 1, 1, 2)))
    return b"".join(lines)


def _signs_swapped(data: bytes, random: random.Random) -> bytes:
    old, new = random.sample((b",", b";", b"\t", b"|", b'"', b"<", b">", b"&", b"{", b"]", b"\n", b"\r", b"\x00"), 2)
    return data.replace(old, new, random.choice((1, 3, -1)))


FAULTS = (
    _bytes_changed,
    _cut_short,
    _stretch_repeated,
    _stretch_lost,
    _junk_put_in,
    _in_another_encoding,
    _value_replaced,
    _value_replaced,
    _line_moved,
    _signs_swapped,
)

"""A small file of invented young people in our template."""

import csv
import io


GOOD = {"identifier": "C-1", "given_name": "Ama", "family_name": "Secretname", "birth_date": "14/03/2007"}


def row(**cells):
    return GOOD | cells


def file_of(*rows):
    names = list(dict.fromkeys(name for each in rows for name in each))
    out = io.StringIO()
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()

from typing import Any


class UnreadableCell(ValueError):
    """What is wrong with one filled cell, as a code and the facts of it.

    The sentence is the caller's: one may quote the cell to whoever sent the file, and another may not, because its
    reports are read by people who may not open the record.
    """

    def __init__(self, code: str, **facts: Any):
        super().__init__(code)
        self.code, self.facts = code, facts

class CellProblem(ValueError):
    """A cell that cannot be read; the sentence says what would be right, the code what kind of fault it is."""

    def __init__(self, code: str, reason: str):
        super().__init__(reason)
        self.code, self.reason = code, reason

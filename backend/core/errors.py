class Refused(Exception):
    """A rule says no: a sentence for the person who asked, and the field it is about if there is one."""

    def __init__(self, message: str, field: str = ""):
        super().__init__(message)
        self.message = message
        self.field = field

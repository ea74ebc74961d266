class MalformedFeed(Exception):
    """The file as a whole is not what it should be; the message is one sentence for the person who sent it."""


class FieldProblem(ValueError):
    """One field of one record cannot be used; the message begins with the field, and names the way out.

    `field` says which it is where the message begins otherwise; empty for the record as a whole.
    """

    def __init__(self, message: str, field: str | None = None):
        super().__init__(message)
        self.field = message.partition(" ")[0] if field is None else field

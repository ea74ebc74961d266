class MalformedFeed(Exception):
    """The file as a whole is not what it should be; the message is one sentence for the person who sent it."""


class FieldProblem(ValueError):
    """One field of one record cannot be used; the message names the field and the way out."""

"""What becomes of a call: an answer, or the sentence with which it is refused. Nothing else may come of it."""


def answered(call):
    """(answer, None) or (None, sentence); anything but a `ValueError` fails the test by itself."""
    try:
        return call(), None
    except ValueError as refusal:
        return None, str(refusal)

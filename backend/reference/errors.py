from backend.core.errors import Refused


class ReferenceDataError(Refused):
    """Reference data that cannot be read or asked for; the message names what and the way out."""

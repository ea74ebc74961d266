class ServersError(Exception):
    """Says in one sentence what stands in the way and what to do about it."""

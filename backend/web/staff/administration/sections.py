from django.urls import reverse


PLACES = (
    ("People and roles", "administration"),
    ("Imports", "administration-imports"),
    ("Keys for other systems", "tokens"),
    ("Sharing", "administration-sharing"),
    ("Feeds", "administration-feeds"),
    ("Background work", "administration-jobs"),
)


def sections_of(request) -> list[tuple[str, str, bool]]:
    return [(text, reverse(name), reverse(name) == request.path) for text, name in PLACES]

from backend.councils.viewer import Viewer
from backend.links.models import Link, Visit


def links_of(viewer: Viewer):
    """Those of the council. Whoever may open the person they were made for may see and end them: the page that shows
    them asks that first."""
    return Link.objects.for_council(viewer.council_id)


def visits_of(viewer: Viewer):
    return Visit.objects.for_council(viewer.council_id)

from django.http import Http404
from rest_framework.exceptions import NotFound
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.viewsets import ReadOnlyModelViewSet

from backend.audit.services import record_read
from backend.councils.viewer import Viewer


NOT_YOURS = "Nothing of yours has this id."


class AlwaysJson(BaseContentNegotiation):
    """There is one format, so what the caller would accept decides nothing."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


def note_rows_read(response) -> None:
    """How many rows the answer holds, for whoever counts what is read with a token."""
    if response.status_code == 200 and response.data is not None:
        found = response.data.get("results") if isinstance(response.data, dict) else None
        response.rows_read = 1 if found is None else len(found)


class CouncilReadOnly(ReadOnlyModelViewSet):
    """A read-only resource: `may` says which roles have it, `rows_of` which rows of it a viewer reaches.

    Another council's row, one that does not exist and an address that is none answer 404 with the same body.
    """

    content_negotiation_class = AlwaysJson
    lookup_field = "public_id"
    lookup_value_converter = "str"  # what is no UUID gets the answer of the API, not a page
    may = None
    rows_of = None

    @property
    def viewer(self):
        return self.request._request.viewer

    def finalize_response(self, request, response, *args, **kwargs):
        note_rows_read(response)
        return super().finalize_response(request, response, *args, **kwargs)

    def get_object(self):
        try:
            return super().get_object()
        except Http404:
            raise NotFound(NOT_YOURS) from None

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return self.serializer_class.Meta.model.objects.none()
        return type(self).rows_of(self.viewer)


def may_open_records(viewer: Viewer) -> bool:
    """- whoever may open young people's records"""
    return viewer.sees_young_people


class YoungPeoplesRows(CouncilReadOnly):
    """Rows about young people: that somebody read them, or took a list of them away, goes into the read log."""

    may = staticmethod(may_open_records)

    def list(self, request, *args, **kwargs):
        record_read(viewer=self.viewer, subject=self.viewer.council, page=f"{self.basename}-list")
        return super().list(request, *args, **kwargs)

    def get_object(self):
        row = super().get_object()
        record_read(viewer=self.viewer, subject=row.care_leaver, page=f"{self.basename}-detail")
        return row

from rest_framework.viewsets import ReadOnlyModelViewSet


class CouncilReadOnly(ReadOnlyModelViewSet):
    """A read-only resource: `may` says which roles have it, `rows_of` which rows of it a viewer reaches.

    Another council's row and one that does not exist both answer 404 with the same body.
    """

    lookup_field = "public_id"
    lookup_value_converter = "uuid"
    may = None
    rows_of = None

    @property
    def viewer(self):
        return self.request._request.viewer

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return self.queryset.none()
        return type(self).rows_of(self.viewer)

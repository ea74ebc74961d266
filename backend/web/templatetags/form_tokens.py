"""What every form carries without its template saying so: loaded as a builtin in place of Django's own tag."""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from backend.councils.acting import OPENED_IN


register = template.Library()


class FormTokens(CsrfTokenNode):
    """The proof against forged requests and, beside it, the membership in which the page was opened."""

    def render(self, context):
        viewer = context.get("viewer")
        if viewer is None:
            return super().render(context)
        box = format_html('<input type="hidden" name="{}" value="{}">', OPENED_IN, viewer.membership_public_id)
        return super().render(context) + box


@register.tag
def csrf_token(parser, token):
    return FormTokens()

"""The form by which a document is added."""

from django import forms

from backend.care_leavers.choices import DocumentKind
from backend.care_leavers.documents import limits_of_documents
from backend.web.kit.fields import one_of


class DocumentForm(forms.Form):
    kind = one_of("What is it?", DocumentKind.choices, missing="Select what it is")
    file = forms.FileField(
        label="The file",
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.odt,.jpg,.jpeg,.png"}),
        error_messages={"required": "Choose a file", "empty": "The file is empty: choose another one"},
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=200,
        help_text="For colleagues, such as “for the bakery”. It does not go out with the file.",
    )

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        limits = limits_of_documents()
        self.fields["file"].help_text = (
            "A PDF, a Word document (.docx), an OpenDocument text (.odt), or a picture (JPEG or PNG). At most"
            f" {limits.megabytes} MB and {limits.most_pages} pages. What it is called is not kept."
        )

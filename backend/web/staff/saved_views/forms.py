from django import forms


class ViewForm(forms.Form):
    name = forms.CharField(
        label="Name of the view",
        max_length=40,
        help_text="In a few words, such as “Monday calls”. It stands above the list, so name no young person in it.",
    )
    opens_first = forms.BooleanField(label="Open the list with this view", required=False)

// Everything a page may need from the design systems, in one plain script, started by onward.js.
import {
  Accordion, Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, Tabs, createAll,
} from "govuk-frontend";
import {
  AddAnother, Alert, ButtonMenu, DatePicker, MultiSelect, SortableTable,
} from "@ministryofjustice/frontend";
import accessibleAutocomplete from "accessible-autocomplete";

const components = [
  Accordion, Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, Tabs, AddAnother, Alert, ButtonMenu, DatePicker, MultiSelect, SortableTable,
];

window.onwardFrontend = { components, createAll, accessibleAutocomplete };

"""Settings of what carries messages to people."""

import environ


env = environ.Env()

# Who carries messages, by channel: "smtp" or "notify" (GOV.UK Notify); without a name nothing of the sort is sent.
MESSAGE_CARRIERS = {
    "email": env.str("EMAIL_CARRIER", default="smtp"),
    "text": env.str("TEXT_CARRIER", default=""),
    "letter": env.str("LETTER_CARRIER", default=""),
}
MAIL_DOMAIN = env.str("MAIL_DOMAIN", default="onward.invalid")  # behind the @ of a message's own number
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)  # seconds
NOTIFY_API_URL = env.str("NOTIFY_API_URL", default="https://api.notifications.service.gov.uk")
NOTIFY_API_KEY = env.str("NOTIFY_API_KEY", default="")
NOTIFY_TIMEOUT = env.float("NOTIFY_TIMEOUT", default=20)  # seconds
NOTIFY_TEMPLATES = {
    "email": env.str("NOTIFY_EMAIL_TEMPLATE", default=""),
    "text": env.str("NOTIFY_TEXT_TEMPLATE", default=""),
    "letter": env.str("NOTIFY_LETTER_TEMPLATE", default=""),
}

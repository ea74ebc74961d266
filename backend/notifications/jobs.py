"""Jobs of this app, by the name of the worker task that runs them."""

DELIVER = "notifications.deliver"

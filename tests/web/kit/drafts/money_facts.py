"""What makes a form about money right."""

LOCAL_OFFER = {
    "says": "For tools or clothes that a job asks for.",
    "most": "250",
    "categories": ["former_relevant"],
    "youngest": "16",
    "oldest": "24",
    "source": "Cabinet, 3 March 2026",
    "from_on": "1/4/2026",
}

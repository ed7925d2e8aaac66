"""The contact log: one JSON object for each mail, call and business review."""

from tanada.example.history import History

ContactRecord = dict[str, str | bool | None]


def contact_log(history: History) -> list[ContactRecord]:
    """One object a contact, the oldest first; ``answered`` is null for what came in."""
    contacts = sorted(
        (contact for life in history.lives for contact in life.contacts),
        key=lambda contact: (contact.at, contact.account_id),
    )
    return [
        {
            "contact_id": f"C-{number:06d}",
            "account_id": contact.account_id,
            "at": contact.at.isoformat(),
            "channel": contact.channel,
            "inbound": contact.inbound,
            "topic": contact.topic,
            "answered": contact.answered,
            "person": f"{contact.person}@{contact.account_id.lower()}.example",
            "csm": contact.csm,
        }
        for number, contact in enumerate(contacts, 1)
    ]

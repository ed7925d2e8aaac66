"""Every kind of table from which fields are derived."""

from __future__ import annotations

from tanada.accounts.events.churn import CHURN
from tanada.accounts.events.contacts import CONTACTS
from tanada.accounts.events.kind import TableKind
from tanada.accounts.events.orders import ORDERS
from tanada.accounts.events.programmes import PROGRAMMES
from tanada.accounts.events.subscriptions import SUBSCRIPTIONS
from tanada.accounts.events.tickets import TICKETS
from tanada.accounts.events.usage import USAGE

KINDS: dict[str, TableKind] = {
    kind.name: kind for kind in (SUBSCRIPTIONS, ORDERS, USAGE, TICKETS, CONTACTS, PROGRAMMES, CHURN)
}

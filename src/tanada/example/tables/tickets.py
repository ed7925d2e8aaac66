"""The help desk's tickets: semicolons and days with dots."""

from tanada.example.history import History
from tanada.example.tables.rows import Record, dotted, yes_no


def support_tickets(history: History) -> list[Record]:
    """One row a ticket, the oldest first."""
    tickets = sorted(
        (ticket for life in history.lives for ticket in life.tickets),
        key=lambda ticket: (ticket.opened_on, ticket.account_id),
    )
    return [
        {
            "Ticket": f"T-{number:06d}",
            "Account": ticket.account_id,
            "Opened": dotted(ticket.opened_on),
            "Severity": ticket.severity,
            "First Response (h)": str(ticket.first_response_hours),
            "Reopened": yes_no(ticket.reopened),
        }
        for number, ticket in enumerate(tickets, 1)
    ]

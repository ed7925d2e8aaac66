"""Files that newcomers send, and the way through the steps by requests."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client


def customers(count: int = 60) -> bytes:
    """Accounts whose ARR is spread evenly over three powers of ten; two rows have faults."""
    lines = ["Account ID,Company,Owner,ARR,Renewal,Notes"]
    for at in range(count):
        arr = round(10 ** (3 + 3 * at / (count - 1)))
        lines.append(f"A-{at:03},Company {at},T. Ito,{arr},2027-{at % 12 + 1:02}-15,<b>{at}</b>")
    lines += ["A-000,Twice,T. Ito,5,2027-01-01,", "A-900,Bad,T. Ito,much,2027-01-01,"]
    return "\n".join(lines).encode() + b"\n"


def sent(client: Client, content: bytes, name: str = "customers.csv", whole: str = "yes") -> Any:
    files = {"files": SimpleUploadedFile(name, content), "whole": whole}
    return client.post("/start/files/send/", files)


def columns(**changed: str) -> dict[str, str]:
    """What the form of the columns says of `customers`."""
    names = ("account_id", "name", "owner", "arr", "renewal_date", "")
    chosen = {f"column-{at}": name for at, name in enumerate(names)}
    return {**chosen, "currency": "USD"} | changed


def walked(client: Client, count: int = 200) -> None:
    """As far as the first terraces, with three tiers."""
    assert sent(client, customers(count)).status_code == 302
    assert client.post("/start/columns/", columns()).status_code == 302
    thresholds = {"base": "own", "tiers": "3", "threshold": ["100,000", "10000"]}
    assert client.post("/start/tiers/", thresholds)["Location"] == "/start/terraces/"

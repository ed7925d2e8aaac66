"""The first run by requests: who may, what is refused, and that every step can be redone."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.pages.beginning import columns, customers, sent, walked

from tanada_web.beginning.keeping import beginning_of, folder_of
from tanada_web.models import Person

STEPS = ("files", "columns", "rows", "tiers", "terraces", "live")


@pytest.fixture
def admin(
    client: Client,
    person: Callable[..., Person],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Person:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    found = person("admin")
    client.force_login(found)
    return found


def left(person: Person) -> list[str]:
    folder = folder_of(person)
    return sorted(each.name for each in folder.glob("*")) if folder.exists() else []


def head(response: Any) -> str:
    return response.content.decode().partition("<h1>")[2].partition("</h1>")[0]


@pytest.mark.django_db
def test_where_nobody_is_the_command_is_told(client: Client) -> None:
    page = client.get("/start/").content.decode()
    assert "tanada people add" in page
    assert "--role admin" in page
    assert 'href="/start/">This installation is empty' in client.get("/sign-in/").content.decode()


def test_once_there_is_somebody_the_way_leads_to_the_sign_in(
    client: Client, person: Callable[..., Person]
) -> None:
    person("viewer")
    assert client.get("/start/")["Location"] == "/sign-in/?next=%2Fstart%2F"
    assert 'href="/start/"' not in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("role", ["viewer", "csm", "manager", "policy_owner"])
def test_others_are_told_to_wait_and_find_no_steps(
    role: str, client: Client, person: Callable[..., Person]
) -> None:
    client.force_login(person(role))
    assert "Nothing is decided here yet" in client.get("/start/").content.decode()
    assert {client.get(f"/start/{step}/").status_code for step in STEPS} == {404}
    assert sent(client, b"a,b\n1,2\n").status_code == 404


def test_the_way_begins_with_files(client: Client, admin: Person) -> None:  # noqa: ARG001
    assert client.get("/start/")["Location"] == "/start/files/"
    assert client.get("/start/terraces/")["Location"] == "/start/files/"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("photo.png", b"x", "of no kind that is read here"),
        ("book.xls", b"x", "Save it as .xlsx"),
        ("empty.csv", b"", "“empty.csv” is empty."),
        ("noise.csv", bytes(range(256)) * 40, "noise.csv: "),
        ("no.xlsx", b"PK not really", "not a workbook"),
        ("nothing.csv", b"name,arr\n", "no rows"),
    ],
)
def test_what_is_no_table_is_refused_and_not_kept(
    name: str, content: bytes, told: str, client: Client, admin: Person
) -> None:
    response = sent(client, content, name)
    assert response.status_code == 422
    assert told in response.content.decode()
    assert str(folder_of(admin)) not in response.content.decode()
    assert left(admin) == []


def test_an_upload_that_broke_off_is_not_kept(client: Client, admin: Person) -> None:
    whole = customers()
    body = (
        b'--X\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'
        + whole[: len(whole) // 2]
    )
    response = client.post(
        "/start/files/send/", body, content_type="multipart/form-data; boundary=X"
    )
    assert response.status_code == 422
    assert "broke off" in response.content.decode()
    assert left(admin) == []


def test_an_upload_that_dies_leaves_nothing(client: Client, admin: Person) -> None:
    class Dying(BytesIO):
        def read(self, *args: int) -> bytes:
            if self.tell() > 4_000:
                raise OSError("the connection was reset")
            return super().read(min(args[0] if args else 1_000, 1_000))

    begun = b'--X\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'
    client.generic(
        "POST",
        "/start/files/send/",
        b"",
        content_type="multipart/form-data; boundary=X",
        **{"wsgi.input": Dying(begun + customers(500)), "CONTENT_LENGTH": "100000"},
    )
    assert left(admin) == []


def test_what_is_too_large_is_refused_before_it_is_read(
    client: Client, admin: Person, settings: Any
) -> None:
    settings.LARGEST_REQUEST = 1_000_000
    response = sent(client, b"a" * 1_500_000)
    assert response.status_code == 413
    assert "1 MB" in response.content.decode()
    assert left(admin) == []


def test_a_form_without_its_token_is_refused(admin: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin)
    assert sent(client, customers()).status_code == 403
    assert left(admin) == []


def test_the_columns_are_proposed_with_what_they_hold(client: Client, admin: Person) -> None:
    assert sent(client, customers())["Location"] == "/start/columns/"
    page = client.get("/start/columns/").content.decode()
    assert "5 of 6 columns were recognised in customers.csv" in page
    assert '<option value="renewal_date" selected>Renewal date</option>' in page
    assert "&lt;b&gt;0&lt;/b&gt;" in page
    assert "<b>0</b>" not in page
    assert beginning_of(admin).files == ("customers.csv",)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"column-0": ""}, "No column says which account a row is about"),
        ({"column-1": "owner"}, "“owner” is chosen for several columns: Company, Owner."),
        ({"currency": "XXX9"}, "Choose a currency."),
    ],
)
def test_columns_that_cannot_be_are_told_and_nothing_chosen_is_lost(
    changed: dict[str, str], told: str, client: Client, admin: Person
) -> None:
    sent(client, customers())
    response = client.post("/start/columns/", columns(**{"column-5": "plan"}, **changed))
    page = response.content.decode()
    assert response.status_code == 422
    assert told in page
    assert '<option value="plan" selected>Plan</option>' in page
    assert beginning_of(admin).columns is None


def test_a_date_that_can_be_two_is_asked(client: Client, admin: Person) -> None:
    rows = b"".join(
        b"A-%d,%d,0%d/0%d/2027\n" % (at, 1000 + at, at % 9 + 1, at % 7 + 1) for at in range(40)
    )
    sent(client, b"account_id,arr,renewal_date\n" + rows)
    given = {"column-0": "account_id", "column-1": "arr", "column-2": "renewal_date"}
    given["currency"] = "USD"
    response = client.post("/start/columns/", given)
    assert response.status_code == 422
    assert "Choose an answer." in response.content.decode()
    client.post("/start/columns/", given | {"answer-dates": "1"})
    assert beginning_of(admin).answers == {"suggest.question.dates": 1}
    page = client.get("/start/rows/").content.decode()
    assert "2 Feb 2027" in page


def test_rows_that_are_set_aside_are_explained(client: Client, admin: Person) -> None:  # noqa: ARG001
    sent(client, customers())
    client.post("/start/columns/", columns())
    response = client.get("/start/rows/")
    page = response.content.decode()
    assert head(response) == "59 accounts were read; 3 of 62 rows are set aside"
    assert "the account ID stands in several rows" in page
    assert "Keep one row per account" in page
    assert "Write digits only" in page
    written = b"".join(client.get("/start/rows/rejects.csv")).decode()
    assert written.splitlines()[0] == "file,line,account_id,field,value,reason,code"
    assert "A-900,arr,much,not a number,unreadable_number" in written


def test_too_many_rejects_end_the_way_here(client: Client, admin: Person) -> None:  # noqa: ARG001
    sent(client, customers(20))
    client.post("/start/columns/", columns())
    page = client.get("/start/rows/").content.decode()
    assert "More than 5% of the rows are set aside" in page
    assert 'href="/start/tiers/">Continue' not in page


def test_thresholds_are_proposed_and_can_be_changed(client: Client, admin: Person) -> None:
    sent(client, customers(200))
    client.post("/start/columns/", columns())
    page = client.get("/start/tiers/?base=own&tiers=3").content.decode()
    assert page.count('name="threshold"') == 2
    assert "Strategic from $" in page
    again = {"base": "own", "tiers": "3", "threshold": ["100,000", "10000"], "recount": "1"}
    page = client.post("/start/tiers/", again).content.decode()
    assert 'value="100,000"' in page
    assert '<span class="value">33.7%</span>' in page
    assert beginning_of(admin).base == ""


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (["many", "10"], "“many” is no amount."),
        (["10", "10"], "“10” is not below the threshold above it."),
        (["10.001", "5"], "“10.001” is no amount."),
    ],
)
def test_thresholds_that_cannot_be_are_told_at_their_field(
    written: list[str], told: str, client: Client, admin: Person
) -> None:
    sent(client, customers(200))
    client.post("/start/columns/", columns())
    response = client.post("/start/tiers/", {"base": "own", "tiers": "3", "threshold": written})
    assert response.status_code == 422
    assert told in response.content.decode()
    assert f'value="{written[0]}"' in response.content.decode()
    assert beginning_of(admin).thresholds is None


def test_the_first_terraces_are_a_trial(client: Client, admin: Person) -> None:
    walked(client)
    response = client.get("/start/terraces/")
    assert head(response) == "Strategic: 67 of 199 accounts hold 90.3% of ARR"
    assert "nothing is kept or told to anybody" in response.content.decode()
    assert beginning_of(admin).version == 0


def test_a_preset_can_be_the_beginning_in_the_currency_of_the_file(
    client: Client, admin: Person
) -> None:
    sent(client, customers(200))
    client.post("/start/columns/", columns(currency="EUR"))
    page = client.get("/start/tiers/?base=value").content.decode()
    assert 'value="100,000"' in page
    preset = {"base": "value", "threshold": ["90000", "20000"]}
    assert client.post("/start/tiers/", preset)["Location"] == "/start/terraces/"
    said = beginning_of(admin)
    assert (said.base, said.currency, said.thresholds) == ("value", "EUR", ("90000", "20000"))
    assert "€" in client.get("/start/terraces/").content.decode()


def test_other_files_make_what_was_said_of_columns_void(client: Client, admin: Person) -> None:
    walked(client)
    sent(client, customers(30), "newer.csv")
    said = beginning_of(admin)
    assert (said.files, said.columns, said.base) == (("customers.csv", "newer.csv"), None, "")
    client.post("/start/files/remove/", {"name": "customers.csv"})
    assert beginning_of(admin).files == ("newer.csv",)


def test_a_newer_file_takes_the_place_of_one_of_its_name_unless_it_is_none(
    client: Client, admin: Person
) -> None:
    sent(client, customers(30))
    assert sent(client, b"", "customers.csv").status_code == 422
    assert sent(client, bytes(range(256)), "customers.csv").status_code == 422
    assert (folder_of(admin) / "customers.csv").read_bytes() == customers(30)
    sent(client, customers(40))
    assert (folder_of(admin) / "customers.csv").read_bytes() == customers(40)
    assert left(admin) == ["beginning.json", "customers.csv"]


def test_beginning_again_leaves_nothing(client: Client, admin: Person) -> None:
    walked(client)
    client.post("/start/again/")
    assert left(admin) == []
    assert client.get("/start/")["Location"] == "/start/files/"


def test_each_step_speaks_japanese(client: Client, admin: Person) -> None:
    admin.language = "ja"
    admin.save()
    client.cookies["django_language"] = "ja"
    walked(client)
    for step in STEPS:
        assert "最初からやり直す" in client.get(f"/start/{step}/").content.decode()


def test_a_broken_state_is_a_new_beginning(client: Client, admin: Person) -> None:
    walked(client)
    (folder_of(admin) / "beginning.json").write_text("{", encoding="utf-8")
    assert client.get("/start/")["Location"] == "/start/files/"

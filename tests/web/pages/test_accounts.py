"""The list of accounts: what is found, in which order, by whom, and as a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.pages.listed import client_of, decided

from tanada_web.models import Override, Person, SavedView

People = Callable[..., Person]
pytestmark = pytest.mark.django_db


@pytest.fixture
def portfolio(tmp_path: Path, person: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    decided(tmp_path, person)


@pytest.fixture
def manager(request: pytest.FixtureRequest, person: People) -> Client:
    request.getfixturevalue("portfolio")
    return client_of(person("manager"))


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/accounts/{query}")
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def finding(text: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", text)
    assert found is not None
    return found[1]


def names(text: str) -> list[str]:
    return re.findall(r'class="name"><a class="door" href="[^"]*">(.*?)</a>', text)


def test_the_first_line_says_where_the_arr_lies(manager: Client, person: People) -> None:
    assert finding(page(manager)) == "9 accounts bring $557K ARR, 70% of it from Gold."
    japanese = client_of(person("viewer"), "ja")
    told = "9件のアカウントのARRは計55.7万ドル。その70%をゴールドが占めています。"
    assert finding(page(japanese)) == told


FOUND: list[tuple[str, list[str]]] = [
    ("?tier=gold", ["Birch", "Cedar", "Alder"]),
    ("?tier=gold&tier=silver&region=APAC", ["&lt;script&gt;alert(1)&lt;/script&gt;", "Cedar"]),
    ("?owner=-", ["Dogwood"]),
    ("?status=grace", ["Cedar"]),
    ("?grace=365", ["Cedar"]),
    ("?grace=1", []),
    ("?missing=arr", ["Elm"]),
    ("?growth_potential=high", ["Birch"]),
    ("?health_band=red", ["Birch"]),
    ("?health_min=50&health_max=75", []),
    ("?arr_min=80000&arr_max=90000", ["Birch", "&lt;script&gt;alert(1)&lt;/script&gt;"]),
    ("?q=ALD", ["Alder"]),
    ("?q=a%2F6", ["&lt;script&gt;alert(1)&lt;/script&gt;"]),
    ("?q=%3Cscript", ["&lt;script&gt;alert(1)&lt;/script&gt;"]),
]


def test_filters_find_what_they_say(manager: Client) -> None:
    told = {query: sorted(names(page(manager, query))) for query, _ in FOUND}
    assert told == {query: sorted(found) for query, found in FOUND}


def test_a_list_is_in_the_order_of_any_column_missing_values_last(manager: Client) -> None:
    assert names(page(manager, "?sort=-arr&owner=Other")) == [
        "Cedar",
        "=HYPERLINK(&quot;x&quot;)",
        "-5 degrees",
        "@SUM(1,2)",
        "Elm",
    ]
    by_tier = re.findall(
        r'<td><span class="tier tier-\d"><i class="swatch"></i>(\w+)', page(manager, "?sort=tier")
    )
    assert by_tier == ["Gold"] * 3 + ["Silver"] * 4 + ["Tin"] * 2


def test_pages_lead_on_and_back_by_key(manager: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tanada_web.pages.accounts.listing.PAGE", 4)
    seen, there = [], "?sort=-arr"
    for _ in range(3):
        text = page(manager, there)
        seen.append(names(text))
        led = re.search(r'rel="next" href="/accounts/([^"]*)"', text)
        there = led[1].replace("&amp;", "&") if led else ""
    assert [len(each) for each in seen] == [4, 4, 1]
    assert seen[2] == ["Elm"]
    back = re.search(r'rel="prev" href="/accounts/([^"]*)"', text)
    assert back is not None
    text = page(manager, back[1].replace("&amp;", "&"))
    assert names(text) == seen[1]
    assert "5–8 of 9" in text


def test_what_makes_no_sense_in_an_address_is_passed_over(manager: Client) -> None:
    nonsense = "?nobody=1&tier=&arr_min=much&grace=soon&sort=-nothing&columns=x&after=[1]&n=-1"
    assert len(names(page(manager, nonsense))) == 9
    assert manager.get('/accounts/?sort=-arr&after=["x","y"]').status_code == 302


def test_a_filter_that_matches_nothing_offers_to_loosen(manager: Client) -> None:
    text = page(manager, "?q=alder&tier=tin")
    assert finding(text) == "None of 9 accounts matches."
    assert "Without “Tier: Tin”: 1 account" in text
    assert "Without “Name or ID: alder”: 2 accounts" in text
    assert "すべて解除" in page(client_of(Person.objects.get(role="manager"), "ja"), "?q=zz")


def test_chosen_columns_are_shown(manager: Client) -> None:
    text = page(manager, "?columns=region,csm_sentiment&q=birch")
    assert re.findall(r"<th scope=\"col\"[^>]*><a [^>]*>([^<]*)</a>", text) == [
        "Account",
        "Region",
        "CSM sentiment",
    ]


def test_a_list_asks_the_database_as_often_for_many_as_for_few(
    manager: Client, django_assert_num_queries: Any
) -> None:
    page(manager)
    for query in ("", "?q=birch", "?tier=gold&sort=-arr&columns=region,owner,health"):
        with django_assert_num_queries(6):
            page(manager, query)


@pytest.mark.usefixtures("portfolio")
def test_a_viewer_sees_the_list_but_does_nothing_with_it(person: People) -> None:
    viewer = client_of(person("viewer"))
    assert 'name="account"' not in page(viewer)
    assert viewer.get("/accounts-together/?do=override&account=A-1").status_code == 404
    assert Client().get("/accounts/")["Location"] == "/sign-in/?next=%2Faccounts%2F"


def test_without_a_run_the_list_says_so(person: People) -> None:
    assert "No accounts yet" in page(client_of(person("viewer")))


def test_a_csv_has_every_row_and_no_formula(manager: Client) -> None:
    response = manager.get("/accounts/?as=csv&sort=-arr&tier=silver&tier=tin")
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Account ID", "Account", "Tier"]
    assert [row[:3] for row in rows[1:]] == [
        ["A/6", "<script>alert(1)</script>", "Silver"],
        ["..", '\'=HYPERLINK("x")', "Silver"],
        ["A-8", "'-5 degrees", "Silver"],
        ["日本 7", "'@SUM(1,2)", "Silver"],
        ["A-4", "Dogwood", "Tin"],
        ["A-5", "Elm", "Tin"],
    ]
    assert "6 of 9 accounts match" in page(manager, "?tier=silver&tier=tin")


@pytest.mark.usefixtures("portfolio")
def test_a_workbook_keeps_formulas_as_texts(person: People) -> None:
    import python_calamine

    response = client_of(person("viewer"), "ja").get("/accounts/?as=xlsx&owner=Other&sort=name")
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["アカウントID", "アカウント", "階層"]
    assert [row[1] for row in rows[1:]] == [
        "-5 degrees",
        '=HYPERLINK("x")',
        "@SUM(1,2)",
        "Cedar",
        "Elm",
    ]
    assert rows[4][2] == "ゴールド"


@pytest.mark.usefixtures("portfolio")
def test_a_view_is_saved_shared_and_removed(person: People) -> None:
    manager, viewer = client_of(person("manager")), client_of(person("viewer"))
    sent = {"query": "tier=gold&sort=-arr&after=x", "name": " Gold ", "shared": "1"}
    assert manager.post("/accounts-views/", sent)["Location"] == "/accounts/?tier=gold&sort=-arr"
    view = SavedView.objects.get()
    assert (view.name, view.query) == ("Gold", [["tier", "gold"], ["sort", "-arr"]])
    text = page(viewer)
    assert 'href="/accounts/?tier=gold&amp;sort=-arr">Gold</a>' in text
    assert "shared by Manager" in text
    assert viewer.post(f"/accounts-views/{view.pk}/remove/").status_code == 404
    assert manager.post(f"/accounts-views/{view.pk}/remove/").status_code == 302
    assert not SavedView.objects.exists()
    blank = viewer.post("/accounts-views/", {"name": " "}, follow=True)
    assert "A view needs a name." in blank.content.decode()


def override(**changed: Any) -> dict[str, Any]:
    sent = {"do": "override", "query": "tier=silver", "tier": "gold", "reason": "Reference"}
    days = {"starts_on": "2099-01-01", "expires_on": "2099-03-01"}
    return sent | days | {"account": ["A/6", "日本 7", "A-5"]} | changed


def test_what_is_said_of_many_is_foretold_then_done(manager: Client) -> None:
    form = manager.get("/accounts-together/?do=override&whole=1&query=tier%3Dsilver")
    assert "Propose an override for 4 accounts" in form.content.decode()
    manager.post("/accounts-together/", override(account=["A-5"], confirmed="1"))
    assert Override.objects.count() == 1
    foretold = manager.post("/accounts-together/", override()).content.decode()
    assert "It can be done for 2 of 3; 1 is refused." in foretold
    assert "Nothing has been done yet." in foretold
    assert Override.objects.count() == 1
    done = manager.post(
        "/accounts-together/", override(account=["A/6", "日本 7"], confirmed="1"), follow=True
    )
    assert "Done for 2 accounts; 0 refused." in done.content.decode()
    assert sorted(Override.objects.values_list("account_id", flat=True)) == ["A-5", "A/6", "日本 7"]


def test_what_is_wrong_with_the_form_stands_at_its_field(manager: Client) -> None:
    response = manager.post("/accounts-together/", override(reason=" ", expires_on="2099-02-30"))
    text = response.content.decode()
    assert response.status_code == 422
    assert "“2099-02-30” is no day." in text
    response = manager.post("/accounts-together/", override(reason="  "))
    text = response.content.decode()
    assert response.status_code == 422
    assert 'id="override-reason-wrong"' in text
    assert 'value="2099-03-01"' in text


def test_more_than_the_limit_is_refused(manager: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tanada_web.pages.accounts.bulk.MOST", 3)
    response = manager.get("/accounts-together/?do=review&whole=1")
    assert response.status_code == 422
    assert "Too many at once" in response.content.decode()
    nobody = manager.get("/accounts-together/?do=review")
    assert "No account is selected" in nobody.content.decode()


@pytest.mark.usefixtures("portfolio")
def test_a_csm_speaks_only_of_the_own_book_and_pools(person: People) -> None:
    csm = client_of(person("csm"))
    foretold = csm.post("/accounts-together/", override(account=["A-1", "A-3", "A-4"]))
    assert "It can be done for 2 of 3" in foretold.content.decode()

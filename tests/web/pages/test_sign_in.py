"""The sign-in page: who comes in, where they come to, and what others are told."""

from collections.abc import Callable

import pytest
from django.test import Client

from tanada_web.models import Person

pytestmark = pytest.mark.usefixtures("manager")
PASSWORD = "four words in a row"


@pytest.fixture
def manager(person: Callable[..., Person]) -> Person:
    found = person("manager")
    found.set_password(PASSWORD)
    found.save()
    return found


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> object:
    data = {"email": "manager@example.test", "password": password, **more}
    return client.post("/sign-in/", data)


def test_the_right_password_leads_to_the_first_page(client: Client) -> None:
    response = sign_in(client)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(Person.objects.get().pk)


def test_somebody_comes_where_they_wanted(client: Client) -> None:
    assert sign_in(client, next="/accounts/?tier=core")["Location"] == "/accounts/?tier=core"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.test/",
        "//evil.test/",
        "/\\evil.test",
        "javascript:alert(1)",
        "http:///evil.test",
        "accounts/",
    ],
)
def test_nobody_is_led_elsewhere(client: Client, elsewhere: str) -> None:
    assert sign_in(client, next=elsewhere)["Location"] == "/"


def test_a_wrong_password_is_told_and_the_address_stays(client: Client) -> None:
    response = sign_in(client, "wrong")
    page = response.content.decode()
    assert response.status_code == 422
    assert 'role="alert"' in page
    assert 'value="manager@example.test"' in page
    assert "wrong" not in page.partition("<main")[2].replace("notice", "").split('id="password"')[1]


def test_an_unknown_address_gets_the_same_page(client: Client) -> None:
    known = sign_in(client, "wrong").content.decode()
    unknown = sign_in(client, "wrong", email="nobody@example.test").content.decode()
    told = [page.partition('role="alert">')[2].partition("</form>")[0] for page in (known, unknown)]
    without = [page.partition("<form")[0] for page in told]
    assert without[0] == without[1] != ""


def test_too_many_attempts_are_told_with_how_long_to_wait(client: Client) -> None:
    for _ in range(5):
        sign_in(client, "wrong")
    response = sign_in(client)
    assert response.status_code == 429
    assert "15 minutes" in response.content.decode()


def test_an_address_with_markup_in_it_is_only_text(client: Client) -> None:
    page = sign_in(client, email='"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_page_speaks_what_the_browser_asks_for(client: Client) -> None:
    page = client.get("/sign-in/", headers={"Accept-Language": "ja-JP,en;q=0.5"}).content.decode()
    assert '<html lang="ja">' in page
    assert "<h1>ログイン</h1>" in page


def test_who_is_signed_in_goes_on_at_once(client: Client) -> None:
    sign_in(client)
    assert client.get("/sign-in/?next=/accounts/")["Location"] == "/accounts/"


def test_signing_out_ends_the_session_and_takes_a_form(client: Client) -> None:
    sign_in(client)
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert "_auth_user_id" not in client.session


def test_a_form_without_its_token_is_refused() -> None:
    assert sign_in(Client(enforce_csrf_checks=True)).status_code == 403

"""The page on which people choose another password."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from tanada_web.models import Person
from tanada_web.pages.signed_in import signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "four words in a row"
ANOTHER = "another five words in one row"


@pytest.fixture
def inside(client: Client, person: Callable[..., Person]) -> Client:
    csm = person("csm")
    csm.set_password(PASSWORD)
    csm.first_password_until = timezone.now() + timedelta(days=1)
    csm.save()
    client.post("/sign-in/", {"email": "csm@example.test", "password": PASSWORD})
    return client


def choose(client: Client, **changed: str) -> HttpResponse:
    sent = {"present": PASSWORD, "new": ANOTHER, "again": ANOTHER, "next": "/accounts/", **changed}
    return client.post("/password/", sent)


def test_a_new_password_is_set_and_the_way_goes_on(inside: Client) -> None:
    assert choose(inside)["Location"] == "/accounts/"
    csm = Person.objects.get(email="csm@example.test")
    assert csm.check_password(ANOTHER)
    assert csm.first_password_until is None
    assert "_auth_user_id" in inside.session


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"again": "something else"}, "The two new passwords are not the same."),
        ({"present": "wrong"}, "present password"),
        ({"new": "short", "again": "short"}, "12"),
    ],
)
def test_what_is_wrong_is_told(inside: Client, changed: dict[str, str], told: str) -> None:
    response = choose(inside, **changed)
    assert response.status_code == 422
    assert told in response.content.decode().partition('role="alert">')[2].partition("<form")[0]


def test_others_are_led_to_the_sign_in(client: Client) -> None:
    assert client.get("/password/")["Location"] == "/sign-in/"


@signed_in
def some_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.user.name)


def asked(person: object, **headers: str) -> HttpRequest:
    request = RequestFactory().get("/accounts/?tier=core", headers=headers)
    request.user, request.htmx = person, HtmxDetails(request)
    return request


class Nobody:
    is_authenticated = False


def test_a_page_leads_others_to_the_sign_in_and_back() -> None:
    response = some_page(asked(Nobody()))
    assert response["Location"] == "/sign-in/?next=%2Faccounts%2F%3Ftier%3Dcore"


def test_a_part_of_a_page_leads_the_whole_page_there() -> None:
    current = "http://testserver/accounts/?q=a"
    response = some_page(asked(Nobody(), **{"HX-Request": "true", "HX-Current-URL": current}))
    assert response["HX-Redirect"] == "/sign-in/?next=%2Faccounts%2F%3Fq%3Da"


def test_a_first_password_is_changed_before_anything_else(person: Callable[..., Person]) -> None:
    csm = person("csm")
    csm.first_password_until = timezone.now()
    assert some_page(asked(csm))["Location"].startswith("/password/?next=")
    csm.first_password_until = None
    assert some_page(asked(csm)).content == b"Csm"

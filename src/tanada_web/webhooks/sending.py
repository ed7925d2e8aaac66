"""One attempt: a signed message goes to a checked address, and an answer comes in time or not."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import floor

import httpx
from standardwebhooks import Webhook as Signing

from tanada import __version__
from tanada.errors import UsageError
from tanada_web.webhooks.addresses import Target, target_of

SECONDS = 10.0
"""How long an attempt may take altogether."""
_SECONDS_A_STEP = 5.0
_GONE = 410


@dataclass(frozen=True)
class Outcome:
    """What came of an attempt: the status that was answered, or else the code of what failed."""

    status: int | None = None
    code: str = ""

    @property
    def delivered(self) -> bool:
        """Whether the message was taken."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def gone(self) -> bool:
        """Whether the target wants no message ever again."""
        return self.status == _GONE

    @property
    def answer(self) -> str:
        """The outcome in a few characters."""
        return self.code or str(self.status)


def send(url: str, keys: Sequence[str], message_id: str, body: str, at: datetime) -> Outcome:
    """Send a message once, signed by each secret as of `at`; whatever goes wrong is an outcome.

    No redirect is followed, no proxy asked, and nothing read but the head of the answer.
    """
    headers = signed(keys, message_id, body, at)
    return asyncio.run(_attempt(url, headers, body.encode()))


def signed(keys: Sequence[str], message_id: str, body: str, at: datetime) -> dict[str, str]:
    """The headers that a message has by the Standard Webhooks convention, with a signature each."""
    moment = at.astimezone(UTC)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(floor(moment.timestamp())),
        "webhook-signature": " ".join(Signing(key).sign(message_id, moment, body) for key in keys),
        "Content-Type": "application/json",
        "User-Agent": f"Tanada/{__version__}",
    }


async def _attempt(url: str, headers: dict[str, str], body: bytes) -> Outcome:
    try:
        async with asyncio.timeout(SECONDS):
            return await _post(await target_of(url), headers, body)
    except UsageError as error:
        return Outcome(code=error.problems[0].code)
    except (TimeoutError, httpx.TimeoutException):
        return Outcome(code="webhooks.timed_out")
    except httpx.ConnectError as error:
        distrusted = isinstance(_cause(error), ssl.SSLError)
        return Outcome(code="webhooks.distrusted" if distrusted else "webhooks.unreachable")
    except Exception:  # an odd target must not keep the others waiting
        return Outcome(code="webhooks.broken_off")


async def _post(target: Target, headers: dict[str, str], body: bytes) -> Outcome:
    """Post to the first address that takes a connection."""
    unreached: httpx.ConnectError | httpx.ConnectTimeout | None = None
    async with httpx.AsyncClient(
        verify=ssl.create_default_context(),
        timeout=_SECONDS_A_STEP,
        follow_redirects=False,
        trust_env=False,
    ) as client:
        for address in target.addresses:
            request = client.build_request(
                "POST",
                target.url.copy_with(host=address),
                headers={"Host": target.url.netloc.decode("ascii"), **headers},
                content=body,
                extensions={"sni_hostname": target.host},
            )
            try:
                response = await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                unreached = error
                continue
            await response.aclose()
            if 300 <= response.status_code < 400:
                return Outcome(code="webhooks.redirected")
            return Outcome(status=response.status_code)
    raise unreached or httpx.ConnectError(target.host)


def _cause(error: BaseException) -> BaseException:
    """What lies at the bottom of an error."""
    while (below := error.__cause__ or error.__context__) is not None:
        error = below
    return error

"""One request to an endpoint, bounded in time and size, with nothing that leads elsewhere.

No proxy and no certificate comes from the environment, no redirect is followed, TLS is
verified, and an answer is read as it is sent: a compressed one is refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from claimgraph.errors import DataError, MissingExtra

if TYPE_CHECKING:
    import httpx

_LARGEST = 4 * 1024 * 1024
_AGENT = "claimgraph"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Received:
    """What a server answered.

    Attributes:
        status: The status code.
        headers: Its headers, by names in small letters.
        body: Its bytes.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


class ConnectionFailed(DataError):
    """No whole answer came: no connection, a stalled one, or too large an answer."""


class ConnectionCut(ConnectionFailed):
    """The server closed the connection before its answer was whole."""


def post(url: str, body: bytes, key: str, seconds: float) -> Received:
    """Send `body`, which is JSON, and return the answer, whatever its status is.

    Args:
        url: Where to.
        body: What.
        key: Sent as the bearer's, or "".
        seconds: When the whole of it has to be over.

    Raises:
        MissingExtra: httpx is not installed.
        ConnectionFailed: no whole answer came; :class:`ConnectionCut` where it broke off.
    """
    try:
        import httpx  # noqa: F401 - the sentence about it is to come from here
    except ImportError:
        raise MissingExtra(
            "to ask a model needs httpx", mend="Install it: pip install 'claimgraph[endpoint]'"
        ) from None
    return _run(_posted(url, body, key, seconds))


def _run(work: Coroutine[None, None, _T]) -> _T:
    """Run `work` here, or in a thread where this one is busy with work of that kind already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _posted(url: str, body: bytes, key: str, seconds: float) -> Received:
    import httpx

    headers = {
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Content-Type": "application/json",
        "User-Agent": _AGENT,
        **({"Authorization": f"Bearer {key}"} if key else {}),
    }
    # No limit for each read: one for the whole holds here, which a slow drip can't outlast.
    client = httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=None)  # noqa: S113 - see above
    try:
        async with (
            asyncio.timeout(seconds),
            client,
            client.stream("POST", url, content=body, headers=headers) as response,
        ):
            received = await _body(response, url)
            named = {name.lower(): value for name, value in response.headers.items()}
            return Received(response.status_code, named, received)
    except TimeoutError:
        raise ConnectionFailed(
            f"no whole answer after {seconds:g} s",
            place=url,
            mend="Allow more with 'timeout', or take a smaller model.",
        ) from None
    except httpx.HTTPError as error:
        is_cut = isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.WriteError)
        raise (ConnectionCut if is_cut else ConnectionFailed)(
            f"the endpoint can't be asked ({_said(error)})",
            place=url,
            mend="See that the server runs and that 'url' in extractors.toml is its address.",
        ) from None


async def _body(response: httpx.Response, url: str) -> bytes:
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding != "identity":
        raise ConnectionFailed(
            "the answer is compressed, which was not asked for",
            place=url,
            mend="Turn compression off in the server.",
        )
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_raw():
        parts.append(part)
        size += len(part)
        if size > _LARGEST:
            raise ConnectionFailed(
                f"the answer is larger than {_LARGEST // 2**20} MiB",
                place=url,
                mend="This is no chat completion: see what answers there.",
            )
    return b"".join(parts)


def _said(error: httpx.HTTPError) -> str:
    words = "".join(c if c.isprintable() else " " for c in str(error))[:120].strip()
    return words or type(error).__name__

"""What a case says to the extractor: which endpoint, which model, and within which bounds."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from claimgraph.errors import UsageError

EXTRACTOR = "endpoint"
_OPTIONS = ("url", "model", "hosts", "timeout", "key_env", "max_tokens")
_PATH = "/chat/completions"
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\Z", re.ASCII)
_URL_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*\Z", re.ASCII)
_VARIABLE = re.compile(r"CLAIMGRAPH_[A-Z0-9_]+\Z", re.ASCII)
"""No other variable: a case that comes from a stranger must not have our secrets sent out."""
_KEY = re.compile(r"[\x21-\x7e]{1,1000}\Z", re.ASCII)
_LONGEST_MODEL = 200
_TIMEOUT, _LONGEST_TIMEOUT = 120.0, 3600.0
_TOKENS, _MOST_TOKENS = 2048, 32768


@dataclass(frozen=True, slots=True)
class Settings:
    """What the case's configuration says.

    Attributes:
        url: Where questions are sent.
        model: The name of the model, as the server knows it.
        timeout: Seconds after which one request is given up, whatever the server does.
        max_tokens: How long an answer may be.
        key_env: The name of the environment variable that holds the key, or "".
    """

    url: str
    model: str
    timeout: float = _TIMEOUT
    max_tokens: int = _TOKENS
    key_env: str = ""

    @classmethod
    def of(cls, options: Mapping[str, str]) -> Settings:
        """Return the settings that options make.

        Raises:
            UsageError: an option is unknown, lacks or does not fit, or the host is not allowed.
        """
        for name in options:
            if name not in _OPTIONS:
                raise _fault(name, "there is no such option", f"There are {_listed(_OPTIONS)}.")
        return cls(
            url=_url(options.get("url", "").strip(), _hosts(options.get("hosts", ""))),
            model=_model(options.get("model", "").strip()),
            timeout=_number(options, "timeout", _TIMEOUT, _LONGEST_TIMEOUT),
            max_tokens=int(_number(options, "max_tokens", _TOKENS, _MOST_TOKENS)),
            key_env=_variable(options.get("key_env", "").strip()),
        )

    def key(self) -> str:
        """Return the key, or "" where none is asked for.

        Raises:
            UsageError: the environment variable is not set, or holds no key.
        """
        if not self.key_env:
            return ""
        key = os.environ.get(self.key_env, "")
        if not _KEY.match(key):
            what = "holds no key" if key else "is not set"
            raise _fault(
                "key_env",
                f"the environment variable {self.key_env} {what}",
                "Set it to the key before you call claimgraph. The case never holds a key.",
            )
        return key


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _fault(option: str, message: str, mend: str) -> UsageError:
    return UsageError(message, place=f"extractors.toml, [{EXTRACTOR}], {option!r}", mend=mend)


def _model(model: str) -> str:
    if not model or len(model) > _LONGEST_MODEL or not model.isprintable():
        mend = 'Name the model as the server knows it: model = "…"'
        raise _fault("model", "no model is named" if not model else "it is no name", mend)
    return model


def _number(options: Mapping[str, str], name: str, usual: float, most: float) -> float:
    text = options.get(name, "").strip()
    try:
        value = float(text) if text else usual
    except ValueError:
        value = 0.0
    if not 0 < value <= most or (isinstance(usual, int) and value != int(value)):
        message = f"it is no number above 0 and up to {most:g}"
        raise _fault(name, message, f"The usual one is {usual:g}.")
    return value


def _variable(name: str) -> str:
    if name and not _VARIABLE.match(name):
        mend = "Keep the key in one, and name that here; never the key itself."
        message = "it is not the name of an environment variable that begins with CLAIMGRAPH_"
        raise _fault("key_env", message, mend)
    return name


def _hosts(text: str) -> frozenset[str]:
    """Return the further hosts that are allowed; one over plain HTTP begins with its scheme."""
    return frozenset(part.lower().rstrip("/") for part in text.replace(",", " ").split())


def _url(text: str, hosts: frozenset[str]) -> str:
    """Return the address of the completions, made anew from parts that were each looked at."""
    mend = 'Write url = "http://127.0.0.1:8080/v1", with the port of your server.'
    if not text:
        raise _fault("url", "no endpoint is named", mend)
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise _fault("url", "it is no address", mend) from None
    is_whole = parts.scheme in ("http", "https") and _is_host(host)
    if not is_whole or "@" in parts.netloc or parts.query or parts.fragment:
        message = "it is no plain address of http or https, without user, query and fragment"
        raise _fault("url", message, mend)
    path = parts.path.rstrip("/")
    if not _URL_PATH.match(path):
        raise _fault("url", "its path has characters that no endpoint needs", mend)
    _refuse_host(parts.scheme, host, hosts)
    path = (path or "/v1").removesuffix(_PATH) + _PATH
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port is not None else ''}{path}"


def _is_host(host: str) -> bool:
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host).scope_id is None
        except ValueError:
            return False
    return _HOST.match(host) is not None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _refuse_host(scheme: str, host: str, hosts: frozenset[str]) -> None:
    if _is_loopback(host) or f"{scheme}://{host}" in hosts:
        return
    if host not in hosts:
        raise _fault(
            "url",
            f"{host} is not this machine, and the case does not name it as a host",
            f'If documents may be sent there, add hosts = ["{host}"].',
        )
    if scheme == "http":
        raise _fault(
            "url",
            f"over plain HTTP anybody on the way can read what is sent to {host}",
            f'Use https, or say that it may be so: hosts = ["http://{host}"].',
        )

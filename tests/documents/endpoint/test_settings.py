"""Where a document may be sent: this machine, and what the case names."""

from __future__ import annotations

import pytest

from claimgraph.documents.endpoint.settings import Settings
from claimgraph.errors import UsageError


def settings(url: str, **options: str) -> Settings:
    return Settings.of({"url": url, "model": "m", **options})


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/chat/completions"),
        ("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1/chat/completions"),
        ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions"),
        ("http://LOCALHOST/openai/v1", "http://localhost/openai/v1/chat/completions"),
        ("https://[::1]:8443/v1/chat/completions", "https://[::1]:8443/v1/chat/completions"),
        ("http://127.9.9.9:1/v1", "http://127.9.9.9:1/v1/chat/completions"),
    ],
)
def test_this_machine_needs_no_leave(url: str, asked: str) -> None:
    assert settings(url).url == asked


@pytest.mark.parametrize(
    "url",
    [
        "https://models.example/v1",
        "http://192.168.0.7:8080/v1",
        "http://0.0.0.0:8080/v1",
        "http://127.0.0.1.models.example/v1",
        "http://localhost.models.example/v1",
        "http://[::ffff:192.168.0.7]/v1",
        "http://2130706433/v1",
        "http://127.1/v1",
    ],
)
def test_any_other_host_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="does not name it") as caught:
        settings(url)
    assert "hosts" in (caught.value.mend or "")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:8080",
        "ftp://127.0.0.1/v1",
        "http:///v1",
        "http://127.0.0.1@models.example/v1",
        "http://models.example\\@127.0.0.1/v1",
        "http://user:secret@127.0.0.1/v1",
        "http://127.0.0.1/v1?key=secret",
        "http://127.0.0.1/v1#here",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1/../v1 HTTP/1.1",
        "http://127.0.0.1/%0d%0aHost:x",
        "http://[fe80::1%25eth0]/v1",
        "http://ⅼocalhost/v1",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        settings(url)
    assert caught.value.mend
    assert "secret" not in str(caught.value)


def test_a_further_host_has_to_be_named() -> None:
    hosts = "other.example, models.example"
    assert settings("https://Models.Example/v1", hosts=hosts).url.startswith("https://models.")
    assert settings("https://models.example", hosts="other.example models.example").url
    with pytest.raises(UsageError, match="is not this machine"):
        settings("https://sub.models.example/v1", hosts=hosts)


def test_plain_http_to_another_host_has_to_be_named_as_such() -> None:
    with pytest.raises(UsageError, match="anybody on the way can read"):
        settings("http://gpu.example:8080/v1", hosts="gpu.example")
    assert settings("http://gpu.example:8080/v1", hosts="http://gpu.example")
    with pytest.raises(UsageError, match="is not this machine"):
        settings("https://gpu.example/v1", hosts="http://gpu.example")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", "0"),
        ("timeout", "nan"),
        ("timeout", "soon"),
        ("timeout", "1e9"),
        ("max_tokens", "0.5"),
        ("max_tokens", "-1"),
        ("max_tokens", "99999999"),
        ("model", ""),
        ("model", "a\x1b[31mb"),
        ("model", "m" * 300),
        ("key_env", "sk-0123456789"),
        ("key_env", "OTHER_SECRET"),
        ("key_env", "CLAIMGRAPH_\nX"),
        ("temperature", "1"),
    ],
)
def test_an_option_that_does_not_fit_is_named(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name) as caught:
        settings("http://127.0.0.1/", **{name: value})
    assert caught.value.mend


def test_a_key_is_in_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = settings("http://127.0.0.1/", key_env="CLAIMGRAPH_FERRY_KEY")
    monkeypatch.delenv("CLAIMGRAPH_FERRY_KEY", raising=False)
    with pytest.raises(UsageError, match="CLAIMGRAPH_FERRY_KEY is not set"):
        asked.key()
    monkeypatch.setenv("CLAIMGRAPH_FERRY_KEY", "two\r\nlines")
    with pytest.raises(UsageError, match="holds no key") as caught:
        asked.key()
    assert "lines" not in str(caught.value)
    monkeypatch.setenv("CLAIMGRAPH_FERRY_KEY", "sk-1")
    assert asked.key() == "sk-1"
    assert "sk-1" not in repr(asked)
    assert settings("http://127.0.0.1/").key() == ""

"""Pages over HTTPS: a server's certificate is one that is trusted, and of its name."""

from __future__ import annotations

import ssl

import pytest
import trustme
from loopback import Reply, read_from, site, web
from reading_samples import page

from sitrep.model import Problem, Report

HOST = "harma.example"


def server_context(authority: trustme.CA, name: str = HOST) -> ssl.SSLContext:
    """What a server of a name shows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def trust(authority: trustme.CA) -> ssl.SSLContext:
    """Trusts that authority alone."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_page_over_https_is_read_where_the_certificate_holds(
    authority: trustme.CA, trust: ssl.SSLContext
) -> None:
    with site({"/a": Reply(page().encode())}, server_context(authority)) as served:
        (report,) = read_from(served.url("/a"), web(served, trust=trust))
    assert isinstance(report, Report), report
    assert report.url == served.url("/a")
    assert report.url.startswith("https://")


@pytest.mark.parametrize("case", ["another authority", "another name", "the system's trust"])
def test_server_whose_certificate_does_not_hold_is_refused(
    authority: trustme.CA, trust: ssl.SSLContext, case: str
) -> None:
    shown = {
        "another authority": server_context(trustme.CA()),
        "another name": server_context(authority, "other.example"),
        "the system's trust": server_context(authority),
    }[case]
    with site({"/a": Reply(page().encode())}, shown) as served:
        (problem,) = read_from(served.url("/a"), web(served, trust=None if "system" in case else trust))
    assert isinstance(problem, Problem)
    assert "certificate verify failed" in problem.reason
    assert served.asked == []

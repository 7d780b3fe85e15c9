"""A request is for the path that it names: none of its headers says another."""

import http.client
from contextlib import closing

import pytest

from tests.proof.server import gunicorn

pytestmark = [pytest.mark.pure, pytest.mark.django_db(transaction=True)]


def test_no_header_takes_the_beginning_of_a_path_away(tmp_path):
    with (
        gunicorn(tmp_path) as server,
        closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)) as client,
    ):
        client.request("GET", "/a.b/livez", headers={"SCRIPT_NAME": "/a.b"})
        assert client.getresponse().status == 404

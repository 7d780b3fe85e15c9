"""The page of the app: one for every screen, with headers that let nothing else in."""

import os
import subprocess
import sys

import pytest

from tools.setup import ROOT

PAGE = "<!doctype html><title>Quiver</title>"
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types svelte-trusted-html quiver-service-worker",
}


@pytest.fixture
def built(settings, tmp_path):
    (tmp_path / "index.html").write_text(PAGE)
    settings.FRONTEND_DIR = tmp_path


@pytest.mark.parametrize("path", ["/", "/diary", "/diary/2026-03-01", "/sign-in"])
def test_every_screen_is_the_same_page(client, built, path):
    answer = client.get(path)
    assert (answer.status_code, answer.content.decode()) == (200, PAGE)
    assert answer["Content-Type"] == "text/html; charset=utf-8"


def test_whoever_has_a_link_gets_a_page_of_their_own(client, built, tmp_path):
    (tmp_path / "view.html").write_text("<title>A shared page</title>")
    answer = client.get("/view")
    assert (answer.status_code, answer.content) == (200, b"<title>A shared page</title>")
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert client.get("/view/more").content.decode() == PAGE


def test_the_page_is_asked_for_anew_each_time(client, built):
    assert "no-store" in client.get("/")["Cache-Control"]


def test_the_page_runs_and_loads_nothing_from_elsewhere(client, built):
    answer = client.get("/")
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/old.js", "/assets/gone.css", "/static/x", "/a/b.map", "/.env"])
def test_a_file_that_is_missing_is_not_the_page(client, built, path):
    assert client.get(path).status_code == 404


def test_a_browser_that_asks_for_an_icon_by_habit_gets_the_one_of_the_app(client):
    assert client.get("/favicon.ico")["Location"] == "/icon.svg"


def test_without_a_build_there_is_no_page(client, settings, tmp_path):
    settings.FRONTEND_DIR = tmp_path
    assert client.get("/diary").status_code == 404


PATHS = pytest.mark.parametrize(
    "path",
    ["/", "/api/v1/me", "/livez", "/_allauth/browser/v1/auth/session", "/api/v1/none", "/x.js"],
)


@PATHS
@pytest.mark.django_db
def test_every_answer_has_the_policy(client, built, path):
    answer = client.get(path)
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=(), " in answer["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer


PRIVATE = [
    "/api/v1/me",
    "/api/v1/none",
    "/_allauth/browser/v1/auth/session",
    "/_allauth/x",
    "/admin/",
    "/shl/x",
]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PRIVATE)
def test_what_is_private_is_kept_by_nobody_on_the_way(client, path):
    assert client.get(path)["Cache-Control"] == "no-store"


def test_a_page_of_the_admin_runs_no_script_but_its_own(staff):
    answer = staff.get("/admin/")
    assert answer.status_code == 200
    policy = set(answer["Content-Security-Policy"].split("; "))
    assert policy - POLICY == {"style-src 'self' 'unsafe-inline'"}
    assert "script-src 'self'" in policy
    assert b"<script>" not in answer.content


# --- Under https ----------------------------------------------------------------------------------


@pytest.fixture
def https(settings):
    settings.SECURE_SSL_REDIRECT = settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def test_http_is_sent_to_https_but_for_the_health_of_the_server(client, https, db):
    assert client.get("/api/v1/me")["Location"] == "https://testserver/api/v1/me"
    assert client.get("/livez").status_code == 200


def test_a_browser_is_told_to_stay_with_https(client, https, built):
    answer = client.get("/", headers={"X-Forwarded-Proto": "https"})
    assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_djangos_own_checks_find_nothing_to_say(tmp_path):
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    env = {"PATH": os.environ["PATH"], "QUIVER_DATA": str(tmp_path), "QUIVER_HTTPS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues" in done.stdout

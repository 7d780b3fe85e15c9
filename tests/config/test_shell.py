"""The page of the app: one for every screen, with headers that let nothing else in."""

import pytest

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


def test_without_a_build_there_is_no_page(client, settings, tmp_path):
    settings.FRONTEND_DIR = tmp_path
    assert client.get("/diary").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v1/me", "/livez", "/_allauth/browser/v1/auth/session"])
def test_every_answer_has_the_policy(client, path):
    assert set(client.get(path)["Content-Security-Policy"].split("; ")) == POLICY

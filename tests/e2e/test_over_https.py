"""Over https in a real browser: the session's cookie has the prefix, and pages and web sockets know who is there."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import Browser, expect

from tests.app_server import streamlit_process
from tests.e2e.conftest import _free_port

pytestmark = pytest.mark.e2e

SLOW = 60_000


def write_certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for this machine, signed by itself, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate_file, key_file = folder / "certificate.pem", folder / "key.pem"
    certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate_file, key_file


def test_the_session_is_bound_to_the_host_and_the_pages_know_it(chromium: Browser, tmp_path: Path) -> None:
    certificate, key = write_certificate(tmp_path)
    own = {
        "VERTAISKOOSTE_DATA": str(tmp_path / "data"),
        "VERTAISKOOSTE_DEMO": "1",
        "STREAMLIT_SERVER_SSL_CERT_FILE": str(certificate),
        "STREAMLIT_SERVER_SSL_KEY_FILE": str(key),
    }
    context = chromium.new_context(ignore_https_errors=True, locale="fi-FI")
    with streamlit_process(["app.py"], _free_port(), tmp_path / "server.log", own, scheme="https") as (url, _):
        page = context.new_page()
        page.goto(url)
        page.get_by_role("button", name=re.compile("esimerkki")).first.click()

        expect(page.get_by_role("button", name="Kirjaudu ulos").first).to_be_visible(timeout=SLOW)
        ours = {one["name"]: one for one in context.cookies() if "vertaiskooste" in one["name"]}
        assert "__Host-vertaiskooste" in ours and all(name.startswith("__Host-") for name in ours)
        assert all(one["secure"] and one["httpOnly"] and one["path"] == "/" for one in ours.values())

        page.get_by_role("button", name="Kirjaudu ulos").first.click()
        expect(page.get_by_label("Salasana").or_(page.get_by_text("Tutustu esimerkki")).first).to_be_visible(
            timeout=SLOW
        )
        assert "__Host-vertaiskooste" not in {one["name"] for one in context.cookies()}
    context.close()

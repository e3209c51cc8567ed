"""Letters reach a mail server that runs here, and nothing pretends to be sent without one."""

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import AuthResult, LoginPassword

from analysis.settings import Settings
from analysis.workflow import mailing

BODY = "Hei!\n\nAloita tästä linkistä:\n\nhttps://kooste.example/kutsu/abc"


class Box(Message):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = []

    def handle_message(self, message) -> None:
        self.letters.append(message)


def server(box: Box, **options) -> Controller:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Controller(box, hostname="127.0.0.1", port=port, **options)


@pytest.fixture
def box() -> Iterator[tuple[Box, Controller]]:
    box = Box()
    controller = server(box)
    controller.start()
    yield box, controller
    controller.stop()


def settings_of(controller: Controller, **more: str) -> Settings:
    values = {
        "VERTAISKOOSTE_SMTP_URL": f"smtp://127.0.0.1:{controller.port}",
        "VERTAISKOOSTE_MAIL_FROM": "kooste@example.fi",
    }
    return Settings.from_environment({**values, **more})


def test_a_letter_arrives_as_written(box) -> None:
    kept, controller = box

    assert mailing.send(settings_of(controller), "kaisa@example.fi", "Kutsu: Kierros ä", BODY)

    (letter,) = kept.letters
    assert letter["To"] == "kaisa@example.fi" and letter["From"] == "kooste@example.fi"
    assert letter.get_payload(decode=True).decode().split() == BODY.split()


def test_a_round_named_like_a_header_adds_none(box) -> None:
    kept, controller = box

    assert mailing.send(settings_of(controller), "kaisa@example.fi", "Kutsu\r\nBcc: x@evil.example", BODY)

    assert kept.letters[0]["Bcc"] is None


@pytest.mark.parametrize("to", ["a@example.fi, b@example.fi", "x\r\nBcc: y@example.fi", "no address", ""])
def test_only_one_plain_address_is_written_to(box, to) -> None:
    kept, controller = box

    assert not mailing.send(settings_of(controller), to, "Kutsu", BODY)
    assert kept.letters == []


def test_the_server_is_told_the_name_and_password_that_are_set() -> None:
    seen = []

    def check(_server, _session, _envelope, _mechanism, data: LoginPassword) -> AuthResult:
        seen.append((data.login, data.password))
        return AuthResult(success=True)

    box = Box()
    controller = server(box, authenticator=check, auth_require_tls=False)
    controller.start()
    try:
        port = controller.server.sockets[0].getsockname()[1]
        values = {
            "VERTAISKOOSTE_SMTP_URL": f"smtp://kooste:p%40ss@127.0.0.1:{port}",
            "VERTAISKOOSTE_MAIL_FROM": "k@e.fi",
        }
        assert mailing.send(Settings.from_environment(values), "kaisa@example.fi", "Kutsu", BODY)
    finally:
        controller.stop()

    assert seen == [(b"kooste", b"p@ss")] and len(box.letters) == 1


@pytest.mark.parametrize("url", ["", "http://example.fi", "smtp://127.0.0.1:1"])
def test_without_a_server_nothing_is_said_to_be_sent_and_logs_name_nobody(url, caplog) -> None:
    values = {"VERTAISKOOSTE_SMTP_URL": url, "VERTAISKOOSTE_MAIL_FROM": "kooste@example.fi"}

    assert not mailing.send(Settings.from_environment(values), "kaisa@example.fi", "Kutsu", BODY)
    assert "kaisa" not in caplog.text and "kutsu" not in caplog.text


def test_a_servers_password_is_not_in_what_settings_print() -> None:
    assert "hush" not in repr(Settings.from_environment({"VERTAISKOOSTE_SMTP_URL": "smtp://a:hush@example.fi"}))

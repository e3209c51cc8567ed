"""Settings from the environment, read when asked for, never at import."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path

DATA_VARIABLE = "VERTAISKOOSTE_DATA"
DATABASE_VARIABLE = "VERTAISKOOSTE_DATABASE_URL"
DEMO_VARIABLE = "VERTAISKOOSTE_DEMO"
EMBEDDER_VARIABLE = "VERTAISKOOSTE_EMBEDDER"
VOIKKO_VARIABLE = "VERTAISKOOSTE_VOIKKO"
ADDRESS_VARIABLE = "VERTAISKOOSTE_ADDRESS"
SMTP_VARIABLE = "VERTAISKOOSTE_SMTP_URL"
MAIL_FROM_VARIABLE = "VERTAISKOOSTE_MAIL_FROM"
INVITATION_DAYS_VARIABLE = "VERTAISKOOSTE_INVITATION_DAYS"
SESSION_HOURS_VARIABLE = "VERTAISKOOSTE_SESSION_HOURS"
IDLE_MINUTES_VARIABLE = "VERTAISKOOSTE_IDLE_MINUTES"
PROXIES_VARIABLE = "VERTAISKOOSTE_PROXIES"
PROVIDER_VARIABLE = "VERTAISKOOSTE_OIDC_"
SECRET_VARIABLE = "VERTAISKOOSTE_SECRET"
SECRET_FILE = "server-secret"
_SHORTEST_SECRET = 32
_INVITATION_DAYS = (1, 7, 60)  # least, when nothing is set, most
_SESSION_HOURS, _IDLE_MINUTES = (1, 7 * 24, 30 * 24), (15, 12 * 60, 7 * 24 * 60)
LIMIT_VARIABLE = "VERTAISKOOSTE_READ_"
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Where data lies, which database is used, and whether the sample round may be opened without an account.

    `embedder` is a language model on disk, by path or name; empty for our own. `voikko`: lemmas also by Voikko.
    `address` is where people reach the service (https://…), for links in e-mail; without it the browser's own is used.
    `smtp_url` is smtp://, smtp+starttls:// or smtps://NAME:PASSWORD@HOST:PORT; without it texts are shown to be copied.
    `proxies`: how many proxies of ours stand in front; that many of X-Forwarded-For's last entries are believed.
    """

    data_directory: Path
    database_url: str
    demo: bool
    embedder: str = ""
    voikko: bool = False
    address: str = ""
    smtp_url: str = field(default="", repr=False)
    mail_from: str = ""
    invitation_days: int = _INVITATION_DAYS[1]
    proxies: int = 0

    @staticmethod
    def from_environment(environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the environment; the default database is one SQLite file in the data directory."""
        values = os.environ if environment is None else environment
        directory = Path(values.get(DATA_VARIABLE) or user_data_path("vertaiskooste", appauthor=False))
        default_url = f"sqlite:///{directory / 'vertaiskooste.sqlite3'}"
        return Settings(
            data_directory=directory,
            database_url=values.get(DATABASE_VARIABLE) or default_url,
            demo=values.get(DEMO_VARIABLE) == "1",
            embedder=values.get(EMBEDDER_VARIABLE, "").strip(),
            voikko=values.get(VOIKKO_VARIABLE) == "1",
            address=values.get(ADDRESS_VARIABLE, "").strip().rstrip("/"),
            smtp_url=values.get(SMTP_VARIABLE, "").strip(),
            mail_from=values.get(MAIL_FROM_VARIABLE, "").strip(),
            invitation_days=_number(values.get(INVITATION_DAYS_VARIABLE), *_INVITATION_DAYS),
            proxies=_number(values.get(PROXIES_VARIABLE), 0, 0, 9),
        )


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """An identity provider (OpenID Connect) through which people may sign in.

    `issuer` is its address exactly as its tokens say it; `label` its name on the button. The secret may lie in a file.
    """

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    label: str

    @staticmethod
    def from_environment(environment: Mapping[str, str] | None = None) -> "ProviderSettings | None":
        """Read `VERTAISKOOSTE_OIDC_` ISSUER, CLIENT_ID, SECRET or SECRET_FILE, and LABEL; None without an issuer.

        Raises ValueError for half a configuration, and for an issuer that is neither https nor on this machine.
        """
        values = os.environ if environment is None else environment
        issuer, client_id, secret, file, label = (
            values.get(PROVIDER_VARIABLE + name, "").strip()
            for name in ("ISSUER", "CLIENT_ID", "SECRET", "SECRET_FILE", "LABEL")
        )
        if not issuer:
            return None
        parts = urlsplit(issuer)
        if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
            raise ValueError(f"{PROVIDER_VARIABLE}ISSUER has to begin with https://")
        secret = secret or (Path(file).read_text(encoding="utf-8").strip() if file else "")
        if not (client_id and secret):
            raise ValueError(f"{PROVIDER_VARIABLE}CLIENT_ID and {PROVIDER_VARIABLE}SECRET (or SECRET_FILE) are needed")
        return ProviderSettings(issuer, client_id, secret, label or parts.hostname or issuer)


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What one file of notes may cost; every default is far above any real note.

    Each is set by a variable of its name: `VERTAISKOOSTE_READ_SECONDS=120`. `file_bytes` is what the uploader lets in;
    `members`, `unpacked_bytes` and `ratio` (unpacked to packed, of large members) hold for archives; `depth` for parts
    of a mail and elements of XML; `rows` for lines of one file, `cells` for those of its tables; `line_length` is in
    characters. `seconds` of the clock and `memory_bytes` (beyond what the program itself takes) stop a reader.
    """

    file_bytes: int = 25 * _MEGABYTE
    members: int = 5_000
    unpacked_bytes: int = 200 * _MEGABYTE
    ratio: int = 200
    depth: int = 200
    rows: int = 100_000
    cells: int = 500_000
    line_length: int = 200_000
    seconds: int = 60
    memory_bytes: int = 1024 * _MEGABYTE

    @staticmethod
    def from_environment(environment: Mapping[str, str] | None = None) -> "ReadingLimits":
        """Read the environment. A value that is no whole number above 0 raises ValueError: no limit falls away."""
        values = os.environ if environment is None else environment
        names = {field.name: LIMIT_VARIABLE + field.name.upper() for field in fields(ReadingLimits)}
        return ReadingLimits(**{name: _limit(key, values[key]) for name, key in names.items() if values.get(key)})


def _limit(variable: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and int(value)):
        raise ValueError(f"{variable} has to be a whole number above 0, not {value!r}")
    return int(value)


def _number(value: str | None, least: int, otherwise: int, most: int) -> int:
    """Return a whole number within its limits; what is no number counts as not set."""
    text = (value or "").strip()
    return min(max(int(text), least), most) if text.isdecimal() else otherwise


def session_lives(environment: Mapping[str, str] | None = None) -> tuple[timedelta, timedelta]:
    """Return how long a session lives, and how long it may stay idle: a week and twelve hours when nothing is set."""
    values = os.environ if environment is None else environment
    hours = _number(values.get(SESSION_HOURS_VARIABLE), *_SESSION_HOURS)
    minutes = _number(values.get(IDLE_MINUTES_VARIABLE), *_IDLE_MINUTES)
    return timedelta(hours=hours), timedelta(minutes=minutes)


def data_directory() -> Path:
    """Return the directory that holds the database, caches and backups; made when missing."""
    directory = Settings.from_environment().data_directory
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def server_secret(environment: Mapping[str, str] | None = None) -> bytes:
    """Return what keys are derived from: `VERTAISKOOSTE_SECRET`, or the file that `VERTAISKOOSTE_SECRET_FILE` names.

    Without either it is a file in the data directory, made at the first need, which its owner alone may read. Several
    servers on one database need the same configured secret. Raises ValueError for a short one, OSError for no file.
    """
    values = os.environ if environment is None else environment
    named = values.get(f"{SECRET_VARIABLE}_FILE", "").strip()
    given = values.get(SECRET_VARIABLE, "").strip() or (
        Path(named).read_text(encoding="utf-8").strip() if named else ""
    )
    if not given and not named:
        given = _own_secret(Settings.from_environment(values).data_directory / SECRET_FILE)
    if len(given) < _SHORTEST_SECRET:
        raise ValueError(f"{SECRET_VARIABLE} needs at least {_SHORTEST_SECRET} characters")
    return given.encode()


def _own_secret(path: Path) -> str:
    """Return the secret of the data directory. It is made whole under another name first: two may need it at once."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(made, path)
        except FileExistsError:
            pass  # another process was first: its secret is the one that is kept
        finally:
            made.unlink()
    return path.read_text(encoding="utf-8").strip()

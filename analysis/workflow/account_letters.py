"""What happens to an account is told to its owner: by letter where mail is set, and on the page of the account."""

import logging
from enum import StrEnum
from threading import Thread

from analysis.model.people import Person
from analysis.settings import Settings
from analysis.workflow import mailing
from analysis.workflow.reminder_letter import letter_words

_LOG = logging.getLogger(__name__)


class Change(StrEnum):
    """What can happen to an account, by its name in the audit log."""

    SIGNED_IN = "sign_in"
    PASSWORD = "set_password"
    STEP_ON = "second_step_on"
    STEP_OFF = "second_step_off"
    STEP_TAKEN = "drop_second_step"
    CODE_AGAIN = "code_again"
    IDENTITY_BOUND = "bind_identity"
    IDENTITY_GONE = "unbind_identity"


_TOLD = {
    Change.PASSWORD: "Your password was changed.",
    Change.STEP_ON: "A second step of signing in was turned on: a code of your phone.",
    Change.STEP_OFF: "The second step of signing in was turned off.",
    Change.STEP_TAKEN: "A lead analyst took the second step of signing in away from your account.",
    Change.CODE_AGAIN: "Somebody gave a code of your phone that had been used already. It let nobody in.",
    Change.IDENTITY_BOUND: "An identity elsewhere was bound to your account: it can sign in now.",
    Change.IDENTITY_GONE: "An identity elsewhere was taken away from your account: it cannot sign in any more.",
}


def tell(person: Person | None, change: Change) -> None:
    """Send the owner a letter in the background, where mail is set: who waits for a page does not wait for mail.

    The people of the sample have no mail. What cannot be sent is logged, and stands on the account's page anyway.
    """
    settings = Settings.from_environment()
    if person is None or person.is_sample or not mailing.can_send(settings):
        return
    subject, body = letter(person.language, change)
    Thread(target=_send, args=(settings, person, subject, body), daemon=True).start()


def letter(language: str, change: Change) -> tuple[str, str]:
    """Return the subject and the words of a letter, in Finnish, Swedish or English."""
    told = (
        "Hello!",
        _TOLD[change],
        "If you know of this, you need not do anything. If not, tell the analyst of your round at once.",
        "This letter was sent by Vertaiskooste, because the account has your address.",
    )
    subject = letter_words(language, "Vertaiskooste: a change to your account")
    return subject, "\n\n".join(letter_words(language, one) for one in told)


def _send(settings: Settings, person: Person, subject: str, body: str) -> None:
    if not mailing.send(settings, person.email, subject, body):
        _LOG.warning("a letter about the account %s was not sent", person.person_id)

"""An archive of many rounds, where the same comes back again and again."""

from recurring_builders import finding, grouped

THINGS = (
    "ilmanvaihdon mittaukset",
    "valaistuksen uusinta",
    "katselmusten kiireellisyys",
    "sopimusten sanktiot",
    "lämmönjakohuoneen venttiilit",
    "uimahallin altaat",
    "koulun ikkunat",
    "kirjaston katto",
    "sähköautojen latauspisteet",
    "aurinkopaneelien huolto",
)
ROUNDS = 40


def archive():
    return [
        finding(f"{thing[:6]} {number}", f"Kohteen {thing} jäävät viikolla {number} tekemättä kokonaan", f"m{number}")
        for thing in THINGS
        for number in range(ROUNDS)
    ]


def test_what_came_back_in_forty_rounds_in_nearly_the_same_words_is_found():
    found = grouped(archive())

    largest = sorted(found, key=len)[-len(THINGS) :]
    assert all(len(group) > ROUNDS / 2 for group in largest)


def test_different_things_of_an_archive_are_not_joined_because_so_much_recurs():
    assert all(len({name.split()[0] for name in group}) == 1 for group in grouped(archive()))

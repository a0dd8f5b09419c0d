"""The order of the Swedish alphabet."""

from kompass.swedish import alphabetical


def test_the_last_letters_are_last_whatever_their_size() -> None:
    names = ["Örebro", "Ängelholm", "Åmål", "Zinkgruvan", "åre", "Öckerö", "älmhult", "Ale"]

    assert sorted(names, key=alphabetical) == [
        "Ale", "Zinkgruvan", "Åmål", "åre", "älmhult", "Ängelholm", "Öckerö", "Örebro",
    ]  # fmt: skip

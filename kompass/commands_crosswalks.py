"""What the commands of the catalogue do with crosswalks: list, show, check, write, take in."""

from argparse import Namespace
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from kompass.saying import complain, say, say_json

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalk, Pair

_WORDS = {
    "same": ("oförändrat", "oförändrade"),
    "recast": ("omgjort", "omgjorda"),
    "not_comparable": ("inte jämförbart", "inte jämförbara"),
}


def crosswalks(options: Namespace) -> int:
    """Print the crosswalks there are, own ones first, or one of them pair by pair."""
    from kompass.catalogue.crosswalk import known_crosswalks, packaged_crosswalks

    found = known_crosswalks()
    if options.json:
        chosen = (found.get(options.id),) if options.id else found.all
        say_json({"crosswalks": [_document(crosswalk) for crosswalk in chosen]})
    elif options.id:
        for line in _in_full(found.get(options.id)):
            say(line)
    else:
        shipped = packaged_crosswalks().all
        for crosswalk in found.all:
            own = "" if crosswalk in shipped else "(eget) "
            say(f"{crosswalk.id}  {own}{_in_one_line(crosswalk)}")
    for trouble in found.broken:
        complain(trouble)
    return 0


def check(path: Path) -> int:
    """Check a crosswalk that somebody has written, and tell what it proposes."""
    say(f"{path}: utan fel.")
    for line in _in_full(_read(path)):
        say(line)
    return 0


def export(crosswalk_id: str, target: Path) -> int:
    """Write a crosswalk as the YAML file it came from."""
    from kompass.catalogue.saving import put

    if target.suffix.lower() not in (".yaml", ".yml"):
        raise KompassError(
            f"{target.name}: Ett samband skrivs bara som .yaml. Välj ett sådant namn."
        )
    crosswalk, raw = _source(crosswalk_id)
    put(target, raw)
    say(f"{target}: {_in_one_line(crosswalk)}.")
    return 0


def take_in(options: Namespace) -> int:
    """Take a crosswalk into the own folder; it then goes before those that ship."""
    from kompass.catalogue.crosswalk_files import UserCrosswalks, refused

    user = UserCrosswalks()
    crosswalk = _read(options.file)
    if options.id:
        crosswalk = _renamed(crosswalk, options.id)
    there = {one.id: one for one in user.contents().crosswalks}.get(crosswalk.id)
    if (refusal := refused(crosswalk)) is not None:
        raise refusal
    stays = options.dry_run or there == crosswalk
    path = None if stays else user.save(crosswalk)
    if options.json:
        say_json(
            {
                **_document(crosswalk),
                "known": there == crosswalk,
                "replaces": there is not None and there != crosswalk,
                "saved": str(path) if path else None,
            }
        )
        return 0
    for line in _in_full(crosswalk):
        say(line)
    if there == crosswalk:
        say("Finns redan, likadant. Inget har ändrats.")
    elif path is None:
        say("Inget har sparats.")
    else:
        say(f"{'Ersatte det förra. ' if there else ''}Sparat: {path}")
    return 0


def is_crosswalk(crosswalk_id: str) -> bool:
    """Tell whether there is a crosswalk with this id."""
    from kompass.catalogue.crosswalk import known_crosswalks

    return any(crosswalk.id == crosswalk_id for crosswalk in known_crosswalks().all)


def _read(path: Path) -> "Crosswalk":
    from kompass.catalogue.crosswalk_files import UserCrosswalks, load

    return load(path, UserCrosswalks().edition_named)


def _renamed(crosswalk: "Crosswalk", new_id: str) -> "Crosswalk":
    """Return ``crosswalk`` under another id, judged anew: the id may be impossible."""
    from kompass.catalogue.complaints import Complaints
    from kompass.catalogue.crosswalk_files import UserCrosswalks, to_document
    from kompass.catalogue.crosswalk_reading import read_crosswalk

    document = to_document(replace(crosswalk, id=new_id))
    return read_crosswalk(document, Complaints("--id"), UserCrosswalks().edition_named)


def _source(crosswalk_id: str) -> "tuple[Crosswalk, bytes]":
    from kompass.catalogue.crosswalk import known_crosswalks
    from kompass.catalogue.crosswalk_files import UserCrosswalks, shipped_files
    from kompass.catalogue.sources import read_file

    crosswalk = known_crosswalks().get(crosswalk_id)
    own = UserCrosswalks().contents().paths
    if crosswalk_id in own:
        return crosswalk, read_file(own[crosswalk_id])
    named = {Path(name).stem: raw for name, raw in shipped_files().items()}
    return crosswalk, named[crosswalk_id]


def _in_one_line(crosswalk: "Crosswalk") -> str:
    counts = Counter(pair.likeness.value for pair in crosswalk.areas)
    areas = ", ".join(
        f"{counts[key]} {word if counts[key] == 1 else many}"
        for key, (word, many) in _WORDS.items()
        if counts[key]
    )
    questions = f"; {len(crosswalk.questions)} par av frågor" if crosswalk.questions else ""
    return f"{crosswalk.title} ({crosswalk.label}): områden: {areas}{questions}"


def _in_full(crosswalk: "Crosswalk") -> list[str]:
    from kompass.catalogue.known import known

    editions = [known().edition(wanted) for wanted in (crosswalk.one, crosswalk.other)]
    titles: dict[str, str] = {
        area.id: f"{area.number} {area.title}" for e in editions for area in e.areas
    }
    titles |= {q.id: f"{q.number} {q.title}" for e in editions for q in e.questions()}
    lines = [
        _in_one_line(crosswalk),
        f"Föreslaget av: {crosswalk.proposed_by}",
        *([crosswalk.note] if crosswalk.note else []),
    ]
    pairs = (*crosswalk.areas, *crosswalk.questions)
    return lines + [f"  {_in_words(pair, crosswalk, titles)}" for pair in pairs]


def _in_words(pair: "Pair", crosswalk: "Crosswalk", titles: dict[str, str]) -> str:
    one, other = titles[pair.one], titles[pair.other] if pair.other else "ingen motsvarighet"
    if pair.one in crosswalk.alone_in_other:
        one, other = other, one
    return f"{one} → {other}: {_WORDS[pair.likeness.value][0]}, {pair.reason}."


def _document(crosswalk: "Crosswalk") -> dict[str, object]:
    from kompass.catalogue.crosswalk_files import to_document

    return to_document(crosswalk)

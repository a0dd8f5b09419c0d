"""What the commands say of groups of municipalities, and of who is most like one of them."""

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from kompass.archive_choosing import opened
from kompass.errors import KompassError
from kompass.saying import say, say_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kompass.archive.peers import Peers
    from kompass.archive.store import Archive, Group
    from kompass.assessment.register import Municipality

LIKE: Final = ("nearest", "group", "size", "county")
"""By what municipalities are like one of them: ``--by``."""
_SKR: Final = "En av SKR:s kommungrupper (2023)."


def groups(options: Namespace) -> int:
    """Print the named groups, or save or remove one."""
    if bool(options.save) is not bool(options.member):
        raise KompassError("En ny grupp behöver både --save NAMN och minst en --member KOMMUN.")
    writes = bool(options.save or options.remove)
    with opened(options, read_only=not writes) as archive:
        if options.remove:
            archive.remove_group(_saved(archive, options.remove).id)
        if options.save:
            from kompass.archive.peers import chosen

            archive.save_group(chosen(options.save, options.member).group)
        saved = archive.groups()
    named = _named(saved)
    if options.json:
        say_json({"groups": [_document(kind, one) for kind, one in named]})
        return 0
    for kind, one in named:
        count = len(one.group.municipalities)
        members = f"{count} kommuner" if kind == "skr" else _names(one.group.municipalities)
        code = f"{one.group.id}  " if kind == "skr" else ""
        say(f"{code}{one.group.name}: {members}")
        if kind == "shipped":
            say(f"  {one.rule}")
    say("De med bokstav och siffra är SKR:s kommungrupper (2023). Välj en grupp med --group.")
    return 0


def peers(options: Namespace) -> int:
    """Print who is most like a municipality and what they have in common; save them if asked."""
    from kompass.archive.peers import reasons
    from kompass.assessment.register import find

    own = find(options.municipality)
    if options.count < 1:
        raise KompassError("Skriv hur många kommuner du vill se med --count, minst 1.")
    with opened(options, read_only=not options.save) as archive:
        there = _results_of(archive)
        found = _alike(options, own, sorted(there) if options.with_results else None)
        if options.save:
            from kompass.archive.peers import chosen

            archive.save_group(chosen(options.save, found.group.municipalities).group)
    alike = [(one, list(reasons(own, one))) for one in map(find, found.group.municipalities)]
    if options.json:
        documents = [_peer(one, said, there) for one, said in alike]
        say_json({"municipality": _short(own), "rule": found.rule, "peers": documents})
        return 0
    _say_alike(alike, there)
    say(found.rule)
    if options.save:
        say(f"Sparad som grupp: {' '.join(options.save.split())}.")
    return 0


def _say_alike(
    alike: "Sequence[tuple[Municipality, Sequence[str]]]", there: "Mapping[str, Sequence[str]]"
) -> None:
    for one, said in alike:
        say(f"{one.name} ({one.code}): {', '.join(said)}")
        if one.code in there:
            say(f"  resultat: {', '.join(there[one.code])}")
    if not alike:
        say("Ingen kommun är lik på det sättet.")


def _alike(options: Namespace, own: "Municipality", among: "Sequence[str] | None") -> "Peers":
    """Return those who are like one, at most as many as asked for, with the rule."""
    from dataclasses import replace

    from kompass.archive.peers import (
        NEAREST_RULE,
        Peers,
        nearest,
        same_county,
        same_skr_group,
        similar_size,
    )
    from kompass.archive.store import Group

    if options.by == "nearest":
        codes = tuple(
            one.municipality.code for one in nearest(own.code, count=options.count, among=among)
        )
        return Peers(Group(f"Mest lika {own.name}", codes), NEAREST_RULE)
    make = {"group": same_skr_group, "size": similar_size, "county": same_county}[options.by]
    found = make(own.code)
    codes = found.group.municipalities
    taken = tuple(code for code in codes if among is None or code in among)[: options.count]
    return replace(found, group=replace(found.group, municipalities=taken))


def _named(saved: "Iterable[Group]") -> "list[tuple[str, Peers]]":
    """Return the kind of every group that ``--group`` knows, and the group with its rule."""
    from kompass.archive.peers import SODERTORN, Peers, skr_groups

    own = [("saved", Peers(one, "")) for one in saved]
    return [*own, ("shipped", SODERTORN), *(("skr", Peers(one, _SKR)) for one in skr_groups())]


def _saved(archive: "Archive", name: str) -> "Group":
    wanted = " ".join(name.split()).casefold()
    there = archive.groups()
    for group in there:
        if wanted in (group.name.casefold(), group.id):
            return group
    names = ", ".join(group.name for group in there) or "ingen är sparad än"
    raise KompassError(f"Det finns ingen sparad grupp ”{name}”. De som finns: {names}.")


def _results_of(archive: "Archive") -> "Mapping[str, Sequence[str]]":
    """Return the ids of the results by the code of their municipality."""
    there: dict[str, list[str]] = {}
    for result in archive.results():
        if result.code:
            there.setdefault(result.code, []).append(result.id)
    return there


def _names(codes: "Iterable[str]") -> str:
    return ", ".join(one["name"] for one in _shorts(codes))


def _shorts(codes: "Iterable[str]") -> list[dict[str, str]]:
    from kompass.assessment.register import municipalities

    register = {one.code: one for one in municipalities()}
    return [_short(register[code]) for code in codes if code in register]


def _short(municipality: "Municipality") -> dict[str, str]:
    return {"code": municipality.code, "name": municipality.name}


def _document(kind: str, named: "Peers") -> dict[str, object]:
    group = named.group
    return {
        "id": group.id,
        "kind": kind,
        "name": group.name,
        "rule": named.rule,
        "municipalities": _shorts(group.municipalities),
    }


def _peer(
    municipality: "Municipality", said: "Sequence[str]", there: "Mapping[str, Sequence[str]]"
) -> dict[str, object]:
    return {
        **_short(municipality),
        "population": municipality.population,
        "population_year": municipality.population_year,
        "reasons": list(said),
        "results": list(there.get(municipality.code, ())),
    }

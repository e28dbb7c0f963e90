"""The occasion keeps what is made of it, and no other occasion's."""

import random
from dataclasses import replace

from tests.rules.events import random_event

from preseance.planning.occasion.making import occasion_of
from preseance.rules import build_rules


def test_rules_are_made_once_an_occasion() -> None:
    occasion = occasion_of(random_event(random.Random(1)))
    assert build_rules(occasion) is build_rules(occasion)


def test_a_changed_occasion_has_rules_of_its_own() -> None:
    occasion = occasion_of(random_event(random.Random(1)))
    fewer = replace(occasion, event=occasion.event.model_copy(update={"rules": ()}))
    assert len(build_rules(fewer)) < len(build_rules(occasion))
    assembly = occasion.assemblies[0]
    assert assembly.kept(("own",), lambda: 1) == 1
    assert replace(assembly).kept(("own",), lambda: 2) == 2


def test_relations_belong_to_the_places_whoever_attends() -> None:
    assembly = occasion_of(random_event(random.Random(1))).assemblies[0]
    beside = assembly.related(["beside"])
    assert beside.pairs[0].size
    assert replace(assembly, guests=(), spans=()).related(["beside"]) is beside
    moved = replace(assembly, layout=replace(assembly.layout, relations={}))
    assert not moved.related(["beside"]).pairs[0].size


def test_couples_are_stored_once_whoever_names_the_other() -> None:
    occasion = occasion_of(random_event(random.Random(3)))
    for assembly in occasion.assemblies:
        couples = occasion.couples(assembly)
        assert all(i < j for i, j in couples)
        assert len(set(couples)) == len(couples)

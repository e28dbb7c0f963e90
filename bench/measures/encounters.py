"""Encounters of all pairs over a programme of sessions in two halls, in process."""

from __future__ import annotations

import argparse
import random
import statistics
import time
from datetime import datetime, timedelta

from bench.banquets import banquet
from preseance.model.event import Event
from preseance.model.plan import Placement, Plan
from preseance.model.room import Camera, Door
from preseance.model.route import Route
from preseance.model.session import Session
from preseance.planning.day.encounters import all_pairs, foresee
from preseance.planning.occasion.making import occasion_of

BEGINS = datetime(2025, 6, 1, 8)
LATE = 10
"""One guest in so many comes late to the programme, and so walks past those who are there."""


def programme(num_guests: int, num_sessions: int, seed: int = 0) -> Event:
    """A banquet over several sessions, an hour each, by turns in two halls; all seats drawn by lot."""
    draw = random.Random(seed)
    made = banquet(num_guests, 0)
    (room,) = made.rooms
    cameras = (Camera(x=0.0, y=room.depth / 2, facing=0.0, angle=90.0),)
    doors = (Door(side="west", at=room.depth / 2, main=True),)
    hall = room.model_copy(update={"cameras": cameras, "doors": doors})
    rooms = (hall, hall.model_copy(update={"id": "hall-2", "name": "Second hall"}))
    sessions = tuple(
        Session(
            id=f"s{k}",
            title=f"Session {k}",
            room=rooms[k % 2].id,
            start=BEGINS + k * timedelta(minutes=75),
            end=BEGINS + k * timedelta(minutes=75) + timedelta(hours=1),
        )
        for k in range(num_sessions)
    )
    guests = tuple(
        g.model_copy(update={"arrives": BEGINS + timedelta(minutes=20)} if k % LATE == 0 else {})
        for k, g in enumerate(made.guests)
    )
    places = [f"{t.id}-{n}" for t in room.tables for n in range(1, t.seats + 1)]
    placements = tuple(
        Placement(session=s.id, guest=g.id, place=p)
        for s in sessions
        for g, p in zip(guests, draw.sample(places, len(guests)), strict=True)
    )
    return made.model_copy(
        update={
            "rooms": rooms,
            "routes": (Route(id="gallery", joins=(rooms[0].id, rooms[1].id), minutes=5),),
            "sessions": sessions,
            "guests": guests,
            "plan": Plan(placements=placements),
        }
    )


def main(argv: list[str]) -> int:
    """Print the median seconds of one core, event made ready included, and how many encounters there are."""
    parser = argparse.ArgumentParser(prog="python -m bench encounters", description=__doc__)
    parser.add_argument("--guests", type=int, default=150)
    parser.add_argument("--sessions", type=int, default=12)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args(argv)
    event = programme(options.guests, options.sessions)
    times, number = [], 0
    for _ in range(options.runs + 1):
        begun = time.process_time()
        occasion = occasion_of(event)
        number = len(foresee(occasion, event.plan, all_pairs(occasion)).encounters)
        times.append(time.process_time() - begun)
    print(
        f"{options.guests} guests, {options.sessions} sessions: {number} encounters of all pairs, "
        f"{statistics.median(times[1:]):.2f} s of one core",
        flush=True,
    )
    return 0

#!/bin/sh
# icalendar 7.3.2, seen on 28 November 2026 (Python 3.11, Linux): three things a calendar of the night
# on which clocks go back gets wrong, all on valid input and without a word.
#   1. The second half past two (fold=1) is written like the first, and read back an hour early.
#   2. A party from midnight to six is seven hours long that night; `duration` says six.
#   3. DTSTART at midnight with DURATION:PT7H ends at six (RFC 5545, 3.3.6: hours, minutes and seconds
#      are exact, whatever clocks do); `end` says seven, which is eight hours later.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6

cat > night.py <<'PYTHON'
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

paris = ZoneInfo("Europe/Paris")


def read_back(event):
    calendar = Calendar()
    calendar.add("prodid", "-//night//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return Calendar.from_ical(calendar.to_ical()).walk("VEVENT")[0]


def event(start, end=None, duration=None):
    made = Event()
    made.add("uid", "night")
    made.add("dtstamp", datetime(2026, 10, 1, tzinfo=UTC))
    made.add("dtstart", start)
    if end is not None:
        made.add("dtend", end)
    if duration is not None:
        made.add("duration", duration)
    return made


second = datetime(2026, 10, 25, 2, 30, tzinfo=paris, fold=1)
back = read_back(event(second, datetime(2026, 10, 25, 3, 0, tzinfo=paris))).start
print("written and read back:", second.astimezone(UTC).time(), back.astimezone(UTC).time())

midnight = datetime(2026, 10, 25, 0, 0, tzinfo=paris)
six = datetime(2026, 10, 25, 6, 0, tzinfo=paris)
true = six.astimezone(UTC) - midnight.astimezone(UTC)
print("from midnight to six:", true, read_back(event(midnight, six)).duration)

end = read_back(event(midnight, duration=timedelta(hours=7))).end
print("seven hours later:", (midnight.astimezone(UTC) + timedelta(hours=7)).astimezone(paris).time(), end.time())
PYTHON

env/bin/python night.py | tee said
grep -qx 'written and read back: 01:30:00 00:30:00' said
grep -qx 'from midnight to six: 7:00:00 6:00:00' said
grep -qx 'seven hours later: 06:00:00 07:00:00' said

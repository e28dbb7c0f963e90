"""The planning room: events shared by people who work on them at once, in the browser or by API.

Django lives here alone. `preseance serve` runs it; [running](../../../docs/running.md) tells how.
"""

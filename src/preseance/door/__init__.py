"""The house's door: one function a use, for Python and for the command line alike.

Each takes an event, or the folder of one, and gives back a typed report that prints itself.
``import preseance`` offers them all by name.
"""

"""The programming interface, ``/api/v1``: the same store, views and roles as the pages."""

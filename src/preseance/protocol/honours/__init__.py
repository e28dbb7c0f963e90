"""Orders of honour: for each form, who presides where and which place comes after which."""

from preseance.protocol.honours.order import Honours, honours, presiding_places

__all__ = ["Honours", "honours", "presiding_places"]

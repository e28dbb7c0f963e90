"""Signing in with what a house has already: one provider of identities, by OpenID Connect.

allauth carries it out; what is added here is said in docs/decisions/1010.
"""

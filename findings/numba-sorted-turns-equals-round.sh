#!/bin/sh
# Numba 0.68.1, seen on 28 November 2026 (Python 3.11, Linux): `sorted` and `list.sort` in a compiled function are
# a quicksort, where Python promises that equals stay in the order they came in. Up to fifteen items they do; from
# sixteen they are turned round: sixteen guests of one rank, already in the order of their date of office, come out
# with the last but one first. The page of what is supported names both functions and says nothing of it, the
# compiled function and its plain twin differ without a word, and a test with a small list does not show it.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check numba==0.68.1 llvmlite==0.50.0 numpy==2.4.6

cat > order.py <<'PYTHON'
from numba import njit


@njit
def rank(guest):
    return guest // 100


@njit
def by_rank(guests):
    return sorted(guests, key=rank)


def plain(guests):
    return sorted(guests, key=rank.py_func)


fifteen, sixteen = list(range(100, 115)), list(range(100, 116))
same = by_rank(fifteen) == plain(fifteen)
print(f"fifteen guests of one rank: {'as in Python' if same else 'not as in Python'}")
print("sixteen, plain:   ", *plain(sixteen))
print("sixteen, compiled:", *by_rank(sixteen))
raise SystemExit(not (same and plain(sixteen) == sixteen and by_rank(sixteen) != sixteen))
PYTHON
env/bin/python -W ignore order.py

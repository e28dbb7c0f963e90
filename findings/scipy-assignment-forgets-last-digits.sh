#!/bin/sh
# SciPy 1.17.1, seen on 28 November 2026 (Python 3.11, Linux): linear_sum_assignment takes a matrix of
# whole numbers and works it out in doubles, without a word. Costs that share a large part, as when
# levels of importance are folded into one number, then lose their last digits: the answer is not the
# cheapest, though every cost and every sum fits 64 bits. Shifting all costs by one constant, which no
# assignment can feel, changes the answer.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check scipy==1.17.1 numpy==2.4.6

cat > assign.py <<'PYTHON'
from itertools import permutations

import numpy as np
from scipy.optimize import linear_sum_assignment

rng = np.random.default_rng(0)


def cost(matrix, columns):
    return sum(int(matrix[row, column]) for row, column in enumerate(columns))


for bits in (40, 48, 50, 51, 52, 54, 58):
    worse = 0
    for _ in range(200):
        small = rng.integers(0, 8, (4, 4))
        shifted = small + 2**bits
        _, columns = linear_sum_assignment(shifted)
        worse += cost(small, columns) > min(cost(small, p) for p in permutations(range(4)))
    print(f"costs 0 to 7 above 2^{bits}: {worse} of 200 answers are not the cheapest")
PYTHON

env/bin/python assign.py | tee said
grep -q '2^51: 0 of 200' said
! grep -q '2^52: 0 of 200' said

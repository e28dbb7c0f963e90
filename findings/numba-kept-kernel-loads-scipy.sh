#!/bin/sh
# Numba 0.68.1, seen on 28 November 2026 (Python 3.11, Linux): a function kept by cache=True is read back as
# machine code, and nothing is compiled; all the same its first call loads all that Numba knows to compile,
# scipy.linalg included where SciPy is installed. Importing Numba does not load it, and neither does the
# function: it has nothing to do with algebra. A program of kept kernels pays for SciPy at every start.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  numba==0.68.1 llvmlite==0.50.0 numpy==2.4.6 scipy==1.17.1

cat > kept.py <<'PYTHON'
from numba import njit


@njit("int64(int64)", cache=True)
def double(x):
    return 2 * x
PYTHON
cat > run.py <<'PYTHON'
import sys
import time

import numba

before = "scipy.linalg" in sys.modules
began = time.perf_counter()
from kept import double

answer = double(21)
took = time.perf_counter() - began
hits = sum(double.stats.cache_hits.values())
print(answer, hits, before, "scipy.linalg" in sys.modules)
print(f"{took:.2f} s to fetch it and call it", file=sys.stderr)
PYTHON

first=$(env/bin/python run.py)
second=$(env/bin/python run.py)
echo "answer, fetched from the cache, scipy.linalg loaded by numba, and after the call"
echo "compiled: $first"
echo "kept:     $second"
[ "$first" = "42 0 False True" ] && [ "$second" = "42 1 False True" ]

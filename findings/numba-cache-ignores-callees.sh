#!/bin/sh
# Numba 0.68.1, seen on 28 November 2026 (Python 3.11, Linux): cache=True stamps a kept function with
# its own file alone. After an edit of a number, or of a function it calls, in another file the old
# machine code is loaded and the old answer comes back, without a word.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check numba==0.68.1 llvmlite==0.50.0 numpy==2.4.6

echo 'FACTOR = 2' > factors.py
cat > called.py <<'PYTHON'
from numba import njit

@njit(cache=True)
def bonus(x):
    return x + 1
PYTHON
cat > caller.py <<'PYTHON'
from numba import njit
from called import bonus
from factors import FACTOR

@njit(cache=True)
def total(x):
    return FACTOR * x + bonus(x)

print(total(10), total.py_func(10))
PYTHON

say() { PYTHONDONTWRITEBYTECODE=1 env/bin/python caller.py; }

first=$(say)
echo 'FACTOR = 300' > factors.py
number=$(say)
echo 'FACTOR = 2' > factors.py
sed -i 's/x + 1/x + 5000/' called.py
callee=$(say)

echo "compiled and plain, as written:          $first"
echo "after an edit of the number FACTOR:      $number"
echo "after an edit of the function it calls:  $callee"
[ "$first" = "31 31" ] && [ "$number" = "31 3011" ] && [ "$callee" = "31 5030" ]

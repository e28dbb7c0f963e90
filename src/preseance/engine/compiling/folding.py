"""A number that a kernel names as a field, ``REL.size``, is compiled as if it stood there itself.

Numba would carry the whole named tuple into every place where one field is read, for LLVM to take
apart again: a tenth of the time that the search takes to compile.
"""

from __future__ import annotations

from typing import Any

from numba.core import ir as untyped_ir
from numba.core import rewrites as untyped_rewrites

# Numba leaves both untyped.
ir: Any = untyped_ir
rewrites: Any = untyped_rewrites


@rewrites.register_rewrite("before-inference")
class FieldsOfNumbers(rewrites.Rewrite):  # type: ignore[misc]  # As above.
    """Reads of a global named tuple of integers become the integers."""

    def match(self, func_ir: Any, block: Any, typemap: Any, calltypes: Any) -> bool:
        """Whether a block has any such read."""
        self.func_ir, self.block = func_ir, block
        self.tuples = {
            inst.target.name: inst.value.value
            for inst in block.find_insts(ir.Assign)
            if isinstance(inst.value, ir.Global) and _is_of_integers(inst.value.value)
        }
        self.read = {
            expr: int(getattr(self.tuples[expr.value.name], expr.attr))
            for expr in block.find_exprs(op="getattr")
            if expr.value.name in self.tuples
        }
        others = {name for inst in block.body if not self._is_read(inst) for name in _used(inst)}
        # What the interpreter's stack holds for a moment is seen by no other block.
        self.idle = {name for name in self.tuples if name.startswith("$") and name not in others}
        return bool(self.read)

    def apply(self) -> Any:
        """The block with the integers instead, and without tuples that nothing else reads."""
        made = self.block.copy()
        made.clear()
        for inst in self.block.body:
            if self._is_read(inst):
                number = ir.Global(inst.value.attr, self.read[inst.value], inst.loc)
                self.func_ir._definitions[inst.target.name] = [number]
                made.append(ir.Assign(number, inst.target, inst.loc))
            elif not self._is_of_no_more_use(inst):
                made.append(inst)
        return made

    def _is_read(self, inst: Any) -> bool:
        known = isinstance(inst, ir.Assign) and isinstance(inst.value, ir.Expr)
        return known and inst.value in self.read

    def _is_of_no_more_use(self, inst: Any) -> bool:
        """Whether it only makes or drops a tuple that nothing else reads."""
        if isinstance(inst, ir.Del):
            return inst.value in self.idle
        return isinstance(inst, ir.Assign) and inst.target.name in self.idle


def _used(inst: Any) -> list[str]:
    """The variables an instruction reads."""
    if isinstance(inst, ir.Del):
        return []
    made = inst.target.name if isinstance(inst, ir.Assign) else None
    return [variable.name for variable in inst.list_vars() if variable.name != made]


def _is_of_integers(value: object) -> bool:
    if not isinstance(value, tuple) or not hasattr(value, "_fields"):
        return False
    return all(type(part) is int for part in value)

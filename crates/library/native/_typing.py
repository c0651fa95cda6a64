"""What the type parameter syntax calls."""
from _typing_params import ParamSpec, TypeAliasType, TypeVar, TypeVarTuple


def _typevar(name):
    return TypeVar(name, infer_variance=True)


def _typevar_bound(name, evaluate):
    made = TypeVar(name, infer_variance=True)
    made._evaluate_bound = evaluate
    return made


def _typevar_constraints(name, evaluate):
    made = TypeVar(name, infer_variance=True)
    made._evaluate_constraints = evaluate
    return made


def _paramspec(name):
    return ParamSpec(name, infer_variance=True)


def _typevartuple(name):
    return TypeVarTuple(name)


def _set_default(param, evaluate):
    param._evaluate_default = evaluate
    return param


def _generic(params):
    from typing import Generic, Unpack
    return Generic[tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in params)]


def _typealias(name, type_params, evaluate):
    made = TypeAliasType(name, None, type_params=type_params or ())
    made._evaluate = evaluate
    return made

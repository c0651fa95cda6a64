//! Names that the machine itself looks up, interned once.

use crate::string::PyStr;
use std::rc::Rc;

macro_rules! names {
    ($($field:ident = $text:literal),* $(,)?) => {
        pub struct Names {
            $(pub $field: Rc<PyStr>,)*
        }

        impl Names {
            pub fn new(intern: &mut dyn FnMut(&str) -> Rc<PyStr>) -> Names {
                Names { $($field: intern($text),)* }
            }
        }
    };
}

names! {
    init = "__init__", new = "__new__", del = "__del__", call = "__call__", name_ = "__name__",
    qualname = "__qualname__", module = "__module__", doc = "__doc__", dict = "__dict__", class = "__class__",
    bases = "__bases__", slots = "__slots__", classcell = "__classcell__", weakref = "__weakref__",
    init_subclass = "__init_subclass__", set_name = "__set_name__", prepare = "__prepare__",
    class_getitem = "__class_getitem__", mro_entries = "__mro_entries__", orig_bases = "__orig_bases__",
    instancecheck = "__instancecheck__", subclasscheck = "__subclasscheck__", type_params = "__type_params__",
    annotate = "__annotate__", annotate_func = "__annotate_func__", annotations = "__annotations__",
    static_attributes = "__static_attributes__", firstlineno = "__firstlineno__",
    abstractmethods = "__abstractmethods__", match_args = "__match_args__",
    get = "__get__", set = "__set__", delete = "__delete__",
    getattr = "__getattr__", getattribute = "__getattribute__", setattr = "__setattr__", delattr = "__delattr__",
    getitem = "__getitem__", setitem = "__setitem__", delitem = "__delitem__", missing = "__missing__",
    contains = "__contains__", len = "__len__", length_hint = "__length_hint__", iter = "__iter__",
    next = "__next__", reversed = "__reversed__", await_ = "__await__", aiter = "__aiter__", anext = "__anext__",
    enter = "__enter__", exit = "__exit__", aenter = "__aenter__", aexit = "__aexit__",
    bool_ = "__bool__", int_ = "__int__", float_ = "__float__", complex_ = "__complex__", index = "__index__",
    str_ = "__str__", repr = "__repr__", bytes_ = "__bytes__", format = "__format__", hash = "__hash__",
    dir = "__dir__", round = "__round__", trunc = "__trunc__", floor = "__floor__", ceil = "__ceil__",
    eq = "__eq__", ne = "__ne__", lt = "__lt__", le = "__le__", gt = "__gt__", ge = "__ge__",
    add = "__add__", radd = "__radd__", iadd = "__iadd__", sub = "__sub__", rsub = "__rsub__", isub = "__isub__",
    mul = "__mul__", rmul = "__rmul__", imul = "__imul__", matmul = "__matmul__", rmatmul = "__rmatmul__",
    imatmul = "__imatmul__", truediv = "__truediv__", rtruediv = "__rtruediv__", itruediv = "__itruediv__",
    floordiv = "__floordiv__", rfloordiv = "__rfloordiv__", ifloordiv = "__ifloordiv__",
    mod_ = "__mod__", rmod = "__rmod__", imod = "__imod__", pow = "__pow__", rpow = "__rpow__", ipow = "__ipow__",
    lshift = "__lshift__", rlshift = "__rlshift__", ilshift = "__ilshift__",
    rshift = "__rshift__", rrshift = "__rrshift__", irshift = "__irshift__",
    and = "__and__", rand = "__rand__", iand = "__iand__", or = "__or__", ror = "__ror__", ior = "__ior__",
    xor = "__xor__", rxor = "__rxor__", ixor = "__ixor__", divmod = "__divmod__", rdivmod = "__rdivmod__",
    neg = "__neg__", pos = "__pos__", invert = "__invert__", abs = "__abs__",
    builtins = "__builtins__", file = "__file__", package = "__package__", all = "__all__", path = "__path__",
    main = "__main__", notes = "__notes__", traceback = "__traceback__", cause = "__cause__",
    context = "__context__", suppress_context = "__suppress_context__", wrapped = "__wrapped__",
    self_ = "__self__", func = "__func__", objclass = "__objclass__", text_signature = "__text_signature__",
    send = "send", throw = "throw", close = "close", asend = "asend", athrow = "athrow", aclose = "aclose",
    args = "args", value = "value", code = "code", name = "name", obj = "obj", msg = "msg", keys = "keys",
    name_from = "name_from", path_ = "path", message = "message", exceptions = "exceptions",
    errno = "errno", strerror = "strerror", filename = "filename", lineno = "lineno", offset = "offset",
    text = "text", end_lineno = "end_lineno", end_offset = "end_offset", print_file_and_line = "print_file_and_line",
    key = "key", reverse = "reverse", sep = "sep", end = "end", flush = "flush", write = "write", default = "default",
    metaclass = "metaclass", mro = "mro", items = "items", stdout = "stdout", stderr = "stderr", empty = "",
    subclasshook = "__subclasshook__", fspath = "__fspath__", getstate = "__getstate__", reduce = "__reduce__",
    reduce_ex = "__reduce_ex__", copy = "__copy__", deepcopy = "__deepcopy__", isabstract = "__isabstractmethod__",
}

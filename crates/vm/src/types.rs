//! The built-in classes of a run, and which class a value has.

use crate::Vm;
use crate::class::{Class, ClassFlags};
use crate::generator::Kind;
use crate::value::Value;
use std::rc::Rc;

macro_rules! classes {
    ($holder:ident { $($field:ident = $name:literal),* $(,)? }) => {
        pub struct $holder {
            $(pub $field: Rc<Class>,)*
        }

        impl $holder {
            pub fn new(make: &mut dyn FnMut(&str) -> Rc<Class>) -> $holder {
                $holder { $($field: make($name),)* }
            }

            pub fn all(&self) -> Vec<Rc<Class>> {
                vec![$(self.$field.clone(),)*]
            }
        }
    };
}

classes! { Types {
    object = "object", type_ = "type", int = "int", bool_ = "bool", float = "float", complex = "complex",
    str_ = "str", bytes = "bytes", bytearray = "bytearray", memoryview = "memoryview", tuple = "tuple", list = "list",
    dict = "dict", set = "set", frozenset = "frozenset", range = "range", slice = "slice",
    function = "function", builtin_function = "builtin_function_or_method", method_descriptor = "method_descriptor",
    classmethod_descriptor = "classmethod_descriptor", wrapper_descriptor = "wrapper_descriptor",
    method_wrapper = "method-wrapper", method = "method", getset = "getset_descriptor",
    member = "member_descriptor", generator = "generator", coroutine = "coroutine",
    async_generator = "async_generator", asend = "async_generator_asend", athrow = "async_generator_athrow",
    coroutine_wrapper = "coroutine_wrapper", future_iter = "FutureIter", library_function = "function", anext_awaitable = "anext_awaitable", none = "NoneType",
    not_implemented = "NotImplementedType", ellipsis = "ellipsis", module = "module", code = "code", cell = "cell",
    frame = "frame", traceback = "traceback", property = "property", classmethod = "classmethod",
    staticmethod = "staticmethod", super_ = "super", mappingproxy = "mappingproxy",
    dict_keys = "dict_keys", dict_values = "dict_values", dict_items = "dict_items",
    list_iterator = "list_iterator", list_reverseiterator = "list_reverseiterator", tuple_iterator = "tuple_iterator",
    str_iterator = "str_iterator", str_ascii_iterator = "str_ascii_iterator", bytes_iterator = "bytes_iterator",
    range_iterator = "range_iterator", longrange_iterator = "longrange_iterator",
    dict_keyiterator = "dict_keyiterator", dict_valueiterator = "dict_valueiterator",
    dict_itemiterator = "dict_itemiterator", dict_reversekeyiterator = "dict_reversekeyiterator",
    dict_reversevalueiterator = "dict_reversevalueiterator", dict_reverseitemiterator = "dict_reverseitemiterator",
    set_iterator = "set_iterator", iterator = "iterator", callable_iterator = "callable_iterator",
    enumerate = "enumerate", zip = "zip", map = "map", filter = "filter", reversed = "reversed",
    generic_alias = "GenericAlias", union_type = "Union", weakref = "ReferenceType",
}}

macro_rules! exceptions {
    ($($field:ident = $name:literal : $base:ident),* $(,)?) => {
        classes! { ExcTypes { base_exception = "BaseException", $($field = $name,)* } }

        /// Each exception class with its base.
        fn link_exceptions(vm: &Vm) {
            let t = &vm.exc;
            set_bases(vm, &t.base_exception, &[&vm.types.object]);
            $(set_bases(vm, &t.$field, &[&t.$base]);)*
            set_bases(vm, &t.exception_group, &[&t.base_exception_group, &t.exception]);
        }
    };
}

exceptions! {
    exception = "Exception": base_exception, base_exception_group = "BaseExceptionGroup": base_exception,
    generator_exit = "GeneratorExit": base_exception, keyboard_interrupt = "KeyboardInterrupt": base_exception,
    system_exit = "SystemExit": base_exception,
    arithmetic_error = "ArithmeticError": exception, assertion_error = "AssertionError": exception,
    attribute_error = "AttributeError": exception, buffer_error = "BufferError": exception,
    eof_error = "EOFError": exception, exception_group = "ExceptionGroup": base_exception_group,
    import_error = "ImportError": exception, lookup_error = "LookupError": exception,
    memory_error = "MemoryError": exception, name_error = "NameError": exception, os_error = "OSError": exception,
    reference_error = "ReferenceError": exception, runtime_error = "RuntimeError": exception,
    stop_async_iteration = "StopAsyncIteration": exception, stop_iteration = "StopIteration": exception,
    syntax_error = "SyntaxError": exception, system_error = "SystemError": exception, type_error = "TypeError": exception,
    value_error = "ValueError": exception, warning = "Warning": exception,
    floating_point_error = "FloatingPointError": arithmetic_error, overflow_error = "OverflowError": arithmetic_error,
    zero_division_error = "ZeroDivisionError": arithmetic_error,
    module_not_found_error = "ModuleNotFoundError": import_error,
    index_error = "IndexError": lookup_error, key_error = "KeyError": lookup_error,
    unbound_local_error = "UnboundLocalError": name_error,
    blocking_io_error = "BlockingIOError": os_error, child_process_error = "ChildProcessError": os_error,
    connection_error = "ConnectionError": os_error, file_exists_error = "FileExistsError": os_error,
    file_not_found_error = "FileNotFoundError": os_error, interrupted_error = "InterruptedError": os_error,
    is_a_directory_error = "IsADirectoryError": os_error, not_a_directory_error = "NotADirectoryError": os_error,
    permission_error = "PermissionError": os_error, process_lookup_error = "ProcessLookupError": os_error,
    timeout_error = "TimeoutError": os_error,
    broken_pipe_error = "BrokenPipeError": connection_error,
    connection_aborted_error = "ConnectionAbortedError": connection_error,
    connection_refused_error = "ConnectionRefusedError": connection_error,
    connection_reset_error = "ConnectionResetError": connection_error,
    not_implemented_error = "NotImplementedError": runtime_error, recursion_error = "RecursionError": runtime_error,
    python_finalization_error = "PythonFinalizationError": runtime_error,
    indentation_error = "IndentationError": syntax_error, tab_error = "TabError": indentation_error,
    incomplete_input_error = "_IncompleteInputError": syntax_error,
    unicode_error = "UnicodeError": value_error, unicode_decode_error = "UnicodeDecodeError": unicode_error,
    unicode_encode_error = "UnicodeEncodeError": unicode_error,
    unicode_translate_error = "UnicodeTranslateError": unicode_error,
    bytes_warning = "BytesWarning": warning, deprecation_warning = "DeprecationWarning": warning,
    encoding_warning = "EncodingWarning": warning, future_warning = "FutureWarning": warning,
    import_warning = "ImportWarning": warning, pending_deprecation_warning = "PendingDeprecationWarning": warning,
    resource_warning = "ResourceWarning": warning, runtime_warning = "RuntimeWarning": warning,
    syntax_warning = "SyntaxWarning": warning, unicode_warning = "UnicodeWarning": warning,
    user_warning = "UserWarning": warning,
}

fn set_bases(vm: &Vm, class: &Rc<Class>, bases: &[&Rc<Class>]) {
    let _ = vm;
    *class.bases.borrow_mut() = bases.iter().map(|b| (*b).clone()).collect();
    let mut mro: Vec<Rc<Class>> = Vec::new();
    for b in bases {
        for c in b.full_mro() {
            mro.retain(|m| !Rc::ptr_eq(m, &c));
            mro.push(c);
        }
    }
    *class.mro.borrow_mut() = mro.into();
    for b in bases {
        b.subclasses.borrow_mut().push(Rc::downgrade(class));
        let inherited = ClassFlags::EXCEPTION.0 | ClassFlags::DICT.0 | ClassFlags::META.0;
        let flags = b.flags().0 & inherited;
        if flags != 0 {
            class.set_flag(ClassFlags(flags), true);
        }
    }
}

/// Sets bases, MROs and flags of the built-in classes.
pub fn link(vm: &Vm) {
    let t = &vm.types;
    for class in t.all() {
        if !Rc::ptr_eq(&class, &t.object) {
            let base = if Rc::ptr_eq(&class, &t.bool_) { &t.int } else { &t.object };
            set_bases(vm, &class, &[base]);
        }
    }
    vm.exc.base_exception.set_flag(ClassFlags(ClassFlags::EXCEPTION.0 | ClassFlags::DICT.0), true);
    t.type_.set_flag(ClassFlags::META, true);
    link_exceptions(vm);
    for c in [&t.list, &t.tuple, &t.range, &t.memoryview] {
        c.set_flag(ClassFlags::SEQUENCE, true);
    }
    for c in [&t.dict, &t.mappingproxy] {
        c.set_flag(ClassFlags::MAPPING, true);
    }
    for c in [
        &t.bool_,
        &t.function,
        &t.builtin_function,
        &t.method,
        &t.generator,
        &t.coroutine,
        &t.async_generator,
        &t.none,
        &t.not_implemented,
        &t.ellipsis,
        &t.code,
        &t.cell,
        &t.frame,
        &t.traceback,
        &t.range,
        &t.slice,
        &t.memoryview,
        &t.mappingproxy,
        &t.dict_keys,
        &t.dict_values,
        &t.dict_items,
        &t.method_descriptor,
    ] {
        c.set_flag(ClassFlags::FINAL, true);
    }
    for c in [
        &t.generator,
        &t.coroutine,
        &t.async_generator,
        &t.builtin_function,
        &t.getset,
        &t.member,
        &t.frame,
        &t.dict_keys,
        &t.dict_values,
        &t.dict_items,
        &t.method_descriptor,
        &t.list_iterator,
        &t.tuple_iterator,
    ] {
        c.set_flag(ClassFlags::NO_NEW, true);
    }
}

impl Vm {
    /// A value's class.
    pub fn type_of(&self, value: &Value) -> Rc<Class> {
        match value {
            Value::Object(o) => o.class(),
            Value::Class(c) => c.metaclass.borrow().clone().unwrap_or_else(|| self.types.type_.clone()),
            _ => self.builtin_type(value).clone(),
        }
    }

    /// The class of a value that is neither instance nor class.
    pub fn builtin_type(&self, value: &Value) -> &Rc<Class> {
        let t = &self.types;
        match value {
            Value::Null | Value::None => &t.none,
            Value::NotImplemented => &t.not_implemented,
            Value::Ellipsis => &t.ellipsis,
            Value::Bool(_) => &t.bool_,
            Value::Int(_) | Value::BigInt(_) => &t.int,
            Value::Float(_) => &t.float,
            Value::Complex(_) => &t.complex,
            Value::Str(_) => &t.str_,
            Value::Bytes(_) => &t.bytes,
            Value::Tuple(_) => &t.tuple,
            Value::List(_) => &t.list,
            Value::Dict(_) => &t.dict,
            Value::Set(_) => &t.set,
            Value::FrozenSet(_) => &t.frozenset,
            Value::Range(_) => &t.range,
            Value::Slice(_) => &t.slice,
            Value::Function(_) => &t.function,
            Value::Builtin(b) => self.builtin_function_type(b),
            Value::Method(_) => &t.method,
            Value::Class(_) => &t.type_,
            Value::Object(_) => &t.object,
            Value::Generator(g) => match g.kind {
                Kind::Generator => &t.generator,
                Kind::Coroutine => &t.coroutine,
                Kind::AsyncGenerator => &t.async_generator,
                Kind::Asend => &t.asend,
                Kind::Athrow => &t.athrow,
                Kind::CoroutineWrapper => &t.coroutine_wrapper,
                Kind::FutureIter => &t.future_iter,
                Kind::Anext => &t.anext_awaitable,
            },
            Value::Iter(i) => self.iter_type(i.kind.borrow().type_name()),
            Value::Cell(_) => &t.cell,
            Value::Code(_) => &t.code,
            Value::Module(_) => &t.module,
        }
    }

    fn builtin_function_type(&self, b: &crate::function::Builtin) -> &Rc<Class> {
        let t = &self.types;
        if b.is_library() {
            return &t.library_function;
        }
        let owner = b.owner.as_ref().and_then(std::rc::Weak::upgrade).map(|c| c.name());
        let dunder = crate::builtins::args::is_slot(owner.as_ref().map_or("", |o| o.as_str()), &b.name);
        match (b.owner.is_some() && b.module.is_none(), b.receiver.is_null()) {
            (true, true) if dunder => &t.wrapper_descriptor,
            (true, true) if b.name.as_str() == "__new__" => &t.builtin_function,
            (true, true) => match b.binding {
                crate::function::Binding::ClassMethod => &t.classmethod_descriptor,
                _ => &t.method_descriptor,
            },
            (true, false) if dunder => &t.method_wrapper,
            _ => &t.builtin_function,
        }
    }

    fn iter_type(&self, name: &str) -> &Rc<Class> {
        let t = &self.types;
        match name {
            "list_iterator" => &t.list_iterator,
            "list_reverseiterator" => &t.list_reverseiterator,
            "tuple_iterator" => &t.tuple_iterator,
            "str_iterator" => &t.str_iterator,
            "str_ascii_iterator" => &t.str_ascii_iterator,
            "bytes_iterator" => &t.bytes_iterator,
            "range_iterator" => &t.range_iterator,
            "longrange_iterator" => &t.longrange_iterator,
            "dict_keyiterator" => &t.dict_keyiterator,
            "dict_valueiterator" => &t.dict_valueiterator,
            "dict_itemiterator" => &t.dict_itemiterator,
            "dict_reversekeyiterator" => &t.dict_reversekeyiterator,
            "dict_reversevalueiterator" => &t.dict_reversevalueiterator,
            "dict_reverseitemiterator" => &t.dict_reverseitemiterator,
            "set_iterator" => &t.set_iterator,
            "callable_iterator" => &t.callable_iterator,
            "enumerate" => &t.enumerate,
            "zip" => &t.zip,
            "map" => &t.map,
            "filter" => &t.filter,
            "reversed" => &t.reversed,
            _ => &t.iterator,
        }
    }

    /// The name of a value's class, for messages.
    pub fn type_name(&self, value: &Value) -> Rc<crate::string::PyStr> {
        self.shown_name(&self.type_of(value))
    }

    /// The name of a class in messages (`tp_name`): types of C modules have their module's in it.
    pub fn shown_name(&self, class: &Class) -> Rc<crate::string::PyStr> {
        if class.has(ClassFlags::QUALIFIED)
            && let Some(module) = class.dict.get_str(&self.names.module).as_ref().and_then(Value::as_str)
        {
            return self.intern(&format!("{module}.{}", class.name()));
        }
        class.name()
    }

    /// Frames and tracebacks as values.
    pub fn new_builtin_class(&self, name: &str, bases: &[&Rc<Class>]) -> Rc<Class> {
        let class = Rc::new(Class::new(self.intern(name), &self.heap, self.new_class_serial()));
        set_bases(self, &class, bases);
        class
    }
}

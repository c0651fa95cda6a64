//! Built-in types and functions.

pub mod args;
pub mod build_class;
pub mod class_flags;
pub mod console;
pub mod define;
pub mod descriptors;
pub mod dict;
pub mod dict_view;
pub mod exception_group;
pub mod exceptions;
pub mod exec;
pub mod file;
pub mod frames;
pub mod function;
pub mod functions;
pub mod generator_object;
pub mod generic_alias;
pub mod instance;
pub mod iterators;
pub mod list;
pub mod mappingproxy;
pub mod mro;
pub mod object;
pub mod quick;
pub mod range;
pub mod scalar;
pub mod sequence;
pub mod set;
pub mod singletons;
pub mod sort;
pub mod super_object;
pub mod tuple;
pub mod type_object;
pub mod union;
pub mod warn;

use crate::Vm;

/// Fills all built-in classes and the namespace of built-in functions.
pub fn install(vm: &Vm) {
    object::install(vm);
    type_object::install(vm);
    descriptors::install(vm);
    super_object::install(vm);
    function::install(vm);
    generator_object::install(vm);
    frames::install(vm);
    singletons::install(vm);
    scalar::install(vm);
    list::install(vm);
    tuple::install(vm);
    dict::install(vm);
    dict_view::install(vm);
    set::install(vm);
    range::install(vm);
    mappingproxy::install(vm);
    generic_alias::install(vm);
    union::install(vm);
    iterators::install(vm);
    exceptions::install(vm);
    exception_group::install(vm);
    functions::install(vm);
    exec::install(vm);
    console::install(vm);
    file::install(vm);
    // Exceptions have none of the attributes that flags stand for.
    for class in vm.types.all() {
        class_flags::refresh_builtin(vm, &class);
    }
}

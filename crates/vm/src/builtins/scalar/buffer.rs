//! What is inside of bytes-like objects: `bytes`, `bytearray`, `memoryview`, and arrays of other modules.

use super::bytearray::ByteArray;
use super::memoryview::View;
use crate::{Exc, Res, Value, Vm};
use std::borrow::Cow;

/// The bytes of a bytes-like object; those of `bytes` without a copy.
pub fn bytes_like(v: &Value) -> Option<Cow<'_, [u8]>> {
    if let Some(bytes) = v.as_bytes() {
        return Some(Cow::Borrowed(&bytes[..]));
    }
    if let Some(array) = as_bytearray(v) {
        return Some(Cow::Owned(array.data.borrow().clone()));
    }
    v.as_object()?.native::<View>().map(|view| Cow::Owned(view.bytes()))
}

/// The state of a `bytearray` or an instance of a subclass.
pub fn as_bytearray(v: &Value) -> Option<&ByteArray> {
    v.as_object()?.native::<ByteArray>()
}

/// "a bytes-like object is required, not 'x'".
pub fn bytes_required(vm: &Vm, v: &Value) -> Exc {
    vm.type_error(format!("a bytes-like object is required, not '{}'", vm.type_name(v)))
}

/// An argument that must be bytes-like.
pub fn bytes_arg<'a>(vm: &Vm, v: &'a Value) -> Res<Cow<'a, [u8]>> {
    bytes_like(v).ok_or_else(|| bytes_required(vm, v))
}

/// A number that must be a byte.
pub fn byte_arg(vm: &Vm, v: &Value, of: &str) -> Res<u8> {
    if !v.is_int() {
        return Err(vm.not_an_integer(v));
    }
    let out_of_range = || match of {
        "byte" => vm.value_error("byte must be in range(0, 256)"),
        _ => vm.value_error("bytes must be in range(0, 256)"),
    };
    v.as_i64().and_then(|n| u8::try_from(n).ok()).ok_or_else(out_of_range)
}

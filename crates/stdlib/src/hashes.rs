//! `_hashes.digest(name, data)`: what `hashlib` is made of.

use coroscope_vm::builtins::define::{self, Method};
use coroscope_vm::builtins::scalar::buffer;
use coroscope_vm::dict::Dict;
use coroscope_vm::{Args, Flow, Res, Value, Vm};
use sha2::Digest;
use std::rc::Rc;

fn digest(vm: &Vm, args: Args<'_>) -> Flow {
    let name = args.get(0).and_then(Value::as_str).map(|s| s.to_string()).unwrap_or_default();
    let Some(data) = args.get(1).and_then(buffer::bytes_like) else {
        return Flow::Err(vm.type_error("object supporting the buffer API required"));
    };
    let out = match name.as_str() {
        "md5" => md5::Md5::digest(&data).to_vec(),
        "sha1" => sha1::Sha1::digest(&data).to_vec(),
        "sha224" => sha2::Sha224::digest(&data).to_vec(),
        "sha256" => sha2::Sha256::digest(&data).to_vec(),
        "sha384" => sha2::Sha384::digest(&data).to_vec(),
        "sha512" => sha2::Sha512::digest(&data).to_vec(),
        _ => return Flow::Err(vm.value_error(format!("unsupported hash type {name}"))),
    };
    let cost = data.len() as u64 / 64;
    let vm = vm.clone();
    Flow::run(async move {
        vm.breathe(cost).await?;
        Ok(Value::bytes(out))
    })
}

/// Fills `_hashes`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    define::functions(vm, dict, "_hashes", &[Method::flow("digest", digest)]);
    Ok(())
}

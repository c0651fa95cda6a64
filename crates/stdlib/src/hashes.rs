//! `_hashes.digest(name, data, size)`, the size in bytes where it is not given by the name: what `hashlib` is made of.

use coroscope_vm::builtins::define::{self, Method};
use coroscope_vm::builtins::scalar::buffer;
use coroscope_vm::dict::Dict;
use coroscope_vm::{Args, Flow, Res, Value, Vm};
use sha2::Digest;
use sha3::digest::{ExtendableOutput, Update, VariableOutput};
use std::rc::Rc;

/// As many bytes of a digest without an end as are wanted.
fn extended<H: Default + Update + ExtendableOutput>(data: &[u8], size: usize) -> Vec<u8> {
    let mut hash = H::default();
    hash.update(data);
    let mut out = vec![0; size];
    hash.finalize_xof_into(&mut out);
    out
}

/// A digest whose length was chosen before.
fn variable<H: Update + VariableOutput>(hash: Option<H>, data: &[u8], size: usize) -> Vec<u8> {
    let mut out = vec![0; size];
    if let Some(mut hash) = hash {
        hash.update(data);
        if hash.finalize_variable(&mut out).is_err() {
            out.clear();
        }
    }
    out
}

fn digest(vm: &Vm, args: Args<'_>) -> Flow {
    let name = args.get(0).and_then(Value::as_str).map(|s| s.to_string()).unwrap_or_default();
    let Some(data) = args.get(1).and_then(buffer::bytes_like) else {
        return Flow::Err(vm.type_error("object supporting the buffer API required"));
    };
    let size = args.get(2).and_then(Value::as_i64).and_then(|n| usize::try_from(n).ok()).unwrap_or(64).min(1 << 24);
    let out = match name.as_str() {
        "md5" => md5::Md5::digest(&data).to_vec(),
        "sha1" => sha1::Sha1::digest(&data).to_vec(),
        "sha224" => sha2::Sha224::digest(&data).to_vec(),
        "sha256" => sha2::Sha256::digest(&data).to_vec(),
        "sha384" => sha2::Sha384::digest(&data).to_vec(),
        "sha512" => sha2::Sha512::digest(&data).to_vec(),
        "sha3_224" => sha3::Sha3_224::digest(&data).to_vec(),
        "sha3_256" => sha3::Sha3_256::digest(&data).to_vec(),
        "sha3_384" => sha3::Sha3_384::digest(&data).to_vec(),
        "sha3_512" => sha3::Sha3_512::digest(&data).to_vec(),
        "shake_128" => extended::<sha3::Shake128>(&data, size),
        "shake_256" => extended::<sha3::Shake256>(&data, size),
        "blake2b" => variable(blake2::Blake2bVar::new(size).ok(), &data, size),
        "blake2s" => variable(blake2::Blake2sVar::new(size).ok(), &data, size),
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

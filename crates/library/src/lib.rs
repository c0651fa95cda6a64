//! The standard modules that are written in Python: our own, short, compiled when they are imported. Text and nothing
//! else; depends on nothing.
//!
//! The command line and the tests have it built in. The page fetches the same files as one text (`www/build.mjs` writes
//! it) when a program first imports one of them, so that nobody waits for modules that nobody uses.
//!
//! A file's path says how Python sees it: `python3.14/json/decoder.py` is the module `json.decoder`, and tracebacks show it
//! as `/usr/lib/python3.14/json/decoder.py`. What is under `native/` stands for C code in CPython: its frames are left out of
//! tracebacks.

/// Paths, as described above, with their texts.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

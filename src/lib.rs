//! The page: edit small coroutine programs and see them run.
//!
//! `state/` and `words` are plain Rust; what needs a browser is compiled for wasm32 alone.

pub mod state;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod driver;
#[cfg(target_arch = "wasm32")]
mod element;
#[cfg(target_arch = "wasm32")]
mod headless;
#[cfg(target_arch = "wasm32")]
mod library;
#[cfg(target_arch = "wasm32")]
mod view;

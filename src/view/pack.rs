//! Texts packed for links: deflated by the browser, then in base64 that needs no escapes.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReadableStream, ReadableStreamDefaultReader, WritableStream};

/// The compression that both ends use.
const FORMAT: &str = "deflate-raw";

#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &CompressionStream) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &CompressionStream) -> WritableStream;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &DecompressionStream) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &DecompressionStream) -> WritableStream;
}

/// `None` where the browser cannot.
pub async fn pack(text: &str) -> Option<String> {
    let stream = CompressionStream::new(FORMAT).ok()?;
    feed(&stream.writable(), text.as_bytes());
    let bytes = drain(&stream.readable(), usize::MAX).await?;
    let binary: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    let encoded = web_sys::window()?.btoa(&binary).ok()?;
    Some(encoded.trim_end_matches('=').replace('+', "-").replace('/', "_"))
}

/// `None` if it is no packed text, or one of more than `limit` bytes.
pub async fn unpack(packed: &str, limit: usize) -> Option<String> {
    let binary = web_sys::window()?.atob(&packed.replace('-', "+").replace('_', "/")).ok()?;
    let bytes: Vec<u8> = binary.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect::<Option<_>>()?;
    let stream = DecompressionStream::new(FORMAT).ok()?;
    feed(&stream.writable(), &bytes);
    String::from_utf8(drain(&stream.readable(), limit).await?).ok()
}

/// Writes and closes. Errors come out at the other end; here they only must not go unheard.
fn feed(into: &WritableStream, bytes: &[u8]) {
    let Ok(writer) = into.get_writer() else { return };
    let chunk = Uint8Array::from(bytes);
    for promise in [writer.write_with_chunk(&chunk), writer.close(), writer.closed()] {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// All that comes out; `None` after an error, or past `limit` bytes.
async fn drain(from: &ReadableStream, limit: usize) -> Option<Vec<u8>> {
    let reader: ReadableStreamDefaultReader = from.get_reader().dyn_into::<ReadableStreamDefaultReader>().ok()?;
    let mut bytes = Vec::new();
    loop {
        let part: Object = JsFuture::from(reader.read()).await.ok()?.dyn_into::<Object>().ok()?;
        if Reflect::get(&part, &JsValue::from("done")).ok()?.is_truthy() {
            return Some(bytes);
        }
        let chunk = Reflect::get(&part, &JsValue::from("value")).ok()?.dyn_into::<Uint8Array>().ok()?;
        bytes.extend(chunk.to_vec());
        if bytes.len() > limit {
            let cancelled = reader.cancel();
            spawn_local(async move {
                let _ = JsFuture::from(cancelled).await;
            });
            return None;
        }
    }
}

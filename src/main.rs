//! The page's wasm module. It does nothing by itself: `www/boot.js` calls the exported `mount`.

// Linked for what it exports.
use coroscope_page as _;

fn main() {}

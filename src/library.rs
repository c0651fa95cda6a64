//! The modules written in Python, fetched when a program first imports one.

use std::cell::RefCell;
use std::rc::Rc;

use coroscope_session::Library;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a run ends with if they cannot be had.
pub const MISSING: &str =
    "Stopped: the file with Python's modules could not be loaded. Check the connection and run again.";

/// Fetches the library once, for all runs of a page. Clones are handles to the same.
#[derive(Clone)]
pub struct Librarian(Rc<Inner>);

struct Inner {
    /// Gives a promise of the packed text: path, NUL, text, NUL, and so on.
    fetch: Function,
    library: RefCell<Option<Library>>,
}

impl PartialEq for Librarian {
    fn eq(&self, other: &Librarian) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Librarian {
    pub fn new(fetch: Function) -> Librarian {
        Librarian(Rc::new(Inner { fetch, library: RefCell::default() }))
    }

    /// The library, if it was fetched before.
    pub fn at_hand(&self) -> Option<Library> {
        self.0.library.borrow().clone()
    }

    /// The library; `None` if it cannot be had. Asks again each time until it is there.
    pub async fn library(&self) -> Option<Library> {
        if let Some(library) = self.at_hand() {
            return Some(library);
        }
        let promise = self.0.fetch.call0(&JsValue::NULL).ok()?.dyn_into::<Promise>().ok()?;
        let packed = JsFuture::from(promise).await.ok()?.as_string()?;
        let parts: Vec<&str> = packed.split('\0').collect();
        let library = Library::new(parts.chunks_exact(2).map(|pair| (pair[0], pair[1])));
        self.0.library.replace(Some(library.clone()));
        Some(library)
    }
}

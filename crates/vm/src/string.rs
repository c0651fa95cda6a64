//! Python's `str`: UTF-8 with a known length in code points and a cached hash. Lone surrogates are held as
//! other characters, see [`coroscope_bytecode::surrogate`].

use compact_str::CompactString;
use siphasher::sip::SipHasher13;
use std::cell::Cell;
use std::hash::Hasher;

/// Immutable text. Indexing is by code point: constant time for ASCII, linear otherwise.
#[derive(Clone)]
pub struct PyStr {
    text: CompactString,
    /// Code points.
    len: usize,
    /// 0 when not yet computed.
    hash: Cell<u64>,
}

impl PyStr {
    pub fn new(text: impl Into<CompactString>) -> PyStr {
        let text = text.into();
        let len = if text.is_ascii() { text.len() } else { text.chars().count() };
        PyStr { text, len, hash: Cell::new(0) }
    }

    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points.
    #[inline]
    pub fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Length in UTF-8 bytes.
    #[inline]
    pub fn len_bytes(&self) -> usize {
        self.text.len()
    }

    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.len == self.text.len()
    }

    /// The code point at an index.
    pub fn char_at(&self, index: usize) -> Option<char> {
        if self.is_ascii() { self.text.as_bytes().get(index).map(|b| *b as char) } else { self.text.chars().nth(index) }
    }

    /// Byte offset of a code point index (at most the end).
    pub fn byte_offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            index.min(self.text.len())
        } else {
            self.text.char_indices().nth(index).map_or(self.text.len(), |(at, _)| at)
        }
    }

    /// Code points `from..to`; empty if they cross.
    pub fn slice(&self, from: usize, to: usize) -> &str {
        if from >= to {
            return "";
        }
        let start = self.byte_offset(from);
        if self.is_ascii() {
            return self.text.get(start..to.min(self.text.len())).unwrap_or("");
        }
        let rest = &self.text[start..];
        let end = rest.char_indices().nth(to - from).map_or(rest.len(), |(at, _)| at);
        &rest[..end]
    }

    /// CPython's hash with `PYTHONHASHSEED=0`: SipHash-1-3 with a zero key over the storage of the string
    /// (one, two or four bytes a code point).
    #[inline]
    pub fn hash(&self) -> u64 {
        match self.hash.get() {
            0 => self.compute_hash(),
            known => known,
        }
    }

    #[cold]
    fn compute_hash(&self) -> u64 {
        let hash = if self.text.is_empty() { 0 } else { hash_text(&self.text, self.is_ascii()) };
        self.hash.set(hash);
        hash
    }

    /// Appends in place, for the one owner of a string under construction.
    pub fn push_str(&mut self, more: &PyStr) {
        self.text.push_str(&more.text);
        self.len += more.len;
        self.hash.set(0);
    }
}

fn hash_text(text: &str, ascii: bool) -> u64 {
    let mut hasher = SipHasher13::new_with_keys(0, 0);
    if ascii {
        hasher.write(text.as_bytes());
    } else {
        let widest = text.chars().max().unwrap_or('\0') as u32;
        let mut raw = Vec::new();
        for c in text.chars() {
            let c = c as u32;
            match widest {
                0..=0xff => raw.push(c as u8),
                0x100..=0xffff => raw.extend((c as u16).to_le_bytes()),
                _ => raw.extend(c.to_le_bytes()),
            }
        }
        hasher.write(&raw);
    }
    match hasher.finish() {
        u64::MAX => u64::MAX - 1,
        h => h,
    }
}

impl<T: Into<CompactString>> From<T> for PyStr {
    fn from(text: T) -> PyStr {
        PyStr::new(text)
    }
}

impl std::ops::Deref for PyStr {
    type Target = str;
    #[inline]
    fn deref(&self) -> &str {
        &self.text
    }
}

impl PartialEq for PyStr {
    fn eq(&self, other: &PyStr) -> bool {
        self.text == other.text
    }
}

impl Eq for PyStr {}

impl std::fmt::Display for PyStr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::fmt::Debug for PyStr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

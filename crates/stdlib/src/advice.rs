//! What to use here instead of a module that a page in a browser cannot have.

const NETWORK: &str = "there is no network here; asyncio.sleep() stands in for waiting on one";
const PROCESS: &str = "there are no processes here; asyncio tasks and simulated threads are what runs at once";
const NATIVE: &str = "only the standard library's teaching part is here, without compiled packages";

/// Name of a top-level module, and the sentence for it.
const TABLE: &[(&str, &str)] = &[
    ("aiofiles", "files here live in memory: use open()"),
    ("aiohttp", NETWORK),
    ("anyio", "asyncio is the only event loop here: use asyncio.TaskGroup"),
    ("ctypes", NATIVE),
    ("curio", "asyncio is the only event loop here"),
    ("fcntl", PROCESS),
    ("ftplib", NETWORK),
    ("gevent", "asyncio is the only event loop here"),
    ("http", NETWORK),
    ("httpx", NETWORK),
    ("imaplib", NETWORK),
    ("matplotlib", NATIVE),
    ("multiprocessing", PROCESS),
    ("numpy", NATIVE),
    ("pandas", NATIVE),
    ("requests", NETWORK),
    ("select", NETWORK),
    ("selectors", NETWORK),
    ("smtplib", NETWORK),
    ("socket", NETWORK),
    ("socketserver", NETWORK),
    ("sqlite3", "there is no database here; a dict or a list may do"),
    ("ssl", NETWORK),
    ("subprocess", PROCESS),
    ("tkinter", "there is no window here but the page"),
    ("trio", "asyncio is the only event loop here: use asyncio.TaskGroup"),
    ("uvloop", "asyncio's own loop is the only one here"),
    ("websockets", NETWORK),
];

/// The second sentence of ModuleNotFoundError for these modules.
pub fn advise(name: &str) -> Option<String> {
    let top = name.split('.').next().unwrap_or(name);
    let at = TABLE.binary_search_by(|(n, _)| (*n).cmp(top)).ok()?;
    Some(format!(" ({})", TABLE[at].1))
}

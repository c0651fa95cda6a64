//! The loop's methods for connections. Their work is done in Python, in `py/network.py`, on virtual time; what the system
//! would have to give (pipes, files, sockets of the program's own) is not there.

use crate::ensure::{Making, create_task};
use crate::future::new_waiter;
use crate::state::{loop_arg, state};
use crate::task::TaskState;
use coroscope_vm::builtins::define::Method;
use coroscope_vm::events::WaitOn;
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm, task};
use std::rc::Rc;

/// Calls a function of the network's module with the loop first.
async fn through(vm: &Vm, name: &str, args: OwnedArgs) -> Res {
    let module = vm.import_module("asyncio._network").await?;
    let function = vm.getattr(&module, &vm.intern(name)).await?;
    vm.call_kw(&function, args).await
}

async fn create_connection(vm: Vm, args: OwnedArgs) -> Res {
    through(&vm, "create_connection", args).await
}

async fn create_server(vm: Vm, args: OwnedArgs) -> Res {
    through(&vm, "create_server", args).await
}

async fn create_datagram_endpoint(vm: Vm, args: OwnedArgs) -> Res {
    through(&vm, "create_datagram_endpoint", args).await
}

async fn getaddrinfo(vm: Vm, args: OwnedArgs) -> Res {
    through(&vm, "getaddrinfo", args).await
}

fn not_here(vm: &Vm, _: Args<'_>) -> Res {
    Err(vm.error(&vm.exc.not_implemented_error, "a page has no sockets, pipes or processes of the system"))
}

/// Signals never come to a page: a handler may be set, and waits for ever.
fn no_signal(_: &Vm, _: Args<'_>) -> Res {
    Ok(Value::None)
}

pub const NETWORK_METHODS: &[Method] = &[
    Method::task("create_connection", task!(create_connection)),
    Method::task("create_server", task!(create_server)),
    Method::task("create_datagram_endpoint", task!(create_datagram_endpoint)),
    Method::task("getaddrinfo", task!(getaddrinfo)),
    Method::sync("add_signal_handler", no_signal),
    Method::sync("remove_signal_handler", |_, _| Ok(Value::Bool(true))),
    Method::sync("add_reader", not_here),
    Method::sync("remove_reader", not_here),
    Method::sync("add_writer", not_here),
    Method::sync("remove_writer", not_here),
    Method::sync("create_unix_connection", not_here),
    Method::sync("create_unix_server", not_here),
    Method::sync("connect_accepted_socket", not_here),
    Method::sync("connect_read_pipe", not_here),
    Method::sync("connect_write_pipe", not_here),
    Method::sync("subprocess_exec", not_here),
    Method::sync("subprocess_shell", not_here),
    Method::sync("sock_accept", not_here),
    Method::sync("sock_connect", not_here),
    Method::sync("sock_recv", not_here),
    Method::sync("sock_sendall", not_here),
];

/// `asyncio._named_future(loop, what, label)`: a future that says what those wait for who await it.
pub fn named_future(vm: &Vm, args: Args<'_>) -> Res {
    let [owner, what, label] = args.between(vm, "_named_future", 3, 3)? else { return Ok(Value::None) };
    let text = |v: &Value| v.as_str().map_or_else(|| Rc::from(""), |s| Rc::from(s.as_str()));
    let on = WaitOn::Thing { what: text(what), label: text(label) };
    Ok(Value::Object(new_waiter(vm, &loop_arg(vm, owner)?, on)))
}

/// `asyncio._quiet_task(loop, coro)`: a task of the library's own, which the record does not show.
pub async fn quiet_task(vm: Vm, args: OwnedArgs) -> Res {
    let owner = loop_arg(&vm, &args.at(0))?;
    let state = state(&vm);
    state.quiet.set(true);
    let made = create_task(&vm, &owner, Making { coro: args.at(1), kw: Vec::new(), at: None }).await;
    state.quiet.set(false);
    let made = made?;
    if let Some(t) = made.as_object().and_then(|o| o.native::<TaskState>()) {
        t.log_destroy_pending.set(false);
    }
    Ok(made)
}

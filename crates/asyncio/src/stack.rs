//! `Task.get_stack` and `Task.print_stack` (CPython `base_tasks.py`).

use crate::signature::Signature;
use crate::task::TaskState;
use coroscope_vm::generator::State;
use coroscope_vm::{OwnedArgs, Res, Value, Vm};

const GET_STACK: Signature = Signature { name: "get_stack", params: &["self", "limit"], positional: 1, required: 1 };

/// A suspended task has one frame; a failed one those of its traceback.
pub async fn get_stack(vm: Vm, args: OwnedArgs) -> Res {
    let [this, limit] = GET_STACK.bind::<2>(&vm, args.as_args())?;
    let limit = match limit {
        Some(v) if !v.is_none() => usize::try_from(vm.index_i64(&v).await?).unwrap_or(0),
        _ => usize::MAX,
    };
    let frames = frames(&vm, &this.unwrap_or_default(), limit).await?;
    Ok(vm.new_list(frames))
}

async fn frames(vm: &Vm, this: &Value, limit: usize) -> Res<Vec<Value>> {
    let Some(t) = this.as_object().and_then(|o| o.native::<TaskState>()) else { return Ok(Vec::new()) };
    let coro = t.coro.borrow().clone();
    let mut frames = Vec::new();
    if let Some(frame) = vm.getattr_opt(&coro, &vm.intern("cr_frame")).await?
        && !frame.is_none()
    {
        let mut at = frame;
        while !at.is_none() && frames.len() < limit {
            frames.push(at.clone());
            let running = t.generator().is_some_and(|g| g.state.get() == State::Running);
            if !running {
                break;
            }
            at = vm.getattr(&at, &vm.intern("f_back")).await?;
        }
        frames.reverse();
    } else if let Some(e) = t.future.failure() {
        let mut tb = vm.getattr(&e.value(), &vm.names.traceback).await?;
        while !tb.is_none() && frames.len() < limit {
            frames.push(vm.getattr(&tb, &vm.intern("tb_frame")).await?);
            tb = vm.getattr(&tb, &vm.intern("tb_next")).await?;
        }
    }
    Ok(frames)
}

const PRINT_STACK: Signature =
    Signature { name: "print_stack", params: &["self", "limit", "file"], positional: 1, required: 1 };

pub async fn print_stack(vm: Vm, args: OwnedArgs) -> Res {
    let [this, limit, file] = PRINT_STACK.bind::<3>(&vm, args.as_args())?;
    let this = this.unwrap_or_default();
    let limit = match limit {
        Some(v) if !v.is_none() => usize::try_from(vm.index_i64(&v).await?).unwrap_or(0),
        _ => usize::MAX,
    };
    let frames = frames(&vm, &this, limit).await?;
    let shown = vm.repr_of(&this).await?;
    let failure = this.as_object().and_then(|o| o.native::<TaskState>()).and_then(|t| t.future.failure());
    let mut text = match (&failure, frames.is_empty()) {
        (_, true) => format!("No stack for {shown}\n"),
        (Some(_), _) => format!("Traceback for {shown} (most recent call last):\n"),
        (None, _) => format!("Stack for {shown} (most recent call last):\n"),
    };
    if let Some(lines) = running_lines(&vm, &this, limit).await? {
        text.push_str(&lines);
    } else {
        text.push_str(&suspended_lines(&vm, frames).await?);
    }
    if let Some(e) = failure {
        let message = vm.str_of(&e.value()).await?;
        let name = e.class().name();
        text.push_str(&if message.is_empty() { format!("{name}\n") } else { format!("{name}: {message}\n") });
    }
    match file {
        Some(f) if !f.is_none() => {
            vm.call_method(&f, &vm.names.write, vec![Value::str(text)]).await?;
        }
        _ => vm.write(coroscope_vm::events::Stream::Stderr, &text)?,
    }
    Ok(Value::None)
}

/// The stack of a task that runs now, down to the program's start; `None` if it does not run.
async fn running_lines(vm: &Vm, this: &Value, limit: usize) -> Res<Option<String>> {
    let Some(t) = this.as_object().and_then(|o| o.native::<TaskState>()) else { return Ok(None) };
    let Some(g) = t.generator().filter(|g| g.state.get() == State::Running) else { return Ok(None) };
    let Some(code) = &g.code else { return Ok(None) };
    let mut made = crate::debug::made_here(vm, None).await?;
    made.cut(&code.filename, &code.name, limit);
    Ok(Some(made.formatted()))
}

async fn suspended_lines(vm: &Vm, frames: Vec<Value>) -> Res<String> {
    let mut text = String::new();
    for f in frames {
        let line = vm.getattr(&f, &vm.intern("f_lineno")).await?;
        let code = vm.getattr(&f, &vm.intern("f_code")).await?;
        if let (Value::Code(c), Some(line)) = (&code, line.as_i64()) {
            text.push_str(&format!("  File \"{}\", line {line}, in {}\n", c.filename, c.name));
            if let Some(source) = u32::try_from(line).ok().and_then(|l| c.source.line(l)) {
                text.push_str(&format!("    {}\n", source.trim()));
            }
        }
    }
    Ok(text)
}

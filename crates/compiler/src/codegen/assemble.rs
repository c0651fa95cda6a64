//! From labelled instructions to a code object: blocks, dead code, layout, jumps, handlers, stack height.

use super::ir::{CELL_SLOT, HandlerId, Label, Op, OpKind, effect, ends_block, jump_target, with_target};
use super::unit::Unit;
use coroscope_bytecode::{Code, Handler, Instr, Pos};
use std::rc::Rc;

/// Jumps to jumps are followed this far.
const MAX_THREADING: u32 = 8;

/// A run of instructions entered only at its start.
#[derive(Default)]
struct Block {
    ops: Vec<Op>,
    /// Height of the stack at the start; None while unreached.
    height: Option<i32>,
    cold: bool,
    /// Goes on into the next block in the order of writing.
    falls: bool,
}

struct Graph {
    blocks: Vec<Block>,
    /// The block at which each label stands.
    label_block: Vec<usize>,
    /// The height to which each handler cuts the stack.
    handler_height: Vec<Option<i32>>,
}

pub(crate) fn assemble(unit: Unit<'_>, filename: &str) -> Rc<Code> {
    let mut graph = split(&unit);
    thread_jumps(&mut graph);
    let highest = measure(&mut graph, &unit);
    let order = layout(&graph);
    let (instrs, positions, handlers) = link(&graph, &order, &unit);
    let names = |variables: &[crate::symtable::Variable]| variables.iter().map(|v| v.1.to_string()).collect();
    let param_count = unit.arg_count
        + unit.kw_only_count
        + u32::from(unit.flags.has(coroscope_bytecode::CodeFlags::VARARGS))
        + u32::from(unit.flags.has(coroscope_bytecode::CodeFlags::VARKEYWORDS));
    let cell_params = unit
        .cells
        .iter()
        .map(|v| {
            let params = unit.locals.iter().take(param_count as usize);
            params.enumerate().find(|(_, name)| v.1 == name.as_str()).map(|(i, _)| i as u32)
        })
        .collect();
    Rc::new(Code {
        cells: names(&unit.cells),
        cell_params,
        frees: names(&unit.frees),
        name: unit.name,
        qualname: unit.qualname,
        filename: filename.to_owned(),
        first_line: unit.first_line,
        flags: unit.flags,
        arg_count: unit.arg_count,
        pos_only_count: unit.pos_only_count,
        kw_only_count: unit.kw_only_count,
        locals: unit.locals,
        hidden_locals: unit.hidden,
        names: unit.name_list,
        consts: unit.consts,
        instrs,
        positions,
        handlers,
        stack_size: highest.max(0) as u32 + 1,
    })
}

/// Cuts the instructions into blocks: before each label, after each jump and end.
fn split(unit: &Unit<'_>) -> Graph {
    let mut blocks = vec![Block::default()];
    let mut label_block = vec![0; unit.label_count as usize];
    let mut open = true;
    for op in &unit.ops {
        let fresh = blocks.last().is_some_and(|b| b.ops.is_empty() && open);
        match op.kind {
            OpKind::Label(label) => {
                if !fresh {
                    start(&mut blocks, open, op.cold);
                } else if let Some(last) = blocks.last_mut() {
                    last.cold = op.cold;
                }
                open = true;
                if let Some(at) = label_block.get_mut(label.0 as usize) {
                    *at = blocks.len() - 1;
                }
            }
            OpKind::Instr(_) | OpKind::Setup(_) => {
                let moves = blocks.last().is_some_and(|b| !b.ops.is_empty() && b.cold != op.cold);
                if !open || moves {
                    start(&mut blocks, open, op.cold);
                } else if fresh && let Some(last) = blocks.last_mut() {
                    last.cold = op.cold;
                }
                open = true;
                if let Some(last) = blocks.last_mut() {
                    last.ops.push(*op);
                }
                if let OpKind::Instr(instr) = op.kind {
                    open = !ends_block(instr);
                    if open && jump_target(instr).is_some() {
                        start(&mut blocks, true, op.cold);
                    }
                }
            }
        }
    }
    Graph { blocks, label_block, handler_height: vec![None; unit.handlers.len()] }
}

fn start(blocks: &mut Vec<Block>, falls: bool, cold: bool) {
    if let Some(last) = blocks.last_mut() {
        last.falls = falls;
    }
    blocks.push(Block { cold, ..Block::default() });
}

/// A jump to a block that only jumps on goes there at once.
fn thread_jumps(graph: &mut Graph) {
    let hop: Vec<Option<Label>> = (0..graph.blocks.len()).map(|i| only_jumps(graph, i)).collect();
    for i in 0..graph.blocks.len() {
        for k in 0..graph.blocks[i].ops.len() {
            let OpKind::Instr(instr) = graph.blocks[i].ops[k].kind else { continue };
            let Some(mut target) = jump_target(instr) else { continue };
            if matches!(instr, Instr::ForIter(_)) {
                continue;
            }
            for _ in 0..MAX_THREADING {
                match hop[graph.label_block[target.0 as usize]] {
                    Some(next) if next != target => target = next,
                    _ => break,
                }
            }
            graph.blocks[i].ops[k].kind = OpKind::Instr(with_target(instr, target.0));
        }
    }
}

fn only_jumps(graph: &Graph, mut i: usize) -> Option<Label> {
    loop {
        let block = graph.blocks.get(i)?;
        match block.ops.first() {
            Some(Op { kind: OpKind::Instr(Instr::Jump(l)), .. }) => return Some(Label(*l)),
            None if block.falls => i += 1,
            _ => return None,
        }
    }
}

/// Walks the reachable blocks and notes the height of the stack at each. Returns the highest.
fn measure(graph: &mut Graph, unit: &Unit<'_>) -> i32 {
    let mut highest = 0;
    let mut todo = vec![(0usize, 0i32)];
    while let Some((i, height)) = todo.pop() {
        let Some(block) = graph.blocks.get_mut(i) else { continue };
        if let Some(known) = block.height {
            debug_assert_eq!(known, height, "stack height at block {i} of {}", unit.qualname);
            continue;
        }
        block.height = Some(height);
        let mut height = height;
        let mut seen = None;
        for op in &block.ops {
            if op.handler != seen
                && let Some(id) = op.handler
                && !matches!(op.kind, OpKind::Setup(_))
            {
                seen = op.handler;
                push_handler(&mut todo, &graph.label_block, &graph.handler_height, unit, id);
            }
            match op.kind {
                OpKind::Setup(id) => {
                    let info = unit.handlers[id.0 as usize];
                    graph.handler_height[id.0 as usize] = Some(height - info.below as i32);
                    highest = highest.max(height - info.below as i32 + 1);
                }
                OpKind::Instr(instr) => {
                    let (next, jump) = effect(instr);
                    if let Some(target) = jump_target(instr) {
                        todo.push((graph.label_block[target.0 as usize], height + jump));
                    }
                    // Calls of `with` and the like hold a few values more while they run.
                    highest = highest.max(height + next.max(jump).max(0));
                    height += next;
                }
                OpKind::Label(_) => {}
            }
        }
        highest = highest.max(height);
        if block.falls {
            todo.push((i + 1, height));
        }
    }
    highest
}

fn push_handler(
    todo: &mut Vec<(usize, i32)>,
    label_block: &[usize],
    heights: &[Option<i32>],
    unit: &Unit<'_>,
    id: HandlerId,
) {
    let info = unit.handlers[id.0 as usize];
    if let Some(height) = heights[id.0 as usize] {
        todo.push((label_block[info.target.0 as usize], height + 1));
    }
}

/// The order of the reachable blocks: as written, the cold ones last.
fn layout(graph: &Graph) -> Vec<usize> {
    let reached = |i: &usize| graph.blocks[*i].height.is_some();
    let hot = (0..graph.blocks.len()).filter(reached).filter(|i| !graph.blocks[*i].cold);
    let cold = (0..graph.blocks.len()).filter(reached).filter(|i| graph.blocks[*i].cold);
    hot.chain(cold).collect()
}

type Linked = (Vec<Instr>, Vec<Pos>, Vec<Handler>);

fn link(graph: &Graph, order: &[usize], unit: &Unit<'_>) -> Linked {
    let mut flat: Vec<(Op, usize)> = Vec::new();
    let mut starts = vec![u32::MAX; graph.blocks.len()];
    // Blocks that hold nothing stand where the next reached one does.
    for (n, &i) in order.iter().enumerate() {
        starts[i] = flat.len() as u32;
        let block = &graph.blocks[i];
        let next = order.get(n + 1).copied();
        for op in &block.ops {
            if let OpKind::Instr(instr) = op.kind {
                if let Instr::Jump(l) = instr
                    && goes_to_next(graph, graph.label_block[l as usize], order, n)
                {
                    continue;
                }
                flat.push((*op, i));
            }
        }
        if block.falls && next != Some(i + 1) && !goes_to_next(graph, i + 1, order, n) {
            // The jump goes to a block rather than a label.
            let handler = block.ops.last().and_then(|op| op.handler);
            let jump =
                Op { kind: OpKind::Instr(Instr::Jump(u32::MAX)), pos: Pos::default(), handler, cold: block.cold };
            flat.push((jump, i + 1));
        }
    }
    let cell_base = unit.locals.len() as u32;
    let mut instrs = Vec::with_capacity(flat.len());
    let mut positions = Vec::with_capacity(flat.len());
    for (op, block) in &flat {
        let OpKind::Instr(instr) = op.kind else { continue };
        let instr = match jump_target(instr) {
            Some(Label(u32::MAX)) => with_target(instr, starts[*block]),
            Some(label) => with_target(instr, starts[graph.label_block[label.0 as usize]]),
            None => place_cells(instr, cell_base),
        };
        instrs.push(instr);
        positions.push(op.pos);
    }
    let handlers = handler_rows(graph, &flat, &starts, unit);
    (instrs, positions, handlers)
}

/// Whether control reaches block `target` by going on after the n-th block of the order: only empty blocks between.
fn goes_to_next(graph: &Graph, target: usize, order: &[usize], n: usize) -> bool {
    for &i in order.iter().skip(n + 1) {
        if i == target {
            return true;
        }
        let block = &graph.blocks[i];
        if !block.falls || block.ops.iter().any(|op| matches!(op.kind, OpKind::Instr(_))) {
            return false;
        }
    }
    false
}

/// One row for each run of instructions with the same innermost handler.
fn handler_rows(graph: &Graph, flat: &[(Op, usize)], starts: &[u32], unit: &Unit<'_>) -> Vec<Handler> {
    let mut rows: Vec<(Handler, HandlerId)> = Vec::new();
    for (ip, (op, _)) in flat.iter().enumerate() {
        let Some(id) = op.handler else { continue };
        if let OpKind::Instr(Instr::Jump(_) | Instr::Nop) = op.kind {
            // Cannot raise; but leaving a hole would only lengthen the table.
        }
        let ip = ip as u32;
        if let Some((row, last)) = rows.last_mut()
            && *last == id
            && row.end == ip
        {
            row.end = ip + 1;
            continue;
        }
        let info = unit.handlers[id.0 as usize];
        let target = starts[graph.label_block[info.target.0 as usize]];
        let depth = graph.handler_height[id.0 as usize].unwrap_or(0).max(0) as u32;
        rows.push((Handler { start: ip, end: ip + 1, target, depth }, id));
    }
    rows.into_iter().map(|(row, _)| row).collect()
}

fn place_cells(instr: Instr, base: u32) -> Instr {
    let at = |i: u32| if i & CELL_SLOT != 0 { base + (i & !CELL_SLOT) } else { i };
    match instr {
        Instr::LoadClosure(i) => Instr::LoadClosure(at(i)),
        Instr::LoadDeref(i) => Instr::LoadDeref(at(i)),
        Instr::StoreDeref(i) => Instr::StoreDeref(at(i)),
        Instr::DeleteDeref(i) => Instr::DeleteDeref(at(i)),
        Instr::LoadClassDeref(i) => Instr::LoadClassDeref(at(i)),
        Instr::LoadFromDictOrDeref(i) => Instr::LoadFromDictOrDeref(at(i)),
        other => other,
    }
}

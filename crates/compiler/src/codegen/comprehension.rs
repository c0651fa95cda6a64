//! Comprehensions, inlined in the frame around them (PEP 709), and generator expressions.

use super::Compiler;
use super::ir::Label;
use crate::error::Result;
use crate::symtable::{ScopeId, ScopeKind, Variable};
use coroscope_bytecode::{AwaitKind, CodeFlags, Const, Instr, MakeFlags, Pos};
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Comprehension, Expr};
use ruff_text_size::{Ranged, TextRange};

/// What a comprehension makes of each round.
#[derive(Clone, Copy)]
enum Product<'e> {
    List(&'e Expr),
    Set(&'e Expr),
    Dict(&'e Expr, &'e Expr),
    Yield(&'e Expr),
}

impl Product<'_> {
    fn start(self) -> Option<Instr> {
        match self {
            Product::List(_) => Some(Instr::BuildList(0)),
            Product::Set(_) => Some(Instr::BuildSet(0)),
            Product::Dict(..) => Some(Instr::BuildMap(0)),
            Product::Yield(_) => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Product::List(_) => "<listcomp>",
            Product::Set(_) => "<setcomp>",
            Product::Dict(..) => "<dictcomp>",
            Product::Yield(_) => "<genexpr>",
        }
    }
}

impl Compiler<'_> {
    pub(super) fn list_comprehension(&mut self, e: &ast::ExprListComp) -> Result {
        self.comprehension(e.range, &e.generators, Product::List(&e.elt))
    }

    pub(super) fn set_comprehension(&mut self, e: &ast::ExprSetComp) -> Result {
        self.comprehension(e.range, &e.generators, Product::Set(&e.elt))
    }

    pub(super) fn dict_comprehension(&mut self, e: &ast::ExprDictComp) -> Result {
        match &e.key {
            Some(key) => self.comprehension(e.range, &e.generators, Product::Dict(key, &e.value)),
            None => self.error(e, "dict unpacking cannot be used in dict comprehension"),
        }
    }

    /// `whole` is where it stands: a call's parentheses may be its own.
    pub(super) fn generator(&mut self, e: &ast::ExprGenerator, whole: TextRange) -> Result {
        self.comprehension_at(e.range, whole, &e.generators, Product::Yield(&e.elt))
    }

    fn comprehension(&mut self, range: TextRange, generators: &[Comprehension], product: Product) -> Result {
        self.comprehension_at(range, range, generators, product)
    }

    fn comprehension_at(
        &mut self,
        range: TextRange,
        whole: TextRange,
        generators: &[Comprehension],
        product: Product,
    ) -> Result {
        let kind = if matches!(product, Product::Yield(_)) { ScopeKind::Generator } else { ScopeKind::Comprehension };
        let scope = self.scope_for(range, kind)?;
        let info = self.table.scope(scope);
        let is_generator = kind == ScopeKind::Generator;
        if info.is_async_comprehension && !is_generator {
            let unit = self.table.scope(self.unit().scope);
            let generator = unit.kind == ScopeKind::Generator && unit.is_async_comprehension;
            if !unit.is_async && !generator {
                return self.error(range, "asynchronous comprehension outside of an asynchronous function");
            }
        }
        let Some(first) = generators.first() else { return Ok(()) };
        if info.inlined {
            self.inlined(scope, first, generators, product, whole)
        } else {
            self.outlined(scope, first, generators, product, whole)
        }
    }

    fn inlined(
        &mut self,
        scope: ScopeId,
        first: &Comprehension,
        generators: &[Comprehension],
        product: Product,
        range: TextRange,
    ) -> Result {
        let pos = self.pos(range);
        self.first_iterator(first)?;
        let outer = std::mem::replace(&mut self.unit().current, scope);
        let (slots, cells) = self.own_slots(scope);
        for &slot in &cells {
            self.emit(Instr::MakeCell(slot), pos);
        }
        if let Some(instr) = product.start() {
            self.emit(instr, pos);
            self.emit(Instr::Swap(2), pos);
        }
        let handler = self.label();
        let protected = !slots.is_empty();
        // On the stack below: what the code around has, the result, the iterator.
        let outer_handler = if protected { self.unit().setup(handler, 2) } else { self.unit().handler };
        self.generators(generators, 0, 1, product, pos)?;
        self.end_setup(outer_handler);
        // A walrus may have made no variable of this scope; what has a slot is emptied.
        for &slot in &slots {
            self.emit(Instr::ClearFast(slot), pos);
        }
        if protected {
            self.cold(|c| {
                c.place(handler);
                for &slot in &slots {
                    c.emit(Instr::ClearFast(slot), pos);
                }
                c.emit(Instr::Reraise, pos);
            });
        }
        self.unit().current = outer;
        Ok(())
    }

    /// Slots of the variables of an inlined comprehension, and those among them that hold cells.
    fn own_slots(&mut self, scope: ScopeId) -> (Vec<u32>, Vec<u32>) {
        let table = self.table;
        let mut slots = Vec::new();
        let mut cells = Vec::new();
        for symbol in &table.scope(scope).symbols {
            let variable: Variable = (scope, symbol.name.clone());
            if !matches!(table.place(scope, &symbol.name), crate::symtable::Place::Variable(owner) if owner == scope) {
                continue;
            }
            let slot = self.unit().fast_slot(variable.clone(), true);
            slots.push(slot);
            if table.is_captured(&variable) {
                cells.push(slot);
            }
        }
        (slots, cells)
    }

    /// A generator expression, or a comprehension that cannot share the frame: a function of its first iterator.
    fn outlined(
        &mut self,
        scope: ScopeId,
        first: &Comprehension,
        generators: &[Comprehension],
        product: Product,
        range: TextRange,
    ) -> Result {
        let pos = self.pos(range);
        let info = self.table.scope(scope);
        let is_async = info.is_async_comprehension;
        let code = self.code_of(scope, |c| {
            c.enter(scope, product.name(), pos.line);
            let unit = c.unit();
            unit.arg_count = 1;
            unit.pos_only_count = 1;
            unit.fast_slot((scope, Name::new_static(".0")), false);
            let flags = match (product, is_async) {
                (Product::Yield(_), true) => CodeFlags::ASYNC_GENERATOR,
                (Product::Yield(_), false) => CodeFlags::GENERATOR,
                (_, true) => CodeFlags::COROUTINE,
                (_, false) => CodeFlags::default(),
            };
            unit.flags.insert(flags);
            if let Some(instr) = product.start() {
                c.emit(instr, pos);
            }
            c.load_name(&Name::new_static(".0"), pos);
            c.generators(generators, 0, 1, product, pos)?;
            if matches!(product, Product::Yield(_)) {
                c.load_const(Const::None, pos);
            }
            c.emit(Instr::Return, pos);
            Ok(c.leave())
        })?;
        self.make_function(code, scope, MakeFlags::default(), pos);
        self.emit(Instr::PushNull, pos);
        self.first_iterator(first)?;
        self.emit(Instr::Call(1), pos);
        if is_async && !matches!(product, Product::Yield(_)) {
            self.await_top(AwaitKind::Await, pos);
        }
        Ok(())
    }

    fn first_iterator(&mut self, first: &Comprehension) -> Result {
        let pos = self.pos(&first.iter);
        self.iterable(&first.iter)?;
        self.emit(if first.is_async { Instr::GetAIter } else { Instr::GetIter }, pos);
        Ok(())
    }

    /// The loops from the n-th on, whose iterator is on the stack, `depth` entries above the result.
    fn generators(
        &mut self,
        generators: &[Comprehension],
        n: usize,
        depth: u32,
        product: Product,
        whole: Pos,
    ) -> Result {
        let Some(generator) = generators.get(n) else { return Ok(()) };
        let (top, next, end) = (self.label(), self.label(), self.label());
        let pos = self.pos(&generator.iter);
        let mut stop = end;
        self.place(top);
        if generator.is_async {
            stop = self.label();
            self.async_next(stop, whole);
        } else {
            self.emit(Instr::ForIter(end.0), pos);
        }
        self.store(&generator.target)?;
        for test in &generator.ifs {
            self.jump_if(test, next, false)?;
        }
        match generators.get(n + 1) {
            Some(inner) => self.inner_generator(generators, n + 1, depth, inner, product, whole)?,
            None => self.produce(product, depth)?,
        }
        self.place(next);
        self.jump(top, Pos::default());
        if generator.is_async {
            self.cold(|c| {
                c.place(stop);
                c.emit(Instr::EndAsyncFor, pos);
                c.jump(end, Pos::default());
            });
        }
        self.place(end);
        Ok(())
    }

    fn inner_generator(
        &mut self,
        generators: &[Comprehension],
        n: usize,
        depth: u32,
        inner: &Comprehension,
        product: Product,
        whole: Pos,
    ) -> Result {
        let pos = self.pos(&inner.iter);
        if !inner.is_async
            && let Some(only) = single_item(&inner.iter)
        {
            // `for x in [value]` is an assignment.
            return self.assigned_generator(generators, n, depth, only, product, whole);
        }
        self.iterable(&inner.iter)?;
        self.emit(if inner.is_async { Instr::GetAIter } else { Instr::GetIter }, pos);
        self.generators(generators, n, depth + 1, product, whole)
    }

    fn assigned_generator(
        &mut self,
        generators: &[Comprehension],
        n: usize,
        depth: u32,
        value: &Expr,
        product: Product,
        whole: Pos,
    ) -> Result {
        let Some(generator) = generators.get(n) else { return Ok(()) };
        let next: Label = self.label();
        self.expr(value)?;
        self.store(&generator.target)?;
        for test in &generator.ifs {
            self.jump_if(test, next, false)?;
        }
        match generators.get(n + 1) {
            Some(inner) => self.inner_generator(generators, n + 1, depth, inner, product, whole)?,
            None => self.produce(product, depth)?,
        }
        self.place(next);
        Ok(())
    }

    fn produce(&mut self, product: Product, depth: u32) -> Result {
        match product {
            Product::List(e) => {
                self.expr(e)?;
                let pos = self.pos(e);
                self.emit(Instr::ListAppend(depth + 1), pos);
            }
            Product::Set(e) => {
                self.expr(e)?;
                let pos = self.pos(e);
                self.emit(Instr::SetAdd(depth + 1), pos);
            }
            Product::Dict(key, value) => {
                self.expr(key)?;
                self.expr(value)?;
                let pos = self.pos(TextRange::new(key.range().start(), value.range().end()));
                self.emit(Instr::MapAdd(depth + 1), pos);
            }
            Product::Yield(e) => {
                self.expr(e)?;
                let pos = self.pos(e);
                self.emit(Instr::Yield, pos);
                self.emit(Instr::Pop, pos);
            }
        }
        Ok(())
    }
}

fn single_item(e: &Expr) -> Option<&Expr> {
    let elts = match e {
        Expr::List(e) => &e.elts,
        Expr::Tuple(e) => &e.elts,
        _ => return None,
    };
    match &elts[..] {
        [only] if !only.is_starred_expr() => Some(only),
        _ => None,
    }
}

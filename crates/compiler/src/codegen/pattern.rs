//! `match`: cases, and the patterns that hold no others. CPython `codegen_match_inner`.
//!
//! A pattern finds its subject on top of the stack and consumes it. Captured values stay on the stack, below
//! whatever the pattern still needs, until the whole pattern has matched; a failing test therefore goes to code that
//! pops as many entries as lie on the stack at that moment.

use super::Compiler;
use super::ir::Label;
use crate::error::Result;
use coroscope_bytecode::{CmpOp, Const, Instr, Pos};
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Identifier, Pattern, Singleton};
use ruff_text_size::Ranged;

/// What a pattern being compiled has on the stack.
#[derive(Default)]
pub(super) struct PatternState {
    /// Names of the captured values on the stack.
    pub(super) stores: Vec<Name>,
    /// Whether a pattern that always matches may stand here.
    pub(super) allow_irrefutable: bool,
    /// Where to fail with n entries to pop, for n from 0.
    pub(super) fail_pop: Vec<Label>,
    /// Entries on top of the stack that are not captures.
    pub(super) on_top: usize,
}

impl<'a> Compiler<'a> {
    pub(super) fn match_stmt(&mut self, s: &'a ast::StmtMatch) -> Result {
        let pos = self.pos(&*s.subject);
        self.expr(&s.subject)?;
        let end = self.label();
        let count = s.cases.len();
        let has_default = count > 1 && s.cases.last().is_some_and(|case| is_wildcard(&case.pattern));
        let tested = count - usize::from(has_default);
        for (i, case) in s.cases.iter().take(tested).enumerate() {
            let last = i + 1 == tested;
            let at = self.pos(&case.pattern);
            if !last {
                self.emit(Instr::Copy(1), at);
            }
            let mut state =
                PatternState { allow_irrefutable: case.guard.is_some() || i + 1 == count, ..PatternState::default() };
            self.pattern(&case.pattern, &mut state)?;
            for name in &state.stores {
                self.store_name(name, at);
            }
            if let Some(guard) = &case.guard {
                let fail = self.fail_label(&mut state, 0);
                self.jump_if(guard, fail, false)?;
            }
            if !last {
                self.emit(Instr::Pop, at);
            }
            self.conditional(&case.body)?;
            self.jump(end, Pos::default());
            self.place_fail_pops(&mut state, at);
        }
        if let Some(case) = s.cases.last()
            && has_default
        {
            let at = self.pos(&case.pattern);
            self.emit(Instr::Nop, at);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.conditional(&case.body)?;
        }
        let _ = pos;
        self.place(end);
        Ok(())
    }

    pub(super) fn fail_label(&mut self, state: &mut PatternState, pops: usize) -> Label {
        while state.fail_pop.len() <= pops {
            let label = self.label();
            state.fail_pop.push(label);
        }
        state.fail_pop[pops]
    }

    /// Where a failing test goes: everything that the pattern has on the stack is popped there.
    pub(super) fn fail_target(&mut self, state: &mut PatternState) -> Label {
        let pops = state.on_top + state.stores.len();
        self.fail_label(state, pops)
    }

    pub(super) fn fail_unless(&mut self, state: &mut PatternState, pos: Pos) {
        let label = self.fail_target(state);
        self.emit(Instr::PopJumpIfFalse(label.0), pos);
    }

    pub(super) fn place_fail_pops(&mut self, state: &mut PatternState, pos: Pos) {
        while state.fail_pop.len() > 1 {
            if let Some(label) = state.fail_pop.pop() {
                self.place(label);
                self.emit(Instr::Pop, pos);
            }
        }
        if let Some(label) = state.fail_pop.pop() {
            self.place(label);
        }
    }

    /// Moves the top of the stack under the `count - 1` entries below it.
    pub(super) fn rotate(&mut self, count: usize, pos: Pos) {
        for n in (2..=count).rev() {
            self.emit(Instr::Swap(n as u32), pos);
        }
    }

    pub(super) fn capture(
        &mut self,
        name: Option<&Identifier>,
        state: &mut PatternState,
        pos: Pos,
        at: impl Ranged,
    ) -> Result {
        let Some(name) = name else {
            self.emit(Instr::Pop, pos);
            return Ok(());
        };
        self.check_name(name, ast::ExprContext::Store, at.range())?;
        self.add_store(&name.id, state, at)?;
        let count = state.on_top + state.stores.len();
        self.rotate(count, pos);
        Ok(())
    }

    pub(super) fn add_store(&mut self, name: &Name, state: &mut PatternState, at: impl Ranged) -> Result {
        if state.stores.contains(name) {
            return self.error(at, format!("multiple assignments to name '{name}' in pattern"));
        }
        state.stores.push(name.clone());
        Ok(())
    }

    pub(super) fn pattern(&mut self, pattern: &'a Pattern, state: &mut PatternState) -> Result {
        let pos = self.pos(pattern);
        match pattern {
            Pattern::MatchValue(p) => {
                if p.value.is_f_string_expr() || p.value.is_t_string_expr() {
                    return self.error(p, "patterns may only match literals and attribute lookups");
                }
                self.expr(&p.value)?;
                self.emit(Instr::Compare(CmpOp::Eq), pos);
                self.fail_unless(state, pos);
                Ok(())
            }
            Pattern::MatchSingleton(p) => {
                let value = match p.value {
                    Singleton::None => Const::None,
                    Singleton::True => Const::Bool(true),
                    Singleton::False => Const::Bool(false),
                };
                self.load_const(value, pos);
                self.emit(Instr::Is(false), pos);
                self.fail_unless(state, pos);
                Ok(())
            }
            Pattern::MatchSequence(p) => self.sequence_pattern(p, state),
            Pattern::MatchMapping(p) => self.mapping_pattern(p, state),
            Pattern::MatchClass(p) => self.class_pattern(p, state),
            Pattern::MatchStar(p) => self.capture(p.name.as_ref(), state, pos, pattern),
            Pattern::MatchAs(p) => self.as_pattern(p, state),
            Pattern::MatchOr(p) => self.or_pattern(p, state),
        }
    }

    /// A pattern inside another may always match.
    pub(super) fn subpattern(&mut self, pattern: &'a Pattern, state: &mut PatternState) -> Result {
        let outer = std::mem::replace(&mut state.allow_irrefutable, true);
        let result = self.pattern(pattern, state);
        state.allow_irrefutable = outer;
        result
    }

    fn as_pattern(&mut self, p: &'a ast::PatternMatchAs, state: &mut PatternState) -> Result {
        let pos = self.pos(p);
        let Some(inner) = &p.pattern else {
            if !state.allow_irrefutable {
                let what = match &p.name {
                    Some(name) => format!("name capture '{name}'"),
                    None => "wildcard".to_owned(),
                };
                return self.error(p, format!("{what} makes remaining patterns unreachable"));
            }
            return self.capture(p.name.as_ref(), state, pos, p);
        };
        // A copy for the pattern, the subject itself for the name.
        state.on_top += 1;
        self.emit(Instr::Copy(1), pos);
        self.pattern(inner, state)?;
        state.on_top -= 1;
        self.capture(p.name.as_ref(), state, pos, p)
    }
}

/// `_`
pub(super) fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::MatchAs(p) if p.pattern.is_none() && p.name.is_none())
}

/// `*_`
pub(super) fn is_star_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::MatchStar(p) if p.name.is_none())
}

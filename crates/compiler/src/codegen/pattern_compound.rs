//! Patterns that hold other patterns: sequences, mappings, classes, alternatives.

use super::Compiler;
use super::consts::{ConstKey, const_value};
use super::pattern::{PatternState, is_star_wildcard, is_wildcard};
use crate::error::Result;
use coroscope_bytecode::{BinOp, CmpOp, Const, Instr, Pos};
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Pattern};
use std::collections::HashSet;

impl<'a> Compiler<'a> {
    pub(super) fn sequence_pattern(&mut self, p: &'a ast::PatternMatchSequence, state: &mut PatternState) -> Result {
        let pos = self.pos(p);
        let size = p.patterns.len();
        let mut star = None;
        for (i, inner) in p.patterns.iter().enumerate() {
            if inner.is_match_star() && star.replace(i).is_some() {
                return self.error(p, "multiple starred names in sequence pattern");
            }
        }
        let only_wildcard = p.patterns.iter().all(|p| is_wildcard(p) || is_star_wildcard(p));
        let star_wildcard = star.is_some_and(|i| is_star_wildcard(&p.patterns[i]));
        state.on_top += 1;
        self.emit(Instr::MatchSequence, pos);
        self.fail_unless(state, pos);
        let wanted = match star {
            None => Some((size, CmpOp::Eq)),
            Some(_) if size > 1 => Some((size - 1, CmpOp::Ge)),
            Some(_) => None,
        };
        if let Some((length, op)) = wanted {
            self.emit(Instr::GetLen, pos);
            self.load_const(Const::Int(length as i64), pos);
            self.emit(Instr::Compare(op), pos);
            self.fail_unless(state, pos);
        }
        state.on_top -= 1;
        if only_wildcard {
            self.emit(Instr::Pop, pos);
            return Ok(());
        }
        match star {
            Some(at) if star_wildcard => self.sequence_by_index(&p.patterns, at, state, pos),
            star => self.sequence_by_unpacking(&p.patterns, star, state, pos),
        }
    }

    fn sequence_by_unpacking(
        &mut self,
        patterns: &'a [Pattern],
        star: Option<usize>,
        state: &mut PatternState,
        pos: Pos,
    ) -> Result {
        let size = patterns.len();
        match star {
            None => self.emit(Instr::UnpackSequence(size as u32), pos),
            Some(at) => {
                let after = size - at - 1;
                if at >= 256 || after > usize::from(u16::MAX) {
                    return self.error(&patterns[at], "too many expressions in star-unpacking sequence pattern");
                }
                self.emit(Instr::UnpackEx(at as u16, after as u16), pos);
            }
        }
        state.on_top += size;
        for pattern in patterns {
            state.on_top -= 1;
            self.subpattern(pattern, state)?;
        }
        Ok(())
    }

    /// With `*_` only the items that are looked at are fetched.
    fn sequence_by_index(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        state: &mut PatternState,
        pos: Pos,
    ) -> Result {
        let size = patterns.len();
        state.on_top += 1;
        for (i, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) || i == star {
                continue;
            }
            self.emit(Instr::Copy(1), pos);
            if i < star {
                self.load_const(Const::Int(i as i64), pos);
            } else {
                self.emit(Instr::GetLen, pos);
                self.load_const(Const::Int((size - i) as i64), pos);
                self.emit(Instr::Binary(BinOp::Sub), pos);
            }
            self.emit(Instr::Subscr, pos);
            self.subpattern(pattern, state)?;
        }
        state.on_top -= 1;
        self.emit(Instr::Pop, pos);
        Ok(())
    }

    pub(super) fn mapping_pattern(&mut self, p: &'a ast::PatternMatchMapping, state: &mut PatternState) -> Result {
        let pos = self.pos(p);
        let size = p.keys.len();
        state.on_top += 1;
        self.emit(Instr::MatchMapping, pos);
        self.fail_unless(state, pos);
        if size == 0 && p.rest.is_none() {
            state.on_top -= 1;
            self.emit(Instr::Pop, pos);
            return Ok(());
        }
        if size > 0 {
            self.emit(Instr::GetLen, pos);
            self.load_const(Const::Int(size as i64), pos);
            self.emit(Instr::Compare(CmpOp::Ge), pos);
            self.fail_unless(state, pos);
        }
        self.check_mapping_keys(p)?;
        p.keys.iter().try_for_each(|key| self.expr(key))?;
        self.emit(Instr::BuildTuple(size as u32), pos);
        self.emit(Instr::MatchKeys, pos);
        state.on_top += 2;
        self.emit(Instr::Copy(1), pos);
        let fail = self.fail_target(state);
        self.emit(Instr::PopJumpIfNone(fail.0), pos);
        self.emit(Instr::UnpackSequence(size as u32), pos);
        state.on_top += size;
        state.on_top -= 1;
        for pattern in &p.patterns {
            state.on_top -= 1;
            self.subpattern(pattern, state)?;
        }
        // [subject, keys]
        state.on_top -= 2;
        let Some(rest) = &p.rest else {
            self.emit(Instr::Pop, pos);
            self.emit(Instr::Pop, pos);
            return Ok(());
        };
        self.emit(Instr::BuildMap(0), pos);
        self.emit(Instr::Swap(3), pos);
        self.emit(Instr::DictUpdate(2), pos);
        self.emit(Instr::UnpackSequence(size as u32), pos);
        for n in (1..=size).rev() {
            self.emit(Instr::Copy(1 + n as u32), pos);
            self.emit(Instr::Swap(2), pos);
            self.emit(Instr::DeleteSubscr, pos);
        }
        self.capture(Some(rest), state, pos, p)
    }

    fn check_mapping_keys(&mut self, p: &ast::PatternMatchMapping) -> Result {
        let mut seen = HashSet::new();
        for key in &p.keys {
            let Some(value) = const_value(key) else { continue };
            if let Some(id) = ConstKey::of(&equal_int(&value))
                && !seen.insert(id)
            {
                let shown = crate::repr::repr(&value);
                return self.error(p, format!("mapping pattern checks duplicate key ({shown})"));
            }
        }
        Ok(())
    }

    pub(super) fn class_pattern(&mut self, p: &'a ast::PatternMatchClass, state: &mut PatternState) -> Result {
        let pos = self.pos(p);
        let (positional, keywords) = (&p.arguments.patterns, &p.arguments.keywords);
        let mut seen = HashSet::new();
        for keyword in keywords {
            if !seen.insert(keyword.attr.as_str()) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                return self.error(&keyword.pattern, message);
            }
        }
        self.expr(&p.cls)?;
        let names = keywords.iter().map(|k| Const::Str(k.attr.to_string())).collect();
        self.load_const(Const::Tuple(names), pos);
        self.emit(Instr::MatchClass(positional.len() as u32), pos);
        self.emit(Instr::Copy(1), pos);
        state.on_top += 1;
        let fail = self.fail_target(state);
        self.emit(Instr::PopJumpIfNone(fail.0), pos);
        let count = positional.len() + keywords.len();
        self.emit(Instr::UnpackSequence(count as u32), pos);
        state.on_top += count;
        state.on_top -= 1;
        for pattern in positional.iter().chain(keywords.iter().map(|k| &k.pattern)) {
            state.on_top -= 1;
            if is_wildcard(pattern) {
                self.emit(Instr::Pop, pos);
            } else {
                self.subpattern(pattern, state)?;
            }
        }
        Ok(())
    }

    pub(super) fn or_pattern(&mut self, p: &'a ast::PatternMatchOr, state: &mut PatternState) -> Result {
        let pos = self.pos(p);
        let end = self.label();
        let mut control: Option<Vec<Name>> = None;
        let count = p.patterns.len();
        for (i, alternative) in p.patterns.iter().enumerate() {
            let mut inner = PatternState {
                allow_irrefutable: i + 1 == count && state.allow_irrefutable,
                ..PatternState::default()
            };
            let at = self.pos(alternative);
            self.emit(Instr::Copy(1), at);
            self.pattern(alternative, &mut inner)?;
            match &control {
                None => control = Some(inner.stores.clone()),
                Some(control) => self.align_captures(control, &mut inner.stores, p, at)?,
            }
            self.jump(end, at);
            self.place_fail_pops(&mut inner, at);
        }
        // No alternative matched: the subject goes, and the pattern fails.
        self.emit(Instr::Pop, pos);
        let fail = self.fail_target(state);
        self.jump(fail, pos);
        self.place(end);
        let control = control.unwrap_or_default();
        let count = control.len() + 1 + state.on_top + state.stores.len();
        for name in &control {
            self.rotate(count, pos);
            self.add_store(name, state, p)?;
        }
        self.emit(Instr::Pop, pos);
        Ok(())
    }

    /// Brings the captures of an alternative into the order of the first one's.
    fn align_captures(
        &mut self,
        control: &[Name],
        stores: &mut Vec<Name>,
        p: &ast::PatternMatchOr,
        pos: Pos,
    ) -> Result {
        let different = "alternative patterns bind different names";
        if stores.len() != control.len() {
            return self.error(p, different);
        }
        for i in (0..control.len()).rev() {
            let Some(k) = stores.iter().position(|name| *name == control[i]) else {
                return self.error(p, different);
            };
            if i == k {
                continue;
            }
            let moved: Vec<Name> = stores.drain(..=k).collect();
            let at = i - k;
            stores.splice(at..at, moved);
            for _ in 0..=k {
                self.rotate(i + 1, pos);
            }
        }
        Ok(())
    }
}

/// The integer that a number equals, as keys of a dict do; other constants as they are.
fn equal_int(value: &Const) -> Const {
    match value {
        Const::Bool(b) => Const::Int(i64::from(*b)),
        Const::Float(x) if x.fract() == 0.0 && x.abs() < 9e15 => Const::Int(*x as i64),
        Const::Imaginary(x) if *x == 0.0 => Const::Int(0),
        other => other.clone(),
    }
}

//! What the code generator writes before addresses are known: instructions with labels, and their stack effects.

use coroscope_bytecode::{Instr, MakeFlags, Pos};

/// A place in the code that is not known yet. Jumps hold it where their target will stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Label(pub(crate) u32);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct HandlerId(pub(crate) u32);

/// An exception handler: its code, and how many entries of the stack at its `Setup` it drops.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HandlerInfo {
    pub(crate) target: Label,
    pub(crate) below: u32,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum OpKind {
    Instr(Instr),
    Label(Label),
    /// From here on the handler may run: it cuts the stack to the height here, less its `below`.
    Setup(HandlerId),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Op {
    pub(crate) kind: OpKind,
    pub(crate) pos: Pos,
    /// The handler in force.
    pub(crate) handler: Option<HandlerId>,
    /// Seldom run: goes after all other code.
    pub(crate) cold: bool,
}

/// Marks the operand of a `Deref` instruction that counts cells and free variables from 0: their slots follow the
/// locals, whose number is known only at the end.
pub(crate) const CELL_SLOT: u32 = 1 << 31;

pub(crate) fn jump_target(instr: Instr) -> Option<Label> {
    match instr {
        Instr::Jump(l)
        | Instr::PopJumpIfTrue(l)
        | Instr::PopJumpIfFalse(l)
        | Instr::PopJumpIfNone(l)
        | Instr::PopJumpIfNotNone(l)
        | Instr::JumpIfFalseOrPop(l)
        | Instr::JumpIfTrueOrPop(l)
        | Instr::ForIter(l) => Some(Label(l)),
        _ => None,
    }
}

pub(crate) fn with_target(instr: Instr, target: u32) -> Instr {
    match instr {
        Instr::Jump(_) => Instr::Jump(target),
        Instr::PopJumpIfTrue(_) => Instr::PopJumpIfTrue(target),
        Instr::PopJumpIfFalse(_) => Instr::PopJumpIfFalse(target),
        Instr::PopJumpIfNone(_) => Instr::PopJumpIfNone(target),
        Instr::PopJumpIfNotNone(_) => Instr::PopJumpIfNotNone(target),
        Instr::JumpIfFalseOrPop(_) => Instr::JumpIfFalseOrPop(target),
        Instr::JumpIfTrueOrPop(_) => Instr::JumpIfTrueOrPop(target),
        Instr::ForIter(_) => Instr::ForIter(target),
        other => other,
    }
}

/// Control never goes on to the next instruction.
pub(crate) fn ends_block(instr: Instr) -> bool {
    matches!(instr, Instr::Jump(_) | Instr::Return | Instr::Raise(_) | Instr::Reraise)
}

/// By how much an instruction changes the height of the stack, when it goes on and when it jumps.
pub(crate) fn effect(instr: Instr) -> (i32, i32) {
    use Instr::*;
    let n = |n: u32| n as i32;
    let straight = match instr {
        JumpIfFalseOrPop(_) | JumpIfTrueOrPop(_) => return (-1, 0),
        ForIter(_) => return (1, -1),
        PopJumpIfTrue(_) | PopJumpIfFalse(_) | PopJumpIfNone(_) | PopJumpIfNotNone(_) => return (-1, -1),
        Nop | Swap(_) | DeleteFast(_) | ClearFast(_) | MakeCell(_) | DeleteDeref(_) | DeleteName(_)
        | DeleteGlobal(_) => 0,
        LoadFromDictOrDeref(_) | LoadFromDictOrGlobals(_) | LoadAttr(_) => 0,
        Unary(_) | Convert(_) | FormatSimple | Intrinsic1(_) | GetIter | Jump(_) | GetAwaitable(_)
        | GetYieldFromIter | GetAIter | Yield | WithExit => 0,
        Pop | PopExcept | StoreFast(_) | StoreDeref(_) | StoreName(_) | StoreGlobal(_) | DeleteAttr(_) => -1,
        Copy(_) | PushNull | LoadConst(_) | LoadInt(_) | LoadCommon(_) | LoadFast(_) | LoadClosure(_)
        | LoadDeref(_) | LoadClassDeref(_) | LoadName(_) | LoadGlobal(_) | LoadLocals | LoadBuildClass
        | LoadMethod(_) => 1,
        LoadSuperAttr(_) => -2,
        StoreAttr(_) | DeleteSubscr => -2,
        StoreSubscr => -3,
        Subscr | Binary(_) | Inplace(_) | Compare(_) | Is(_) | Contains(_) | FormatWithSpec | BuildTemplate => -1,
        BuildSlice(k) | BuildTuple(k) | BuildList(k) | BuildSet(k) | BuildString(k) => 1 - n(k),
        BuildMap(k) => 1 - 2 * n(k),
        ListAppend(_) | SetAdd(_) | ListExtend(_) | SetUpdate(_) | DictUpdate(_) | DictMerge(_) => -1,
        MapAdd(_) => -2,
        BuildInterpolation(_, with_spec) => -1 - i32::from(with_spec),
        UnpackSequence(k) => n(k) - 1,
        UnpackEx(before, after) => i32::from(before) + i32::from(after),
        Intrinsic2(_) => -1,
        Return | Reraise => -1,
        Raise(k) => -n(k),
        Call(k) => -(n(k) + 1),
        CallKw(k, _) => -(i32::from(k) + 1),
        CallEx => -3,
        MakeFunction(_, flags) => {
            let all = [MakeFlags::DEFAULTS, MakeFlags::KW_DEFAULTS, MakeFlags::ANNOTATE, MakeFlags::CLOSURE];
            1 - all.into_iter().filter(|f| flags.has(*f)).count() as i32
        }
        YieldFrom => -1,
        GetANext => 1,
        EndAsyncFor => -2,
        PushExcInfo => 1,
        CheckExcMatch | CheckEgMatch => 0,
        BeforeWith | BeforeAsyncWith | WithExceptStart => 1,
        GetLen | MatchSequence | MatchMapping | MatchKeys => 1,
        MatchClass(_) => -2,
        ImportName(_) => -1,
        ImportFrom(_) => 1,
        ImportStar => -1,
        // The VM's own pairs.
        LoadFastFast(..) | LoadFastInt(..) | LoadGlobalNull(_) => 2,
        LoadFastAttr(..) => 1,
        StoreFastAttr(..) => -1,
        BinaryStore(..) | CompareJump(..) => -2,
    };
    (straight, straight)
}

//! The instruction set.
//!
//! Stack pictures read left to right, top of stack last: `[a, b] -> [c]`. "TOS" is the top of the stack.
//! `null` is the VM's marker for "no value" (an empty slot, or no bound `self`). Jump targets are instruction indices.

/// Binary operators, for [`Instr::Binary`] and [`Instr::Inplace`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
    Not,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CmpOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

/// Conversions of f-string fields: `!s`, `!r`, `!a`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// Why `GetAwaitable` runs, for the words of its TypeError.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AwaitKind {
    Await,
    /// The result of `__aenter__`.
    Enter,
    /// The result of `__aexit__`.
    Exit,
}

/// Objects that code needs whatever the program has bound to their names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CommonConst {
    AssertionError,
    NotImplementedError,
    BuiltinAll,
    BuiltinAny,
    BuiltinTuple,
}

/// `[v] -> [result]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Intrinsic1 {
    ListToTuple,
    /// Hands the value to `sys.displayhook` (an expression statement in `single` mode) -> None.
    Print,
    /// name -> `TypeVar(name)` with inferred variance (PEP 695).
    TypeVar,
    ParamSpec,
    TypeVarTuple,
    /// type params tuple -> `Generic[*params]`, the implicit last base of a generic class.
    SubscriptGeneric,
    /// `(name, type_params or None, function that computes the value)` -> `TypeAliasType`.
    TypeAlias,
}

/// `[a, b] -> [result]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Intrinsic2 {
    /// original exception, list of what the `except*` clauses left or raised (None for nothing) -> exception to raise,
    /// or None. CPython `_PyExc_PrepReraiseStar`.
    PrepReraiseStar,
    /// name, function that computes the bound -> TypeVar.
    TypeVarWithBound,
    /// name, function that computes the tuple of constraints -> TypeVar.
    TypeVarWithConstraints,
    /// function, type params tuple -> the function with `__type_params__` set.
    SetFunctionTypeParams,
    /// type param, function that computes its default -> the type param.
    SetTypeParamDefault,
}

/// Which optional operands [`Instr::MakeFunction`] finds on the stack, pushed in this order.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct MakeFlags(pub u8);

impl MakeFlags {
    /// Tuple of defaults of positional parameters.
    pub const DEFAULTS: MakeFlags = MakeFlags(1);
    /// Dict of defaults of keyword-only parameters.
    pub const KW_DEFAULTS: MakeFlags = MakeFlags(2);
    /// The function's `__annotate__` (PEP 649), itself a function.
    pub const ANNOTATE: MakeFlags = MakeFlags(4);
    /// Tuple of cells, in the order of the code's `frees`.
    pub const CLOSURE: MakeFlags = MakeFlags(8);

    pub fn has(self, other: MakeFlags) -> bool {
        self.0 & other.0 != 0
    }

    pub fn insert(&mut self, other: MakeFlags) {
        self.0 |= other.0;
    }
}

/// One instruction, eight bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Instr {
    /// Does nothing; keeps a line for tracing (`pass`, `continue`).
    Nop,

    // ---- stack -------------------------------------------------------------------------------------------------
    /// `[v] -> []`
    Pop,
    /// Pushes a copy of the n-th entry from the top; 1 is TOS.
    Copy(u32),
    /// Swaps TOS with the n-th entry from the top; 2 is the one below TOS.
    Swap(u32),
    /// Pushes `null`, as the self of a call.
    PushNull,

    // ---- constants and names -----------------------------------------------------------------------------------
    LoadConst(u32),
    /// Pushes a small integer without a constant.
    LoadInt(i32),
    LoadCommon(CommonConst),
    /// UnboundLocalError if the slot is empty.
    LoadFast(u32),
    StoreFast(u32),
    /// UnboundLocalError if the slot is empty.
    DeleteFast(u32),
    /// Empties the slot, whatever it holds (nothing included): ends the life of an inlined comprehension's variable.
    ClearFast(u32),
    /// Puts a new empty cell in the slot: for a comprehension's own variable that a lambda in it captures.
    MakeCell(u32),
    /// Pushes the cell itself, for a closure tuple.
    LoadClosure(u32),
    /// NameError or UnboundLocalError if the cell is empty.
    LoadDeref(u32),
    StoreDeref(u32),
    DeleteDeref(u32),
    /// In a class body: the name from the class namespace, else from the cell in this slot.
    LoadClassDeref(u32),
    /// Like `LoadClassDeref`, with the mapping on the stack: `[mapping] -> [v]`. For annotation scopes in classes.
    LoadFromDictOrDeref(u32),
    /// `[mapping] -> [v]`: the name (by index) from the mapping, else global, else built-in.
    LoadFromDictOrGlobals(u32),
    /// Local mapping, then globals, then builtins (module and class bodies).
    LoadName(u32),
    StoreName(u32),
    DeleteName(u32),
    LoadGlobal(u32),
    StoreGlobal(u32),
    DeleteGlobal(u32),
    /// Pushes the local mapping (class body, module). A class body that holds annotation scopes keeps it in the cell
    /// `__classdict__` and names that cell `__classdictcell__` in the namespace, for `type.__new__` to take out.
    LoadLocals,
    LoadBuildClass,

    // ---- attributes and items ----------------------------------------------------------------------------------
    /// `[obj] -> [obj.name]`
    LoadAttr(u32),
    /// `[obj] -> [callable, self or null]`: a method found on the type comes unbound, followed by its self.
    LoadMethod(u32),
    /// `[global super, class, self] -> [attribute]`; for `super().name` with the two-argument meaning. If the first
    /// is not the real `super`, it is called.
    LoadSuperAttr(u32),
    /// `[value, obj] -> []`
    StoreAttr(u32),
    /// `[obj] -> []`
    DeleteAttr(u32),
    /// `[obj, key] -> [obj[key]]`
    Subscr,
    /// `[value, obj, key] -> []`
    StoreSubscr,
    /// `[obj, key] -> []`
    DeleteSubscr,
    /// `[start, stop] -> [slice]` for 2, `[start, stop, step] -> [slice]` for 3.
    BuildSlice(u32),

    // ---- operators ---------------------------------------------------------------------------------------------
    Binary(BinOp),
    Inplace(BinOp),
    Unary(UnaryOp),
    Compare(CmpOp),
    /// `[a, b] -> [bool]`; true means `is not`.
    Is(bool),
    /// `[item, container] -> [bool]`; true means `not in`.
    Contains(bool),

    // ---- building ----------------------------------------------------------------------------------------------
    BuildTuple(u32),
    BuildList(u32),
    BuildSet(u32),
    /// From 2n values: key, value, key, value.
    BuildMap(u32),
    /// Joins n strings.
    BuildString(u32),
    /// Pops TOS and appends it to the list that is then the n-th from the top (1 is TOS).
    ListAppend(u32),
    SetAdd(u32),
    /// Pops value and key and stores them in the dict that is then the n-th from the top.
    MapAdd(u32),
    /// Pops an iterable and extends the list that is then the n-th from the top.
    ListExtend(u32),
    SetUpdate(u32),
    /// Pops a mapping and updates the dict that is then the n-th from the top (`{**x}`).
    DictUpdate(u32),
    /// The same for `f(**x)`: keys must be strings and new. The callable is the `n + 3`-rd from the top after the pop
    /// (layout of `CallEx`), for the words of the TypeError.
    DictMerge(u32),
    Convert(Conversion),
    /// `[v] -> [format(v, '')]`
    FormatSimple,
    /// `[v, spec] -> [format(v, spec)]`
    FormatWithSpec,
    /// `[value, expression text] -> [Interpolation]`, or with the flag `[value, text, spec] -> [Interpolation]`.
    BuildInterpolation(Conversion, bool),
    /// `[tuple of strings, tuple of interpolations] -> [Template]`
    BuildTemplate,
    /// `[seq] -> [v_n .. v_1]`: the first item ends on top.
    UnpackSequence(u32),
    /// `a, *b, c = seq`: numbers of names before and after the star. The first item ends on top.
    UnpackEx(u16, u16),
    Intrinsic1(Intrinsic1),
    Intrinsic2(Intrinsic2),

    // ---- control -----------------------------------------------------------------------------------------------
    Jump(u32),
    PopJumpIfTrue(u32),
    PopJumpIfFalse(u32),
    PopJumpIfNone(u32),
    PopJumpIfNotNone(u32),
    /// Jumps and keeps TOS if it is false, else pops it (`and`).
    JumpIfFalseOrPop(u32),
    /// Jumps and keeps TOS if it is true, else pops it (`or`).
    JumpIfTrueOrPop(u32),
    /// `[obj] -> [iter(obj)]`
    GetIter,
    /// `[iter] -> [iter, next]`, or at the end `[iter] -> []` and jumps.
    ForIter(u32),
    /// `[v] -> returns v`
    Return,

    // ---- calls -------------------------------------------------------------------------------------------------
    /// `[callable, self or null, arg 1 .. arg n] -> [result]`
    Call(u32),
    /// The last arguments are named: count of all arguments, index of the constant tuple of names.
    CallKw(u16, u32),
    /// `[callable, null, args, kwargs or null] -> [result]`: args is any iterable, kwargs a dict made by `DictMerge`.
    CallEx,
    /// Pops the optional operands in reverse of the order in [`MakeFlags`]; the code is a constant.
    MakeFunction(u32, MakeFlags),

    // ---- generators, coroutines --------------------------------------------------------------------------------
    /// `[v] -> [sent]`: gives v to whoever resumed the frame; after the resume the sent value is on the stack.
    Yield,
    /// `[receiver, value] -> [result]`: sends value to the receiver. As long as the receiver yields, the frame
    /// suspends with what it yielded and this instruction runs again with `[receiver, sent]`; when the receiver
    /// returns, its result replaces both. `throw` and `close` on a frame suspended here go to the receiver first.
    YieldFrom,
    /// `[v] -> [iterator for YieldFrom]`: a coroutine, an iterable coroutine, or what `__await__` gives.
    GetAwaitable(AwaitKind),
    /// `[v] -> [iterator for yield from]`
    GetYieldFromIter,
    /// `[obj] -> [obj.__aiter__()]`, checked for `__anext__`.
    GetAIter,
    /// `[aiter] -> [aiter, awaitable of aiter.__anext__()]`, the awaitable ready for `YieldFrom`.
    GetANext,
    /// In a handler: `[aiter, exception]`: if it is StopAsyncIteration, pops both and goes on, else raises it again.
    EndAsyncFor,

    // ---- exceptions --------------------------------------------------------------------------------------------
    /// `raise` (0), `[exc] raise exc` (1), `[exc, cause] raise exc from cause` (2).
    Raise(u32),
    /// `[exc] ->` raises it again without a new line in its traceback.
    Reraise,
    /// First in a handler: `[exc] -> [previous exception, exc]`; exc becomes the one being handled.
    PushExcInfo,
    /// `[previous exception] -> []`; it becomes the one being handled again.
    PopExcept,
    /// `[exc, type or tuple] -> [exc, bool]`
    CheckExcMatch,
    /// `[exc, type or tuple] -> [rest or None, match or None]` (`except*`). A match becomes the exception being handled.
    CheckEgMatch,

    // ---- with --------------------------------------------------------------------------------------------------
    /// `[manager] -> [bound __exit__, result of __enter__()]`
    BeforeWith,
    /// `[manager] -> [bound __aexit__, result of calling __aenter__()]`; `GetAwaitable(Enter)` follows.
    BeforeAsyncWith,
    /// Normal end: `[exit] -> [exit(None, None, None)]`.
    WithExit,
    /// In the handler, after `PushExcInfo`: `[exit, previous, exc] -> [exit, previous, exc, exit(type, exc, traceback)]`.
    WithExceptStart,

    // ---- match -------------------------------------------------------------------------------------------------
    /// `[subject] -> [subject, len(subject)]`
    GetLen,
    /// `[subject] -> [subject, bool]`
    MatchSequence,
    MatchMapping,
    /// `[subject, keys tuple] -> [subject, keys, tuple of values or None]`
    MatchKeys,
    /// `[subject, class, tuple of keyword names] -> [tuple of attributes or None]`; the operand counts positional
    /// patterns.
    MatchClass(u32),

    // ---- imports -----------------------------------------------------------------------------------------------
    /// `[level, fromlist or None] -> [module]`
    ImportName(u32),
    /// `[module] -> [module, module.name]`
    ImportFrom(u32),
    /// `[module] -> []`: binds its public names in the local mapping.
    ImportStar,

    // ---- pairs -------------------------------------------------------------------------------------------------
    // The compiler writes none of these. The VM puts them, in its own copy of the code, in the place of the first of two
    // instructions that often follow one another; the second stays where it is, for jumps to it and for operands with
    // which the pair cannot be done in one go.
    /// `LoadFast`, `LoadFast`.
    LoadFastFast(u16, u16),
    /// `LoadFast`, `LoadInt`.
    LoadFastInt(u16, i32),
    /// `LoadFast`, `LoadAttr`.
    LoadFastAttr(u16, u32),
    /// `LoadFast`, `StoreAttr`.
    StoreFastAttr(u16, u32),
    /// `LoadGlobal`, `PushNull`.
    LoadGlobalNull(u32),
    /// `Binary` or `Inplace`, `StoreFast`.
    BinaryStore(BinOp, u32),
    /// `Compare`, `PopJumpIfTrue` or, with `false`, `PopJumpIfFalse`.
    CompareJump(CmpOp, bool, u32),
}

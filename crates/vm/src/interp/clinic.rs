//! Wrong arguments of functions that are Python here and C in CPython, in the words of `Python/getargs.c`.

use super::bind::plural;
use crate::code::CodeObject;
use crate::function::Function;

/// What is wrong with the arguments of a call.
pub(super) enum Misfit<'a> {
    /// So many given by position.
    TooMany(usize),
    /// The parameter at this index got nothing; so many were given by position.
    Missing(usize, usize),
    /// No parameter has this name.
    Unexpected(&'a str),
    /// The parameter at this index was given twice.
    Twice(usize),
}

/// What C says about the call; `None` for functions that are Python in CPython as well.
pub(super) fn words(func: &Function, code: &CodeObject, misfit: &Misfit<'_>) -> Option<String> {
    if !code.stands_for_c() {
        return None;
    }
    let c = &code.code;
    let qualname = func.qualname.borrow().to_string();
    let owner = qualname.rsplit_once('.').map(|(owner, _)| owner).filter(|o| !o.ends_with("<locals>"));
    // `self` or the class goes unseen.
    let own = usize::from(owner.is_some());
    let last = |dotted: &str| dotted.rsplit('.').next().unwrap_or_default().to_owned();
    let is_maker = matches!(code.name.as_str(), "__new__" | "__init__");
    let bare = match owner {
        Some(class) if is_maker => last(class),
        _ => last(&qualname),
    };
    let shown = match (owner, func.module.borrow().as_str()) {
        (Some(_), _) if is_maker => bare.clone(),
        (None, Some(module)) => format!("{module}.{qualname}"),
        _ => qualname.clone(),
    };
    let takes = (c.arg_count as usize).saturating_sub(own);
    let optional = func.defaults.borrow().as_tuple().map_or(0, |t| t.len()).min(takes);
    let required = takes - optional;
    let by_position_only = c.pos_only_count as usize >= c.arg_count as usize && c.kw_only_count == 0;
    if by_position_only {
        let given = match misfit {
            Misfit::TooMany(n) | Misfit::Missing(_, n) => n.saturating_sub(own),
            Misfit::Unexpected(_) | Misfit::Twice(_) => return Some(format!("{shown}() takes no keyword arguments")),
        };
        return Some(match (takes, required) {
            (0, _) => format!("{shown}() takes no arguments ({given} given)"),
            (1, 1) if !is_maker => format!("{shown}() takes exactly one argument ({given} given)"),
            _ => {
                let (bound, limit) = match given < required {
                    _ if optional == 0 => ("", required),
                    true => ("at least ", required),
                    false => ("at most ", takes),
                };
                format!("{bare} expected {bound}{limit} argument{}, got {given}", plural(limit))
            }
        });
    }
    // `datetime` parses its arguments without saying for whom.
    let bare = if is_maker && code.filename.ends_with("/datetime.py") { "function".to_owned() } else { bare + "()" };
    Some(match misfit {
        Misfit::TooMany(n) => {
            let quantity = if optional > 0 { "at most" } else { "exactly" };
            let positional = if c.kw_only_count > 0 { "positional " } else { "" };
            format!("{bare} takes {quantity} {takes} {positional}argument{} ({} given)", plural(takes), n - own)
        }
        Misfit::Missing(at, _) => {
            format!("{bare} missing required argument '{}' (pos {})", code.locals[*at], at + 1 - own)
        }
        Misfit::Unexpected(name) => format!("{bare} got an unexpected keyword argument '{name}'"),
        Misfit::Twice(at) => {
            format!("argument for {bare} given by name ('{}') and position ({})", code.locals[*at], at + 1 - own)
        }
    })
}

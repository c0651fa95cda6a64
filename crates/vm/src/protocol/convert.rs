//! Conversion to text: `str`, `repr`, `format`.

use crate::flow::Flow;
use crate::string::PyStr;
use crate::{Res, Value, Vm, num, text};
use std::rc::Rc;

impl Vm {
    /// `repr` of values that hold no others.
    pub fn try_repr(&self, v: &Value) -> Option<String> {
        Some(match v {
            Value::None | Value::Null => "None".to_owned(),
            Value::Bool(true) => "True".to_owned(),
            Value::Bool(false) => "False".to_owned(),
            Value::Int(n) => n.to_string(),
            Value::Float(x) => num::float::repr(*x),
            Value::Complex(c) => num::complex::Complex::new(c.0, c.1).repr(),
            Value::Str(s) => text::repr::repr_str(s),
            Value::Ellipsis => "Ellipsis".to_owned(),
            Value::NotImplemented => "NotImplemented".to_owned(),
            Value::List(l) if l.is_empty() => "[]".to_owned(),
            Value::Tuple(t) if t.is_empty() => "()".to_owned(),
            Value::Dict(d) if d.is_empty() => "{}".to_owned(),
            Value::Class(c) if c.metaclass.borrow().is_none() => self.class_repr(c),
            _ => return None,
        })
    }

    /// `<class 'module.Name'>`
    pub fn class_repr(&self, c: &Rc<crate::class::Class>) -> String {
        match c.dict.get_str(&self.names.module).as_ref().and_then(|m| m.as_str().cloned()) {
            Some(m) if m.as_str() != "builtins" => format!("<class '{m}.{}'>", c.qualname()),
            _ => format!("<class '{}'>", c.qualname()),
        }
    }

    fn text_result(&self, r: Value, method: &str) -> Res {
        if r.as_str().is_some() {
            return Ok(r);
        }
        Err(self.type_error(format!("{method} returned non-string (type {})", self.type_name(&r))))
    }

    /// `repr(v)` as a value.
    pub fn repr_flow(&self, v: &Value) -> Flow {
        if let Some(s) = self.try_repr(v) {
            return Flow::Value(Value::str(s));
        }
        let (vm, v) = (self.clone(), v.clone());
        Flow::run(async move {
            match vm.call_special(&v, &vm.names.repr, Vec::new()).await? {
                Some(r) => vm.text_result(r, "__repr__"),
                None => Err(vm.type_error("no __repr__")),
            }
        })
    }

    /// `str(v)` as a value.
    pub fn str_flow(&self, v: &Value) -> Flow {
        match v {
            Value::Str(_) => return Flow::Value(v.clone()),
            Value::Object(_) | Value::Class(_) => {}
            _ => return self.repr_flow(v),
        }
        if let Some(s) = self.try_repr(v) {
            return Flow::Value(Value::str(s));
        }
        let (vm, v) = (self.clone(), v.clone());
        Flow::run(async move {
            match vm.call_special(&v, &vm.names.str_, Vec::new()).await? {
                Some(r) => vm.text_result(r, "__str__"),
                None => vm.flow(vm.repr_flow(&v)).await,
            }
        })
    }

    fn as_text(&self, v: Value) -> Rc<PyStr> {
        v.as_str().cloned().unwrap_or_else(|| self.names.empty.clone())
    }

    pub async fn repr_of(&self, v: &Value) -> Res<Rc<PyStr>> {
        Ok(self.as_text(self.flow(self.repr_flow(v)).await?))
    }

    pub async fn str_of(&self, v: &Value) -> Res<Rc<PyStr>> {
        Ok(self.as_text(self.flow(self.str_flow(v)).await?))
    }

    pub async fn ascii_of(&self, v: &Value) -> Res<Rc<PyStr>> {
        let r = self.repr_of(v).await?;
        if r.is_ascii() {
            return Ok(r);
        }
        Ok(Rc::new(PyStr::new(text::repr::escape_non_ascii(&r))))
    }

    /// `format(v, spec)` as a value.
    pub fn format_flow(&self, v: &Value, spec: &Rc<PyStr>) -> Flow {
        if spec.is_empty() {
            match v {
                Value::Str(_) => return Flow::Value(v.clone()),
                Value::Int(_) | Value::Float(_) | Value::None | Value::Bool(_) => return self.repr_flow(v),
                _ => {}
            }
        }
        if let Value::Str(_) | Value::Int(_) | Value::Float(_) | Value::BigInt(_) | Value::Complex(_) = v {
            return crate::builtins::scalar::format::format_builtin(self, v, spec).into();
        }
        let (vm, v, spec) = (self.clone(), v.clone(), Value::Str(spec.clone()));
        Flow::run(async move {
            match vm.call_special(&v, &vm.names.format, vec![spec]).await? {
                Some(r) if r.as_str().is_some() => Ok(r),
                Some(r) => Err(vm.type_error(format!("__format__ must return a str, not {}", vm.type_name(&r)))),
                None => vm.flow(vm.str_flow(&v)).await,
            }
        })
    }

    pub async fn format_value(&self, v: &Value, spec: &Rc<PyStr>) -> Res<Rc<PyStr>> {
        Ok(self.as_text(self.flow(self.format_flow(v, spec)).await?))
    }
}

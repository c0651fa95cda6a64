// The names of a program: which scope defines what, found in the parser's tree as Python's rules have it. No document,
// no editor: a tree and its text go in.

/**
 * A scope: `{ kind, from, to, parent, names, inner }`, `kind` being `module`, `class`, `function` or `comprehension`.
 * A name: `{ name, kind, from, to, signature, doc, value, module, member, owner }`: where it is first bound, and what is known of it.
 * `value` is the tree's node of what is assigned, `module` and `member` say what is imported, `owner` is a class or
 * function's own scope.
 */
export function scopesOf(tree, text) {
  const module = scope("module", tree.topNode, undefined);
  for (const child of children(tree.topNode)) visit(child, module, text);
  return module;
}

/** The innermost scope around a place. */
export function scopeAt(module, at) {
  let here = module;
  for (;;) {
    const next = here.inner.find((inner) => inner.from <= at && at <= inner.to);
    if (!next) return here;
    here = next;
  }
}

/** What a name means in a scope; classes are not seen from the functions inside them. */
export function lookUp(here, name) {
  for (let at = here; at; at = at.parent) {
    if (at !== here && at.kind === "class") continue;
    const found = at.names.get(name);
    if (found) return found;
  }
  return undefined;
}

/** All names seen from a scope, the nearest of each. */
export function seenFrom(here) {
  const seen = new Map();
  for (let at = here; at; at = at.parent) {
    if (at !== here && at.kind === "class") continue;
    for (const [name, found] of at.names) if (!seen.has(name)) seen.set(name, found);
  }
  return seen;
}

function scope(kind, node, parent) {
  const made = { kind, from: node.from, to: node.to, parent, names: new Map(), inner: [] };
  parent?.inner.push(made);
  return made;
}

export function* children(node) {
  for (let child = node.firstChild; child; child = child.nextSibling) yield child;
}

function bind(into, node, text, facts) {
  const name = text.slice(node.from, node.to);
  if (into.names.has(name) && facts.kind === "variable") return;
  into.names.set(name, { name, from: node.from, to: node.to, ...facts });
}

const visitors = {
  FunctionDefinition: defineFunction,
  ClassDefinition: defineClass,
  LambdaExpression: defineLambda,
  ImportStatement: bindImports,
  AssignStatement(node, into, text) {
    const parts = [...children(node)];
    const last = parts.findLastIndex((part) => part.name === "AssignOp");
    const value = last < 0 ? undefined : parts[last + 1];
    const alone = parts.findIndex((part) => part.name === ",") < 0;
    for (const part of last < 0 ? parts.slice(0, 1) : parts.slice(0, last)) {
      if (part.name !== "TypeDef") bindTargets(part, into, text, alone ? value : undefined);
    }
    visitAll(parts, into, text);
  },
  NamedExpression(node, into, text) {
    // A walrus binds in the scope around the comprehension.
    let outer = into;
    while (outer.kind === "comprehension") outer = outer.parent;
    bindTargets(node.firstChild, outer, text, node.lastChild);
    visitAll(children(node), into, text);
  },
  ForStatement(node, into, text) {
    bindBefore("in", node, into, text);
    visitAll(children(node), into, text);
  },
  WithStatement(node, into, text) {
    let value;
    for (const part of children(node)) {
      if (part.name === "as") bindTargets(part.nextSibling, into, text, value);
      else value = part;
    }
    visitAll(children(node), into, text);
  },
  TryStatement(node, into, text) {
    for (const part of children(node)) if (part.name === "as") bindTargets(part.nextSibling, into, text);
    visitAll(children(node), into, text);
  },
  CapturePattern(node, into, text) {
    bindTargets(node.firstChild, into, text);
  },
  ArrayComprehensionExpression: comprehend,
  SetComprehensionExpression: comprehend,
  DictionaryComprehensionExpression: comprehend,
  ComprehensionExpression: comprehend,
};

function visit(node, into, text) {
  const visitor = visitors[node.name];
  if (visitor) visitor(node, into, text);
  else visitAll(children(node), into, text);
}

function visitAll(nodes, into, text) {
  for (const node of nodes) visit(node, into, text);
}

function bindTargets(node, into, text, value) {
  if (!node) return;
  if (node.name === "VariableName") bind(into, node, text, { kind: "variable", value });
  else if (/^(TupleExpression|ArrayExpression|ParenthesizedExpression)$/.test(node.name)) {
    for (const part of children(node)) bindTargets(part, into, text);
  }
}

/** The targets of `for TARGETS in`. */
function bindBefore(word, node, into, text) {
  for (const part of children(node)) {
    if (part.name === word) return;
    bindTargets(part, into, text);
  }
}

function comprehend(node, into, text) {
  const inner = scope("comprehension", node, into);
  let binding = false;
  for (const part of children(node)) {
    if (part.name === "for") binding = true;
    else if (part.name === "in") binding = false;
    else if (binding) bindTargets(part, inner, text);
  }
  visitAll(children(node), inner, text);
}

function defineFunction(node, into, text) {
  const parts = [...children(node)];
  const name = parts.find((part) => part.name === "VariableName");
  const params = parts.find((part) => part.name === "ParamList");
  const body = parts.find((part) => part.name === "Body");
  const inner = scope("function", node, into);
  // The name itself, its decorators and its defaults belong to the scope around.
  inner.from = params?.from ?? body?.from ?? node.to;
  if (name) {
    const kind = parts.some((part) => part.name === "async") ? "coroutine" : "function";
    const signature = params ? text.slice(params.from, params.to).replace(/\s+/g, " ") : "()";
    bind(into, name, text, { kind, signature, doc: docOf(body, text), owner: inner });
  }
  if (params) bindParams(params, inner, text);
  if (body) visitAll(children(body), inner, text);
}

function bindParams(params, into, text) {
  let isName = true;
  for (const part of children(params)) {
    if (part.name === ",") isName = true;
    else if (part.name === "VariableName" && isName) {
      bind(into, part, text, { kind: "parameter", annotation: part.nextSibling?.name === "TypeDef" ? part.nextSibling : undefined });
      isName = false;
    } else if (part.name === "AssignOp") isName = false;
  }
}

function defineLambda(node, into, text) {
  const inner = scope("function", node, into);
  const params = [...children(node)].find((part) => part.name === "ParamList");
  if (params) bindParams(params, inner, text);
  visitAll(children(node), inner, text);
}

function defineClass(node, into, text) {
  const parts = [...children(node)];
  const name = parts.find((part) => part.name === "VariableName");
  const body = parts.find((part) => part.name === "Body");
  const inner = scope("class", node, into);
  inner.from = body?.from ?? node.to;
  if (body) visitAll(children(body), inner, text);
  if (!name) return;
  const init = inner.names.get("__init__")?.signature;
  const signature = init ? withoutFirst(init) : "()";
  bind(into, name, text, { kind: "class", signature, doc: docOf(body, text), owner: inner });
}

/** `(self, a)` as the caller writes it: `(a)`. */
export function withoutFirst(signature) {
  return signature.replace(/^\(\s*\w+\s*(,\s*)?/, "(");
}

/** The first line of a docstring. */
function docOf(body, text) {
  const first = body && [...children(body)].find((part) => part.name !== ":" && part.name !== "Comment");
  const string = first?.name === "ExpressionStatement" ? first.firstChild : undefined;
  if (string?.name !== "String") return undefined;
  const inside = text.slice(string.from, string.to).replace(/^[a-z]*("""|'''|"|')/i, "").replace(/("""|'''|"|')$/, "");
  return inside.trim().split("\n")[0].trim();
}

function bindImports(node, into, text) {
  const parts = [...children(node)];
  const words = (from, to) => parts.slice(from, to).map((part) => text.slice(part.from, part.to)).join("");
  const at = parts.findIndex((part) => part.name === "import");
  const isFrom = parts[0]?.name === "from";
  const module = isFrom ? words(1, at) : undefined;
  for (let i = at + 1; i < parts.length; i++) {
    const first = i;
    while (i < parts.length && parts[i].name !== "," && parts[i].name !== "as") i++;
    const named = words(first, i).replace(/[()]/g, "");
    const as = parts[i]?.name === "as" ? parts[++i] : undefined;
    if (as) i++;
    const target = as ?? parts.slice(first, i).find((part) => part.name === "VariableName");
    if (!target || !named) continue;
    if (isFrom) bind(into, target, text, { kind: "import", module, member: named });
    // `import a.b` binds `a`; `import a.b as c` binds the inner module.
    else bind(into, target, text, { kind: "module", module: as ? named : named.split(".")[0] });
  }
}

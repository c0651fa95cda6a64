// What an expression means, as far as the text and the engine's list of names (`api.json`) tell: enough for completion,
// hover help and going to a definition; silent where it does not know.
import { children, lookUp, scopeAt, withoutFirst } from "./scopes.js";

/**
 * A program with the engine's names: `api` is `api.json`, or undefined until it has loaded. In it, a name is
 * `{ kind, signature, en, zh, gives, members }`, found by its module; under `:modules` are the modules themselves.
 */
export class Meaning {
  constructor(api, module, text) {
    this.api = api;
    this.module = module;
    this.text = text;
  }

  /**
   * What the node stands for: `{ label, kind, signature, en, zh, doc, from, to, members, gives, own }`. `from` and `to` are a place
   * in the program, if it is defined there.
   */
  of(node) {
    switch (node.name) {
      case "VariableName": return this.name(this.source(node), node.from);
      case "PropertyName": return this.member(node.parent);
      case "MemberExpression": return this.member(node);
      case "ParenthesizedExpression": return node.firstChild?.nextSibling && this.of(node.firstChild.nextSibling);
      case "CallExpression": return this.result(this.of(node.firstChild));
      case "AwaitExpression": return node.lastChild && this.awaited(this.of(node.lastChild));
      case "String": case "FormatString": case "ContinuedString": return this.instance("builtins", "str");
      case "ArrayExpression": case "ArrayComprehensionExpression": return this.instance("builtins", "list");
      case "DictionaryExpression": case "DictionaryComprehensionExpression": return this.instance("builtins", "dict");
      case "SetExpression": case "SetComprehensionExpression": return this.instance("builtins", "set");
      default: return undefined;
    }
  }

  source(node) {
    return this.text.slice(node.from, node.to);
  }

  name(name, at) {
    const here = scopeAt(this.module, at);
    const found = lookUp(here, name);
    if (found) return this.defined(found, here);
    return this.known("builtins", name);
  }

  /** A name of the program. */
  defined(found, here) {
    const place = { label: found.name, from: found.from, to: found.to, own: true };
    if (found.kind === "module") return { ...this.api?.[":modules"]?.[found.module], ...place, kind: "module", module: found.module, members: this.api?.[found.module] };
    if (found.kind === "import") return { ...this.known(found.module, found.member), ...place };
    if (found.owner) return { ...found, ...place, members: members(found) };
    if (found.kind === "parameter" && here && isSelf(found, here)) {
      const cls = classAround(here);
      if (cls) return { ...place, kind: "parameter", members: Object.fromEntries(cls.names) };
    }
    if (found.annotation?.lastChild) {
      const type = this.of(found.annotation.lastChild);
      if (type?.kind === "class") return { ...place, kind: found.kind, members: type.members };
    }
    // `x = x + 1` must not ask for ever.
    if (!found.value || this.asked?.has(found)) return { ...place, kind: found.kind };
    this.asked = new Set(this.asked).add(found);
    const value = found.value.name === "VariableName" && this.source(found.value) === found.name
      ? undefined
      : this.of(found.value);
    this.asked.delete(found);
    return { ...place, kind: "variable", members: value?.members, gives: value?.gives, signature: value?.kind === "variable" ? undefined : value?.signature };
  }

  known(module, name) {
    const fact = this.api?.[module]?.[name];
    return fact && { label: name, module, ...fact };
  }

  member(node) {
    const [object, , property] = children(node);
    if (!object || property?.name !== "PropertyName") return undefined;
    const name = this.source(property);
    const fact = this.of(object)?.members?.[name];
    if (!fact) return undefined;
    if (fact.owner) return { ...fact, label: name, own: true, signature: withoutFirst(fact.signature ?? "()"), members: undefined };
    return { label: name, module: this.of(object)?.module, ...fact };
  }

  /** What calling it gives. */
  result(called) {
    if (!called) return undefined;
    if (called.kind === "class") return { kind: "variable", label: called.label, members: called.members };
    return this.given(called);
  }

  awaited(value) {
    return value && this.given(value);
  }

  given(called) {
    if (!called?.gives) return undefined;
    const [module, name] = called.gives.split(":");
    return this.instance(module, name);
  }

  instance(module, name) {
    const fact = this.api?.[module]?.[name];
    return fact && { kind: "variable", label: name, members: fact.members };
  }
}

function members(found) {
  return found.kind === "class" ? Object.fromEntries(found.owner.names) : undefined;
}

function classAround(here) {
  for (let at = here; at; at = at.parent) if (at.kind === "class") return at;
  return undefined;
}

/** The first parameter of a method. */
function isSelf(found, here) {
  let at = here;
  while (at && !at.names.has(found.name)) at = at.parent;
  return at?.parent?.kind === "class" && at.names.keys().next().value === found.name;
}

// Completion: names of the program and of Python, members behind a dot, modules and what they hold in an import.
import { syntaxTree } from "@codemirror/language";
import { meaningOf } from "./knowledge.js";
import { line } from "./describe.js";
import { scopeAt, seenFrom } from "./scopes.js";

const keywords = (
  "False None True and as assert async await break class continue def del elif else except finally for from global if import " +
  "in is lambda match case nonlocal not or pass raise return try while with yield"
).split(" ");

/** A completion source for CodeMirror. `lang` gives the language at the moment of asking. */
export function completeWith(lang) {
  return async (context) => {
    const node = syntaxTree(context.state).resolveInner(context.pos, -1);
    if (/String|Comment|Number/.test(node.name)) return null;
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    const from = word?.from ?? context.pos;
    const before = context.state.sliceDoc(context.state.doc.lineAt(from).from, from);
    const imports = /^\s*(?:from\s+([\w.]+)\s+import\s+\(?(?:.*,\s*)?|(?:import\s+(?:.*,\s*)?|from\s+))$/.exec(before);
    const isMember = /\.$/.test(before) && !imports;
    if (!word && !context.explicit && !isMember && !imports) return null;
    if (/\b(def|class)\s+$/.test(before)) return null;
    const meaning = await meaningOf(context.state);
    if (context.aborted) return null;
    let names;
    if (imports) names = imports[1] ? meaning.api?.[imports[1]] : modules(meaning.api);
    else if (isMember) names = membersBefore(meaning, context.state, from);
    const options = names
      ? Object.entries(names).filter(([name]) => isOffered(name, word)).map(([name, fact]) => option(name, fact, lang))
      : imports || isMember ? [] : [...inSight(meaning, context, word, lang)];
    return options.length ? { from, options, validFor: /^[\p{L}\p{N}_]*$/u } : null;
  };
}

/** Private names are offered to those who begin one. */
function isOffered(name, word) {
  return !name.startsWith("_") || Boolean(word?.text.startsWith("_"));
}

function modules(api) {
  const names = Object.keys(api ?? {}).filter((name) => name !== "builtins" && !name.includes(":"));
  return Object.fromEntries(names.map((name) => [name, { kind: "module" }]));
}

function membersBefore(meaning, state, from) {
  const dot = syntaxTree(state).resolveInner(from, -1);
  const object = (dot.name === "." ? dot : dot.lastChild)?.prevSibling ?? dot.parent?.firstChild;
  return object ? meaning.of(object)?.members : undefined;
}

function* inSight(meaning, context, word, lang) {
  const here = scopeAt(meaning.module, context.pos);
  const seen = seenFrom(here);
  for (const [name, found] of seen) {
    // What is being typed is no help in typing it.
    if (found.from === word?.from || !isOffered(name, word)) continue;
    const fact = meaning.defined(found, here);
    yield { ...option(name, fact, lang), boost: 2 };
  }
  for (const [name, fact] of Object.entries(meaning.api?.builtins ?? {})) {
    if (!seen.has(name) && isOffered(name, word)) yield option(name, fact, lang);
  }
  for (const name of keywords) yield { label: name, type: "keyword", boost: -1 };
}

const types = { coroutine: "function", parameter: "variable", import: "variable", module: "namespace", constant: "constant" };

function option(name, fact, lang) {
  const signature = fact.owner && fact.kind !== "class" ? fact.signature : fact.signature;
  const sentence = () => line(fact, lang());
  return {
    label: name,
    type: types[fact.kind] ?? fact.kind,
    detail: signature ?? (fact.kind === "module" ? "module" : undefined),
    info: sentence() ? () => text(sentence()) : undefined,
  };
}

function text(sentence) {
  const node = document.createElement("div");
  node.textContent = sentence;
  return node;
}

// The engine's names (`api.json`), fetched when somebody first asks, and the program's meaning at this moment.
import { syntaxTree, ensureSyntaxTree } from "@codemirror/language";
import { Facet } from "@codemirror/state";
import { Meaning } from "./meaning.js";
import { scopesOf } from "./scopes.js";

/** How the editor gets at `api.json`: `() => Promise<object>`. */
export const apiLoader = Facet.define({ combine: (all) => all[0] ?? (async () => ({})) });

let loads = new WeakMap();

/** The engine's names; empty if they cannot be had. */
export function api(state) {
  const load = state.facet(apiLoader);
  if (!loads.has(load)) loads.set(load, load().catch(() => ({})));
  return loads.get(load);
}

/** The program's meaning, once the engine's names are there. */
export async function meaningOf(state) {
  return meaning(state, await api(state));
}

/** The meaning as far as the program alone tells it. */
export function ownMeaning(state) {
  return meaning(state, undefined);
}

const parsed = new WeakMap();

function meaning(state, names) {
  const tree = ensureSyntaxTree(state, state.doc.length, 50) ?? syntaxTree(state);
  const text = state.doc.toString();
  if (!parsed.has(tree)) parsed.set(tree, scopesOf(tree, text));
  return new Meaning(names, parsed.get(tree), text);
}

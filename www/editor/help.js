// Help on the name under the pointer, or at the cursor (Ctrl Space shows names, Ctrl I what a name is); going to where a
// name is defined (F12, Ctrl click).
import { syntaxTree } from "@codemirror/language";
import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { card } from "./describe.js";
import { meaningOf, ownMeaning } from "./knowledge.js";

/** Hover help and definitions. `lang` gives the language at the moment of asking. */
export function helpIn(lang) {
  const show = async (view) => {
    const tooltip = await tooltipAt(view, view.state.selection.main.head, -1, lang);
    if (tooltip) view.dispatch({ effects: setShown.of(tooltip) });
  };
  return [
    hoverTooltip((view, at, side) => tooltipAt(view, at, side, lang), { hoverTime: 350 }),
    shown,
    keymap.of([
      { key: "Mod-i", run: (view) => { show(view); return true; } },
      { key: "F12", run: (view) => goToDefinition(view, view.state.selection.main.head) },
      { key: "Escape", run: (view) => Boolean(view.state.field(shown)) && (view.dispatch({ effects: setShown.of(null) }), true) },
    ]),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (event.button !== 0 || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
        const at = view.posAtCoords(event);
        if (at === null || !goToDefinition(view, at)) return false;
        event.preventDefault();
        return true;
      },
    }),
  ];
}

const setShown = StateEffect.define();

/** The help asked for by key; it goes when the cursor or the text does. */
const shown = StateField.define({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(setShown)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

async function tooltipAt(view, at, side, lang) {
  const node = nameAt(view.state, at, side);
  if (!node) return null;
  const { state } = view;
  const fact = (await meaningOf(state)).of(node);
  if (!fact || view.state.doc !== state.doc) return null;
  const lineNumber = fact.from === undefined || fact.from === node.from ? undefined : state.doc.lineAt(fact.from).number;
  return {
    pos: node.from,
    end: node.to,
    above: true,
    create: () => ({ dom: card(fact, lang(), lineNumber) }),
  };
}

function nameAt(state, at, side) {
  const tree = syntaxTree(state);
  const tries = [tree.resolveInner(at, side), tree.resolveInner(at, -side)];
  return tries.find((node) => node.name === "VariableName" || node.name === "PropertyName");
}

/** Puts the cursor where the name at `at` is defined; says whether the program defines it. */
export function goToDefinition(view, at) {
  const node = nameAt(view.state, at, 1);
  const fact = node && ownMeaning(view.state).of(node);
  if (fact?.from === undefined) return false;
  view.dispatch({
    selection: { anchor: fact.from, head: fact.to },
    effects: EditorView.scrollIntoView(fact.from, { y: "center" }),
    userEvent: "select.definition",
  });
  view.focus();
  return true;
}

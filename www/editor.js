// CodeMirror 6 for Python: what `src/view/editor.rs` talks to. Each thing that the editor does is a module in `editor/`.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { checkWith } from "./editor/check.js";
import { completeWith } from "./editor/complete.js";
import { helpIn } from "./editor/help.js";
import { apiLoader } from "./editor/knowledge.js";
import { phrases } from "./editor/phrases.js";
import { breakLines, lineWords, placesWith, showPlaces } from "./editor/places.js";
import { typingOver } from "./editor/typing.js";
import { wrapping } from "./editor/wrap.js";

const loadApi = async () => (await fetch(new URL("api.json", import.meta.url))).json();

/**
 * Shows an editor in `host`. `onEdit` is given the whole text after each change of the reader's; `check` gives
 * `[line, column, end line, end column, message]` for each error: lines from 1, columns in characters from 0. `onLine` is
 * told what is to happen at which lines, see `editor/places.js`.
 */
export function createEditor(host, text, onEdit, check, onLine) {
  const dress = new Compartment();
  const width = new Compartment();
  let looks = { label: "Editor", lang: "en", narrow: false };
  let setting = false;
  const lang = () => looks.lang;
  const start = (doc) => EditorState.create({
    doc,
    extensions: [
      dress.of(dressed(looks)),
      width.of(looks.narrow ? wrapping : []),
      placesWith(onLine, () => lineWords(looks.lang)),
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      indentOnInput(),
      syntaxHighlighting(classHighlighter),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ icons: false, override: [completeWith(lang)] }),
      highlightActiveLine(),
      pythonLanguage,
      apiLoader.of(loadApi),
      checkWith(check),
      helpIn(lang),
      keymap.of([
        // The page runs the program on these keys; here they only must not insert a line.
        { key: "Mod-Enter", run: () => true },
        ...closeBracketsKeymap, ...defaultKeymap.filter(({ key }) => key !== "Mod-i"), ...historyKeymap, ...completionKeymap, ...lintKeymap,
        indentWithTab,
      ]),
      typingOver,
      EditorView.updateListener.of(reachableList),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !setting) onEdit(update.state.doc.toString());
      }),
    ],
  });
  const view = new EditorView({ parent: host, root: host.getRootNode(), state: start(text) });
  // The states of programs that were left: undo goes on where it was.
  const left = new Map();
  let shown;
  const redress = () => view.dispatch({
    effects: [dress.reconfigure(dressed(looks)), width.reconfigure(looks.narrow ? wrapping : [])],
  });
  return {
    /** Shows the program of this name. A text of the program already shown is a change that can be undone. */
    show(name, next) {
      setting = true;
      if (name !== shown) {
        if (shown !== undefined) left.set(shown, view.state);
        const kept = left.get(name);
        if (shown !== undefined) view.setState(kept ?? start(next));
        shown = name;
        redress();
        onLine("breaks", breakLines(view.state));
        if (!kept) view.scrollDOM.scrollTop = 0;
      }
      if (next !== view.state.doc.toString()) {
        view.dispatch({
          changes: { from: 0, to: view.state.doc.length, insert: next },
          selection: { anchor: 0 },
          annotations: isolateHistory.of("full"),
        });
        view.scrollDOM.scrollTop = 0;
      }
      setting = false;
    },
    /** The editor's accessible name, the reader's language, and whether there is little room. */
    dress(label, lang, narrow) {
      looks = { label, lang, narrow };
      redress();
    },
    /** Shows where tasks are: `{ line, state, hue, title }` each, the one to lie on top last. */
    showPlaces(tasks) {
      showPlaces(view, tasks);
    },
    /** Puts the caret on a line, counted from 1, and brings it in sight. */
    goToLine(number) {
      const { doc } = view.state;
      const line = doc.line(Math.min(Math.max(number, 1), doc.lines));
      view.dispatch({
        selection: { anchor: line.from + line.text.search(/\S|$/) },
        effects: EditorView.scrollIntoView(line.from, { y: "center" }),
      });
      view.focus();
    },
    destroy() {
      view.destroy();
    },
  };
}

/** Whatever scrolls can be reached by keyboard: so the list of completions, once it is there. */
function reachableList({ state, startState, view }) {
  if (completionStatus(state) === completionStatus(startState)) return;
  requestAnimationFrame(() => view.dom.querySelector(".cm-tooltip-autocomplete > ul")?.setAttribute("tabindex", "0"));
}

function dressed({ label, lang }) {
  return [
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
    EditorState.phrases.of(lang.startsWith("zh") ? phrases : {}),
  ];
}

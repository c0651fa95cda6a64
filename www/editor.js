// CodeMirror 6 for Python. The page (src/view/editor.rs) talks to it through the few functions below.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintKeymap, linter } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/**
 * Shows an editor in `host`. `onEdit` is given the whole text after each change of the reader's; `check` gives
 * `[line, column, end line, end column, message]` for each error: lines from 1, columns in characters from 0.
 */
export function createEditor(host, text, onEdit, check) {
  const label = new Compartment();
  let setting = false;
  const view = new EditorView({
    parent: host,
    root: host.getRootNode(),
    state: EditorState.create({
      doc: text,
      extensions: [
        label.of(labelled("Editor")),
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
        autocompletion({ icons: false }),
        highlightActiveLine(),
        python(),
        linter((shown) => check(shown.state.doc.toString()).map((error) => diagnostic(shown.state.doc, error)), {
          delay: 250,
        }),
        keymap.of([
          // The page runs the program on these keys; here they only must not insert a line.
          { key: "Mod-Enter", run: () => true },
          ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab,
        ]),
        EditorView.domEventHandlers({ beforeinput: typeOverSelection }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !setting) onEdit(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(next) {
      if (next === view.state.doc.toString()) return;
      setting = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 } });
      view.scrollDOM.scrollTop = 0;
      setting = false;
    },
    setLabel(name) {
      view.dispatch({ effects: label.reconfigure(labelled(name)) });
    },
    destroy() {
      view.destroy();
    },
  };
}

/**
 * Text typed over a selection, put in without the browser: Chromium would keep the selection's looks as a style attribute,
 * which a strict Content-Security-Policy blocks with an error in the console.
 */
function typeOverSelection(event, view) {
  const { from, to } = selected(view);
  if (event.inputType !== "insertText" || !event.data || from === to || view.composing) return false;
  const insert = () => view.state.update({
    changes: { from, to, insert: event.data },
    selection: { anchor: from + event.data.length },
    userEvent: "input.type",
    scrollIntoView: true,
  });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, event.data, insert))) view.dispatch(insert());
  event.preventDefault();
  return true;
}

/** The editor's selection, or the browser's where the editor has not heard of it yet. */
function selected(view) {
  const { main } = view.state.selection;
  const selection = (view.root.getSelection ? view.root : document).getSelection();
  if (!main.empty || !selection?.rangeCount) return main;
  const range = selection.getRangeAt(0);
  if (!view.contentDOM.contains(range.commonAncestorContainer)) return main;
  return {
    from: view.posAtDOM(range.startContainer, range.startOffset),
    to: view.posAtDOM(range.endContainer, range.endOffset),
  };
}

function labelled(name) {
  return EditorView.contentAttributes.of({ "aria-label": name, tabindex: "0", spellcheck: "false", autocapitalize: "off" });
}

function diagnostic(doc, [line, column, endLine, endColumn, message]) {
  const from = offset(doc, line, column);
  const to = Math.max(offset(doc, endLine || line, endColumn), from);
  // An error at the end of a line or of the text still needs a place to be seen at.
  const at = from === to && from > 0 && from >= doc.lineAt(from).to ? Math.max(doc.lineAt(from).from, from - 1) : from;
  return { from: at, to: Math.max(to, Math.min(at + 1, doc.length)), severity: "error", message };
}

/** The place in UTF-16 units of a line and a column in characters. */
function offset(doc, number, column) {
  const line = doc.line(Math.min(Math.max(number, 1), doc.lines));
  const before = [...line.text].slice(0, Math.max(column, 0)).join("");
  return Math.min(line.from + before.length, line.to);
}

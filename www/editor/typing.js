// Typing over a selection, put in without the browser: Chromium would keep the selection's looks as a style attribute, which
// a strict Content-Security-Policy blocks with an error in the console.
import { EditorView } from "@codemirror/view";

export const typingOver = EditorView.domEventHandlers({ beforeinput: typeOverSelection });

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

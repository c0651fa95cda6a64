// Error marks: the compiler's errors, asked for when typing has paused.
import { linter } from "@codemirror/lint";

/** `check` gives `[line, column, end line, end column, message]` for each error of a text. */
export function checkWith(check) {
  return linter((view) => check(view.state.doc.toString()).map((error) => diagnostic(view.state.doc, error)), { delay: 250 });
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

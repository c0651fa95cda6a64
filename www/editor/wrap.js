// Long lines on a narrow page: wrapped, with what follows set in below the line's own indent. By class, since a strict
// Content-Security-Policy allows no style attributes.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

/** Deeper indents are treated as this many columns. */
const DEEPEST = 24;

const hang = Array.from({ length: DEEPEST / 4 + 1 }, (_, level) => Decoration.line({ class: `hang-${level}` }));

const hanging = ViewPlugin.fromClass(class {
  constructor(view) {
    this.decorations = decorate(view);
  }

  update(update) {
    if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
  }
}, { decorations: (plugin) => plugin.decorations });

export const wrapping = [EditorView.lineWrapping, hanging];

function decorate(view) {
  const set = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const indent = /^ */.exec(line.text)[0].length;
      set.add(line.from, line.from, hang[Math.floor(Math.min(indent, DEEPEST) / 4)]);
      at = line.to + 1;
    }
  }
  return set.finish();
}

// Where each task stands, which lines stop a run, and running up to a line: a gutter beside the line numbers.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, keymap } from "@codemirror/view";

const setPlaces = StateEffect.define();
const toggleBreak = StateEffect.define({ map: (at, changes) => changes.mapPos(at) });

class PlaceMark extends GutterMarker {
  constructor(tasks) {
    super();
    this.tasks = tasks;
  }
  eq(other) {
    return JSON.stringify(this.tasks) === JSON.stringify(other.tasks);
  }
  toDOM() {
    const all = document.createElement("span");
    all.className = "place-marks";
    all.title = this.tasks.map(({ title }) => title).join("\n");
    for (const { state, hue } of this.tasks.slice(-2)) {
      const mark = document.createElement("span");
      mark.className = `place-mark ${state} hue-${hue}`;
      all.append(mark);
    }
    if (this.tasks.length > 2) {
      const count = document.createElement("span");
      count.className = "place-count";
      count.textContent = this.tasks.length;
      all.prepend(count);
    }
    return all;
  }
}

class BreakMark extends GutterMarker {
  toDOM() {
    const mark = document.createElement("span");
    mark.className = "break-mark";
    return mark;
  }
}
const breakMark = new BreakMark();

/** The tasks by line: marks in the gutter, and the line that runs. They stay where they are while the text changes. */
const places = StateField.define({
  create: () => ({ marks: RangeSet.empty, lines: Decoration.none }),
  update(value, transaction) {
    let { marks, lines } = value;
    if (transaction.docChanged) {
      marks = marks.map(transaction.changes);
      lines = lines.map(transaction.changes);
    }
    for (const effect of transaction.effects) {
      if (!effect.is(setPlaces)) continue;
      const { doc } = transaction.state;
      const known = effect.value.filter(({ line }) => line >= 1 && line <= doc.lines);
      const sorted = [...group(known)].sort(([a], [b]) => a - b);
      marks = RangeSet.of(sorted.map(([line, tasks]) => new PlaceMark(tasks).range(doc.line(line).from)));
      const running = sorted.filter(([, tasks]) => tasks.some(({ state }) => state === "running"));
      lines = Decoration.set(running.map(([line]) => Decoration.line({ class: "runs-here" }).range(doc.line(line).from)));
    }
    return { marks, lines };
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
});

function group(tasks) {
  const groups = new Map();
  for (const task of tasks) groups.set(task.line, [...(groups.get(task.line) ?? []), task]);
  return groups;
}

const breaks = StateField.define({
  create: () => RangeSet.empty,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(toggleBreak)) continue;
      let known = false;
      next.between(effect.value, effect.value, (from) => { known ||= from === effect.value; });
      next = known
        ? next.update({ filter: (from) => from !== effect.value })
        : next.update({ add: [breakMark.range(effect.value)] });
    }
    return next;
  },
});

/** The lines (from 1) with breakpoints. */
export function breakLines(state) {
  const lines = [];
  const cursor = state.field(breaks).iter();
  for (; cursor.value; cursor.next()) lines.push(state.doc.lineAt(cursor.from).number);
  return [...new Set(lines)];
}

/**
 * The gutter with its keys. `onLine("breaks", lines)` tells the lines with breakpoints whenever they change,
 * `onLine("here", [line])` asks to run up to a line. `words()` gives what the menu says.
 */
export function placesWith(onLine, words) {
  const toggle = (view, at) => {
    view.dispatch({ effects: toggleBreak.of(view.state.doc.lineAt(at).from) });
    return true;
  };
  const here = (view, at) => {
    onLine("here", [view.state.doc.lineAt(at).number]);
    return true;
  };
  return [
    places,
    breaks,
    gutter({
      class: "cm-places",
      markers: (view) => [view.state.field(breaks), view.state.field(places).marks],
      initialSpacer: () => breakMark,
      domEventHandlers: {
        mousedown: (view, line, event) => event.button === 0 && toggle(view, line.from),
        contextmenu: (view, line, event) => {
          event.preventDefault();
          menu(view, event, words(), () => toggle(view, line.from), () => here(view, line.from));
          return true;
        },
      },
    }),
    keymap.of([
      { key: "F9", run: (view) => toggle(view, view.state.selection.main.head), preventDefault: true },
      { key: "Ctrl-F10", run: (view) => here(view, view.state.selection.main.head), preventDefault: true },
    ]),
    EditorView.updateListener.of((update) => {
      const before = update.startState.field(breaks, false);
      if (before !== update.state.field(breaks)) onLine("breaks", breakLines(update.state));
    }),
  ];
}

/** What the menu says, by language. */
export const lineWords = (lang) => lang.startsWith("zh")
  ? { breakpoint: "断点", runHere: "运行到此行" }
  : { breakpoint: "Breakpoint", runHere: "Run to here" };

/** A small menu at the pointer for one line. */
function menu(view, event, { breakpoint, runHere }, toggle, here) {
  const root = view.dom.closest("[data-coroscope]") ?? view.dom;
  root.querySelector(".line-menu")?.remove();
  const box = document.createElement("div");
  box.className = "line-menu";
  box.setAttribute("role", "menu");
  const close = () => {
    box.remove();
    removeEventListener("pointerdown", outside, true);
    view.focus();
  };
  const outside = ({ target }) => { if (!box.contains(target)) close(); };
  for (const [name, key, act] of [[breakpoint, "F9", toggle], [runHere, "Ctrl F10", here]]) {
    const button = document.createElement("button");
    button.className = "quiet";
    button.setAttribute("role", "menuitem");
    button.append(name, Object.assign(document.createElement("kbd"), { textContent: key }));
    button.addEventListener("click", () => { act(); close(); });
    box.append(button);
  }
  box.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
  box.style.left = `${event.clientX}px`;
  box.style.top = `${event.clientY}px`;
  root.append(box);
  box.querySelector("button").focus();
  addEventListener("pointerdown", outside, true);
}

/** Shows where tasks are: `{ line, state, hue, title }` each, the one to lie on top last. */
export function showPlaces(view, tasks) {
  view.dispatch({ effects: setPlaces.of(tasks) });
}

// The editor: marks lines, underlines mistakes, and says where one points.

import { basicSetup, EditorView } from 'codemirror';
import { rust } from '@codemirror/lang-rust';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const setMarks = StateEffect.define();

const marks = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) {
        const { marked, pointed } = effect.value;
        const lines = [...new Set([...marked, ...pointed])].filter((line) => line <= transaction.state.doc.lines).sort((a, b) => a - b);
        return Decoration.set(lines.map((line) => {
          const names = [marked.includes(line) && 'marked', pointed.includes(line) && 'pointed'].filter(Boolean);
          return Decoration.line({ class: names.join(' ') }).range(transaction.state.doc.line(line).from);
        }));
      }
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

// The colours are those of the page, in the light and in the dark.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.self, tags.bool], class: 'k' },
  { tag: [tags.string, tags.character], class: 's' },
  { tag: tags.comment, class: 'c' },
  { tag: tags.macroName, class: 'm' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--soft)', backgroundColor: 'var(--fill)', borderRight: '1px solid var(--rule)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-line.marked': { backgroundColor: 'var(--mark)' },
  '.cm-tooltip': { color: 'var(--ink)', backgroundColor: 'var(--fill)', border: '1px solid var(--line)' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap', maxWidth: '40rem' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--point)' },
});

export function editor({ onChange, onPoint }) {
  const element = document.createElement('div');
  element.className = 'editor';
  let silent = false;
  const view = new EditorView({
    parent: element,
    extensions: [
      basicSetup,
      rust(),
      syntaxHighlighting(colours),
      look,
      marks,
      lintGutter(),
      EditorView.contentAttributes.of({ 'aria-label': 'source' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
        else if (update.selectionSet && !silent) onPoint(update.state.doc.lineAt(update.state.selection.main.head).number, true);
      }),
      EditorView.domEventHandlers({
        mousemove(event, view) {
          const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
          if (at !== null) onPoint(view.state.doc.lineAt(at).number, false);
        },
        mouseleave() { onPoint(0, false); },
      }),
    ],
  });
  return {
    element,
    text: () => view.state.doc.toString(),
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
    },
    mark(marked, pointed) {
      // What is marked follows from what one did elsewhere, and may be said in the middle of an update.
      queueMicrotask(() => view.dispatch({ effects: setMarks.of({ marked, pointed }) }));
    },
    show(line) {
      silent = true;
      const at = view.state.doc.line(Math.min(line, view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 40 }) });
      silent = false;
    },
    underline(mistakes) {
      const end = view.state.doc.length;
      const diagnostics = mistakes.map(({ from, to, message }) => {
        const start = Math.min(from, Math.max(0, end - 1));
        return { from: start, to: Math.min(end, Math.max(to, start + 1)), severity: 'error', message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
  };
}

'use strict';

// The view of some generators: source, diagram and expansion side by side. Pointing at one marks the same place in the two others; the
// slider steps through the states and tells what each saves. With an `editor` the source is shown by that, and not by the view:
// `mark(lines, pointed)` marks lines in it, and it calls `pointAt(line)`.
function genfnView(root, editor) {
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const select = make('select', { 'aria-label': 'generator' });
  const where = make('span', { class: 'where' });
  const back = make('button', { type: 'button', 'aria-label': 'the state before' }, '◀');
  const on = make('button', { type: 'button', 'aria-label': 'the next state' }, '▶');
  const slider = make('input', { type: 'range', min: 0, max: 0, value: 0, 'aria-label': 'state' });
  const told = make('div', { class: 'told', 'aria-live': 'polite' });
  const source = make('pre', { tabindex: 0, 'aria-label': 'source: up and down point at a line' });
  const drawing = make('div', { class: 'drawing', tabindex: 0, role: 'region', 'aria-label': 'diagram' });
  const expansion = make('pre', { tabindex: 0, 'aria-label': 'expansion: up and down point at a line' });
  const mistakes = make('ul', { class: 'mistakes', role: 'alert', hidden: '' });
  const legend = make('details', { class: 'legend' }, make('summary', {}, 'how to read it'), make('dl', {}, ...[
    ['a box', 'a place where it rests: created before it has run, one for each yield_!, closed after its end; with a double border in what a yield_from! delegates to'],
    ['saves', 'what it holds there: to be dropped, if only until its scope ends; borrowed again, if it is not held, but borrowed anew; rest of xs is what a loop has still to go through'],
    ['a solid arrow', 'it is resumed, and runs to where the arrow leads; what decides for that stands beside it, in the order in which it is asked, and … for more'],
    ['a dashed arrow', 'an error is raised on the way, by ? or from outside: who catches it, or finally'],
    ['a dotted arrow', 'it is closed where it rests, and a handler or a finally runs; where there is none, what is saved is dropped, and that is all'],
    ['a dashed frame', 'the body of a try_!; its handlers, its else and its finally stand beside it'],
  ].flatMap(([term, meaning]) => [make('dt', {}, term), make('dd', {}, meaning)])));
  const pane = (name, content) => make('section', { class: `pane ${name}` }, make('h2', {}, name), content);
  root.append(
    make('div', { class: 'choice' }, select, where, legend),
    make('div', { class: 'steps' }, back, slider, on, told),
    mistakes,
    make('div', { class: 'panes' }, pane('source', editor ? editor.element : source), pane('diagram', drawing), pane('expansion', expansion)),
  );

  let all = [];
  let current = null;
  let state = 0;
  let pointed = null;

  const WORDS = /(\/\/[^\n]*|\/\*[\s\S]*?\*\/)|("(?:\\[\s\S]|[^"\\])*"|b?'(?:\\.|[^'\\\n])'(?!\w))|\b(yield_|yield_from|try_|gen_)(?=!)|\b(as|async|await|break|const|continue|crate|else|enum|extern|fn|for|if|impl|in|let|loop|match|mod|move|mut|pub|ref|return|self|Self|static|struct|super|trait|type|unsafe|use|where|while|except|finally|true|false)\b/g;

  // Lines of highlighted code; what spans lines is coloured in each.
  function rows(text, first) {
    const lines = [[]];
    const put = (part, kind) => part.split('\n').forEach((piece, i) => {
      if (i > 0) lines.push([]);
      if (piece) lines.at(-1).push(kind ? make('span', { class: kind }, piece) : piece);
    });
    let end = 0;
    for (const found of text.matchAll(WORDS)) {
      put(text.slice(end, found.index));
      put(found[0], found[1] ? 'c' : found[2] ? 's' : found[3] ? 'm' : 'k');
      end = found.index + found[0].length;
    }
    put(text.slice(end));
    return lines.map((parts, i) => make('span', { class: 'row', 'data-line': first + i },
      make('span', { class: 'number' }, String(first + i)), ...parts));
  }

  const inside = (lines, line) => lines !== null && lines[0] <= line && line <= lines[1];
  const stateAt = (line) => current.states.findIndex((state) => inside(state.lines, line));

  function show(page) {
    all = page.files.flatMap((file) => file.generators.map((generator) => ({ file, ...generator, states: generator.states || [] })));
    const wrong = page.files.flatMap((file) => file.mistakes.map((mistake) => `${file.path}:${mistake.line}: ${mistake.message}`));
    const [named, at] = editor ? [] : decodeURIComponent(location.hash.slice(1)).split('@');
    const wanted = current ? current.path : named;
    select.replaceChildren(...all.map((generator, i) => {
      const option = make('option', { value: i }, generator.path);
      return option;
    }));
    const found = Math.max(0, all.findIndex((generator) => generator.path === wanted));
    if (all.length === 0) {
      current = null;
      for (const element of [source, drawing, expansion, told]) element.replaceChildren();
      drawing.append(make('p', { class: 'none' }, 'there is no generator here yet: a function with #[generator] is one'));
      tell(wrong);
      return;
    }
    const same = all[found].path === wanted;
    choose(found, same ? (current ? state : Number(at) || 0) : 0, wrong);
  }

  function tell(messages) {
    mistakes.replaceChildren(...messages.map((message) => make('li', {}, message)));
    mistakes.hidden = messages.length === 0;
  }

  function choose(index, at, wrong = []) {
    current = all[index];
    select.value = index;
    const [first, last] = current.lines;
    where.textContent = `${current.file.path}, lines ${first} to ${last}`;
    if (!editor) {
      const lines = current.file.source.split('\n').slice(first - 1, last).join('\n');
      source.replaceChildren(...rows(lines, first));
    }
    expansion.replaceChildren(...rows(current.expansion.replace(/\n$/, ''), 1));
    tell([...wrong, ...current.mistakes.map((mistake) => `line ${mistake.line}: ${mistake.message}`)]);
    drawing.innerHTML = current.svg;
    const picture = drawing.querySelector('svg');
    // A large one is made smaller, but not so far that it can't be read.
    if (picture) picture.style.minWidth = `${Math.round(picture.width.baseVal.value * 0.62)}px`;
    if (!current.svg) drawing.append(make('p', { class: 'none' }, 'with mistakes in it, it is no machine'));
    for (const node of drawing.querySelectorAll('.state')) {
      const number = Number(node.dataset.state);
      node.setAttribute('tabindex', 0);
      node.setAttribute('role', 'button');
      node.addEventListener('pointerenter', () => point({ state: number }));
      node.addEventListener('focus', () => point({ state: number }));
      node.addEventListener('click', () => step(number));
      node.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); step(number); }
      });
    }
    slider.max = Math.max(0, current.states.length - 1);
    pointed = null;
    step(Math.min(at, current.states.length - 1));
  }

  function step(to) {
    state = Math.max(0, to);
    slider.value = state;
    const shown = current.states[state];
    back.disabled = state === 0;
    on.disabled = state >= current.states.length - 1;
    told.replaceChildren();
    if (shown) {
      slider.setAttribute('aria-valuetext', shown.name);
      const at = shown.lines ? `, line ${shown.lines[0]}: ` : '';
      told.append(make('p', {}, make('strong', {}, shown.name), at, make('code', {}, shown.text)));
      const saved = shown.saved.map(([name, held]) => make('li', {}, make('code', {}, name),
        ...(held === 'live' ? [] : [make('span', { class: 'held' }, ` ${held}`)])));
      if (saved.length > 0) told.append(make('div', { class: 'saves' }, make('span', { class: 'held' }, 'saves'), make('ul', { 'aria-label': 'saved' }, ...saved)));
      else told.append(make('p', { class: 'held' }, current.pinned ? 'what is saved is for rustc to say: it is pinned' : 'nothing is saved'));
    }
    if (!editor && shown) history.replaceState(null, '', `#${encodeURIComponent(current.path)}${state ? '@' + state : ''}`);
    mark();
    const here = drawing.querySelector(`.state[data-state="${state}"]`);
    if (here) scrollTo(here);
    for (const list of [source, expansion]) {
      const line = list.querySelector('.marked');
      if (line) list.scrollTop = line.offsetTop - list.offsetTop - list.clientHeight / 3;
    }
  }

  // Within the drawing only: the page stays where it is.
  function scrollTo(node) {
    const [box, frame] = [node.getBoundingClientRect(), drawing.getBoundingClientRect()];
    drawing.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
    drawing.scrollTop += box.top + box.height / 2 - frame.top - frame.height / 2;
  }

  // What a place is in all three: lines of the source, a state, lines of the expansion.
  function places(place) {
    if (!place) return { lines: [], state: -1, rows: [] };
    let lines = place.lines || [];
    let at = place.state ?? -1;
    if (current.states[at]?.lines) {
      const [first, last] = current.states[at].lines;
      for (let line = first; line <= last; line += 1) lines = [...lines, line];
    } else if (at < 0) {
      at = lines.map(stateAt).find((found) => found >= 0) ?? -1;
    }
    const rows = place.rows || current.origins.flatMap((from, i) => (from.some((line) => lines.includes(line)) ? [i + 1] : []));
    return { lines, state: at, rows };
  }

  function mark() {
    const [marks, points] = [places({ state }), places(pointed)];
    const paint = (elements, key, marked, pointing) => {
      for (const element of elements) {
        const number = Number(element.dataset[key]);
        element.classList.toggle('marked', marked.includes(number));
        element.classList.toggle('pointed', pointing.includes(number));
      }
    };
    paint(source.children, 'line', marks.lines, points.lines);
    paint(expansion.children, 'line', marks.rows, points.rows);
    paint(drawing.querySelectorAll('.state'), 'state', [marks.state], [points.state]);
    for (const edge of drawing.querySelectorAll('.edge, .words')) edge.classList.toggle('leaving', Number(edge.dataset.from) === state);
    if (editor) editor.mark(marks.lines, points.lines);
  }

  function point(place, scroll = true) {
    if (!current) return;
    pointed = place;
    mark();
    if (!scroll || !place) return;
    const lists = [place.rows ? null : expansion, place.lines && !place.rows ? null : source];
    for (const list of lists.filter(Boolean)) {
      const first = list.querySelector('.pointed');
      if (first) list.scrollTop = first.offsetTop - list.offsetTop - list.clientHeight / 3;
    }
  }

  const atRow = (row) => ({ rows: [row], lines: current.origins[row - 1] || [] });
  const row = (event) => { const found = event.target.closest('.row'); return found ? Number(found.dataset.line) : 0; };
  const onRows = (list, place) => {
    let at = 0;
    list.addEventListener('pointerover', (event) => { at = row(event); if (at) point(place(at)); });
    list.addEventListener('click', (event) => {
      const found = row(event) && places(place(row(event))).state;
      if (found > 0) step(found);
    });
    list.addEventListener('keydown', (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!by || list.children.length === 0) {
        if (event.key === 'Enter' && at && places(place(at)).state >= 0) step(places(place(at)).state);
        return;
      }
      event.preventDefault();
      const first = Number(list.firstElementChild.dataset.line);
      const last = Number(list.lastElementChild.dataset.line);
      at = at < first || at > last ? first : Math.min(last, Math.max(first, at + by));
      point(place(at));
      const row = list.children[at - first];
      if (row.offsetTop - list.offsetTop < list.scrollTop || row.offsetTop - list.offsetTop > list.scrollTop + list.clientHeight - 40) {
        list.scrollTop = row.offsetTop - list.offsetTop - list.clientHeight / 3;
      }
    });
    list.addEventListener('pointerleave', () => point(null));
    list.addEventListener('blur', () => point(null));
  };
  onRows(source, (line) => ({ lines: [line] }));
  onRows(expansion, atRow);
  drawing.addEventListener('pointerleave', () => point(null));
  select.addEventListener('change', () => { choose(Number(select.value), 0); if (editor) editor.show(current.lines[0]); });
  slider.addEventListener('input', () => step(Number(slider.value)));
  back.addEventListener('click', () => step(state - 1));
  on.addEventListener('click', () => step(state + 1));

  return {
    show,
    // The editor points at a line of the source; where that is in another generator, it is shown.
    pointAt(line, chooses) {
      const found = all.findIndex((generator) => inside(generator.lines, line));
      if (chooses && found >= 0 && all[found] !== current) choose(found, 0);
      if (current) point(line ? { lines: [line] } : null);
      if (chooses && current && stateAt(line) > 0) step(stateAt(line));
    },
  };
}

if (typeof module !== 'undefined') module.exports = genfnView;

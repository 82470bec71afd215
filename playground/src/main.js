import genfnView from '../../cargo-genfn/view/page/page.js';
import countdown from '../../examples/countdown.rs';
import averager from '../../examples/averager.rs';
import grouper from '../../examples/grouper.rs';
import tokenizer from '../../examples/tokenizer.rs';
import tree from '../../examples/tree.rs';
import { compile, load } from './compiler.js';
import { editor } from './editor.js';
import { packed, unpacked } from './link.js';

// How long one has to have typed nothing, in milliseconds.
const PAUSE = 120;

const EXAMPLES = { countdown, averager, grouper, tokenizer, 'tree walk': tree };

const said = document.getElementById('said');
const examples = document.getElementById('examples');
let view;
let waiting;
let last = 0;

async function update(text) {
  last += 1;
  const mine = last;
  const page = await compile(text);
  // Something newer has been typed.
  if (mine !== last) return;
  view.show(page);
  source.underline(page.files.flatMap((file) => [...file.mistakes, ...file.generators.flatMap((generator) => generator.mistakes)]));
}

const source = editor({
  onChange(text) {
    clearTimeout(waiting);
    waiting = setTimeout(() => update(text), PAUSE);
  },
  onPoint: (line, chooses) => view && view.pointAt(line, chooses),
});

async function restored() {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (!code) return EXAMPLES.countdown;
  try {
    return await unpacked(code);
  } catch {
    said.textContent = 'the link is damaged: this is an example';
    return EXAMPLES.countdown;
  }
}

examples.append(...Object.keys(EXAMPLES).map((name) => new Option(name, name)));
examples.addEventListener('change', () => source.replace(EXAMPLES[examples.value]));
document.getElementById('link').addEventListener('click', async () => {
  history.replaceState(null, '', `#code=${await packed(source.text())}`);
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = 'copied';
  } catch {
    said.textContent = 'it is in the address bar';
  }
});
addEventListener('hashchange', async () => source.replace(await restored()));

load('compiler.wasm').then(async () => {
  view = genfnView(document.getElementById('view'), source);
  source.replace(await restored());
}).catch((error) => { said.textContent = error.message; });

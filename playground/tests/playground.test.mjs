// The playground in a browser: `./build` first.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { browser, open, serve, skip as without, tooFaint } from './browser.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const skip = without || (existsSync(`${dist}/compiler.wasm`) ? false : 'the playground is not built');

let chromium;
let server;
let errors;

before(async () => { if (!skip) { chromium = await browser(); server = await serve(dist); } });
after(async () => { await chromium?.close(); server?.close(); });

async function playground(options = {}, hash = '') {
  errors = [];
  const context = await chromium.newContext({ viewport: { width: 1500, height: 900 }, ...options });
  const page = await open(context, server.url + hash, errors);
  await page.waitForSelector('.state, .none');
  return page;
}

const write = async (page, text) => {
  await page.click('.cm-content');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
};

const states = (page) => page.$$eval('.state', (all) => all.map((state) => state.getAttribute('aria-label')));

test('typing changes the diagram', { skip }, async () => {
  const page = await playground();
  assert.equal((await states(page)).length, 3);
  await write(page, '#[generator]\nfn three() -> impl Iterator<Item = u8> {\n    yield_!(1);\n    yield_!(2);\n    yield_!(3);\n}\n');
  await page.waitForFunction(() => document.querySelectorAll('.state').length === 5);
  assert.deepEqual((await states(page))[3], 's3, line 5; yield_!(3)');
  assert.match(await page.textContent('.pane.expansion'), /Suspend3/);
  assert.deepEqual(errors, []);
});

test('a mistake is underlined at its token, and the message says what to write', { skip }, async () => {
  const page = await playground();
  await write(page, '#[generator]\nfn f() -> impl Iterator<Item = u8> {\n    let g = || yield_!(1);\n    yield_!(2);\n}\n');
  await page.waitForSelector('.cm-lintRange-error');
  assert.equal(await page.textContent('.cm-lintRange-error'), 'yield_');
  assert.match(await page.textContent('.mistakes'), /line 3: `yield_!` in a closure can't suspend/);
  await write(page, '#[generator]\nfn f() -> impl Iterator<Item = u8> {\n    yield_!(2);\n}\n');
  await page.waitForFunction(() => !document.querySelector('.cm-lintRange-error') && document.querySelectorAll('.state').length === 3);
  assert.ok(await page.isHidden('.mistakes'));
  await write(page, 'fn f( {\n}\n\n#[generator]\nfn g() -> impl Iterator<Item = u8> {\n    yield_!(2);\n    yield_!(3);\n}\n');
  await page.waitForFunction(() => /playground.rs:1: this `\(` is never closed/.test(document.querySelector('.mistakes').textContent));
  await page.waitForFunction(() => document.querySelectorAll('.state').length === 4);
  assert.deepEqual(errors, []);
});

test('pointing at one marks the same place in the two others', { skip }, async () => {
  const page = await playground();
  await page.selectOption('#examples', 'tree walk');
  await page.waitForFunction(() => document.querySelectorAll('.state').length === 5);
  await page.hover('.state[data-state="2"]');
  await page.waitForSelector('.cm-line.pointed');
  assert.match(await page.textContent('.cm-line.pointed'), /yield_!\(&t\.label\)/);
  assert.ok((await page.$$('.pane.expansion .pointed')).length > 0);
  await page.hover('.cm-line:has-text("yield_!(&t.label)") >> nth=0');
  await page.waitForSelector('.state.pointed[data-state="2"]');
  await page.mouse.move(700, 10);
  await page.waitForFunction(() => !document.querySelector('.pointed'));
  assert.deepEqual(errors, []);
});

test('the cursor chooses the generator and the state', { skip }, async () => {
  const page = await playground();
  await page.selectOption('#examples', 'grouper');
  await page.waitForFunction(() => document.querySelectorAll('select[aria-label=generator] option').length === 2);
  await page.click('.cm-line:has-text("yield_from!(averager())")');
  await page.waitForFunction(() => /grouper/.test(document.querySelector('.where').textContent)
    || document.querySelector('select[aria-label=generator]').selectedOptions[0].text === 'grouper');
  assert.match(await page.textContent('.told'), /yield_from!\(averager\(\)\)/);
  assert.match(await page.textContent('.told'), /what is delegated to/);
  assert.deepEqual(errors, []);
});

test('each example to start from is drawn', { skip }, async () => {
  const page = await playground();
  const names = await page.$$eval('#examples option', (all) => all.map((each) => each.value));
  const generators = {
    'tree walk': ['inorder', 'inorder_and_depth', 'inorder_by_stack'],
    tokenizer: ['tokens'],
    grouper: ['averager', 'grouper'],
    averager: ['averager'],
    countdown: ['countdown'],
  };
  assert.deepEqual(names.toSorted(), Object.keys(generators).toSorted());
  for (const [name, expected] of Object.entries(generators)) {
    await page.selectOption('#examples', name);
    await page.waitForFunction((expected) => {
      const all = [...document.querySelectorAll('select[aria-label=generator] option')].map((each) => each.textContent);
      return all.join() === expected;
    }, expected.join());
    assert.ok((await states(page)).length > 2, name);
    assert.ok(await page.isHidden('.mistakes'), name);
  }
  assert.deepEqual(errors, []);
});

test('a link holds the source', { skip }, async () => {
  const page = await playground();
  const source = '#[generator]\nfn größe() -> impl Iterator<Item = &\'static str> {\n    yield_!("ß →");\n}\n';
  await write(page, source);
  await page.waitForSelector('.state >> nth=2');
  await page.click('#link');
  await page.waitForFunction(() => location.hash.startsWith('#code='));
  const again = await playground({}, new URL(page.url()).hash);
  await again.waitForFunction(() => document.querySelector('.cm-content').textContent.includes('größe'));
  assert.match(await again.textContent('.cm-content'), /yield_!\("ß →"\)/);
  const damaged = await playground({}, '#code=AAAA');
  assert.match(await damaged.textContent('#said'), /damaged/);
  assert.deepEqual(errors, []);
});

test('it says that it does not run the program', { skip }, async () => {
  const page = await playground();
  assert.match(await page.textContent('header'), /does not run the program/);
});

test('it can be read in the light, in the dark and on a phone', { skip }, async () => {
  for (const [name, options] of Object.entries({
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  })) {
    const page = await playground(options);
    await page.selectOption('#examples', 'tokenizer');
    await page.waitForFunction(() => document.querySelectorAll('.state').length === 5);
    await page.click('button[aria-label="the next state"]');
    await page.waitForTimeout(300);
    assert.deepEqual(await tooFaint(page), [], name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is too wide`);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/playground-${name}.png`, fullPage: name === 'phone' });
    assert.deepEqual(errors, []);
  }
});

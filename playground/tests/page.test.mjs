// The page that `cargo genfn view` writes, in a browser; and the one that it serves.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { browser, open, skip, tooFaint } from './browser.mjs';

const manifest = fileURLToPath(new URL('../../cargo-genfn/Cargo.toml', import.meta.url));
const examples = fileURLToPath(new URL('../../examples/Cargo.toml', import.meta.url));
const GENFN = ['run', '--quiet', '--manifest-path', manifest, '--', 'genfn'];

let chromium;
let directory;
let url;
let errors;

before(async () => {
  if (skip) return;
  chromium = await browser();
  directory = mkdtempSync(join(tmpdir(), 'genfn-'));
  const output = join(directory, 'page.html');
  const { status, stderr } = spawnSync('cargo', [...GENFN, 'view', '--manifest-path', examples, '--output', output]);
  assert.equal(status, 0, String(stderr));
  url = `file://${output}`;
});
after(async () => { await chromium?.close(); if (directory) rmSync(directory, { recursive: true }); });

async function shown(hash, options = {}) {
  errors = [];
  const context = await chromium.newContext({ viewport: { width: 1500, height: 900 }, ...options });
  return open(context, `${url}#${encodeURIComponent(hash)}`, errors);
}

test('the slider steps through the states, and tells what each saves', { skip }, async () => {
  const page = await shown('tree::inorder');
  const told = () => page.textContent('.told');
  assert.match(await told(), /^created/);
  await page.focus('input[type=range]');
  const seen = [];
  for (let i = 0; i < 4; i += 1) {
    await page.keyboard.press('ArrowRight');
    seen.push(await told());
  }
  assert.match(seen[1], /s2.*yield_!\(&t\.label\)/);
  assert.match(seen[2], /t to be dropped/);
  assert.match(seen[3], /closed/);
  assert.equal(await page.getAttribute('input[type=range]', 'aria-valuetext'), 'closed');
  assert.deepEqual(errors, []);
});

test('pointing at one marks the same place in the two others', { skip }, async () => {
  const page = await shown('countdown::countdown');
  const pointed = (pane) => page.$$eval(`.pane.${pane} .pointed`, (all) => all.map((each) => each.textContent));
  await page.hover('.state[data-state="1"]');
  assert.match((await pointed('source')).join(), /yield_!\(n\)/);
  assert.ok((await pointed('expansion')).some((line) => /yield_/.test(line)));
  await page.hover('.pane.source .row:has-text("yield_!(n)")');
  assert.equal((await pointed('diagram')).length, 1);
  await page.hover('.pane.expansion .row:has-text("yield_!") >> nth=0');
  assert.match((await pointed('source')).join(), /yield_!\(n\)/);
  assert.deepEqual(errors, []);
});

test('it is gone through by keyboard', { skip }, async () => {
  const page = await shown('countdown::countdown');
  await page.focus('.pane.source pre');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowDown');
  assert.match(await page.textContent('.pane.source .pointed'), /yield_!\(n\)/);
  await page.keyboard.press('Enter');
  assert.match(await page.textContent('.told'), /^s1/);
  await page.focus('.state[data-state="2"]');
  await page.keyboard.press('Enter');
  assert.match(await page.textContent('.told'), /^closed/);
  assert.deepEqual(errors, []);
});

test('it can be read in the light, in the dark and on a phone', { skip }, async () => {
  for (const [name, options] of Object.entries({
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    phone: { colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  })) {
    const page = await shown('scheduler::io_wait::iotask@1', options);
    await page.waitForTimeout(300);
    assert.deepEqual(await tooFaint(page), [], name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is too wide`);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/page-${name}.png`, fullPage: name === 'phone' });
    assert.deepEqual(errors, []);
  }
});

test('it says how a drawing is read', { skip }, async () => {
  const page = await shown('line_server::answers', { viewport: { width: 390, height: 844 } });
  assert.ok(await page.isHidden('.legend dl'));
  await page.focus('.legend summary');
  await page.keyboard.press('Enter');
  for (const term of ['a box', 'saves', 'a solid arrow', 'a dashed arrow', 'a dotted arrow', 'a dashed frame']) {
    assert.ok(await page.isVisible(`.legend dt:text-is("${term}")`), term);
  }
  assert.deepEqual(await tooFaint(page), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is too wide');
  assert.deepEqual(errors, []);
});

test('two of one path are two to choose from', { skip }, async () => {
  const source = join(directory, 'twins.rs');
  const output = join(directory, 'twins.html');
  const twin = (condition, count) => `#[cfg(${condition})]\n#[generator]\nfn twin() -> impl Iterator<Item = u8> {\n${'    yield_!(1);\n'.repeat(count)}}\n`;
  writeFileSync(source, twin('unix', 1) + twin('windows', 2));
  const { status } = spawnSync('cargo', [...GENFN, 'view', '--file', source, '--output', output]);
  assert.equal(status, 0);
  errors = [];
  const page = await open(await chromium.newContext(), `file://${output}`, errors);
  const named = await page.$$eval('select[aria-label=generator] option', (all) => all.map((each) => each.textContent));
  assert.deepEqual(named, ['twin #[cfg(unix)]', 'twin #[cfg(windows)]']);
  await page.selectOption('select[aria-label=generator]', { label: named[1] });
  assert.equal((await page.$$('.state')).length, 4);
  await page.reload();
  assert.equal((await page.$$('.state')).length, 4, 'the address says which');
  assert.deepEqual(errors, []);
});

test('a source that is saved is shown anew', { skip }, async () => {
  const source = join(directory, 'served.rs');
  const body = (operand) => `#[generator]\nfn served() -> impl Iterator<Item = u8> {\n    yield_!(${operand});\n}\n`;
  writeFileSync(source, body(1));
  const server = spawn('cargo', [...GENFN, 'view', '--serve', '--port', '0', '--file', source]);
  try {
    const address = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(String(line).trim())));
    errors = [];
    const page = await open(await chromium.newContext(), address, errors);
    assert.match(await page.textContent('.pane.diagram'), /yield_!\(1\)/);
    await page.waitForTimeout(500);
    writeFileSync(source, body(22));
    await page.waitForFunction(() => /yield_!\(22\)/.test(document.querySelector('.pane.diagram')?.textContent));
    assert.deepEqual(errors, []);
  } finally {
    server.kill();
  }
});

// Mermaid's own parser reads the charts that are printed for it, Graphviz what is printed for that, and an XML parser the pictures: those of
// all examples.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { before, test } from 'node:test';
import { JSDOM } from 'jsdom';

const manifest = fileURLToPath(new URL('../../cargo-genfn/Cargo.toml', import.meta.url));

// What a page of the package's generators holds.
function page(package_) {
  const directory = mkdtempSync(join(tmpdir(), 'genfn-'));
  const output = join(directory, 'page.html');
  const place = ['--manifest-path', fileURLToPath(new URL('../../Cargo.toml', import.meta.url)), '--package', package_];
  const run = ['run', '--quiet', '--manifest-path', manifest, '--', 'genfn', 'view', '--output', output, ...place];
  const { status, stderr } = spawnSync('cargo', run, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const [, data] = readFileSync(output, 'utf8').match(/<script type="application\/json" id="data">(.*?)<\/script>/s);
  rmSync(directory, { recursive: true });
  return JSON.parse(data);
}

let mermaid;
let generators;
let parser;

before(async () => {
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document });
  mermaid = (await import('mermaid')).default;
  generators = ['genfn-examples', 'genfn-examples-orders'].flatMap((name) => page(name).files.flatMap((file) => file.generators));
  parser = new window.DOMParser();
  assert.ok(generators.length > 40, `only ${generators.length} generators`);
});

test('each chart is read, with the nodes and edges that were printed', async () => {
  for (const { path: name, mermaid: chart, states, edges } of generators) {
    assert.equal((await mermaid.parse(chart)).diagramType, 'flowchart-v2', name);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
    assert.equal(db.getVertices().size, states.length, name);
    assert.equal(db.getEdges().length, edges.length, name);
  }
});

const dot = spawnSync('dot', ['-V']).status === 0;

test('Graphviz reads each drawing, with the nodes and edges that were printed', { skip: dot ? false : 'Graphviz is not installed' }, () => {
  const { status, stdout, stderr } = spawnSync('dot', ['-Tplain'], { input: generators.map((each) => each.dot).join(''), encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const read = stdout.split(/^stop$/m).slice(0, -1);
  assert.equal(read.length, generators.length);
  for (const [i, { path: name, states, edges }] of generators.entries()) {
    assert.equal(read[i].match(/^node /gm)?.length, states.length, name);
    assert.equal(read[i].match(/^edge /gm)?.length, edges.length, name);
  }
});

test('each picture is XML, with all states, edges and words', () => {
  for (const { path: name, svg, states, edges } of generators) {
    const picture = parser.parseFromString(svg, 'image/svg+xml');
    assert.equal(picture.documentElement.tagName, 'svg', name);
    assert.equal(picture.querySelectorAll('.state').length, states.length, name);
    assert.equal(picture.querySelectorAll('.edge').length, edges.length, name);
    assert.equal(picture.querySelectorAll('.words').length, edges.filter((edge) => edge.words).length, name);
  }
});

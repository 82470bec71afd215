// A browser, if there is one, and a server of files for it.

import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const executablePath = CHROMIUM.find((path) => path && existsSync(path));

export const skip = executablePath ? false : 'no Chromium is installed';

export async function browser() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
}

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.wasm': 'application/wasm' };

// Serves a directory, and nothing above it; the address, and how to end it.
export async function serve(directory) {
  const server = createServer((request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html';
    const path = join(directory, name);
    if (name.includes('..') || !existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(name)] || 'text/plain' }).end(readFileSync(path));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

// A page that fails its test by an error of its own, or by asking for anything elsewhere.
export async function open(context, url, errors) {
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url.split('#')[0].replace(/[^/]*$/, '')) && !request.url().startsWith('data:')) errors.push(`it asked for ${request.url()}`);
  });
  await page.goto(url);
  return page;
}

// The places of the page where text has too little contrast to what is behind it, as WCAG 2 has it for AA.
export const tooFaint = (page) => page.evaluate(() => {
  const parse = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    const box = element.closest?.('.state')?.querySelector('.box');
    if (box) return parse(getComputedStyle(box).fill);
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, title, option, [hidden], button:disabled') || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const ink = parse(element instanceof SVGElement ? style.fill : style.color);
    const [light, dark] = [luminance(ink), luminance(behind(element))].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) faint.push(`${node.data.trim().slice(0, 30)}: ${contrast.toFixed(2)}`);
  }
  return faint;
});

// Every page is whole: on a phone and on a desk, with JavaScript and without.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { launch, open, visit } from '../lib/browser.js';
import { base, pages, widths } from '../lib/site.js';

const artefacts = new URL('../artefacts/', import.meta.url);

let browser;
before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
});
after(() => browser?.close());

for (const javaScriptEnabled of [true, false]) {
  for (const width of widths) {
    describe(`${width} px, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      let context;
      let page;
      before(async () => {
        context = await open(browser, { width, javaScriptEnabled });
        page = await context.newPage();
      });
      after(() => context?.close());

      for (const { name, lang, path, status } of pages) {
        test(path, async () => {
          const { response, faults } = await visit(page, base + path);
          if (javaScriptEnabled) {
            const file = new URL(`${name}-${lang}-${width}.png`, artefacts).pathname;
            await page.screenshot({ path: file, fullPage: true });
          }
          // All faults at once: whoever mends one sees the others.
          const expect = (good, fault) => good || faults.push(fault);
          const html = await response.text();
          const headings = await page.locator('h1').allInnerTexts();
          const language = await page.locator('html').getAttribute('lang');
          const title = await page.title();
          const kind = response.headers()['content-type'];
          expect(response.status() === status, `status ${response.status()}, not ${status}`);
          expect(kind === 'text/html; charset=utf-8', `content type ${kind}`);
          expect(language === lang, `<html lang="${language}">, not ${lang}`);
          expect(headings.length === 1 && headings[0].trim(), `h1: ${JSON.stringify(headings)}`);
          expect(/\S+.* · \S+/.test(title), `title without a page’s own words: ${title}`);
          expect(!html.includes('⟦'), `a missing message: ${html.match(/⟦[^⟧]*⟧?/)?.[0]}`);
          assert.deepEqual(faults, []);
        });
      }
    });
  }
}

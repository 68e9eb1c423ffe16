// Everybody can use every page: axe finds nothing to object to, and nothing has to be
// scrolled sideways on the narrowest screen.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open } from '../lib/browser.js';
import { objections } from '../lib/look.js';
import { base, pages, widths } from '../lib/site.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const looks = [
  ...widths.map((width) => ({ width, colorScheme: 'light' })),
  { width: 360, colorScheme: 'dark' },
];
for (const { width, colorScheme } of looks) {
  describe(`axe, ${width} px, ${colorScheme}`, () => {
    let context;
    let page;
    before(async () => {
      // Only here: axe adds a style to the page, which the site's policy forbids.
      context = await open(browser, { width, colorScheme, bypassCSP: true });
      page = await context.newPage();
    });
    after(() => context?.close());

    for (const { path } of pages) {
      test(path, async () => {
        await page.goto(base + path);
        const told = await objections(page);
        assert.equal(told.length, 0, told.join('\n\n'));
      });
    }
  });
}

describe('320 px: nothing to scroll sideways', () => {
  let context;
  let page;
  before(async () => {
    context = await open(browser, { width: 320 });
    page = await context.newPage();
  });
  after(() => context?.close());

  for (const { path } of pages) {
    test(path, async () => {
      await page.goto(base + path);
      const { wide, width } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        // Content may scroll inside of a box of its own, such as a wide table.
        const boxed = (element) => {
          for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
            if (getComputedStyle(at).overflowX !== 'visible') return true;
          }
          return false;
        };
        const wide = [...document.body.querySelectorAll('*')].filter(
          (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !boxed(element),
        );
        return {
          width: scrollWidth - clientWidth,
          wide: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
        };
      });
      assert.equal(width, 0, `too wide by ${width} px:\n${wide.join('\n')}`);
    });
  }
});

// Whoever has no mouse gets everywhere, and always sees where they are.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open } from '../lib/browser.js';
import { base, things, widths } from '../lib/site.js';

/** More stops than any page has before its search box or its end. */
const STOPS = 400;

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** Notes how everything looks while nothing has the focus. */
function remember() {
  const marks = (element) => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle === 'none' ? 'none' : `${style.outlineWidth} ${style.outlineColor}`;
    return [outline, style.boxShadow, style.borderColor, style.borderWidth, style.backgroundColor].join('|');
  };
  const before = new Map([...document.querySelectorAll('*')].map((element) => [element, marks(element)]));
  window.keyboard = { marks, before, seen: new Set() };
}

/** What has the focus, and whether one can see that. */
function focused() {
  const { marks, before, seen } = window.keyboard;
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const again = seen.has(element);
  seen.add(element);
  // The mark may be drawn around it: on its label or on the box that holds it.
  const around = [element, element.parentElement, element.parentElement?.parentElement, ...(element.labels ?? [])];
  const marked = around.some((each) => each && before.has(each) && marks(each) !== before.get(each));
  const box = element.getBoundingClientRect();
  const inView =
    box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  return {
    again,
    html: element.outerHTML.slice(0, 160),
    isSkip: element.matches('a[href="#main"]'),
    marked,
    inView,
  };
}

const walked = ['home', 'plan', 'search'];
for (const width of widths) {
  for (const thing of things.filter(({ name }) => walked.includes(name))) {
    for (const lang of ['es', 'en']) {
      describe(`${thing[lang]}, ${width} px`, () => {
        let context;
        let page;
        before(async () => {
          context = await open(browser, { width, lang });
          page = await context.newPage();
        });
        after(() => context?.close());

        test('the first stop leads past the head', async () => {
          await page.goto(base + thing[lang]);
          await page.evaluate(remember);
          await page.keyboard.press('Tab');
          const stop = await page.evaluate(focused);
          assert.ok(stop?.isSkip, `the first stop is ${stop?.html}`);
          assert.ok(stop.inView, 'it can be seen');
          await page.keyboard.press('Enter');
          // The address follows a moment after the key.
          await page.waitForURL((url) => url.hash === '#main', { timeout: 5_000, waitUntil: 'commit' });
          await page.keyboard.press('Tab');
          const inside = await page.evaluate(() => document.querySelector('main').contains(document.activeElement));
          assert.ok(inside, 'the next stop is in the main part');
        });

        test('every stop can be seen', async () => {
          await page.goto(base + thing[lang]);
          await page.evaluate(remember);
          const unseen = [];
          let stops = 0;
          for (; stops < STOPS; stops += 1) {
            await page.keyboard.press('Tab');
            const stop = await page.evaluate(focused);
            // Past the last one the focus leaves the page, or begins again.
            if (!stop || stop.again) break;
            if (!stop.marked) unseen.push(`no mark: ${stop.html}`);
            if (!stop.inView) unseen.push(`out of view: ${stop.html}`);
          }
          assert.ok(stops > 5, `only ${stops} stops`);
          assert.ok(stops < STOPS, 'there is an end');
          assert.deepEqual(unseen, []);
        });

        test('a search without a mouse', async () => {
          await page.goto(base + thing[lang]);
          await page.evaluate(remember);
          if (!(await walkTo(page, 'input[name=q]'))) {
            // On a narrow screen the head has a link to the box in its place.
            await page.goto(base + thing[lang]);
            await page.evaluate(remember);
            assert.ok(await walkTo(page, 'a.to-search'), 'a search box or a link to one');
            await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
            await page.evaluate(remember);
            assert.ok(await walkTo(page, 'input[name=q]'), 'a search box where the link leads');
          }
          await page.keyboard.press('Control+A');
          await page.keyboard.type('contratacion');
          await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
          const { pathname, searchParams } = new URL(page.url());
          assert.equal(pathname, lang === 'es' ? '/es/buscar' : '/en/search');
          assert.equal(searchParams.get('q'), 'contratacion');
          assert.ok((await page.locator('main ol a[href]').count()) > 0, 'something was found');
        });
      });
    }
  }
}

/** Goes from stop to stop until one is `wanted`; false at the end of the page. */
async function walkTo(page, wanted) {
  for (let stops = 0; stops < STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (!stop || stop.again) return false;
    if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return true;
  }
  return false;
}

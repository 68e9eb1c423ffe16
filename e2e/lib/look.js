// Looks at a page in the middle of what somebody does: a picture of it is kept, nothing goes over
// the edge, no message is missing, and axe finds nothing to object to.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = new URL('../artefacts/acts/', import.meta.url).pathname;

/** What axe objects to on this page, which has to run scripts and to bypass the site's policy. */
export async function objections(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.target}\n    ${node.html}\n    ${node.failureSummary}`).join('\n')}`,
  );
}

/** Looks at the page as it is now; `name` is that of its picture. */
export async function look(page, name, { width, javaScriptEnabled }) {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const { width: inner } = await page.locator('html').boundingBox();
  assert.ok(inner <= width, `${name}: ${inner} px wide`);
  assert.ok(!(await page.content()).includes('⟦'), `${name}: a message is missing`);
  if (!javaScriptEnabled) return;
  const told = await objections(page);
  assert.equal(told.length, 0, `${name}: ${told.join('\n\n')}`);
}

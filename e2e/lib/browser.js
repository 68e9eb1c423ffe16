// Debian's Chromium, and what a visit to a page brings to light.

import { chromium } from 'playwright-core';

/** Starts the browser; it makes no request of its own. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A fresh browser window: nothing cached, nothing remembered, nothing that moves. */
export function open(browser, { width = 1280, lang = 'es', ...more } = {}) {
  return browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 800 },
    locale: lang === 'es' ? 'es-EC' : 'en-GB',
    timezoneId: 'America/Guayaquil',
    reducedMotion: 'reduce',
    ...more,
  });
}

/**
 * Loads a page and gathers what went wrong: messages of the console, among which are
 * violations of the content security policy, and requests that failed.
 */
export async function visit(page, address) {
  const faults = [];
  const hear = (message) => {
    // The browser also reports the status of the page itself, which a test compares anyway.
    const itself = message.location().url === address && /status of 4\d\d/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !itself) faults.push(message.text());
  };
  // What the browser itself gives up, as the icon of the page that it leaves, failed nobody.
  const fail = (request) => {
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') faults.push(`${request.url()}: ${why}`);
  };
  const answer = (response) => {
    if (response.status() >= 400 && response.url() !== address) {
      faults.push(`${response.url()}: ${response.status()}`);
    }
  };
  const broken = (error) => faults.push(String(error));
  page.on('console', hear).on('requestfailed', fail).on('response', answer).on('pageerror', broken);
  const response = await page.goto(address, { waitUntil: 'load' });
  page.off('console', hear).off('requestfailed', fail).off('response', answer).off('pageerror', broken);
  return { response, faults };
}

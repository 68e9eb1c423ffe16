// The API's description, judged by a validator that others wrote.

import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import { test } from 'node:test';
import { base } from '../lib/site.js';

test('the description of the API is valid OpenAPI 3.1', async () => {
  const description = await (await fetch(`${base}/api/openapi.json`)).json();
  const judge = new Validator();
  const { valid, errors } = await judge.validate(description);
  assert.ok(valid, JSON.stringify(errors, null, 2));
  assert.equal(judge.version, '3.1');
});

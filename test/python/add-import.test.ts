import { describe, expect, it } from 'vitest';
import { importEdits, type Wanted } from '../../src/python/add-import.js';
import { loadParser } from '../../src/python/parser.js';
import { SourceFile } from '../../src/python/source-file.js';

const parser = await loadParser();

function imported(text: string, wanted: readonly Wanted[], columns = 88): string {
  const file = new SourceFile('a.py', text, parser);
  return importEdits(file, wanted, columns).reduceRight(
    (result, { start, end, text: replacement }) => result.slice(0, start) + replacement + result.slice(end),
    text,
  );
}

const PYDANTIC = { module: 'pydantic', name: 'BaseModel' };

describe('an import of its own at the top of the file', () => {
  it.each<[string, string, string]>([
    [
      'in order among third-party modules',
      'import os\n\nfrom temporalio import workflow\n\nx = 1\n',
      'import os\n\nfrom pydantic import BaseModel\nfrom temporalio import workflow\n\nx = 1\n',
    ],
    [
      'behind those that sort before it',
      'import attr\nfrom httpx import get\nfrom temporalio import workflow\n',
      'import attr\nfrom httpx import get\nfrom pydantic import BaseModel\nfrom temporalio import workflow\n',
    ],
    [
      'last in its group',
      'import temporalio.workflow\nfrom anyio import run\n',
      'import temporalio.workflow\nfrom anyio import run\nfrom pydantic import BaseModel\n',
    ],
    [
      'into the statement that is there',
      'from pydantic import Field\nfrom temporalio import workflow\n',
      'from pydantic import BaseModel, Field\nfrom temporalio import workflow\n',
    ],
    ['nothing where the name is imported', 'from pydantic import BaseModel\n', 'from pydantic import BaseModel\n'],
    ['behind the docstring', '"""Flows."""\n\nx = 1\n', '"""Flows."""\n\nfrom pydantic import BaseModel\n\nx = 1\n'],
    [
      'behind __future__',
      '"""Flows."""\nfrom __future__ import annotations\n\nx = 1\n',
      '"""Flows."""\nfrom __future__ import annotations\n\nfrom pydantic import BaseModel\n\nx = 1\n',
    ],
    [
      'behind a shebang and an encoding line',
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nx = 1\n',
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nfrom pydantic import BaseModel\n\nx = 1\n',
    ],
    [
      'not into a block under TYPE_CHECKING',
      'from temporalio import workflow\nif TYPE_CHECKING:\n    from pydantic import Field\n',
      'from pydantic import BaseModel\nfrom temporalio import workflow\nif TYPE_CHECKING:\n    from pydantic import Field\n',
    ],
    [
      'in a group of its own behind modules of other kinds',
      'import os\n\nx = 1\n',
      'import os\n\nfrom pydantic import BaseModel\n\nx = 1\n',
    ],
    [
      'beside a renamed import, which keeps its statement',
      'from pydantic import Field as F\nfrom temporalio import workflow\n',
      'from pydantic import Field as F\nfrom pydantic import BaseModel\nfrom temporalio import workflow\n',
    ],
  ])('%s', (_, before, after) => {
    expect(imported(before, [PYDANTIC])).toBe(after);
  });
});

describe('into the statement that imports the workflow', () => {
  const beside = (text: string, name: string) => ({ module: '.flows', name, beside: text.indexOf('import Flow') + 7 });

  it.each<[string, string, string]>([
    ['one line', 'from .flows import Flow\n', 'from .flows import Flow, FlowRequest\n'],
    [
      'in the order that is kept',
      'from .flows import Flow, run_all\n',
      'from .flows import Flow, FlowRequest, run_all\n',
    ],
    [
      'at the end where no order is kept',
      'from .flows import Flow, Alpha\n',
      'from .flows import Flow, Alpha, FlowRequest\n',
    ],
    [
      'indented, inside of a function',
      'def f():\n    from .flows import Flow\n    Flow\n',
      'def f():\n    from .flows import Flow, FlowRequest\n    Flow\n',
    ],
  ])('%s', (_, before, after) => {
    expect(imported(before, [beside(before, 'FlowRequest')])).toBe(after);
  });

  it('one name a line', () => {
    const text = 'from .flows import (\n    Flow,  # starts\n    Other,\n)\n';
    expect(imported(text, [{ module: '.flows', name: 'FlowRequest', beside: 24 }])).toBe(
      'from .flows import (\n    Flow,  # starts\n    FlowRequest,\n    Other,\n)\n',
    );
  });

  it('in parentheses where the line would become too long', () => {
    const text = 'from .flows import Flow, Other\n';
    expect(imported(text, [beside(text, 'FlowRequest')], 40)).toBe(
      'from .flows import (\n    Flow,\n    FlowRequest,\n    Other,\n)\n',
    );
  });

  it('two names at once, where the line becomes too long', () => {
    const text = 'from .flows import Flow, Other\n';
    const wanted = [beside(text, 'OtherRequest'), beside(text, 'FlowRequest')];
    expect(imported(text, wanted, 40)).toBe(
      'from .flows import (\n    Flow,\n    FlowRequest,\n    Other,\n    OtherRequest,\n)\n',
    );
  });

  it('two names at once', () => {
    const text = 'from .flows import Flow, Other\n';
    expect(imported(text, [beside(text, 'OtherRequest'), beside(text, 'FlowRequest')])).toBe(
      'from .flows import Flow, FlowRequest, Other, OtherRequest\n',
    );
  });
});

it('a statement of its own near another one, in order', () => {
  const text = 'from shop.flows import Flow\nfrom shop.models import Order\n';
  expect(imported(text, [{ module: 'shop.flows.orders', name: 'FlowRequest', near: 3 }])).toBe(
    'from shop.flows import Flow\nfrom shop.flows.orders import FlowRequest\nfrom shop.models import Order\n',
  );
});

it('CRLF', () => {
  expect(imported('import os\r\n\r\nfrom temporalio import workflow\r\n', [PYDANTIC])).toBe(
    'import os\r\n\r\nfrom pydantic import BaseModel\r\nfrom temporalio import workflow\r\n',
  );
});

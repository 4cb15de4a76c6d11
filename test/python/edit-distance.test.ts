import { expect, it } from 'vitest';
import { nearestName } from '../../src/python/edit-distance.js';

it.each([
  ['chrage_order', 'charge_order'],
  ['charge_ordr', 'charge_order'],
  ['charge_orders', 'charge_order'],
  ['chargeOrder', 'charge_order'],
  ['Charge-Order', 'charge_order'],
  ['chargeorder', 'charge_order'],
  ['CreatePdf', 'create_pdf'],
  ['create_dpf', 'create_pdf'],
  ['ParseHTMLPage', 'parse_html_page'],
  ['ImportBach', 'ImportBatch'],
  ['upload_2', 'upload_2'],
])('%s means %s', (name, meant) => {
  expect(nearestName(name, ['elsewhere', meant])).toBe(meant);
});

it.each([
  ['healing_activity', 'testing_activity'],
  ['generate_scoping_recommendations', 'generate_llm_recommendations'],
  ['get_user', 'set_user'],
  ['update_date', 'update_rate'],
  ['send_report', 'send_report_to_all'],
  ['upload_1', 'upload_2'],
  ['', 'charge'],
])('%s is another name than %s', (name, other) => {
  expect(nearestName(name, [other])).toBeUndefined();
});

it('takes the nearest of several', () => {
  expect(nearestName('charge_ordrs', ['charge_order', 'charge_orders'])).toBe('charge_orders');
});

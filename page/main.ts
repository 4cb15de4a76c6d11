// The page that a team reviews a plan on. It is given the plan as data and shows it; it loads nothing, sends nothing and
// decides nothing: what people decide leaves it as a file that the command line reads.
import type { PageData } from '../src/report/page-types.js';
import { decisionBar } from './decision-bar.js';
import { Decisions } from './decisions.js';
import { count, h, plain, visible } from './dom.js';
import { type Filter, filterFromQuery, findingsHref, Index } from './filter.js';
import { FindingsView } from './findings-view.js';
import { keyboard } from './keys.js';
import { nodeHref } from './map-panel.js';
import { MapView } from './map-view.js';
import { overview } from './overview.js';

const VIEWS = ['overview', 'map', 'findings'] as const;
type View = (typeof VIEWS)[number];
const TITLES: Readonly<Record<View, string>> = { overview: 'Overview', map: 'Map', findings: 'Findings' };

function start(data: PageData): void {
  const decisions = new Decisions(data.findings, data.name);
  const index = new Index(data, decisions);
  const replace = (hash: string) => {
    history.replaceState(null, '', hash);
    route();
  };
  const findings = new FindingsView(data, index, decisions, (filter: Filter) => replace(findingsHref(filter)));
  const map = new MapView(data, id => {
    location.hash = id === undefined ? '#map' : nodeHref(id);
  });
  const contents: Readonly<Record<View, HTMLElement>> = {
    overview: overview(data, index),
    map: map.element,
    findings: findings.element,
  };
  const names = VIEWS.filter(name => name !== 'map' || data.map.nodes.length > 0);
  const views = names.map(name =>
    h(
      'section',
      { class: 'view', id: `view-${name}`, 'aria-labelledby': `title-${name}` },
      h('h2', { class: 'unseen', id: `title-${name}` }, TITLES[name]),
      contents[name],
    ),
  );
  const links = names.map(name => h('a', { href: `#${name}`, 'data-view': name }, linkText(name, data)));

  const open = (view: View) => {
    for (const element of views) element.hidden = element.id !== `view-${view}`;
    for (const link of links) {
      if (link.getAttribute('data-view') === view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    document.body.dataset.view = view;
  };
  const route = () => {
    const hash = location.hash.slice(1);
    const id = /^finding-(\w+)$/.exec(hash)?.[1];
    if (id !== undefined && findings.cards.has(id)) {
      open('findings');
      findings.focus(id);
    } else if (hash.startsWith('findings')) {
      open('findings');
      findings.show(filterFromQuery(hash.slice('findings?'.length)));
    } else if (hash.startsWith('map') && data.map.nodes.length > 0) {
      open('map');
      const id = decodeURIComponent(hash.slice('map/'.length));
      map.open(data.map.nodes.some(node => node.id === id) ? id : undefined);
    } else open('overview');
  };

  const keys = keyboard([
    { key: 'o', what: 'Overview', act: () => go('#overview') },
    { key: 'm', what: 'Map', act: () => go('#map') },
    { key: 'f', what: 'Findings', act: () => go('#findings') },
    { key: 'j', what: 'Next finding', act: () => step(1) },
    { key: 'k', what: 'Previous finding', act: () => step(-1) },
    { key: 'a', what: 'Accept the fix and go on', act: () => decide('accept') },
    { key: 'd', what: 'Decline the fix and go on', act: () => decide('decline') },
    { key: 'u', what: 'Take the decision back', act: () => decide(undefined) },
    {
      key: 's',
      what: 'Side by side or unified',
      act: () => findings.setLayout(findings.layout === 'split' ? 'unified' : 'split'),
    },
    { key: '/', what: 'Search', act: () => search() },
    { key: '?', what: 'This list', act: () => keys.open() },
  ]);
  const go = (hash: string) => {
    location.hash = hash;
  };
  const step = (by: 1 | -1) => {
    if (document.body.dataset.view !== 'findings') open('findings');
    findings.focus(by);
  };
  const decide = (decision: 'accept' | 'decline' | undefined) => {
    const { current } = findings;
    if (!current) return;
    decisions.decide([current.finding.id], decision);
    if (decision) findings.focus(1);
  };
  const search = () => {
    if (document.body.dataset.view === 'map') document.getElementById('map-search')!.focus();
    else {
      open('findings');
      findings.focusSearch();
    }
  };

  const main = h('main', { id: 'main', tabindex: -1 }, views);
  document.title = `${plain(data.command)}: ${plain(data.name)}`;
  document.body.append(
    h(
      'a',
      {
        class: 'skip',
        href: '#main',
        onclick: event => {
          event.preventDefault();
          main.focus();
        },
      },
      'Skip to the content',
    ),
    h(
      'header',
      { class: 'top' },
      h('h1', {}, h('span', { class: 'command' }, visible(data.command)), ' ', visible(data.name)),
      h('nav', { 'aria-label': 'Views' }, links),
      decisionBar(data, decisions),
      h(
        'div',
        { class: 'more' },
        h('button', { type: 'button', onclick: () => keys.open(), 'aria-label': 'Keys and colours' }, '?'),
      ),
    ),
    main,
    h(
      'footer',
      {},
      `${data.tool.name} ${data.tool.version}. This page is one file: it loads nothing and sends nothing.`,
    ),
    keys.help,
  );
  // What sticks below the header has to know its height, which depends on the width of the window.
  const top = document.querySelector('.top')!;
  new ResizeObserver(() => {
    const height = getComputedStyle(top).position === 'sticky' ? top.getBoundingClientRect().height : 0;
    document.documentElement.style.setProperty('--top', `${height}px`);
  }).observe(top);
  addEventListener('hashchange', route);
  addEventListener('beforeprint', () => findings.drawAll());
  route();
}

function linkText(name: View, { findings, map }: PageData): (Node | string)[] {
  const n =
    name === 'findings'
      ? findings.length
      : name === 'map'
        ? map.nodes.filter(({ kind }) => kind === 'workflow').length
        : undefined;
  if (n === undefined) return [TITLES[name]];
  const what = name === 'findings' ? count(n, 'finding') : count(n, 'workflow');
  return [TITLES[name], ' ', h('span', { class: 'count', title: what }, n.toLocaleString('en'))];
}

start(JSON.parse(document.getElementById('plan')!.textContent!) as PageData);

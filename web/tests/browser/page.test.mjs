// The page in Debian's Chromium against the real server: what a user sees, does with the keyboard, and takes along.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { here } from '../load.mjs';
import { write_archive } from './archive.mjs';
import { ask, chromium_path, start_server } from './server.mjs';

const { default: Axe } = { default: AxeBuilder.default ?? AxeBuilder };
let server;
let browser;
let views;

/** Opens a page that fails the test on console errors and on requests to anywhere else. */
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on('console', (message) => { if (message.type() === 'error') troubles.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== server.url) troubles.push(`foreign: ${request.url()}`); });
  await page.goto(server.url + path);
  await settled(page);
  return { page, context, troubles };
}

let settlings = 0;

/** Waits until nothing is on its way or being drawn any more, and the text stays as it is for some frames: what has come may ask for more. */
async function settled(page) {
  await page.waitForSelector('main h1');
  await page.waitForFunction((id) => {
    const main = document.querySelector('main');
    const busy = !main || main.dataset.waiting !== '0' || main.querySelector('[aria-busy=true]') || document.readyState !== 'complete';
    const text = main?.innerText ?? '';
    if (window.seen?.id !== id) window.seen = { id, text: '', frames: 0 };
    window.seen.frames = !busy && window.seen.text === text ? window.seen.frames + 1 : 0;
    window.seen.text = text;
    return window.seen.frames >= 4;
  }, ++settlings);
}

async function text_of(page) {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();
}

before(async () => {
  server = await start_server();
  browser = await chromium.launch({ executablePath: chromium_path(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
  const place = (await ask(server.url, 'places?q=')
    .catch(() => ask(server.url, 'places'))).data.find((one) => one.name === 'Hadrut') ?? (await ask(server.url, 'places')).data[0];
  const events = (await ask(server.url, 'events?contested=true')).data;
  const claim = (await ask(server.url, 'claims?type=shelling')).data[0];
  const source = (await ask(server.url, 'sources')).data[0];
  views = {
    overview: '/', map: '/map', 'map by day': '/map?at=2020-10-12&span=7', 'map as table': '/map?table=1', place: `/place/${place.id}/hadrut`, 'place as table': `/place/${place.id}/hadrut?table=1`,
    event: `/event/${events[0].id}`, casualties: '/casualties', 'casualties by event': '/casualties?view=events', checks: '/casualties?view=checks', ceasefires: '/ceasefires', sources: '/sources', source: `/source/${source.id}`,
    article: `/article/${claim.article_key}?claim=${claim.id}`, search: '/search?q=hadrut', 'search by type': '/search?type=shelling&polarity=denied', 'search events': '/search?in=events&contested=true', 'search articles': '/search?in=articles',
    review: '/review', 'review of places': '/review?queue=place', 'known by': '/?as_of=2020-10-12',
  };
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

describe('every view', () => {
  test('loads without console error or foreign request, and has a heading and a title', async () => {
    for (const [name, path] of Object.entries(views)) {
      const { page, context, troubles } = await open(path);
      assert.deepEqual(troubles, [], name);
      assert.equal(await page.locator('main h1').count(), 1, name);
      assert.match(await page.title(), /.+ · Counterclaim$/, name);
      assert.equal(await page.locator('.fault').count(), 0, name);
      await context.close();
    }
  });

  test('reloads to the same state, and back leads back', async () => {
    for (const [name, path] of Object.entries(views)) {
      const { page, context } = await open(path);
      const first = await text_of(page);
      const other = await open(new URL(page.url()).pathname + new URL(page.url()).search);
      assert.equal(await text_of(other.page), first, name);
      await other.context.close();
      await context.close();
    }
    const { page, context } = await open(views.search);
    const before_click = await text_of(page);
    await page.locator('main a[data-source]').first().click();
    await page.waitForSelector('mark.chosen');
    await page.goBack();
    await page.waitForSelector('#q');
    await settled(page);
    assert.equal(await text_of(page), before_click);
    await context.close();
  });

  for (const [scheme, colour] of [['light', 'light'], ['dark', 'dark']]) {
    test(`has nothing for axe to find (WCAG 2.2 AA), ${scheme}`, async () => {
      for (const [name, path] of Object.entries(views)) {
        const { page, context } = await open(path, { colorScheme: colour });
        const found = await new Axe({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
        // Places that lie close together overlap on a map; the list after it holds the same links (2.5.8, "equivalent").
        const real = found.violations.map((one) => ({ ...one, nodes: one.nodes.filter((node) => one.id !== 'target-size' || !node.html.includes('leaflet-marker-icon')) }));
        assert.deepEqual(real.filter((one) => one.nodes.length).map((one) => `${name}: ${one.id}: ${one.nodes[0]?.html.slice(0, 140)}`), []);
        await context.close();
      }
    });
  }

  for (const width of [360, 1280]) {
    test(`fits ${width} px without scrolling sideways`, async () => {
      for (const [name, path] of Object.entries(views)) {
        const { page, context } = await open(path, { viewport: { width, height: 800 } });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${name}: ${wide} px too wide`);
        await context.close();
      }
    });
  }

  test('speaks French, and says so', async () => {
    for (const [name, path] of Object.entries(views)) {
      const { page, context, troubles } = await open(path, { locale: 'fr-FR' });
      assert.equal(await page.locator('html').getAttribute('lang'), 'fr', name);
      assert.match(await page.locator('nav.views').innerText(), /Vue d’ensemble/);
      assert.doesNotMatch(await page.locator('main h1').innerText(), /^(Overview|Casualties|Search|Review)$/, name);
      assert.deepEqual(troubles, [], name);
      await context.close();
    }
  });
});

describe('requests', () => {
  test('name only parameters that the server has', async () => {
    const wanted = JSON.parse(readFileSync(join(here, 'src/accepts.json'), 'utf8'));
    const spec = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
    const served = {};
    for (const [path, methods] of Object.entries(spec.paths)) {
      if (!methods.get) continue;
      served[path.replace(/^\//, '').replace(/\{\w+\}/g, '*')] = (methods.get.parameters ?? []).filter((one) => one.in !== 'path').map((one) => one.name ?? one.$ref.split('/').pop()).sort();
    }
    assert.deepEqual(wanted, served);
  });
});

describe('counts', () => {
  test('of list, map, chart and export agree', async () => {
    const whole = await ask(server.url, 'claims?count=exact&limit=1');
    const csv = await (await fetch(`${server.url}/api/v1/claims.jsonl`)).text();
    assert.equal(csv.trim().split('\n').length, whole.count.value);
    const overview = await ask(server.url, 'overview');
    assert.equal(overview.data.totals.claims, whole.count.value);
    const timeline = await ask(server.url, 'timeline?by=said');
    const without = await ask(server.url, 'claims?missing=said&count=exact&limit=1');
    assert.equal(timeline.data.reduce((sum, row) => sum + row.claims, 0) + without.count.value, whole.count.value);

    const { page, context } = await open('/search');
    assert.equal(await page.locator('main [role=status]').first().innerText(), `${whole.count.value.toLocaleString('en')} found`);
    await page.goto(`${server.url}/map?table=1`);
    await settled(page);
    const map = (await ask(server.url, 'map')).data;
    assert.equal(await page.locator('#map-list tbody tr').count(), map.features.length);
    const unplaced = await ask(server.url, 'claims?missing=place&count=exact&limit=1');
    assert.equal(Number(await page.locator('[data-unplaced]').getAttribute('data-unplaced')), unplaced.count.value);
    for (const row of (await page.locator('#map-list tbody tr').all()).slice(0, 5)) {
      const shown = Number((await row.locator('td.number').innerText()).replace(/\D/g, ''));
      await row.locator('td.number a').click({ modifiers: [] });
      await page.waitForSelector('#q');
      await settled(page);
      assert.equal(await page.locator('main [role=status]').first().innerText(), `${shown} found`);
      await page.goBack();
      await page.waitForSelector('#map-list');
      await settled(page);
    }
    await page.goto(`${server.url}/casualties`);
    await settled(page);
    const series = (await ask(server.url, 'casualties?view=series&limit=200')).data;
    assert.equal(await page.locator('#series tbody tr').count(), series.reduce((sum, one) => sum + one.points.length, 0));
    await page.waitForSelector('.chart canvas');
    await context.close();
  });
});

describe('sentences', () => {
  /** The chosen claim's sentence stands marked in its article. */
  async function arrived(page, what) {
    await page.waitForSelector('mark.chosen').catch(() => assert.fail(`no sentence behind ${what}: ${page.url()}`));
    const id = new URL(page.url()).searchParams.get('claim');
    const claim = (await ask(server.url, `claims/${id}`)).data;
    const marked = (await page.locator('mark.chosen').allInnerTexts()).join('');
    const squeeze = (text) => text.replace(/\s+/g, '');
    assert.ok(squeeze(marked).includes(squeeze(claim.evidence.text)), `${what}: ${marked}`);
  }

  test('are at most two steps from any figure', async () => {
    const { page, context } = await open('/');
    for (const [start, steps] of [
      ['/', ['[data-total=claims]', 'main a[data-source]']], ['/', ['[data-total=events]', 'main a[data-source]']], ['/', ['[data-total=contested]', 'main a[data-source]']],
      ['/', ['main .bars a', 'main a[data-source]']], ['/', ['main .panel a[data-source]']],
      ['/map?table=1', ['#map-list td.number a', 'main a[data-source]']], [views.place, ['main p.tags a', 'main a[data-source]']], [views.place, ['main td a[data-source]']],
      [views.event, ['main .columns a[data-source]']], ['/casualties', ['#series td a[data-source]']], ['/casualties?view=events', ['main td a[data-source]']],
      ['/ceasefires', ['main a[data-source]']], ['/sources', ['main td.number a', 'main a[data-source]']], [views.source, ['dl a[href*="/search?source"]:not([href*="in="])', 'main a[data-source]']], ['/review?queue=date', ['main a[data-source]']],
    ]) {
      await page.goto(server.url + start);
      await settled(page);
      for (const step of steps) {
        await page.waitForSelector(step).catch(() => assert.fail(`${start}: no ${step} at ${page.url()}`));
        await page.locator(step).first().click();
        await page.waitForLoadState();
        await settled(page);
      }
      await arrived(page, `${start} ${steps.join(' > ')}`);
    }
    await context.close();
  });

  test('stand where their bytes say, in Latin, Armenian and Arabic script and beside signs of four bytes', async () => {
    const articles = (await ask(server.url, 'articles?limit=1000')).data.filter((one) => one.id.startsWith('page-'));
    assert.equal(articles.length, 4);
    let marked = 0;
    for (const brief of articles) {
      const article = (await ask(server.url, `articles/${brief.key}`)).data;
      const { page, context, troubles } = await open(`/article/${brief.key}`);
      assert.deepEqual(troubles, [], brief.id);
      for (const claim of article.claim_list) {
        await page.goto(`${server.url}/article/${brief.key}?claim=${claim.id}`);
        await arrived(page, claim.id);
        ++marked;
      }
      if (brief.language === 'ar') {
        assert.equal(await page.locator('.reading p').first().evaluate((one) => getComputedStyle(one).direction), 'rtl');
      }
      if (brief.language === 'hy') assert.match(await page.locator('.reading').innerText(), /Հադրութ քաղաքը/);
      await context.close();
    }
    assert.ok(marked >= 3, `${marked} claims in the tests' articles`);
  });

  test('with markup in them stay text', async () => {
    const hostile = (await ask(server.url, 'articles?limit=1000')).data.find((one) => one.id === 'page-hostile');
    for (const path of [`/article/${hostile.key}`, '/search?q=martuni', '/search?in=articles', '/sources', '/']) {
      const { page, context, troubles } = await open(path);
      assert.equal(await page.evaluate(() => window.hurt), undefined, path);
      assert.deepEqual(troubles, [], path);
      assert.equal(await page.locator('main script, main img').count(), 0, path);
      await context.close();
    }
  });
});

describe('the keyboard', () => {
  test('goes to every view, opens help, searches, and can be switched off', async () => {
    const { page, context } = await open('/');
    for (const [key, path] of [['m', '/map'], ['c', '/casualties'], ['f', '/ceasefires'], ['s', '/sources'], ['r', '/review'], ['o', '/']]) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.waitForFunction((wanted) => location.pathname === wanted, path);
      await settled(page);
    }
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog[open]', { state: 'detached' }).catch(() => undefined);
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.id === 'q');
    await page.keyboard.type('hadrut');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('q=hadrut'));
    await settled(page);
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
    await page.keyboard.press('j');
    await page.waitForSelector('[data-item][aria-current]');
    await page.keyboard.press('o');
    await page.waitForSelector('mark.chosen');
    await page.keyboard.press('u');
    await page.waitForSelector('#q');

    await page.keyboard.press('?');
    await page.locator('dialog[open] input[type=checkbox]').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    assert.equal(new URL(page.url()).pathname, '/search');
    await context.close();
  });

  test('steps through the days of the map', async () => {
    const { page, context } = await open('/map?at=2020-10-12&span=1');
    await page.locator('main h1').click();
    for (const [key, day] of [[']', '2020-10-13'], ['[', '2020-10-12'], ['}', '2020-10-19'], ['{', '2020-10-12']]) {
      await page.keyboard.press(key);
      await page.waitForFunction((wanted) => new URLSearchParams(location.search).get('at') === wanted, day);
      await settled(page);
    }
    const days = [...new Set((await ask(server.url, 'timeline')).data.map((row) => row.day))].sort();
    const shown = () => page.evaluate(() => new URLSearchParams(location.search).get('at'));
    const next = days.find((day) => day > '2020-10-12');
    await page.keyboard.press('n');
    await page.waitForFunction((wanted) => new URLSearchParams(location.search).get('at') === wanted, next);
    await settled(page);
    await page.keyboard.press('p');
    await page.waitForFunction((wanted) => new URLSearchParams(location.search).get('at') === wanted, days.filter((day) => day < next).at(-1));
    assert.ok(days.includes(await shown()));
    await settled(page);
    await page.keyboard.press('0');
    await page.waitForFunction(() => !new URLSearchParams(location.search).has('at'));
    await page.keyboard.press('t');
    await page.waitForSelector('.map', { state: 'detached' });
    await context.close();
  });

  test('alone does a full review, and undoes it', async () => {
    const { page, context, troubles } = await open('/');
    const log = async () => (await ask(server.url, 'review/decisions?limit=50')).data;
    const decided = async (count) => {
      for (let tries = 0; (await log()).length < count; ++tries) {
        assert.ok(tries < 100, 'the decision never arrived');
        await new Promise((done) => setTimeout(done, 100));
      }
      await settled(page);
      return (await log())[0];
    };
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForFunction(() => location.pathname === '/review');
    await settled(page);
    // the queue that has most to do, reached by Tab and Enter as anybody would
    const queues = (await ask(server.url, 'review?queue=low&limit=1')).queues;
    const queue = ['low', 'date', 'place'].sort((a, b) => queues[b] - queues[a])[0];
    await page.locator(`nav.queues a[href*="queue=${queue}"], nav.queues a[aria-current]`).last().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-key]');
    await settled(page);
    const first = await page.locator('[data-key]').getAttribute('data-key');
    await page.keyboard.press('a');
    assert.equal((await decided(1)).action, 'accept');
    await page.waitForFunction((key) => document.querySelector('[data-key]')?.getAttribute('data-key') !== key, first);

    await page.keyboard.press('x');
    await page.waitForSelector('dialog[open] textarea');
    await page.locator('dialog[open] textarea').focus();
    await page.keyboard.type('idiom');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const rejected = await decided(2);
    assert.deepEqual([rejected.action, rejected.reason], ['reject', 'idiom']);

    await page.waitForSelector('[data-key]');
    await page.keyboard.press('y');
    await page.waitForSelector('dialog[open] select');
    await page.locator('dialog[open] select').focus();
    await page.keyboard.type('explosion');
    await page.keyboard.press('Tab');
    await page.keyboard.type('the means is not said');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const retyped = await decided(3);
    assert.deepEqual([retyped.action, retyped.value.type], ['retype', 'explosion']);
    // decisions show with the next generation of the ledger
    let now;
    for (let tries = 0; now?.type !== 'explosion'; ++tries) {
      assert.ok(tries < 600, `still ${now?.type}`);
      await new Promise((done) => setTimeout(done, 100));
      now = (await ask(server.url, `claims/${retyped.claim}`)).data;
    }
    assert.equal(now.status, 'changed');
    assert.ok(now.machine.type);

    await page.waitForSelector('[data-key]');
    await page.keyboard.press('i');
    await page.waitForSelector('dialog[open] textarea');
    await page.locator('dialog[open] textarea').focus();
    await page.keyboard.type('ask the desk');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal((await decided(4)).action, 'note');
    await page.keyboard.press('d');
    assert.equal((await decided(5)).action, 'defer');
    await page.keyboard.press('z');
    assert.equal((await decided(6)).action, 'undo');
    assert.deepEqual(troubles, []);
    await context.close();
  });
});

describe('the review of places, days and events', () => {
  /** Moves by Tab to the first element of the open form that fits, as a person without a mouse does. */
  async function tab_to(page, selector) {
    for (let steps = 0; steps < 80; ++steps) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(`dialog[open] ${wanted}`), selector)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${selector}`);
  }

  test('goes by keyboard alone: re-place, re-date, merge, split', async () => {
    const { page, context, troubles } = await open('/review?queue=date');
    const newest = async () => (await ask(server.url, 'review/decisions?limit=1')).data[0];
    const hadrut = (await ask(server.url, 'gazetteer?name=Hadrut')).data[0];
    const decide = async (queue, key, action, fill) => {
      await page.goto(`${server.url}/review?queue=${queue}`);
      await page.waitForSelector('[data-key]');
      await page.waitForSelector(`[data-action=${action}]:not([disabled])`);
      await page.keyboard.press(key);
      await page.waitForSelector('dialog[open]');
      const answered = page.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith('/review/decisions'));
      await fill();
      await tab_to(page, 'textarea');
      await page.keyboard.type('seen in the text');
      await tab_to(page, 'button.main');
      await page.keyboard.press('Enter');
      const response = await answered;
      assert.ok(response.ok(), `${action}: ${response.status()}`);
      const decision = await newest();
      assert.deepEqual([decision.action, decision.reason], [action, 'seen in the text']);
      return decision;
    };
    const dated = await decide('date', 'w', 'redate', async () => {
      await tab_to(page, 'input[type=date]');
      await page.keyboard.type('10102020'); // the same in every order of day and month
    });
    assert.equal(dated.value.from, '2020-10-10');
    const placed = await decide('date', 'l', 'replace', async () => {
      await tab_to(page, 'input');
      await page.keyboard.type('Hadrut');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('dialog[open] li button').length > 1);
      await tab_to(page, 'li button');
      await page.keyboard.press('Enter');
    });
    assert.equal(placed.value.place.id, hadrut.id);
    const merged = await decide('merge', 'm', 'merge', async () => undefined);
    assert.ok(merged.event && merged.with);
    const parted = await decide('split', 's', 'split', async () => {
      await page.waitForSelector('dialog[open] input[type=checkbox]');
      await tab_to(page, 'input[type=checkbox]');
      await page.keyboard.press('Space');
    });
    assert.equal(parted.claims.length, 1);
    assert.deepEqual(troubles, []);
    await context.close();
  });
});

describe('the map', () => {
  test('takes several days at a stroke, and all days up to one', async () => {
    const { page, context, troubles } = await open('/map');
    const strip = await page.locator('svg.strip').boundingBox();
    await page.mouse.move(strip.x + strip.width * 0.25, strip.y + 30);
    await page.mouse.down();
    await page.mouse.move(strip.x + strip.width * 0.5, strip.y + 30, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction(() => Number(new URLSearchParams(location.search).get('span')) > 1);
    const stroked = new URL(page.url()).searchParams;
    await settled(page);
    const claims = async (query) => (await ask(server.url, `map?${query}`)).data.features.reduce((sum, one) => sum + one.claims, 0);
    const few = await claims(`at=${stroked.get('at')}&span=${stroked.get('span')}`);
    await page.locator('select[data-span]').selectOption('36600');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('span') === '36600');
    await settled(page);
    const many = await claims(`at=${stroked.get('at')}&span=36600`);
    assert.ok(many >= few && few > 0, `${few} of ${many}`);
    assert.deepEqual(troubles, []);
    await context.close();
  });

  for (const kind of ['raster', 'vector']) {
    test(`shows ${kind} tiles of one's own from a PMTiles file, and names where they come from`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'counterclaim-tiles-'));
      const file = join(folder, 'world.pmtiles');
      write_archive(file, kind === 'vector');
      const before_this = server;
      try {
        server = await start_server({ own_articles: false, options: ['--tiles', file] });
        const { page, context, troubles } = await open('/map');
        await page.waitForSelector('.leaflet-tiles-pane .leaflet-tile-loaded, .leaflet-tiles-pane img, .leaflet-tiles-pane canvas', { state: 'attached' });
        const painted = await page.waitForFunction(() => {
          const tile = document.querySelector('.leaflet-tiles-pane img, .leaflet-tiles-pane canvas');
          if (!tile || (tile instanceof HTMLImageElement && !tile.naturalWidth) || !tile.width) return null;
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 4;
          const context = canvas.getContext('2d');
          context.drawImage(tile, 0, 0, 4, 4);
          const colour = [...context.getImageData(1, 1, 1, 1).data];
          return colour[3] > 0 ? colour : null;
        });
        const colour = await painted.jsonValue();
        if (kind === 'raster') assert.deepEqual(colour.slice(0, 3), [200, 20, 20]);
        else assert.ok(colour[2] > 60, `no sea: ${colour}`);
        await page.waitForFunction(() => /Example Maps/.test(document.querySelector('.leaflet-control-attribution')?.textContent ?? ''));
        assert.deepEqual(troubles, []);
        await context.close();
      } finally {
        if (server !== before_this) await server.stop();
        server = before_this;
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});

describe('without script', () => {
  test('there is a form that searches and links to the answers', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    assert.ok(await page.locator('form[action] input[name=q]').isVisible());
    await context.close();
  });
});

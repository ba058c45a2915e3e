// Makes the pictures of docs/guide/first-hour.md with the test browser: node tests/browser/pictures.mjs
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { here } from '../load.mjs';
import { ask, chromium_path, start_server } from './server.mjs';

const folder = process.argv[2] ?? join(here, '../docs/guide/pictures');
mkdirSync(folder, { recursive: true });
const server = await start_server({ own_articles: false });
const browser = await chromium.launch({ executablePath: chromium_path(), args: ['--no-sandbox', '--disable-gpu'] });
const place = (await ask(server.url, 'places')).data.find((one) => one.name === 'Hadrut');
const event = (await ask(server.url, `events?contested=true&place=${place.id}`)).data[0] ?? (await ask(server.url, 'events?contested=true')).data[0];
const claim = (await ask(server.url, `claims?place=${place.id}`)).data[0];
const views = { overview: '/', map: '/map', place: `/place/${place.id}/hadrut`, event: `/event/${event.id}`, casualties: '/casualties', article: `/article/${claim.article_key}?claim=${claim.id}`, review: '/review?queue=date' };
/** What a picture waits for beyond the text. */
const drawn = { map: '.symbol', casualties: '.chart canvas', article: 'mark.chosen', place: '.lanes' };
for (const [width, suffix] of [[1280, ''], ...(process.argv.includes('--narrow') ? [[360, '-narrow']] : [])]) {
  const page = await browser.newPage({ viewport: { width, height: width === 360 ? 780 : 860 }, locale: 'en-GB', reducedMotion: 'reduce' });
  for (const [name, path] of Object.entries(views)) {
    await page.goto(server.url + path);
    await page.waitForSelector('main h1');
    await page.waitForFunction(() => !document.querySelector('main [aria-busy=true]') && document.querySelectorAll('main a').length > 3);
    if (drawn[name]) await page.waitForSelector(drawn[name]);
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`) });
  }
}
await browser.close();
await server.stop();

// The frame: header with the global controls, the view, the footer, and the keys that work everywhere.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { address, generation, newer, refresh, send, useApi, waiting, type Conflict, type Overview as OverviewData, type Session } from './api';
import { day, language, t, use_language, type Language } from './i18n';
import { help_open, keys_on, switch_keys, useKeys } from './keys';
import { change, go, link, param, parts, where } from './route';
import { conflicts } from './sides';
import { Title } from './parts/basics';
import { ArticleView } from './views/article';
import { Casualties } from './views/casualties';
import { Ceasefires } from './views/ceasefires';
import { EventView } from './views/event';
import { MapView } from './views/map';
import { Overview } from './views/overview';
import { PlaceView } from './views/place';
import { Review } from './views/review';
import { Search } from './views/search';
import { Sources, SourceView } from './views/sources';

const k_views = ['overview', 'map', 'casualties', 'ceasefires', 'sources', 'search', 'review'];

function path_of(view: string): string { return view === 'overview' ? '/' : `/${view}`; }

function Header() {
  const profiles = useApi<Conflict[]>(address('conflicts'));
  const session = useApi<Session>(address('session'));
  const from = useSignal(param('from'));
  const to = useSignal(param('to'));
  const as_of = useSignal(param('as_of'));
  const known = `${param('from')}|${param('to')}|${param('as_of')}`;
  useEffect(() => { from.value = param('from'); to.value = param('to'); as_of.value = param('as_of'); }, [known]);
  const list = profiles.value.state === 'done' ? profiles.value.answer.data : [];
  // Without a choice they are the profiles that fit the ledger, as the overview says.
  const fitting = useApi<OverviewData>(param('conflict') ? '' : address('overview'));
  const fits = fitting.value.state === 'done' ? fitting.value.answer.data.conflicts : null;
  useEffect(() => {
    const wanted = param('conflict');
    const found = wanted ? list.filter((one) => one.id === wanted) : fits;
    if (found?.length) conflicts.value = found;
  }, [list, fits, param('conflict')]);
  const who = session.value.state === 'done' ? session.value.answer.data : null;
  return <header class="top"><div class="row">
    <a class="brand" href={link('/')}><svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true"><path d="M3 5h15a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3h-8l-5 5v-5H3z" fill="#0072b2" /><path d="M29 12h-5v3a5 5 0 0 1-5 5h-6v1a3 3 0 0 0 3 3h8l4 4v-4h1a2 2 0 0 0 2-2v-8a2 2 0 0 0-2-2z" fill="#e69f00" /></svg>{t('app.name')}</a>
    <nav class="views" aria-label={t('nav.label')}>{k_views.map((view) => <a key={view} href={link(path_of(view))} aria-current={where.value.path === path_of(view) ? 'page' : undefined}>{t(`nav.${view}`)}</a>)}</nav>
    <form class="globals push" onSubmit={(event) => { event.preventDefault(); change({ from: from.value, to: to.value, as_of: as_of.value }); }}>
      {list.length > 0 && <label>{t('header.conflict')} <select value={param('conflict')} onChange={(event) => change({ conflict: event.currentTarget.value })}><option value="">{t('header.conflict_auto')}</option>{list.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></label>}
      <label>{t('header.from')} <input type="date" value={from.value} onInput={(event) => { from.value = event.currentTarget.value; }} /></label>
      <label>{t('header.to')} <input type="date" value={to.value} onInput={(event) => { to.value = event.currentTarget.value; }} /></label>
      <label>{t('header.as_of')} <input type="date" value={as_of.value} onInput={(event) => { as_of.value = event.currentTarget.value; }} /></label>
      <button>{t('header.apply')}</button>
      {(param('from') || param('to') || param('as_of')) && <button type="button" onClick={() => change({ from: null, to: null, as_of: null })}>{t('header.clear')}</button>}
      <label>{t('header.language')} <select value={language.value} onChange={(event) => use_language(event.currentTarget.value as Language)}><option value="en">English</option><option value="fr">Français</option></select></label>
      <button type="button" onClick={() => { help_open.value = true; }}>{t('header.help')}</button>
      {who?.tokens && who.name && <button type="button" onClick={() => { void send('DELETE', 'session').then(() => refresh('')); }}>{t('login.leave')} ({who.name})</button>}
    </form>
  </div></header>;
}

const k_help: [string, string][] = [['?', 'help'], ['/', 'search'], ['g o · g m · g c · g f · g s · g r', 'go'], ['j · k', 'next'], ['Enter', 'open'], ['o', 'article'], ['u', 'back'], ['[ · ]', 'day'], ['{ · }', 'week'], ['n · p', 'eventful'],
  ['Space', 'play'], ['0', 'reset'], ['t', 'table'], ['c', 'copy'], ['e', 'export'], ['a · x · m · s · d · i · z', 'review'], ['y · l · w', 'types'], ['1 – 9', 'candidate']];

function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (help_open.value && !dialog.current?.open) dialog.current?.showModal();
    if (!help_open.value && dialog.current?.open) dialog.current.close();
  }, [help_open.value]);
  return <dialog ref={dialog} aria-labelledby="keys-title" onClose={() => { help_open.value = false; }}>
    <h2 id="keys-title">{t('keys.title')}</h2>
    <table><tbody>{k_help.map(([key, what]) => <tr key={what}><th scope="row">{key.split(' · ').map((one, i) => <span key={one}>{i > 0 ? ' ' : ''}<kbd>{one}</kbd></span>)}</th><td>{t(`keys.${what}`)}</td></tr>)}</tbody></table>
    <p><label><input type="checkbox" checked={keys_on.value} onChange={(event) => switch_keys(event.currentTarget.checked)} />{t('keys.toggle')}</label></p>
    <button class="main" onClick={() => { help_open.value = false; }}>{t('keys.close')}</button>
  </dialog>;
}

function NotFound() {
  return <><Title text={t('state.not_found')} /><h1>{t('state.not_found')}</h1><p><a href={link('/')}>{t('nav.overview')}</a></p></>;
}

function View() {
  const [name = 'overview', id] = parts.value;
  const key = `${name}/${id ?? ''}`;
  switch (name) {
    case 'overview': return <Overview />;
    case 'map': return <MapView />;
    case 'place': return id ? <PlaceView key={key} /> : <NotFound />;
    case 'event': return id ? <EventView key={key} /> : <NotFound />;
    case 'casualties': return <Casualties />;
    case 'ceasefires': return <Ceasefires />;
    case 'sources': return <Sources />;
    case 'source': return id ? <SourceView key={key} /> : <NotFound />;
    case 'article': return id ? <ArticleView key={key} /> : <NotFound />;
    case 'search': return <Search />;
    case 'review': return <Review />;
    default: return <NotFound />;
  }
}

export function App() {
  const to = (view: string) => () => go(link(path_of(view)));
  useKeys({ '?': () => { help_open.value = true; }, '/': () => { const field = document.getElementById('q'); if (field) field.focus(); else { go(link('/search')); requestAnimationFrame(() => document.getElementById('q')?.focus()); } },
    'g o': to('overview'), 'g m': to('map'), 'g c': to('casualties'), 'g f': to('ceasefires'), 'g s': to('sources'), 'g r': to('review'), u: () => history.back() });
  useEffect(() => { document.documentElement.lang = language.value; }, [language.value]);
  return <>
    <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>{t('app.skip')}</a>
    <Header />
    {newer.value && <div class="bar" role="status">{t('header.newer')} <button onClick={() => refresh(newer.value)}>{t('header.show_newer')}</button></div>}
    {param('as_of') && <div class="bar">{t('header.as_of_note', { day: day(param('as_of')) })}</div>}
    <main id="main" tabIndex={-1} data-generation={generation.value} data-waiting={waiting}><View /></main>
    <footer class="end"><div><span>{t('footer.note')}</span><span>{t('footer.credit')}</span><a href="/THIRD_PARTY.txt" target="_blank" rel="noopener">{t('footer.licences')}</a></div></footer>
    <Help />
  </>;
}

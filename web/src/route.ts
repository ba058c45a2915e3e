// Where the page stands: path and query of the address, which hold the whole state of every view.
import { computed, signal } from '@preact/signals';

export interface Where { path: string; query: URLSearchParams }

function here(): Where {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

export const where = signal<Where>(here());
export const anchor = signal(location.hash.slice(1));
export const parts = computed(() => where.value.path.split('/').filter(Boolean).map(decodeURIComponent));

/** Parameters that stay when the user goes to another view. */
const k_global = ['conflict', 'from', 'to', 'as_of'];

function show(): void {
  where.value = here();
  anchor.value = location.hash.slice(1);
}

export function go(href: string, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', href);
  const before = where.value.path;
  show();
  if (where.value.path !== before) {
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }
}

type Values = Record<string, string | number | boolean | null | undefined>;

/** The address of a view, with the global parameters of this one. */
export function link(path: string, values: Values = {}, hash = ''): string {
  const query = new URLSearchParams();
  for (const name of k_global) {
    const value = where.value.query.get(name);
    if (value && !(name in values)) query.set(name, value);
  }
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '' && value !== false) query.set(name, String(value));
  }
  const text = query.toString();
  return path + (text ? `?${text}` : '') + (hash ? `#${hash}` : '');
}

/** This view with some parameters changed; null takes one away. */
export function here_with(values: Values): string {
  const query = new URLSearchParams(where.value.query);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '' || value === false) query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return where.value.path + (text ? `?${text}` : '');
}

export function change(values: Values, replace = false): void { go(here_with(values), replace); }

export function param(name: string): string { return where.value.query.get(name) ?? ''; }

/** The parameters every request carries. */
export function globals(): Record<string, string> {
  return Object.fromEntries(k_global.map((name) => [name, param(name)]));
}

function own(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const found = (event.target as Element | null)?.closest('a');
  if (!found || found.target || found.hasAttribute('download') || found.origin !== location.origin) return null;
  return found.pathname.startsWith('/api/') ? null : found;
}

export function start(): void {
  addEventListener('popstate', show);
  addEventListener('hashchange', show);
  document.addEventListener('click', (event) => {
    const found = own(event);
    if (!found) return;
    if (found.hash && found.pathname === location.pathname && found.search === location.search) return;
    event.preventDefault();
    go(found.pathname + found.search + found.hash);
  });
}

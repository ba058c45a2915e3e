// Single keys, as docs/guide/first-hour.md lists them. They are off in fields, and can be switched off (WCAG 2.1.4).
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

export const keys_on = signal(localStorage.getItem('keys') !== 'off');
export const help_open = signal(false);

export function switch_keys(on: boolean): void {
  keys_on.value = on;
  localStorage.setItem('keys', on ? 'on' : 'off');
}

type Handler = (event: KeyboardEvent) => void;
type Handlers = Record<string, Handler>;
const stack: { current: Handlers }[] = [];

function in_field(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (!element?.tagName) return false;
  if (element.isContentEditable || element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return true;
  return element.tagName === 'INPUT' && !['checkbox', 'radio', 'range', 'button'].includes((element as HTMLInputElement).type);
}

let pending = '';

export function start_keys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || in_field(event.target)) return;
    if (!keys_on.value && event.key !== '?') return;
    if (document.querySelector('dialog[open]')) return;
    const target = event.target as HTMLElement | null;
    if ((event.key === 'Enter' || event.key === ' ') && target?.closest('a, button, summary, input, [role=button]')) return;
    if (event.key.startsWith('Arrow') && target?.closest('input, .map')) return;
    const combined = pending + event.key;
    pending = '';
    for (const name of [combined, event.key]) {
      for (let i = stack.length - 1; i >= 0; --i) {
        const handler = stack[i]?.current[name];
        if (handler) {
          event.preventDefault();
          handler(event);
          return;
        }
      }
    }
    if (event.key === 'g') pending = 'g ';
  });
}

/** Keys that a view or a part of it answers while it is shown; the innermost wins. */
export function useKeys(handlers: Handlers): void {
  const entry = useRef({ current: handlers }).current;
  entry.current = handlers;
  useEffect(() => {
    stack.push(entry);
    return () => { stack.splice(stack.indexOf(entry), 1); };
  }, [entry]);
}
